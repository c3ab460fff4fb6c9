/** The table of invitations: to a role in a space, or to one item as a guest. */
import type { InvitationId, PersonId, SpaceId } from '@alongside/domain/ids'
import type { Invitation, InvitationState } from '@alongside/domain/person'
import type { Role } from '@alongside/domain/role'
import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('invitation')
export class InvitationRow implements Invitation {
  @PrimaryColumn('uuid', { name: 'space_id' }) spaceId!: SpaceId
  @PrimaryColumn('uuid') id!: InvitationId
  @Column('bytea', { name: 'token_hash' }) tokenHash!: Buffer
  @Column('text') email!: string
  @Column('text') name!: string
  @Column('text') role!: Role
  @Column('uuid', { name: 'item_id', nullable: true }) itemId!: string | null
  @Column('text', { name: 'item_kind', nullable: true }) itemKind!: string | null
  @Column('text', { name: 'item_title', nullable: true }) itemTitle!: string | null
  @Column('uuid', { name: 'invited_by' }) invitedBy!: PersonId
  @Column('text') state!: InvitationState
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date
  @Column('timestamptz', { name: 'used_at', nullable: true }) usedAt!: Date | null
}

export const peopleRows = [InvitationRow]
