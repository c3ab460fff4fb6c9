/** The table of memberships: one row for each time a school is asked. */
import type { AllianceId, MembershipId, PersonId, Urn } from '@alongside/domain/ids'
import type { MembershipRole, MembershipState, SchoolMembership } from '@alongside/domain/membership'
import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('school_membership')
export class SchoolMembershipRow implements Omit<SchoolMembership, 'allianceId'> {
  @PrimaryColumn('uuid', { name: 'space_id' }) spaceId!: AllianceId
  @PrimaryColumn('uuid') id!: MembershipId
  @Column('text') urn!: Urn
  @Column('text') role!: MembershipRole
  @Column('text') state!: MembershipState
  @Column('uuid', { name: 'invited_by', nullable: true }) invitedBy!: PersonId | null
  @Column('timestamptz', { name: 'invited_at' }) invitedAt!: Date
  @Column('uuid', { name: 'accepted_by', nullable: true }) acceptedBy!: PersonId | null
  @Column('uuid', { name: 'signed_by', nullable: true }) signedBy!: PersonId | null
  @Column('timestamptz', { name: 'signed_at', nullable: true }) signedAt!: Date | null
  @Column('integer', { name: 'agreement_version', nullable: true }) agreementVersion!: number | null
  @Column('uuid', { name: 'countersigned_by', nullable: true }) countersignedBy!: PersonId | null
  @Column('timestamptz', { name: 'countersigned_at', nullable: true }) countersignedAt!: Date | null
  @Column('date', { name: 'leaves_on', nullable: true }) leavesOn!: string | null
  @Column('uuid', { name: 'removal_asked_by', nullable: true }) removalAskedBy!: PersonId | null
  @Column('text', { nullable: true }) reason!: string | null
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null
  @Column('integer') version!: number
}

export const membershipRows = [SchoolMembershipRow]
