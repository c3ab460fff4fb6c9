/** Hours that one school gives to another or to all: drafted by what was done, confirmed by whoever received (M1, state machine J). */
import type { CivilDate } from './civil-date.js'
import type { Urn } from './ids.js'
import { type LifeCycle, type Move, move, moved, reasonGiven } from './life-cycle.js'
import { Refusal } from './refusal.js'
import { addSchoolDays, englishCalendar, type SchoolCalendar } from './school-days.js'

export const ContributionKind = {
  HOSTING: 'HOSTING',
  VISITING_REVIEWER: 'VISITING_REVIEWER',
  OBSERVING: 'OBSERVING',
  FACILITATING: 'FACILITATING',
  COACHING: 'COACHING',
  DEPLOYMENT: 'DEPLOYMENT',
  RESOURCE_AUTHORING: 'RESOURCE_AUTHORING',
  COORDINATION: 'COORDINATION',
} as const
export type ContributionKind = (typeof ContributionKind)[keyof typeof ContributionKind]

export const ContributionState = {
  PENDING: 'PENDING',
  CONFIRMED: 'CONFIRMED',
  DISPUTED: 'DISPUTED',
  VOID: 'VOID',
} as const
export type ContributionState = (typeof ContributionState)[keyof typeof ContributionState]

export const contributionLifeCycle: LifeCycle<ContributionState> = {
  PENDING: ['CONFIRMED', 'DISPUTED'],
  CONFIRMED: [],
  DISPUTED: ['CONFIRMED', 'VOID'],
  VOID: [],
}

/** Given to everybody who came. */
export const wholeAlliance = 'ALLIANCE'
export type Receiver = Urn | typeof wholeAlliance

export interface Attendance {
  readonly urn: Urn
  readonly people: number
}

export interface Contribution {
  readonly giver: Urn
  readonly receiver: Receiver
  /** Staff hours, preparing included. */
  readonly hours: number
  readonly kind: ContributionKind
  /** Who came, where it was given to the whole alliance. */
  readonly attendance: readonly Attendance[]
}

export interface ContributionEntry extends Contribution {
  readonly state: ContributionState
  /** Given under a support agreement, where one school is meant to receive more than it gives. */
  readonly asymmetricByDesign: boolean
}

/* ---- how an entry is settled (J) ---- */

export const confirmDays = 10

export const confirmsByItselfOn = (draftedOn: CivilDate, receiver: SchoolCalendar = englishCalendar): CivilDate =>
  addSchoolDays(draftedOn, confirmDays, receiver)

/** Who acts: a leader of the receiving school, the coordinator, or nobody but time. */
export type ContributionHand = 'RECEIVING_LEADER' | 'COORDINATOR' | 'SYSTEM'

/** Hours for the whole alliance are received by no one school: the coordinator stands for all. */
const receives = (entry: Pick<Contribution, 'receiver'>, hand: ContributionHand): boolean =>
  hand === (entry.receiver === wholeAlliance ? 'COORDINATOR' : 'RECEIVING_LEADER')

type Settled = Pick<ContributionEntry, 'state' | 'receiver'>
const step = ({ state }: Settled, to: ContributionState): Move<ContributionState> =>
  move(contributionLifeCycle, state, to, 'contribution.state-out-of-order')

/** CON-1: confirmed by whoever received it, or by itself when ten of the receiving school's days have passed. */
export function confirm(
  entry: Settled,
  hand: ContributionHand,
  when: { readonly today: CivilDate; readonly draftedOn: CivilDate; readonly calendar?: SchoolCalendar },
): Move<ContributionState> {
  if (entry.state !== 'PENDING')
    throw new Refusal('contribution.state-out-of-order', { from: entry.state, to: 'CONFIRMED' })
  if (hand === 'SYSTEM') {
    if (when.today <= confirmsByItselfOn(when.draftedOn, when.calendar)) throw new Refusal('contribution.not-due')
    return moved('PENDING', 'CONFIRMED', 'Ten school days have passed.')
  }
  if (!receives(entry, hand)) throw new Refusal('contribution.not-yours')
  return step(entry, 'CONFIRMED')
}

/** CON-2: whoever received it may say that it was otherwise. */
export function dispute(entry: Settled, hand: ContributionHand, reason: string): Move<ContributionState> {
  step(entry, 'DISPUTED')
  if (!receives(entry, hand)) throw new Refusal('contribution.not-yours')
  return moved(entry.state, 'DISPUTED', reasonGiven(reason))
}

/** CON-3: what is disputed is settled by the coordinator, with a reason. */
export function settle(
  entry: Settled,
  to: 'CONFIRMED' | 'VOID',
  hand: ContributionHand,
  reason: string,
): Move<ContributionState> {
  if (entry.state !== 'DISPUTED') throw new Refusal('contribution.state-out-of-order', { from: entry.state, to })
  if (hand !== 'COORDINATOR') throw new Refusal('contribution.not-yours')
  return moved(step(entry, to).from, to, reasonGiven(reason))
}

/* ---- what turns out later ---- */

/** CON-8: counts at once while nobody has said yes; what somebody said yes to is asked of them; what does not count stays so. */
export const correctedHow: Readonly<Record<ContributionState, 'AT_ONCE' | 'ASKED' | 'NOT'>> = {
  PENDING: 'AT_ONCE',
  DISPUTED: 'AT_ONCE',
  CONFIRMED: 'ASKED',
  VOID: 'NOT',
}

/** CON-8: taken up or left by whoever confirms such hours; whoever leaves it says why. */
export function answerCorrection(
  entry: Settled & { readonly correction: readonly Attendance[] | null },
  isTakenUp: boolean,
  hand: ContributionHand,
  reason: string | null,
): { readonly reason?: string } {
  if (!receives(entry, hand)) throw new Refusal('contribution.not-yours')
  if (entry.correction === null) throw new Refusal('contribution.nothing-to-correct')
  return isTakenUp ? {} : { reason: reasonGiven(reason) }
}

export interface CorrectedAttendance {
  readonly urn: Urn
  readonly before: number
  readonly after: number
}

/** Of every school whose number is another now; none: nothing is left to say. */
export function attendanceChanged(before: readonly Attendance[], after: readonly Attendance[]): CorrectedAttendance[] {
  const peopleOf = (all: readonly Attendance[], urn: Urn): number => all.find((one) => one.urn === urn)?.people ?? 0
  return [...new Set([...before, ...after].map(({ urn }) => urn))]
    .sort()
    .map((urn) => ({ urn, before: peopleOf(before, urn), after: peopleOf(after, urn) }))
    .filter((one) => one.before !== one.after)
}
