/** Tables of an enquiry: itself, its schools, its members, its health check. */
import type { EnquiryMemberState, EnquiryState } from '@alongside/domain/enquiry'
import type { HealthAnswer, HealthProcess } from '@alongside/domain/health'
import type { EnquiryId, PersonId, SpaceId, TemplateId, Urn } from '@alongside/domain/ids'
import type { EnquiryVisibility } from '@alongside/domain/visibility'
import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('enquiry')
export class EnquiryRow {
  @PrimaryColumn('uuid', { name: 'space_id' }) spaceId!: SpaceId
  @PrimaryColumn('uuid') id!: EnquiryId
  @Column('text') title!: string
  @Column('text', { name: 'classroom_practice' }) classroomPractice!: string
  @Column('text', { name: 'pupils_to_benefit' }) pupilsToBenefit!: string
  @Column('text') state!: EnquiryState
  @Column('text') visibility!: EnquiryVisibility
  @Column('uuid', { name: 'lead_id' }) leadId!: PersonId
  @Column('uuid', { name: 'created_by' }) createdBy!: PersonId
  @Column('text', { name: 'created_urn' }) createdUrn!: Urn
  @Column('text') protocol!: string
  @Column('integer', { name: 'protocol_version' }) protocolVersion!: number
  @Column('uuid', { name: 'template_id', nullable: true }) templateId!: TemplateId | null
  @Column('text', { name: 'last_finding', nullable: true }) lastFinding!: string | null
  @Column('text', { name: 'closing_reason', nullable: true }) closingReason!: string | null
}

@Entity('enquiry_school')
export class EnquirySchoolRow {
  @PrimaryColumn('uuid', { name: 'space_id' }) spaceId!: SpaceId
  @PrimaryColumn('uuid', { name: 'enquiry_id' }) enquiryId!: EnquiryId
  @PrimaryColumn('text') urn!: Urn
  @Column('uuid', { name: 'invited_by', nullable: true }) invitedBy!: PersonId | null
  @Column('timestamptz', { name: 'left_at', nullable: true }) leftAt!: Date | null
}

@Entity('enquiry_member')
export class EnquiryMemberRow {
  @PrimaryColumn('uuid', { name: 'space_id' }) spaceId!: SpaceId
  @PrimaryColumn('uuid', { name: 'enquiry_id' }) enquiryId!: EnquiryId
  @PrimaryColumn('uuid', { name: 'person_id' }) personId!: PersonId
  @Column('text') urn!: Urn
  @Column('text') state!: EnquiryMemberState
  @Column('uuid', { name: 'invited_by', nullable: true }) invitedBy!: PersonId | null
  @Column('timestamptz', { name: 'joined_at', nullable: true }) joinedAt!: Date | null
  @Column('timestamptz', { name: 'protocol_accepted_at', nullable: true }) protocolAcceptedAt!: Date | null
  @Column('integer', { name: 'protocol_version', nullable: true }) protocolVersion!: number | null
  @Column('timestamptz', { name: 'left_at', nullable: true }) leftAt!: Date | null
}

@Entity('enquiry_health')
export class EnquiryHealthRow {
  @PrimaryColumn('uuid', { name: 'space_id' }) spaceId!: SpaceId
  @PrimaryColumn('uuid', { name: 'enquiry_id' }) enquiryId!: EnquiryId
  @PrimaryColumn('text') process!: HealthProcess
  @Column('text') answer!: HealthAnswer
  @Column('uuid', { name: 'answered_by' }) answeredBy!: PersonId
  @Column('timestamptz', { name: 'answered_at' }) answeredAt!: Date
}

export const enquiryRows = [EnquiryRow, EnquirySchoolRow, EnquiryMemberRow, EnquiryHealthRow]
