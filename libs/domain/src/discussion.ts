/**
 * The discussion after a research lesson: seven steps in one order, their words, and the timer. Nobody talks about the teaching before
 * the pupils have been talked about; that is what the order is for (after Dudley's research lesson study, in our own words).
 */
import type { CasePupilLabel } from './case-pupil.js'
import { Refusal } from './refusal.js'

export interface DiscussionStep {
  readonly name: string
  /** What to talk about. */
  readonly prompt: string
  /** What helps when it does not begin by itself. */
  readonly hint: string
  /** A suggestion; the timer shows it and stops nobody. */
  readonly minutes: number
}

export const discussionSteps: readonly DiscussionStep[] = [
  {
    name: 'Pupils A, B and C',
    prompt: 'One pupil after the other: what did each of us see, and what had we predicted? Was it progress enough?',
    hint: 'Everybody who watched this pupil speaks before anybody explains.',
    minutes: 15,
  },
  {
    name: 'Pupils like them',
    prompt: 'Each of the three stands for others in the class. What did we see of those?',
    hint: 'Name the group, not the child.',
    minutes: 5,
  },
  {
    name: 'What the pupils said',
    prompt: 'What did they enjoy, what did they learn, and what would they change?',
    hint: 'Read their own words aloud first.',
    minutes: 5,
  },
  {
    name: 'What we tried',
    prompt: 'How did the way we taught it help, and where was it in the way?',
    hint: 'It is our lesson: we planned it together. It may have done both.',
    minutes: 10,
  },
  {
    name: 'What surprised us',
    prompt: 'What did none of us see coming?',
    hint: 'A prediction that was wrong teaches most.',
    minutes: 5,
  },
  {
    name: 'What we would change',
    prompt: 'What would we change so that each of the three gets further?',
    hint: 'Pupil by pupil, and small enough to try next time.',
    minutes: 10,
  },
  {
    name: 'What we try next',
    prompt: 'What goes into our next research lesson?',
    hint: 'What you note here stands on the next planning sheet.',
    minutes: 10,
  },
]

/** A lesson whose discussion has not begun stands at 0, one that is over at 8. */
export const lastStep = discussionSteps.length
export const stepOver = lastStep + 1
/** The step whose notes go into the plan of the next lesson. */
export const tryNextStep = lastStep

export const discussionLimits = { notes: 400, note: 4000 } as const

export const DiscussionRole = { FACILITATOR: 'FACILITATOR', SCRIBE: 'SCRIBE', TIMEKEEPER: 'TIMEKEEPER' } as const
export type DiscussionRole = (typeof DiscussionRole)[keyof typeof DiscussionRole]
export const discussionRoleLabels: Readonly<Record<DiscussionRole, string>> = {
  FACILITATOR: 'Facilitator',
  SCRIBE: 'Scribe',
  TIMEKEEPER: 'Timekeeper',
}

export interface DiscussionClock {
  readonly step: number
  readonly stepStartedAt: Date | null
  /** Seconds that had passed when the timer was stopped; null while it runs. */
  readonly stepPausedSeconds: number | null
}

export const hasBegun = (step: number): boolean => step >= 1 && step <= lastStep

const asBegun = (clock: DiscussionClock): Date => {
  if (!hasBegun(clock.step) || !clock.stepStartedAt) throw new Refusal('discussion.not-begun')
  return clock.stepStartedAt
}

/** DSC-1: the first step, with the timer at nought. */
export const firstStep = (now: Date): DiscussionClock => ({ step: 1, stepStartedAt: now, stepPausedSeconds: null })

/** DSC-2: one step after the other, none left out, none twice; `from` is what the facilitator had before their eyes. */
export function nextStep(clock: DiscussionClock, from: number, now: Date): DiscussionClock {
  asBegun(clock)
  if (from !== clock.step) throw new Refusal('discussion.step-moved-on', { step: clock.step })
  if (clock.step === lastStep) throw new Refusal('discussion.last-step')
  return { step: clock.step + 1, stepStartedAt: now, stepPausedSeconds: null }
}

/** DSC-3: whole seconds of this step, without the pauses; the same for everybody, for it is the server's time. */
export function secondsGone({ stepStartedAt, stepPausedSeconds }: DiscussionClock, now: Date): number {
  if (stepPausedSeconds !== null) return stepPausedSeconds
  return stepStartedAt ? Math.max(0, Math.floor((now.getTime() - stepStartedAt.getTime()) / 1000)) : 0
}

/** DSC-4: the timer may stand still, and stands still once. */
export function pauseStep(clock: DiscussionClock, now: Date): DiscussionClock {
  asBegun(clock)
  return { ...clock, stepPausedSeconds: secondsGone(clock, now) }
}

export function resumeStep(clock: DiscussionClock, now: Date): DiscussionClock {
  asBegun(clock)
  if (clock.stepPausedSeconds === null) return clock
  return { ...clock, stepStartedAt: new Date(now.getTime() - clock.stepPausedSeconds * 1000), stepPausedSeconds: null }
}

/** DSC-5: nothing is concluded before the seventh step has been reached. */
export const isAtEnd = (step: number): boolean => step >= lastStep

/** DSC-6: a note belongs to a step that has been reached. */
export const mayNote = (step: number, reached: number): boolean =>
  Number.isInteger(step) && step >= 1 && step <= Math.min(reached, lastStep)

/** In the first step each pupil has a third of the time; a suggestion, and the same for everybody. */
export function pupilInTurn(clock: DiscussionClock, now: Date): CasePupilLabel | null {
  if (clock.step !== 1) return null
  const share = ((discussionSteps[0]?.minutes ?? 0) * 60) / 3
  return (['A', 'B', 'C'] as const)[Math.min(2, Math.floor(secondsGone(clock, now) / share))] ?? null
}
