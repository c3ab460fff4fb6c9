/** What is done in and around a discussion; each answers with the lesson, or the study, as it then is. */
import type { Actor } from '@alongside/domain/actor'
import { CasePupilLabel } from '@alongside/domain/case-pupil'
import { DiscussionRole } from '@alongside/domain/discussion'
import type { InterviewId, LessonId, StudyId } from '@alongside/domain/ids'
import { Reached } from '@alongside/domain/pupil-progress'
import { Args, ID, Int, Mutation, Resolver } from '@nestjs/graphql'
import { As } from '../../platform/graphql/asking.js'
import { LessonStudyType } from '../lesson-study/lesson-study.graphql.js'
import { lessonSeenBy, seenBy } from '../lesson-study/lesson-study-reading.service.js'
import { ResearchLessonType } from '../lesson-study/research-lesson.graphql.js'
import { PupilInterviewInput } from './discussion.graphql.js'
import { DiscussionService } from './discussion.service.js'
import { Interviews } from './interview.service.js'
import { PupilProgress } from './progress.service.js'

const id = () => ID

@Resolver(() => ResearchLessonType)
export class DiscussionChangeResolver {
  constructor(
    private readonly discussions: DiscussionService,
    private readonly interviews: Interviews,
    private readonly progress: PupilProgress,
  ) {}

  @Mutation(() => ResearchLessonType)
  async nextStep(
    @As() actor: Actor,
    @Args('id', { type: id }) lesson: LessonId,
    @Args('from', { type: () => Int, description: 'The step that is being left: two clicks are one step.' })
    from: number,
  ): Promise<ResearchLessonType> {
    return lessonSeenBy(actor, await this.discussions.next(actor, lesson, from))
  }

  @Mutation(() => ResearchLessonType)
  async pauseStep(@As() actor: Actor, @Args('id', { type: id }) lesson: LessonId): Promise<ResearchLessonType> {
    return lessonSeenBy(actor, await this.discussions.pause(actor, lesson))
  }

  @Mutation(() => ResearchLessonType)
  async resumeStep(@As() actor: Actor, @Args('id', { type: id }) lesson: LessonId): Promise<ResearchLessonType> {
    return lessonSeenBy(actor, await this.discussions.resume(actor, lesson))
  }

  @Mutation(() => ResearchLessonType)
  async takeRole(
    @As() actor: Actor,
    @Args('id', { type: id }) lesson: LessonId,
    @Args('role', { type: () => DiscussionRole }) role: DiscussionRole,
  ): Promise<ResearchLessonType> {
    return lessonSeenBy(actor, await this.discussions.takeRole(actor, lesson, role))
  }

  @Mutation(() => ResearchLessonType)
  async addInterview(
    @As() actor: Actor,
    @Args('lessonId', { type: id }) lesson: LessonId,
    @Args('input') input: PupilInterviewInput,
  ): Promise<ResearchLessonType> {
    return lessonSeenBy(actor, await this.interviews.add(actor, lesson, input))
  }

  @Mutation(() => ResearchLessonType)
  async confirmInterview(
    @As() actor: Actor,
    @Args('lessonId', { type: id }) lesson: LessonId,
    @Args('id', { type: id }) interview: InterviewId,
  ): Promise<ResearchLessonType> {
    return lessonSeenBy(actor, await this.interviews.confirm(actor, lesson, interview))
  }

  @Mutation(() => LessonStudyType)
  async setPupilProgress(
    @As() actor: Actor,
    @Args('studyId', { type: id }) study: StudyId,
    @Args('label', { type: () => CasePupilLabel }) label: CasePupilLabel,
    @Args('point', { type: () => Int }) point: number,
    @Args('body', { type: () => String, nullable: true }) body: string | null,
    @Args('reach', { type: () => Reached, nullable: true }) reach: Reached | null,
  ): Promise<LessonStudyType> {
    return seenBy(
      actor,
      await this.progress.set(actor, study, label, {
        point,
        body: body ?? '',
        reach: reach ?? null,
      }),
    )
  }
}
