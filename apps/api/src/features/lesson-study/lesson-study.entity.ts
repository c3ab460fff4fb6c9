/** Tables of a lesson study: itself, its members, its lessons. */
import type { CivilDate } from '@alongside/domain/civil-date'
import type { CycleId, DocumentId, EnquiryId, LessonId, PersonId, SpaceId, StudyId, Urn } from '@alongside/domain/ids'
import type { Grouping, LessonMemberState, LessonStudyState, LessonSummary } from '@alongside/domain/lesson-study'
import type { ResearchLessonState } from '@alongside/domain/research-lesson'
import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('lesson_study')
export class LessonStudyRow {
  @PrimaryColumn('uuid', { name: 'space_id' }) spaceId!: SpaceId
  @PrimaryColumn('uuid') id!: StudyId
  @Column('text') title!: string
  @Column('text') state!: LessonStudyState
  @Column('uuid', { name: 'enquiry_id', nullable: true }) enquiryId!: EnquiryId | null
  @Column('uuid', { name: 'cycle_id', nullable: true }) cycleId!: CycleId | null
  @Column('uuid', { name: 'facilitator_id' }) facilitatorId!: PersonId
  @Column('uuid', { name: 'created_by' }) createdBy!: PersonId
  @Column('text', { name: 'created_urn' }) createdUrn!: Urn
  @Column('text') subject!: string
  @Column('text', { name: 'year_group' }) yearGroup!: string
  @Column('integer', { name: 'class_size', nullable: true }) classSize!: number | null
  @Column('text', { nullable: true }) grouping!: Grouping | null
  @Column('text') improvement!: string
  @Column('text') aim!: string
  @Column('text', { name: 'focus_evidence' }) focusEvidence!: string
  @Column('text') protocol!: string
  @Column('integer', { name: 'protocol_version' }) protocolVersion!: number
  @Column('date', { name: 'sharing_on', nullable: true }) sharingOn!: CivilDate | null
  @Column('text', { name: 'sharing_with' }) sharingWith!: string
  @Column('text', { name: 'shared_record' }) sharedRecord!: string
  @Column('text', { name: 'research_theme' }) researchTheme!: string
  @Column('text', { name: 'materials_study' }) materialsStudy!: string
  @Column('text', { name: 'board_plan' }) boardPlan!: string
  @Column('text', { name: 'knowledgeable_other' }) knowledgeableOther!: string
  @Column('text', { name: 'knowledgeable_other_comment' }) knowledgeableOtherComment!: string
  @Column('jsonb') summary!: Partial<LessonSummary>
  @Column('text', { name: 'stop_reason', nullable: true }) stopReason!: string | null
}

@Entity('lesson_study_member')
export class LessonStudyMemberRow {
  @PrimaryColumn('uuid', { name: 'space_id' }) spaceId!: SpaceId
  @PrimaryColumn('uuid', { name: 'study_id' }) studyId!: StudyId
  @PrimaryColumn('uuid', { name: 'person_id' }) personId!: PersonId
  @Column('text') urn!: Urn
  @Column('text') state!: LessonMemberState
  @Column('uuid', { name: 'invited_by', nullable: true }) invitedBy!: PersonId | null
  @Column('timestamptz', { name: 'joined_at', nullable: true }) joinedAt!: Date | null
}

@Entity('research_lesson')
export class ResearchLessonRow {
  @PrimaryColumn('uuid', { name: 'space_id' }) spaceId!: SpaceId
  @PrimaryColumn('uuid') id!: LessonId
  @Column('uuid', { name: 'study_id' }) studyId!: StudyId
  @Column('integer') number!: number
  @Column('text') state!: ResearchLessonState
  @Column('uuid', { name: 'document_id' }) documentId!: DocumentId
  @Column('uuid', { name: 'discussion_id' }) discussionId!: DocumentId
  @Column('text', { nullable: true }) urn!: Urn | null
  @Column('uuid', { name: 'teacher_id', nullable: true }) teacherId!: PersonId | null
  @Column('date', { name: 'on_day', nullable: true }) onDay!: CivilDate | null
  @Column('text', { name: 'at_time', nullable: true }) atTime!: string | null
  @Column('text', { name: 'learning_objective' }) learningObjective!: string
  @Column('timestamptz', { name: 'started_at', nullable: true }) startedAt!: Date | null
  @Column('timestamptz', { name: 'stopped_at', nullable: true }) stoppedAt!: Date | null
  @Column('timestamptz', { name: 'concluded_at', nullable: true }) concludedAt!: Date | null
  @Column('text', { name: 'no_interview_reason', nullable: true }) noInterviewReason!: string | null
  @Column('text', { name: 'stop_reason', nullable: true }) stopReason!: string | null
  @Column('text', { name: 'postponed_reason', nullable: true }) postponedReason!: string | null
  @Column('integer', { name: 'discussion_step' }) discussionStep!: number
  @Column('timestamptz', { name: 'step_started_at', nullable: true }) stepStartedAt!: Date | null
  @Column('integer', { name: 'step_paused_seconds', nullable: true }) stepPausedSeconds!: number | null
  @Column('uuid', { name: 'facilitator_id', nullable: true }) facilitatorId!: PersonId | null
  @Column('uuid', { name: 'scribe_id', nullable: true }) scribeId!: PersonId | null
  @Column('uuid', { name: 'timekeeper_id', nullable: true }) timekeeperId!: PersonId | null
}

export const lessonStudyRows = [LessonStudyRow, LessonStudyMemberRow, ResearchLessonRow]
