/** What the client sees of evaluations: questions for whoever is asked, sums for whoever plans, never an answer of one person. */
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import { QuestionKind } from '@alongside/domain/evaluation-questions'
import type { CpdCycleId, EvaluationId, Urn } from '@alongside/domain/ids'
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { abilitiesType } from '../../platform/graphql/abilities.js'
import { CivilDate } from '../../platform/graphql/scalars.js'

registerEnumType(QuestionKind, { name: 'EvaluationQuestionKind', description: 'Five steps, or words.' })

export const EvaluationAbilities = abilitiesType('EvaluationAbilities', ['change'] as const)
export const EvaluationPlanAbilities = abilitiesType('EvaluationPlanAbilities', ['plan', 'explain'] as const)

@ObjectType('EvaluationQuestion')
export class EvaluationQuestionType {
  @Field(() => String) key!: string
  @Field(() => QuestionKind) kind!: QuestionKind
  @Field(() => String) text!: string
}

@ObjectType('AskedEvaluation')
export class AskedEvaluationType {
  @Field(() => ID) id!: EvaluationId
  @Field(() => Int) level!: number
  @Field(() => String) title!: string
  @Field(() => String) cycleTitle!: string
  @Field(() => [EvaluationQuestionType]) questions!: readonly EvaluationQuestionType[]
  @Field(() => Boolean) isAnswered!: boolean
  @Field(() => Boolean, { description: 'The asker would rather not answer; they still may.' }) isDropped!: boolean
}

@ObjectType('SchoolResult')
export class SchoolResultType {
  @Field(() => Int) n!: number
  @Field(() => Float, { nullable: true }) mean!: number | null
  urn!: Urn
}

@ObjectType('QuestionResult')
export class QuestionResultType {
  @Field(() => String) key!: string
  @Field(() => Int) n!: number
  @Field(() => [Int], { nullable: true, description: 'How often each of 1 to 5; null: fewer than five answers.' })
  counts!: readonly number[] | null
  @Field(() => Float, { nullable: true }) mean!: number | null
  @Field(() => [String], { description: 'In an order made by chance; none below five answers.' })
  words!: readonly string[]
  @Field(() => [SchoolResultType], {
    description: 'Schools with five answers or more, where none can be found by taking the others away.',
  })
  schools!: readonly SchoolResultType[]
}

@ObjectType('Evaluation')
export class EvaluationType {
  @Field(() => ID) id!: EvaluationId
  @Field(() => Int) level!: number
  @Field(() => String, { nullable: true, description: 'None: about the whole cycle.' }) sessionTitle!: string | null
  @Field(() => CivilDate, { nullable: true, description: 'Null until the sessions have dates.' }) dueOn!: Day | null
  @Field(() => Boolean) isAsked!: boolean
  @Field(() => Int) asked!: number
  @Field(() => Int) answered!: number
  @Field(() => Int, { description: 'Answers are shown in steps of five or more: so many of those that were given.' })
  shown!: number
  @Field(() => [EvaluationQuestionType]) questions!: readonly EvaluationQuestionType[]
  @Field(() => [QuestionResultType]) results!: readonly QuestionResultType[]
  @Field(() => Int) version!: number
  @Field(() => EvaluationAbilities) abilities!: InstanceType<typeof EvaluationAbilities>
}

@ObjectType('EvaluationPlan')
export class EvaluationPlanType {
  @Field(() => ID) cycleId!: CpdCycleId
  @Field(() => String) title!: string
  @Field(() => [EvaluationType]) evaluations!: readonly EvaluationType[]
  @Field(() => String) noPupilDataReason!: string
  @Field(() => CivilDate, { nullable: true }) noPupilDataUntil!: Day | null
  @Field(() => EvaluationPlanAbilities) abilities!: InstanceType<typeof EvaluationPlanAbilities>
}

@InputType('EvaluationQuestionInput')
export class EvaluationQuestionInput {
  @Field(() => String) key!: string
  @Field(() => QuestionKind) kind!: QuestionKind
  @Field(() => String) text!: string
}

@InputType('EvaluationAnswerInput')
export class EvaluationAnswerInput {
  @Field(() => String) key!: string
  @Field(() => Int, { nullable: true }) score?: number | null
  @Field(() => String, { nullable: true }) words?: string | null
}
