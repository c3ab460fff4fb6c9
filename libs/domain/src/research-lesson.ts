/** A research lesson: planned together, taught once, watched, talked about (state machine D). It belongs to the whole group. */
import { type CasePupilLabel, casePupilLabels } from './case-pupil.js'
import type { CivilDate } from './civil-date.js'
import { isAtEnd } from './discussion.js'
import {
  type GuardReason,
  isOver,
  type LifeCycle,
  type Move,
  move,
  moved,
  ready,
  reasonGiven,
  unless,
} from './life-cycle.js'
import { Refusal } from './refusal.js'

export const ResearchLessonState = {
  PLANNING: 'PLANNING',
  READY: 'READY',
  IN_PROGRESS: 'IN_PROGRESS',
  OBSERVED: 'OBSERVED',
  INTERVIEWED: 'INTERVIEWED',
  DISCUSSING: 'DISCUSSING',
  CONCLUDED: 'CONCLUDED',
  POSTPONED: 'POSTPONED',
  CANCELLED: 'CANCELLED',
  STOPPED: 'STOPPED',
} as const
export type ResearchLessonState = (typeof ResearchLessonState)[keyof typeof ResearchLessonState]

export const researchLessonLifeCycle: LifeCycle<ResearchLessonState> = {
  PLANNING: ['READY', 'POSTPONED', 'CANCELLED'],
  READY: ['IN_PROGRESS', 'PLANNING', 'POSTPONED', 'CANCELLED'],
  IN_PROGRESS: ['OBSERVED', 'READY', 'STOPPED'],
  OBSERVED: ['INTERVIEWED'],
  INTERVIEWED: ['DISCUSSING'],
  DISCUSSING: ['CONCLUDED'],
  CONCLUDED: [],
  POSTPONED: ['PLANNING', 'CANCELLED'],
  CANCELLED: [],
  STOPPED: [],
}

/** What the guards look at. */
export interface ResearchLessonFacts {
  /** The study has its agreement, its case pupils and a date to share. */
  readonly isStudyRunning: boolean
  /** The case pupils for whom the sheet says what they will newly be able to do. */
  readonly criteria: readonly CasePupilLabel[]
  readonly stages: number
  /** The case pupils for whom at least one stage has a prediction. */
  readonly predicted: readonly CasePupilLabel[]
  readonly observers: number
  readonly onDay: CivilDate | null
  readonly sharingOn: CivilDate | null
  /** Members of the group of whom too much would be asked in its half-term (M6). */
  readonly tooMuchFor: number
  readonly notes: number
  readonly interviews: number
  readonly noInterviewReason: string | null
  /** 0: not begun; 1 to 7: at this step; 8: over. */
  readonly discussionStep: number
}

const without = (labels: readonly CasePupilLabel[]): string =>
  casePupilLabels.filter((label) => !labels.includes(label)).join(', ')

/** RLS-1: ready when everybody knows what to look for: a criterion and a prediction for each case pupil, and who watches. */
function missingToBeReady(facts: ResearchLessonFacts): GuardReason[] {
  const criteriaMissing = without(facts.criteria)
  const predictionsMissing = without(facts.predicted)
  return [
    ...unless(criteriaMissing === '', 'lesson.needs-criteria', { criteriaMissing }),
    ...unless(facts.stages > 0, 'lesson.needs-stage'),
    ...unless(predictionsMissing === '', 'lesson.needs-predictions', { predictionsMissing }),
    ...unless(facts.observers > 0, 'lesson.needs-observers'),
    ...unless(
      facts.onDay === null || facts.sharingOn === null || facts.onDay <= facts.sharingOn,
      'lesson.after-sharing-date',
    ),
    ...unless(facts.tooMuchFor === 0, 'lesson.load-red', { people: facts.tooMuchFor }),
  ]
}

/** RLS-2: what is still missing before a lesson can go from one state to another. Empty: nothing. */
export function missingForLesson(
  from: ResearchLessonState,
  to: ResearchLessonState,
  facts: ResearchLessonFacts,
): GuardReason[] {
  if (from === 'PLANNING' && to === 'READY') return missingToBeReady(facts)
  // RLS-3: no lesson before the group has its agreement, its case pupils and a date to share what it learned.
  if (to === 'IN_PROGRESS') return unless(facts.isStudyRunning, 'lesson.study-not-running')
  // RLS-4: once something was seen, it was no false start.
  if (from === 'IN_PROGRESS' && to === 'READY')
    return unless(facts.notes === 0, 'lesson.has-notes', { notes: facts.notes })
  if (to === 'INTERVIEWED') {
    return unless(facts.interviews > 0 || Boolean(facts.noInterviewReason?.trim()), 'lesson.needs-interview')
  }
  // RLS-5: the seven steps in order; nobody weighs the teaching before what pupils learned was heard.
  if (to === 'CONCLUDED') {
    return unless(isAtEnd(facts.discussionStep), 'lesson.needs-all-steps', { step: facts.discussionStep })
  }
  return []
}

/** The way forward. A postponed lesson goes back to planning. */
export const nextLessonState = (from: ResearchLessonState): ResearchLessonState | null =>
  researchLessonLifeCycle[from][0] ?? null

export const missingForNextOfLesson = (from: ResearchLessonState, facts: ResearchLessonFacts): GuardReason[] => {
  const next = nextLessonState(from)
  return next === null ? [] : missingForLesson(from, next, facts)
}

/** RLS-6: postponing, cancelling and breaking off need a reason; the two ways back say why by themselves. */
const needsReason: ReadonlySet<ResearchLessonState> = new Set<ResearchLessonState>([
  'POSTPONED',
  'CANCELLED',
  'STOPPED',
])

const ownReason = (from: ResearchLessonState, to: ResearchLessonState): string | null =>
  from === 'READY' && to === 'PLANNING'
    ? 'The plan is worked on again.'
    : from === 'IN_PROGRESS' && to === 'READY'
      ? 'The clock was started too early; nothing had been noted.'
      : null

export function moveLesson(
  lesson: { readonly state: ResearchLessonState },
  to: ResearchLessonState,
  facts: ResearchLessonFacts,
  reason?: string | null,
): Move<ResearchLessonState> {
  const from = lesson.state
  // RLS-7: two people press the button at once; the lesson of the first goes on unharmed.
  if (to === 'IN_PROGRESS' && from === 'IN_PROGRESS') throw new Refusal('lesson.already-started')
  if (to === 'OBSERVED' && isTaught(from)) throw new Refusal('lesson.already-stopped')
  move(researchLessonLifeCycle, from, to, 'lesson.state-out-of-order')
  if (needsReason.has(to)) return moved(from, to, reasonGiven(reason))
  ready(missingForLesson(from, to, facts), 'lesson.not-ready')
  return moved(from, to, ownReason(from, to))
}

export const isFinishedLesson = (state: ResearchLessonState): boolean => isOver(researchLessonLifeCycle, state)

/** The lesson has been taught to its end; what follows is talking about it. */
export const isTaught = (state: ResearchLessonState): boolean =>
  state === 'OBSERVED' || state === 'INTERVIEWED' || state === 'DISCUSSING' || state === 'CONCLUDED'

/** Date, class, teacher and observers can still be changed. */
export const isPlannable = (state: ResearchLessonState): boolean =>
  state === 'PLANNING' || state === 'READY' || state === 'POSTPONED'

export const lateNotesDays = 2

/** RLS-9: notes are taken while the lesson runs and until it is concluded; what a tablet held back arrives up to two days later. */
export const takesNotes = (state: ResearchLessonState, endedAt: Date | null, now: Date): boolean =>
  state === 'IN_PROGRESS' ||
  (isTaught(state) && state !== 'CONCLUDED') ||
  ((state === 'CONCLUDED' || state === 'STOPPED') &&
    endedAt !== null &&
    now.getTime() <= endedAt.getTime() + lateNotesDays * 86_400_000)

/* ---- the clock ---- */

/** A lesson and the walk to a place with a network: a clock started further back is a clock that is wrong. */
export const longestAgoMs = 6 * 3_600_000
/** Less than this is how long a message takes. */
const driftMs = 30_000

/**
 * RLS-8: when the button was pressed, by the server's time. A tablet may be offline for the whole lesson, and its clock may
 * be wrong by minutes or by a day: what it says is corrected by what it says the time is now, and never lies in the future,
 * before `notBefore`, or further back than a school day reaches.
 */
export function pressedAt(
  at: Date,
  { sentAt, now, notBefore }: { readonly sentAt?: Date | null; readonly now: Date; readonly notBefore?: Date | null },
): Date {
  const drift = sentAt ? now.getTime() - sentAt.getTime() : 0
  const pressed = at.getTime() + (Math.abs(drift) > driftMs ? drift : 0)
  const isBelievable = pressed <= now.getTime() && pressed >= now.getTime() - longestAgoMs
  if (!isBelievable) return now
  return new Date(Math.max(pressed, notBefore?.getTime() ?? pressed))
}
