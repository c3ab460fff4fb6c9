/** Tables of people and how they sign in. */
import type { PersonId, RoleHoldingId } from '@alongside/domain/ids'
import type { PersonState } from '@alongside/domain/person'
import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('person')
export class PersonRow {
  @PrimaryColumn('uuid') id!: PersonId
  @Column('text') email!: string
  @Column('text') name!: string
  @Column('text') state!: PersonState
  @Column('integer', { name: 'perm_epoch' }) permEpoch!: number
  @Column('uuid', { name: 'acting_holding_id', nullable: true }) actingHoldingId!: RoleHoldingId | null
  @Column('timestamptz', { name: 'last_here_at', nullable: true }) lastHereAt!: Date | null
}

@Entity('credential')
export class CredentialRow {
  @PrimaryColumn('uuid', { name: 'person_id' }) personId!: PersonId
  @Column('text', { name: 'password_hash' }) passwordHash!: string
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date
}

export const accountRows = [PersonRow, CredentialRow]
