/** One turn of the spiral inside an enquiry: stages, guards, going back, proposals and what comes next (state machine C). */
import type { EnquiryState } from './enquiry.js'
import { allRejected, type HunchStatus } from './hunch.js'
import type { CycleId, EnquiryId } from './ids.js'
import { type GuardReason, type LifeCycle, type Move, move, moved, ready, reasonGiven, unless } from './life-cycle.js'
import { Refusal } from './refusal.js'
import { EnquiryStage, stages } from './stage.js'

/** Where a cycle stands: in one of the six stages, or checked. */
export const CycleState = { ...EnquiryStage, CHECKED: 'CHECKED' } as const
export type CycleState = (typeof CycleState)[keyof typeof CycleState]

/** The way forward. The way back goes to any earlier stage, see `goBack`. */
export const cycleLifeCycle: LifeCycle<CycleState> = {
  SCANNING: ['FOCUSING'],
  FOCUSING: ['HUNCH'],
  HUNCH: ['NEW_LEARNING'],
  NEW_LEARNING: ['ACTION'],
  ACTION: ['CHECKING'],
  CHECKING: ['CHECKED'],
  CHECKED: [],
}

export const EnoughDifference = { YES: 'YES', PARTLY: 'PARTLY', NO: 'NO' } as const
export type EnoughDifference = (typeof EnoughDifference)[keyof typeof EnoughDifference]

export interface EnquiryCycle {
  readonly id: CycleId
  readonly enquiryId: EnquiryId
  /** 1 for the first turn. */
  readonly number: number
  readonly stage: CycleState
  readonly enoughDifference: EnoughDifference | null
  /** Why a coordinator unlocked the Action column before a hunch was supported. */
  readonly actionUnlockedReason: string | null
}

/** What the guards look at: kinds of cards are counted, never columns. */
export interface CycleFacts {
  readonly evidence: number
  readonly evidenceTypes: readonly string[]
  readonly hasFocus: boolean
  readonly hasLearners: boolean
  readonly hunches: readonly HunchStatus[]
  readonly changeIdeas: number
  readonly hasBaseline: boolean
  readonly hasSuccessMeasure: boolean
  /** Quick tests that have been done and studied, and research lessons concluded. */
  readonly finishedTests: number
  readonly enoughDifference: EnoughDifference | null
}

export const evidenceNeeded = 2

/** What each state asks for before it can be entered from the one before. */
export const guards: Readonly<Record<CycleState, (facts: CycleFacts) => GuardReason[]>> = {
  SCANNING: () => [],
  /** CYC-1: two pieces of evidence of two types, one of them the pupils' own voice. */
  FOCUSING: (facts) => [
    ...unless(facts.evidence >= evidenceNeeded, 'cycle.needs-two-evidence', {
      evidence: facts.evidence,
      evidenceNeeded,
    }),
    ...unless(new Set(facts.evidenceTypes).size >= evidenceNeeded, 'cycle.needs-two-evidence-types', {
      evidenceTypes: new Set(facts.evidenceTypes).size,
    }),
    ...unless(facts.evidenceTypes.includes('PUPIL_VOICE'), 'cycle.needs-pupil-voice'),
  ],
  /** CYC-2: a focus, and the learners it is for. */
  HUNCH: (facts) => [
    ...unless(facts.hasFocus, 'cycle.needs-focus'),
    ...unless(facts.hasLearners, 'cycle.needs-learners'),
  ],
  /** CYC-3: a hunch is checked against evidence before anyone acts on it. */
  NEW_LEARNING: (facts) =>
    allRejected(facts.hunches)
      ? [{ code: 'cycle.all-hunches-rejected', data: { goBackTo: EnquiryStage.FOCUSING } }]
      : unless(facts.hunches.includes('TESTED_SUPPORTED'), 'cycle.needs-supported-hunch'),
  /** CYC-4: a change, where we stand before it, and how we shall know that it worked. */
  ACTION: (facts) => [
    ...unless(facts.changeIdeas > 0, 'cycle.needs-change-idea'),
    ...unless(facts.hasBaseline, 'cycle.needs-baseline'),
    ...unless(facts.hasSuccessMeasure, 'cycle.needs-success-measure'),
  ],
  /** CYC-5: something has been tried and looked at. */
  CHECKING: (facts) => unless(facts.finishedTests > 0, 'cycle.needs-finished-test'),
  /** CYC-6: an answer to "enough difference?", whichever it is. */
  CHECKED: (facts) => unless(facts.enoughDifference !== null, 'cycle.needs-answer'),
}

export const nextState = (from: CycleState): CycleState | null => cycleLifeCycle[from][0] ?? null

export const missingForNext = (from: CycleState, facts: CycleFacts): GuardReason[] => {
  const next = nextState(from)
  return next === null ? [] : guards[next](facts)
}

const order = (state: CycleState): number => (state === 'CHECKED' ? stages.length : stages.indexOf(state))

export const isEarlier = (state: CycleState, than: CycleState): boolean => order(state) < order(than)

/** CYC-7: a cycle moves only while its enquiry is active. */
export function inActive(enquiryState: EnquiryState): void {
  if (enquiryState !== 'ACTIVE') throw new Refusal('enquiry.not-active', { state: enquiryState })
}

export function goForward(from: CycleState, to: CycleState, facts: CycleFacts): Move<CycleState> {
  const step = move(cycleLifeCycle, from, to, 'cycle.stage-out-of-order')
  ready(guards[to](facts), 'cycle.not-ready')
  return step
}

/** CYC-8: a coordinator may let a group past a guard, and says why. The order of the stages stays. */
export const override = (from: CycleState, to: CycleState, reason: string): Move<CycleState> =>
  move(cycleLifeCycle, from, to, 'cycle.stage-out-of-order', reasonGiven(reason))

/** CYC-9: any member may take the group back to any earlier stage, with a reason; a checked cycle until the next has begun. */
export function goBack(from: CycleState, to: EnquiryStage, reason: string, nextHasBegun = false): Move<CycleState> {
  if (!isEarlier(to, from)) throw new Refusal('cycle.not-earlier', { from, to })
  if (from === 'CHECKED' && nextHasBegun) throw new Refusal('cycle.next-already-begun')
  return moved<CycleState>(from, to, reasonGiven(reason))
}

/** CYC-10: when every hunch has been rejected, the group is back at its focus, without anybody's decision. */
export const afterHunches = (state: CycleState, hunches: readonly HunchStatus[]): Move<CycleState> | null =>
  state === 'HUNCH' && allRejected(hunches)
    ? moved<CycleState>('HUNCH', 'FOCUSING', 'Every hunch was tested, and the evidence supported none.')
    : null

/** CYC-11: the coordinator may open the Action column before a hunch is supported, with a reason. */
export function unlockAction(cycle: Pick<EnquiryCycle, 'actionUnlockedReason'>, reason: string): string {
  if (cycle.actionUnlockedReason !== null) throw new Refusal('cycle.already-unlocked')
  return reasonGiven(reason)
}

/** CYC-12: the next turn begins at scanning, once this one is checked; there is one next turn. */
export function beginNext(
  cycle: Pick<EnquiryCycle, 'stage' | 'number'>,
  nextHasBegun: boolean,
): {
  readonly number: number
  readonly stage: CycleState
} {
  if (cycle.stage !== 'CHECKED') throw new Refusal('cycle.not-checked')
  if (nextHasBegun) throw new Refusal('cycle.next-already-begun')
  return { number: cycle.number + 1, stage: 'SCANNING' }
}
