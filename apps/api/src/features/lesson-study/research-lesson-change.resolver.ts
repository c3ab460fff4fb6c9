/** What is done with a research lesson; each answers with the lesson as it then is. */
import type { Actor } from '@alongside/domain/actor'
import type { LessonId, StudyId } from '@alongside/domain/ids'
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql'
import { As } from '../../platform/graphql/asking.js'
import { Instant } from '../../platform/graphql/scalars.js'
import { lessonSeenBy } from './lesson-study-reading.service.js'
import { ResearchLessonType, UpdateResearchLessonInput } from './research-lesson.graphql.js'
import { ResearchLessonService } from './research-lesson.service.js'
import { ResearchLessonPlanning } from './research-lesson-planning.service.js'

const id = () => ID
const instant = { type: () => Instant }
const maybeInstant = {
  type: () => Instant,
  nullable: true,
  description: 'What the clock of the device says now: a clock that is wrong is set right by it.',
}

@Resolver(() => ResearchLessonType)
export class ResearchLessonChangeResolver {
  constructor(
    private readonly planning: ResearchLessonPlanning,
    private readonly lessons: ResearchLessonService,
  ) {}

  @Mutation(() => ResearchLessonType)
  async addResearchLesson(
    @As() actor: Actor,
    @Args('studyId', { type: id }) study: StudyId,
  ): Promise<ResearchLessonType> {
    return lessonSeenBy(actor, await this.planning.add(actor, study))
  }

  @Mutation(() => ResearchLessonType)
  async updateResearchLesson(
    @As() actor: Actor,
    @Args('id', { type: id }) lesson: LessonId,
    @Args('input') input: UpdateResearchLessonInput,
  ): Promise<ResearchLessonType> {
    return lessonSeenBy(actor, await this.planning.update(actor, lesson, input))
  }

  @Mutation(() => ResearchLessonType)
  async startLesson(
    @As() actor: Actor,
    @Args('id', { type: id }) lesson: LessonId,
    @Args('at', instant) at: Date,
    @Args('sentAt', maybeInstant) sentAt: Date | null,
  ): Promise<ResearchLessonType> {
    return lessonSeenBy(actor, await this.lessons.start(actor, lesson, at, sentAt ?? null))
  }

  @Mutation(() => ResearchLessonType)
  async stopLesson(
    @As() actor: Actor,
    @Args('id', { type: id }) lesson: LessonId,
    @Args('at', instant) at: Date,
    @Args('sentAt', maybeInstant) sentAt: Date | null,
  ): Promise<ResearchLessonType> {
    return lessonSeenBy(actor, await this.lessons.stop(actor, lesson, at, sentAt ?? null))
  }

  @Mutation(() => ResearchLessonType)
  async readyLesson(@As() actor: Actor, @Args('id', { type: id }) lesson: LessonId): Promise<ResearchLessonType> {
    return lessonSeenBy(actor, await this.lessons.ready(actor, lesson))
  }

  @Mutation(() => ResearchLessonType)
  async planLessonAgain(@As() actor: Actor, @Args('id', { type: id }) lesson: LessonId): Promise<ResearchLessonType> {
    return lessonSeenBy(actor, await this.lessons.planAgain(actor, lesson))
  }

  @Mutation(() => ResearchLessonType)
  async falseStart(@As() actor: Actor, @Args('id', { type: id }) lesson: LessonId): Promise<ResearchLessonType> {
    return lessonSeenBy(actor, await this.lessons.falseStart(actor, lesson))
  }

  @Mutation(() => ResearchLessonType)
  async replanLesson(@As() actor: Actor, @Args('id', { type: id }) lesson: LessonId): Promise<ResearchLessonType> {
    return lessonSeenBy(actor, await this.lessons.replan(actor, lesson))
  }

  @Mutation(() => ResearchLessonType)
  async interviewsDone(@As() actor: Actor, @Args('id', { type: id }) lesson: LessonId): Promise<ResearchLessonType> {
    return lessonSeenBy(actor, await this.lessons.interviewsDone(actor, lesson))
  }

  @Mutation(() => ResearchLessonType)
  async beginDiscussion(@As() actor: Actor, @Args('id', { type: id }) lesson: LessonId): Promise<ResearchLessonType> {
    return lessonSeenBy(actor, await this.lessons.beginDiscussion(actor, lesson))
  }

  @Mutation(() => ResearchLessonType)
  async concludeLesson(@As() actor: Actor, @Args('id', { type: id }) lesson: LessonId): Promise<ResearchLessonType> {
    return lessonSeenBy(actor, await this.lessons.conclude(actor, lesson))
  }

  @Mutation(() => ResearchLessonType)
  async breakOffLesson(
    @As() actor: Actor,
    @Args('id', { type: id }) lesson: LessonId,
    @Args('reason') reason: string,
  ): Promise<ResearchLessonType> {
    return lessonSeenBy(actor, await this.lessons.breakOff(actor, lesson, reason))
  }

  @Mutation(() => ResearchLessonType)
  async postponeLesson(
    @As() actor: Actor,
    @Args('id', { type: id }) lesson: LessonId,
    @Args('reason') reason: string,
  ): Promise<ResearchLessonType> {
    return lessonSeenBy(actor, await this.lessons.postpone(actor, lesson, reason))
  }

  @Mutation(() => ResearchLessonType)
  async cancelLesson(
    @As() actor: Actor,
    @Args('id', { type: id }) lesson: LessonId,
    @Args('reason') reason: string,
  ): Promise<ResearchLessonType> {
    return lessonSeenBy(actor, await this.lessons.cancel(actor, lesson, reason))
  }

  @Mutation(() => ResearchLessonType)
  async noInterview(
    @As() actor: Actor,
    @Args('id', { type: id }) lesson: LessonId,
    @Args('reason') reason: string,
  ): Promise<ResearchLessonType> {
    return lessonSeenBy(actor, await this.lessons.noInterview(actor, lesson, reason))
  }
}
