/** Evaluation of CPD: planned with the cycle, answered by whoever came, shown as sums. */
import type { Actor } from '@alongside/domain/actor'
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import type { CpdCycleId, EvaluationId } from '@alongside/domain/ids'
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { CivilDate } from '../../platform/graphql/scalars.js'
import { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import {
  AskedEvaluationType,
  EvaluationAnswerInput,
  EvaluationPlanType,
  EvaluationQuestionInput,
  SchoolResultType,
} from './evaluation.graphql.js'
import { Evaluations } from './evaluation.service.js'
import { EvaluationReading } from './evaluation-reading.service.js'

const id = { type: () => ID }

@Resolver(() => EvaluationPlanType)
export class EvaluationResolver {
  constructor(
    private readonly service: Evaluations,
    private readonly reading: EvaluationReading,
  ) {}

  @Query(() => [AskedEvaluationType], { description: 'What waits for the asker’s answer.' })
  myEvaluations(@Ask() asking: Asking): Promise<AskedEvaluationType[]> {
    return this.reading.mine(asking)
  }

  @Query(() => AskedEvaluationType)
  askedEvaluation(@Ask() asking: Asking, @Args('id', id) evaluation: EvaluationId): Promise<AskedEvaluationType> {
    return this.reading.asked(asking, evaluation)
  }

  @Query(() => EvaluationPlanType, {
    nullable: true,
    description: 'For whoever plans the cycle, or leads a session of it.',
  })
  evaluationPlan(@Ask() asking: Asking, @Args('cycleId', id) cycle: CpdCycleId): Promise<EvaluationPlanType | null> {
    return this.reading.plan(asking, cycle)
  }

  @Mutation(() => EvaluationPlanType, { nullable: true })
  async planEvaluation(@As() actor: Actor, @Ask() asking: Asking, @Args('cycleId', id) cycle: CpdCycleId) {
    await this.service.plan(actor, cycle)
    return this.reading.plan(asking, cycle)
  }

  @Mutation(() => EvaluationPlanType, {
    nullable: true,
    description: 'The questions and the day, until somebody has been asked.',
  })
  async changeEvaluation(
    @As() actor: Actor,
    @Ask() asking: Asking,
    @Args('id', id) evaluation: EvaluationId,
    @Args('version', { type: () => Int }) version: number,
    @Args('questions', { type: () => [EvaluationQuestionInput] }) questions: EvaluationQuestionInput[],
    @Args('dueOn', { type: () => CivilDate, nullable: true }) dueOn: Day | null,
  ) {
    const { cycleId } = await this.service.change(actor, evaluation, version, questions, dueOn ?? null)
    return this.reading.plan(asking, cycleId)
  }

  @Mutation(() => Boolean)
  answerEvaluation(
    @As() actor: Actor,
    @Args('id', id) evaluation: EvaluationId,
    @Args('answers', { type: () => [EvaluationAnswerInput] }) answers: EvaluationAnswerInput[],
  ): Promise<boolean> {
    const given = answers.map(({ key, score, words }) => ({ key, score: score ?? null, words: words ?? '' }))
    return this.service.answer(actor, evaluation, given)
  }

  @Mutation(() => Boolean)
  putOffEvaluation(
    @As() actor: Actor,
    @Args('id', id) evaluation: EvaluationId,
    @Args('until', { type: () => CivilDate }) until: Day,
  ): Promise<boolean> {
    return this.service.putOff(actor, evaluation, until)
  }

  @Mutation(() => Boolean, { description: 'Nobody has to answer.' })
  dropEvaluation(@As() actor: Actor, @Args('id', id) evaluation: EvaluationId): Promise<boolean> {
    return this.service.drop(actor, evaluation)
  }

  @Mutation(() => EvaluationPlanType, {
    nullable: true,
    description: 'Why nothing is known of pupils yet, and until when.',
  })
  async explainNoPupilData(
    @As() actor: Actor,
    @Ask() asking: Asking,
    @Args('cycleId', id) cycle: CpdCycleId,
    @Args('reason', { type: () => String }) reason: string,
    @Args('until', { type: () => CivilDate }) until: Day,
  ) {
    await this.service.explain(actor, cycle, reason, until)
    return this.reading.plan(asking, cycle)
  }
}

@Resolver(() => SchoolResultType)
export class SchoolResultResolver {
  constructor(private readonly schools: SchoolService) {}

  @ResolveField(() => SchoolType)
  school(@Parent() { urn }: SchoolResultType, @Ask() asking: Asking) {
    return this.schools.school(asking, urn)
  }
}
