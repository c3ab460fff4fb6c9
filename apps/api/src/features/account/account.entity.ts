/** Tables of people, what they hold and how they sign in. */
import type { PersonId, RoleHoldingId, SpaceId } from '@alongside/domain/ids'
import type { PersonState } from '@alongside/domain/person'
import type { Role } from '@alongside/domain/role'
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

@Entity('role_holding')
export class RoleHoldingRow {
  @PrimaryColumn('uuid') id!: RoleHoldingId
  @Column('uuid', { name: 'space_id', nullable: true }) spaceId!: SpaceId | null
  @Column('uuid', { name: 'person_id' }) personId!: PersonId
  @Column('text') role!: Role
  @Column('boolean') deputy!: boolean
  @Column('date', { name: 'starts_on' }) startsOn!: string
  @Column('date', { name: 'ends_on', nullable: true }) endsOn!: string | null
  @Column('uuid', { name: 'appointed_by', nullable: true }) appointedBy!: PersonId | null
}

export const accountRows = [PersonRow, CredentialRow, RoleHoldingRow]
