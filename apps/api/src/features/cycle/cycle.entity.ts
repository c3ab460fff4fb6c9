/** Tables of a cycle that are written through rows. Its words on the board are written by the live engine alone. */
import type { CycleState, EnoughDifference } from '@alongside/domain/cycle'
import type { CycleId, DocumentId, EnquiryId, PersonId, ProposalId, SpaceId } from '@alongside/domain/ids'
import type { ProposalState } from '@alongside/domain/proposal'
import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('enquiry_cycle')
export class CycleRow {
  @PrimaryColumn('uuid', { name: 'space_id' }) spaceId!: SpaceId
  @PrimaryColumn('uuid') id!: CycleId
  @Column('uuid', { name: 'enquiry_id' }) enquiryId!: EnquiryId
  @Column('integer') number!: number
  @Column('text') stage!: CycleState
  @Column('timestamptz', { name: 'stage_since' }) stageSince!: Date
  @Column('uuid', { name: 'document_id' }) documentId!: DocumentId
  @Column('text', { name: 'action_unlocked_reason', nullable: true }) actionUnlockedReason!: string | null
  @Column('uuid', { name: 'action_unlocked_by', nullable: true }) actionUnlockedBy!: PersonId | null
  @Column('timestamptz', { name: 'action_unlocked_at', nullable: true }) actionUnlockedAt!: Date | null
  @Column('text', { name: 'enough_difference', nullable: true }) enoughDifference!: EnoughDifference | null
  @Column('timestamptz', { name: 'checked_at', nullable: true }) checkedAt!: Date | null
  @Column('integer') version!: number
}

@Entity('stage_proposal')
export class StageProposalRow {
  @PrimaryColumn('uuid', { name: 'space_id' }) spaceId!: SpaceId
  @PrimaryColumn('uuid') id!: ProposalId
  @Column('uuid', { name: 'cycle_id' }) cycleId!: CycleId
  @Column('text', { name: 'from_stage' }) from!: CycleState
  @Column('text', { name: 'to_stage' }) to!: CycleState
  @Column('text') note!: string
  @Column('text') state!: ProposalState
  @Column('uuid', { name: 'proposed_by' }) proposedBy!: PersonId
  @Column('uuid', { name: 'answered_by', nullable: true }) answeredBy!: PersonId | null
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt!: Date | null
  @Column('text', { name: 'answer_reason', nullable: true }) answerReason!: string | null
}

export const cycleRows = [CycleRow, StageProposalRow]
