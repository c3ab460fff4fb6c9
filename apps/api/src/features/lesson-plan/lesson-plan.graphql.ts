/** What the client sees of a planning sheet that it does not open as a live document. */
import type { LessonStageId } from '@alongside/domain/ids'
import { Outcome } from '@alongside/domain/lesson-plan'
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'

registerEnumType(Outcome, { name: 'Outcome', description: 'What a case pupil did, beside what was predicted.' })

@ObjectType('LessonPlanStage')
export class LessonPlanStageType {
  @Field(() => ID) id!: LessonStageId
  @Field(() => String) title!: string
  @Field(() => Int, { nullable: true }) minutes!: number | null
  @Field(() => String) rank!: string
  @Field(() => String) predictedA!: string
  @Field(() => String) predictedB!: string
  @Field(() => String) predictedC!: string
  @Field(() => String) observedA!: string
  @Field(() => String) observedB!: string
  @Field(() => String) observedC!: string
  @Field(() => Outcome, { nullable: true }) outcomeA!: Outcome | null
  @Field(() => Outcome, { nullable: true }) outcomeB!: Outcome | null
  @Field(() => Outcome, { nullable: true }) outcomeC!: Outcome | null
  @Field(() => String) patterns!: string
}

@ObjectType('LessonPlan')
export class LessonPlanType {
  @Field(() => String) intention!: string
  @Field(() => String) success!: string
  @Field(() => String) criterionA!: string
  @Field(() => String) criterionB!: string
  @Field(() => String) criterionC!: string
  @Field(() => String) endA!: string
  @Field(() => String) endB!: string
  @Field(() => String) endC!: string
  @Field(() => String) thoughts!: string
  /** In the order of the lesson. */
  @Field(() => [LessonPlanStageType]) stages!: LessonPlanStageType[]
}
