/** The life of a research lesson: from a plan to a lesson that has been talked about. */
import { headerOf, readPlan } from '@alongside/contracts/lesson-plan'
import type { Actor } from '@alongside/domain/actor'
import { firstStep, stepOver, tryNextStep } from '@alongside/domain/discussion'
import type { LessonId } from '@alongside/domain/ids'
import { lessonsRecommended } from '@alongside/domain/lesson-study'
import { reasonGiven } from '@alongside/domain/life-cycle'
import { addedToPlan, type LeftToNext } from '@alongside/domain/next-plan'
import { Refusal } from '@alongside/domain/refusal'
import { isPlannable, moveLesson, pressedAt, type ResearchLessonState } from '@alongside/domain/research-lesson'
import { Injectable } from '@nestjs/common'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { LiveDocuments } from '../../platform/live/live-documents.js'
import { LiveHistory } from '../../platform/live/live-history.js'
import type { LiveDocumentHead } from '../../platform/live/live-kind.js'
import { draftLesson } from '../contribution/contribution-draft.service.js'
import { tooMuchFor } from '../load/load-forecast.service.js'
import {
  auditedLesson,
  goesOn,
  heldLesson,
  type LessonPatch,
  lessonChanged,
  pathOfLesson,
} from './lesson-study-change.service.js'
import { authorise, type LessonAction } from './lesson-study-policy.service.js'
import {
  joinedStudyMembers,
  type LessonInStudy,
  lessonFacts,
  lessonIn,
  plannedWith,
  studiesById,
} from './lesson-study-record.service.js'
import { ResearchLessonPlanning } from './research-lesson-planning.service.js'

interface Step {
  readonly to: ResearchLessonState
  /** Several ways lead to PLANNING and READY; null where one way only leads there. */
  readonly from?: ResearchLessonState
  readonly action: LessonAction
  readonly reason?: string | null
  readonly patch?: (at: LessonInStudy, reason: string | null) => LessonPatch
  readonly also?: (work: Work, at: LessonInStudy) => Promise<void>
}

@Injectable()
export class ResearchLessonService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly live: LiveDocuments,
    private readonly history: LiveHistory,
    private readonly planning: ResearchLessonPlanning,
  ) {}

  ready(actor: Actor, id: LessonId): Promise<LessonInStudy> {
    return this.move(actor, id, { to: 'READY', from: 'PLANNING', action: 'researchLesson.plan', also: tellObservers })
  }

  planAgain(actor: Actor, id: LessonId): Promise<LessonInStudy> {
    return this.move(actor, id, { to: 'PLANNING', from: 'READY', action: 'researchLesson.plan' })
  }

  /** `at`: when the button was pressed, by the clock of the device; `sentAt`: what that clock says now. */
  start(actor: Actor, id: LessonId, at: Date, sentAt: Date | null): Promise<LessonInStudy> {
    const patch = (): LessonPatch => ({ startedAt: pressedAt(at, { sentAt, now: new Date() }), stoppedAt: null })
    return this.move(actor, id, { to: 'IN_PROGRESS', action: 'researchLesson.runClock', patch })
  }

  stop(actor: Actor, id: LessonId, at: Date, sentAt: Date | null): Promise<LessonInStudy> {
    const patch = ({ lesson }: LessonInStudy): LessonPatch => {
      const notBefore = lesson.startedAt === null ? null : new Date(lesson.startedAt)
      return { stoppedAt: pressedAt(at, { sentAt, now: new Date(), notBefore }) }
    }
    return this.move(actor, id, { to: 'OBSERVED', action: 'researchLesson.runClock', patch })
  }

  falseStart(actor: Actor, id: LessonId): Promise<LessonInStudy> {
    const patch = (): LessonPatch => ({ startedAt: null })
    return this.move(actor, id, { to: 'READY', from: 'IN_PROGRESS', action: 'researchLesson.runClock', patch })
  }

  /** A fire alarm, a pupil who is unwell: what was noted stays. */
  breakOff(actor: Actor, id: LessonId, reason: string): Promise<LessonInStudy> {
    const patch = (_: LessonInStudy, stopReason: string | null): LessonPatch => ({ stoppedAt: new Date(), stopReason })
    return this.move(actor, id, { to: 'STOPPED', action: 'researchLesson.runClock', reason, patch })
  }

  postpone(actor: Actor, id: LessonId, reason: string): Promise<LessonInStudy> {
    const patch = (_: LessonInStudy, postponedReason: string | null): LessonPatch => ({ postponedReason, onDay: null })
    return this.move(actor, id, { to: 'POSTPONED', action: 'researchLesson.postpone', reason, patch })
  }

  replan(actor: Actor, id: LessonId): Promise<LessonInStudy> {
    const patch = (): LessonPatch => ({ postponedReason: null })
    return this.move(actor, id, { to: 'PLANNING', from: 'POSTPONED', action: 'researchLesson.postpone', patch })
  }

  /** The facilitator's word: a lesson fewer changes what the whole group planned. */
  cancel(actor: Actor, id: LessonId, reason: string): Promise<LessonInStudy> {
    const patch = (_: LessonInStudy, stopReason: string | null): LessonPatch => ({ stopReason })
    return this.move(actor, id, { to: 'CANCELLED', action: 'researchLesson.read', reason, patch }, (at) =>
      authorise(actor, at.study, 'lessonStudy.cancelLesson'),
    )
  }

  noInterview(actor: Actor, id: LessonId, reason: string): Promise<LessonInStudy> {
    return this.work.run(actor, async (work) => {
      const at = await heldLesson(work, actor, id, 'researchLesson.interview')
      if (at.lesson.state !== 'OBSERVED') {
        throw new Refusal('lesson.state-out-of-order', { from: at.lesson.state, to: 'INTERVIEWED' })
      }
      const noInterviewReason = reasonGiven(reason)
      await auditedLesson(work, at, 'research-lesson.no-interview', { reason: noInterviewReason })
      return lessonChanged(work, at, { noInterviewReason })
    })
  }

  interviewsDone(actor: Actor, id: LessonId): Promise<LessonInStudy> {
    return this.move(actor, id, { to: 'INTERVIEWED', action: 'researchLesson.interview' })
  }

  beginDiscussion(actor: Actor, id: LessonId): Promise<LessonInStudy> {
    const patch = (): LessonPatch => {
      const { step, ...clock } = firstStep(new Date())
      return { discussionStep: step, ...clock }
    }
    return this.move(actor, id, { to: 'DISCUSSING', action: 'researchLesson.leadDiscussion', patch })
  }

  conclude(actor: Actor, id: LessonId): Promise<LessonInStudy> {
    const patch = (): LessonPatch => ({ concludedAt: new Date(), discussionStep: stepOver })
    const also = async (work: Work, at: LessonInStudy): Promise<void> => {
      await this.live.checkpoint(work, at.lesson.documentId, 'Concluded')
      await this.live.checkpoint(work, at.lesson.discussionId, 'Concluded')
      await this.tellNext(work, actor, at)
    }
    return this.work.run(actor, async (work) => {
      const at = await this.moved(work, actor, id, {
        to: 'CONCLUDED',
        action: 'researchLesson.leadDiscussion',
        patch,
        also,
      })
      await tellGroup(work, at, 'LESSON_CONCLUDED')
      await draftLesson(work, id)
      await this.beginNext(work, actor, at)
      const [study] = await studiesById(work, [at.study.id])
      return lessonIn(study, id)
    })
  }

  /** What the group wants to try next is where the next plan begins. */
  private async beginNext(work: Work, actor: Actor, { study, lesson }: LessonInStudy): Promise<void> {
    const isNextPlanned = study.lessons.some(({ number }) => number > lesson.number)
    if (isNextPlanned || lesson.number >= lessonsRecommended || study.state !== 'RUNNING') return
    await this.planning.begin(work, actor, study, addedToPlan({}, await leftToNext(work, lesson)))
  }

  /**
   * A plan that has begun already is told of it, as by one more of its writers: before the lesson's own row changes, which holds all
   * plans of the study until the work is done. Should that fail afterwards, what is there is not added again.
   */
  private async tellNext(work: Work, actor: Actor, { study, lesson }: LessonInStudy): Promise<void> {
    const next = study.lessons.find(({ number, state }) => number > lesson.number && isPlannable(state))
    if (!next) return
    const left = await leftToNext(work, lesson)
    const [head] = await work.sql<LiveDocumentHead>(
      'select id, space_id as "spaceId", kind, item_id as "itemId", epoch, seq::float8 as seq from live_document where id = $1',
      [next.documentId],
    )
    if (!head) return
    await this.history.write(actor, head, (doc) => {
      for (const [key, words] of Object.entries(addedToPlan(readPlan(doc).header, left))) {
        const cell = headerOf(doc).get(key)
        cell?.insert(cell.length, words)
      }
    })
  }

  private move(
    actor: Actor,
    id: LessonId,
    step: Step,
    authoriseMore?: (at: LessonInStudy) => void,
  ): Promise<LessonInStudy> {
    return this.work.run(actor, (work) => this.moved(work, actor, id, step, authoriseMore))
  }

  private async moved(
    work: Work,
    actor: Actor,
    id: LessonId,
    { to, from, action, reason = null, patch, also }: Step,
    authoriseMore?: (at: LessonInStudy) => void,
  ): Promise<LessonInStudy> {
    const at = await this.settled(work, await heldLesson(work, actor, id, action))
    authoriseMore?.(at)
    goesOn(at.study)
    const { state } = at.lesson
    if (from !== undefined && state !== from) throw new Refusal('lesson.state-out-of-order', { from: state, to })
    const tooMuch = state === 'PLANNING' && to === 'READY' ? await tooMuchFor(work, plannedWith(at)) : []
    const step = moveLesson(at.lesson, to, lessonFacts(at, tooMuch.length), reason)
    await auditedLesson(work, at, 'research-lesson.move', step)
    await also?.(work, at)
    return lessonChanged(work, at, { ...patch?.(at, step.reason ?? null), state: step.to })
  }

  /** Guards look at rows: what is on the sheets at this moment becomes rows first, and nothing lands until the move is done. */
  private async settled(work: Work, at: LessonInStudy): Promise<LessonInStudy> {
    await this.live.settle(work, at.lesson.documentId)
    await this.live.settle(work, at.lesson.discussionId)
    const [study] = await studiesById(work, [at.study.id])
    return lessonIn(study, at.lesson.id)
  }
}

/** The notes of the last step, and the aims that a pupil has not reached yet. */
async function leftToNext(work: Work, { id, number }: LessonInStudy['lesson']): Promise<LeftToNext> {
  const [left] = await work.sql<LeftToNext>(
    `select array(select d.body from discussion_note d where d.space_id = l.space_id and d.lesson_id = l.id and d.step = $2 and d.removed_at is null
                   and trim(d.body) <> '' order by d.created_at, d.id) as tries,
            coalesce((select jsonb_object_agg(p.label, l.plan ->> ('criterion' || p.label)) from pupil_progress p
                   where p.space_id = l.space_id and p.study_id = l.study_id and p.point = $3 and p.reach in ('NOT_YET', 'NEARLY')
                     and l.plan ->> ('criterion' || p.label) is not null), '{}') as aims
       from research_lesson l where l.id = $1`,
    [id, tryNextStep, number],
  )
  return left ?? { tries: [], aims: {} }
}

async function tellObservers(work: Work, at: LessonInStudy): Promise<void> {
  await notifyAll(work, at, 'LESSON_READY', at.lesson.observerIds)
}

const tellGroup = (work: Work, at: LessonInStudy, kind: string): Promise<void> =>
  notifyAll(
    work,
    at,
    kind,
    joinedStudyMembers(at.study).map(({ personId }) => personId),
  )

async function notifyAll(
  work: Work,
  at: LessonInStudy,
  kind: string,
  people: readonly LessonInStudy['study']['facilitatorId'][],
): Promise<void> {
  const { study, lesson } = at
  for (const to of people) {
    if (to === work.actor?.personId) continue
    const notice = { to, itemKind: 'research-lesson', itemId: lesson.id, path: pathOfLesson(at) }
    await work.notify({ ...notice, kind, vars: { title: study.title, number: String(lesson.number) } })
  }
}
