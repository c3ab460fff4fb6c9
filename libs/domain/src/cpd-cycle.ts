/** A CPD cycle: sessions to one purpose, designed backwards from what pupils should get better at (state machine G). */
import type { CivilDate } from './civil-date.js'
import { type GuardReason, type LifeCycle, type Move, move, moved, ready, reasonGiven, unless } from './life-cycle.js'
import { Refusal } from './refusal.js'

export const CpdCycleState = {
  DRAFT: 'DRAFT',
  DESIGN_CHECKED: 'DESIGN_CHECKED',
  SCHEDULED: 'SCHEDULED',
  RELEASED: 'RELEASED',
  RUNNING: 'RUNNING',
  COMPLETED: 'COMPLETED',
  EVALUATED: 'EVALUATED',
  CANCELLED: 'CANCELLED',
} as const
export type CpdCycleState = (typeof CpdCycleState)[keyof typeof CpdCycleState]

export const cpdCycleLifeCycle: LifeCycle<CpdCycleState> = {
  DRAFT: ['DESIGN_CHECKED', 'CANCELLED'],
  DESIGN_CHECKED: ['SCHEDULED', 'CANCELLED'],
  SCHEDULED: ['RELEASED', 'CANCELLED'],
  RELEASED: ['RUNNING', 'SCHEDULED', 'CANCELLED'],
  RUNNING: ['COMPLETED'],
  COMPLETED: ['EVALUATED'],
  EVALUATED: [],
  CANCELLED: [],
}

/** Who somebody is to a cycle. Of a cycle of one school its CPD lead does what a coordinator does elsewhere. */
export const CpdPart = { CPD_LEAD: 'CPD_LEAD', COORDINATOR: 'COORDINATOR', FACILITATOR: 'FACILITATOR' } as const
export type CpdPart = (typeof CpdPart)[keyof typeof CpdPart]

export interface CpdCycle {
  readonly state: CpdCycleState
  readonly isOfOneSchool: boolean
}

/** What the guards look at; the server counts, the rules judge. */
export interface CpdCycleFacts {
  readonly sessions: number
  /** The check of the design was opened as the design is now. */
  readonly isDesignCheckSeen: boolean
  readonly blocks: number
  readonly sessionsNotPencilled: number
  readonly sessionsOpen: number
  /** Evaluation levels 1 to 4 that have no answer yet. */
  readonly levelsWithoutData: readonly number[]
  readonly hasPupilData: boolean
  /** Why there is no data about pupils yet, and until when; empty: nobody said. */
  readonly noPupilDataReason: string
  readonly noPupilDataUntil: CivilDate | null
  readonly today: CivilDate
}

const lead: readonly CpdPart[] = ['CPD_LEAD']
const coordinator: readonly CpdPart[] = ['COORDINATOR']
const movers: Readonly<Record<CpdCycleState, readonly CpdPart[]>> = {
  DRAFT: [],
  DESIGN_CHECKED: lead,
  SCHEDULED: coordinator,
  RELEASED: coordinator,
  RUNNING: coordinator,
  COMPLETED: coordinator,
  EVALUATED: lead,
  CANCELLED: coordinator,
}

type Guard = (facts: CpdCycleFacts) => GuardReason[]
const guards: Partial<Readonly<Record<CpdCycleState, Guard>>> = {
  DESIGN_CHECKED: ({ sessions, isDesignCheckSeen }) => [
    ...unless(sessions > 0, 'cpd.needs-session'),
    ...unless(isDesignCheckSeen, 'cpd.needs-design-check'),
  ],
  SCHEDULED: ({ blocks, sessionsNotPencilled }) => [
    ...unless(sessionsNotPencilled === 0, 'cpd.sessions-without-date', { sessionsNotPencilled }),
    ...unless(blocks === 0, 'cpd.blocked', { blocks }),
  ],
  RELEASED: ({ blocks }) => unless(blocks === 0, 'cpd.blocked', { blocks }),
  COMPLETED: ({ sessionsOpen }) => unless(sessionsOpen === 0, 'cpd.sessions-open', { sessionsOpen }),
  EVALUATED: ({ levelsWithoutData, hasPupilData, noPupilDataReason, noPupilDataUntil, today }) => [
    ...unless(levelsWithoutData.length === 0, 'cpd.levels-without-data', { levels: levelsWithoutData.join(', ') }),
    // A day that has gone by without an answer is no reason any more.
    ...unless(
      hasPupilData || (noPupilDataReason.trim() !== '' && noPupilDataUntil !== null && noPupilDataUntil >= today),
      'cpd.needs-pupil-data-or-reason',
    ),
  ],
}

/** CPD-1: what is missing before a step. Empty: nothing. */
export const missingForCpdCycle = (to: CpdCycleState, facts: CpdCycleFacts): GuardReason[] => guards[to]?.(facts) ?? []

/** CPD-2: the CPD lead of a single-school cycle stands in for the coordinator. */
const mayMove = ({ isOfOneSchool }: CpdCycle, to: CpdCycleState, parts: readonly CpdPart[]): boolean =>
  movers[to].some((part) => parts.includes(part)) || (isOfOneSchool && parts.includes('CPD_LEAD'))

/** CPD-3: back to the plan once it was released, and calling it off, need a reason; from the first session on it is held to its end. */
const needsReason = (from: CpdCycleState, to: CpdCycleState): boolean =>
  to === 'CANCELLED' || (from === 'RELEASED' && to === 'SCHEDULED')

export function moveCpdCycle(
  cycle: CpdCycle,
  to: CpdCycleState,
  parts: readonly CpdPart[],
  facts: CpdCycleFacts,
  reason?: string | null,
): Move<CpdCycleState> {
  const { state: from } = cycle
  const step = move(cpdCycleLifeCycle, from, to, 'cpd.state-out-of-order')
  if (!mayMove(cycle, to, parts)) throw new Refusal('cpd.not-your-part')
  if (needsReason(from, to)) return moved(from, to, reasonGiven(reason))
  ready(missingForCpdCycle(to, facts), 'cpd.not-ready')
  return step
}
