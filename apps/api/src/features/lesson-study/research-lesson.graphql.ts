/** What the client sees of a research lesson. Its plan, notes, interviews and discussion are added by their own features. */
import type { DocumentId, LessonId, PersonId, StudyId, Urn } from '@alongside/domain/ids'
import { ResearchLessonState } from '@alongside/domain/research-lesson'
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { abilitiesType } from '../../platform/graphql/abilities.js'
import { CivilDate, Instant } from '../../platform/graphql/scalars.js'
import { researchLessonAbilities } from './lesson-study-policy.service.js'
import type { LessonInStudy } from './lesson-study-record.service.js'

registerEnumType(ResearchLessonState, { name: 'ResearchLessonState' })

export const ResearchLessonAbilities = abilitiesType('ResearchLessonAbilities', researchLessonAbilities)

@ObjectType('ResearchLesson')
export class ResearchLessonType {
  @Field(() => ID) id!: LessonId
  @Field(() => ID) studyId!: StudyId
  @Field(() => Int) number!: number
  @Field(() => ResearchLessonState) state!: ResearchLessonState
  @Field(() => Int) version!: number
  @Field(() => CivilDate, { nullable: true }) onDay!: string | null
  /** As a clock on the wall says it: 09:15. */
  @Field(() => String, { nullable: true }) atTime!: string | null
  @Field(() => String) learningObjective!: string
  @Field(() => Instant, { nullable: true }) startedAt!: string | null
  @Field(() => Instant, { nullable: true }) stoppedAt!: string | null
  @Field(() => Instant, { nullable: true }) concludedAt!: string | null
  /** The planning sheet and the discussion as live documents; null for those who see dates and states only. */
  @Field(() => ID, { nullable: true }) documentId!: DocumentId | null
  @Field(() => ID, { nullable: true }) discussionId!: DocumentId | null
  @Field(() => String, { nullable: true }) noInterviewReason!: string | null
  @Field(() => String, { nullable: true }) stopReason!: string | null
  @Field(() => String, { nullable: true }) postponedReason!: string | null
  urn!: Urn | null
  teacherId!: PersonId | null
  observerIds!: readonly PersonId[]
  /** Everything its policies look at; never sent. */
  at!: LessonInStudy
}

/** What is left out stays as it is; an empty date or time takes it off. */
@InputType('UpdateResearchLessonInput')
export class UpdateResearchLessonInput {
  @Field(() => ID, { nullable: true }) urn?: Urn | null
  @Field(() => ID, { nullable: true }) teacherId?: PersonId | null
  @Field(() => CivilDate, { nullable: true }) onDay?: string | null
  @Field(() => String, { nullable: true }) atTime?: string | null
  @Field(() => String, { nullable: true }) learningObjective?: string | null
  @Field(() => [ID], { nullable: true }) observerIds?: PersonId[] | null
}
