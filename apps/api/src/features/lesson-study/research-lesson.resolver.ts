/** Research lessons: asking for one, and who and what stands behind it. */
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import type { LessonId } from '@alongside/domain/ids'
import { sayMissing } from '@alongside/domain/missing-words'
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import type { Abilities } from '../../platform/graphql/abilities.js'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { CivilDate, Instant } from '../../platform/graphql/scalars.js'
import { GuardReasonType } from '../enquiry/enquiry.graphql.js'
import { LoadIfAskedType } from '../load/load-if-asked.graphql.js'
import { PersonType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import { LessonStudyType } from './lesson-study.graphql.js'
import { loadsOnDay } from './lesson-study-load.service.js'
import { lessonAbilitiesIn, type ResearchLessonAbility } from './lesson-study-policy.service.js'
import { LessonStudyReading, seenBy } from './lesson-study-reading.service.js'
import { ResearchLessonAbilities, ResearchLessonType } from './research-lesson.graphql.js'

@Resolver(() => ResearchLessonType)
export class ResearchLessonResolver {
  constructor(
    private readonly reading: LessonStudyReading,
    private readonly people: PeopleService,
    private readonly schools: SchoolService,
  ) {}

  @Query(() => ResearchLessonType, { nullable: true })
  researchLesson(
    @Args('id', { type: () => ID }) id: LessonId,
    @Ask() asking: Asking,
  ): Promise<ResearchLessonType | null> {
    return this.reading.lesson(asking, id)
  }

  @ResolveField(() => LessonStudyType)
  study(@Parent() { at }: ResearchLessonType, @Ask() asking: Asking): LessonStudyType {
    return seenBy(asking.actor, at.study)
  }

  @ResolveField(() => SchoolType, { nullable: true })
  school(@Parent() { urn }: ResearchLessonType, @Ask() asking: Asking) {
    return urn && this.schools.school(asking, urn)
  }

  @ResolveField(() => PersonType, { nullable: true })
  teacher(@Parent() { teacherId }: ResearchLessonType, @Ask() asking: Asking): Promise<PersonType> | null {
    return teacherId && this.people.person(asking, teacherId)
  }

  @ResolveField(() => [PersonType])
  observers(@Parent() { observerIds }: ResearchLessonType, @Ask() asking: Asking): Promise<PersonType[]> {
    return this.people.people(asking, observerIds)
  }

  @ResolveField(() => Instant, { description: 'The server’s clock, for timers that everybody shares.' })
  serverNow(): Date {
    return new Date()
  }

  @ResolveField(() => [LoadIfAskedType], {
    description: 'Of the group, should it be on this day; for whoever plans it.',
  })
  loadsIfOn(
    @Parent() { at }: ResearchLessonType,
    @Args('day', { type: () => CivilDate }) day: Day,
    @Ask() asking: Asking,
  ): Promise<LoadIfAskedType[]> {
    return loadsOnDay(asking, at, day)
  }

  @ResolveField(() => [GuardReasonType])
  async missingForNext(@Parent() lesson: ResearchLessonType, @Ask() asking: Asking): Promise<GuardReasonType[]> {
    const missing = await this.reading.missingForNextOfLesson(asking, lesson)
    return missing.map((reason) => ({ code: reason.code, message: sayMissing(reason) }))
  }

  @ResolveField(() => ResearchLessonAbilities)
  abilities(@Parent() { at }: ResearchLessonType, @Ask() asking: Asking): Abilities<ResearchLessonAbility> {
    return lessonAbilitiesIn(asking.actor, at, new Date())
  }
}
