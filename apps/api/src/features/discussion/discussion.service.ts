/** Leading the discussion after a lesson: from step to step, the timer, and who takes which part. */
import type { Actor } from '@alongside/domain/actor'
import { type DiscussionClock, DiscussionRole, nextStep, pauseStep, resumeStep } from '@alongside/domain/discussion'
import type { LessonId, PersonId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { LiveDocuments } from '../../platform/live/live-documents.js'
import {
  auditedLesson,
  goesOn,
  heldLesson,
  type LessonPatch,
  lessonChanged,
} from '../lesson-study/lesson-study-change.service.js'
import { authoriseLesson } from '../lesson-study/lesson-study-policy.service.js'
import type { LessonInStudy } from '../lesson-study/lesson-study-record.service.js'

const columnOf = {
  FACILITATOR: 'facilitatorId',
  SCRIBE: 'scribeId',
  TIMEKEEPER: 'timekeeperId',
} as const satisfies Record<DiscussionRole, keyof LessonPatch>

@Injectable()
export class DiscussionService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly live: LiveDocuments,
  ) {}

  /** `from`: the step its facilitator had before their eyes, so that two clicks are one step. */
  next(actor: Actor, id: LessonId, from: number): Promise<LessonInStudy> {
    return this.work.run(actor, async (work) => {
      const at = await this.held(work, actor, id)
      authoriseLesson(actor, at, 'researchLesson.leadDiscussion')
      const { step, stepStartedAt, stepPausedSeconds } = nextStep(clockOf(at), from, new Date())
      await auditedLesson(work, at, 'discussion.step', { from: String(from), to: String(step) })
      const after = await lessonChanged(work, at, { discussionStep: step, stepStartedAt, stepPausedSeconds })
      await this.live.rightsChanged(work, at.lesson.discussionId)
      return after
    })
  }

  pause(actor: Actor, id: LessonId): Promise<LessonInStudy> {
    return this.turn(actor, id, pauseStep)
  }

  resume(actor: Actor, id: LessonId): Promise<LessonInStudy> {
    return this.turn(actor, id, resumeStep)
  }

  /** Whoever sits there may take over: a battery that dies in the fourth step ends no discussion. */
  takeRole(actor: Actor, id: LessonId, role: DiscussionRole): Promise<LessonInStudy> {
    return this.work.run(actor, async (work) => {
      const at = await heldLesson(work, actor, id, 'researchLesson.takeOver')
      goesOn(at.study)
      if (at.lesson.state !== 'INTERVIEWED' && at.lesson.state !== 'DISCUSSING')
        throw new Refusal('discussion.not-begun')
      await this.settle(work, at)
      const column = columnOf[role]
      await auditedLesson(work, at, 'discussion.take-role', { detail: { role, from: holderOf(at, role) } })
      return lessonChanged(work, at, { [column]: actor.personId })
    })
  }

  /** The timer is the timekeeper's and the facilitator's. */
  private turn(
    actor: Actor,
    id: LessonId,
    turned: (clock: DiscussionClock, now: Date) => DiscussionClock,
  ): Promise<LessonInStudy> {
    return this.work.run(actor, async (work) => {
      const at = await this.held(work, actor, id)
      const keepsTime = at.lesson.timekeeperId === actor.personId
      authoriseLesson(actor, at, keepsTime ? 'researchLesson.discuss' : 'researchLesson.leadDiscussion')
      const { stepStartedAt, stepPausedSeconds } = turned(clockOf(at), new Date())
      return lessonChanged(work, at, { stepStartedAt, stepPausedSeconds })
    })
  }

  private async held(work: Work, actor: Actor, id: LessonId): Promise<LessonInStudy> {
    const at = await heldLesson(work, actor, id, 'researchLesson.discuss')
    goesOn(at.study)
    if (at.lesson.state !== 'DISCUSSING') throw new Refusal('discussion.not-begun')
    await this.settle(work, at)
    return at
  }

  /** Before the lesson's row is written, in the order of every other change: edits wait for us, and never we for them. */
  private async settle(work: Work, { lesson }: LessonInStudy): Promise<void> {
    await this.live.settle(work, lesson.documentId)
    await this.live.settle(work, lesson.discussionId)
  }
}

export const holderOf = ({ study, lesson }: LessonInStudy, role: DiscussionRole): PersonId | null =>
  lesson[columnOf[role]] ?? (role === DiscussionRole.FACILITATOR ? study.facilitatorId : null)

const clockOf = ({ lesson }: LessonInStudy): DiscussionClock => ({
  step: lesson.discussionStep,
  stepStartedAt: lesson.stepStartedAt === null ? null : new Date(lesson.stepStartedAt),
  stepPausedSeconds: lesson.stepPausedSeconds,
})
