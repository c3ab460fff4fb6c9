/** The planning sheet of a research lesson. */
import { Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { ResearchLessonType } from '../lesson-study/research-lesson.graphql.js'
import { LessonPlanType } from './lesson-plan.graphql.js'
import { LessonPlanReading } from './lesson-plan-reading.service.js'

@Resolver(() => ResearchLessonType)
export class LessonPlanResolver {
  constructor(private readonly reading: LessonPlanReading) {}

  @ResolveField(() => LessonPlanType, { nullable: true })
  plan(@Parent() { at }: ResearchLessonType, @Ask() asking: Asking): Promise<LessonPlanType | null> {
    return this.reading.plan(asking, at)
  }
}
