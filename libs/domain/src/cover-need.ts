/** Cover for who is away: what it costs, who pays, who comes, and an alarm when nobody does (state machine G). */
import { type LifeCycle, type Move, move, moved, reasonGiven } from './life-cycle.js'
import { Refusal } from './refusal.js'

export const CoverState = {
  IDENTIFIED: 'IDENTIFIED',
  COSTED: 'COSTED',
  APPROVED: 'APPROVED',
  ARRANGED: 'ARRANGED',
  USED: 'USED',
  CHARGED: 'CHARGED',
  NOT_NEEDED: 'NOT_NEEDED',
  CANCELLED: 'CANCELLED',
  FAILED: 'FAILED',
} as const
export type CoverState = (typeof CoverState)[keyof typeof CoverState]

export const coverLifeCycle: LifeCycle<CoverState> = {
  IDENTIFIED: ['COSTED', 'NOT_NEEDED', 'CANCELLED'],
  COSTED: ['APPROVED', 'IDENTIFIED', 'NOT_NEEDED', 'CANCELLED'],
  APPROVED: ['ARRANGED', 'COSTED', 'IDENTIFIED', 'NOT_NEEDED', 'CANCELLED', 'FAILED'],
  ARRANGED: ['USED', 'APPROVED', 'IDENTIFIED', 'NOT_NEEDED', 'CANCELLED', 'FAILED'],
  USED: ['CHARGED', 'ARRANGED'],
  CHARGED: ['USED'],
  NOT_NEEDED: ['IDENTIFIED', 'CANCELLED'],
  CANCELLED: [],
  FAILED: ['ARRANGED', 'APPROVED', 'IDENTIFIED', 'NOT_NEEDED', 'CANCELLED'],
}

export const CoverSource = {
  SUPPLY: 'SUPPLY',
  INTERNAL: 'INTERNAL',
  COVER_SUPERVISOR: 'COVER_SUPERVISOR',
  HLTA: 'HLTA',
  LESSON_SWAP: 'LESSON_SWAP',
  NONE_NEEDED: 'NONE_NEEDED',
} as const
export type CoverSource = (typeof CoverSource)[keyof typeof CoverSource]

export const CoverPayer = {
  SENDING_SCHOOL: 'SENDING_SCHOOL',
  HOST: 'HOST',
  ALLIANCE_FUND: 'ALLIANCE_FUND',
  GRANT: 'GRANT',
} as const
export type CoverPayer = (typeof CoverPayer)[keyof typeof CoverPayer]

export const CoverHand = {
  TEACHER: 'TEACHER',
  COVER_MANAGER: 'COVER_MANAGER',
  BUDGET_HOLDER: 'BUDGET_HOLDER',
  SYSTEM: 'SYSTEM',
} as const
/** The budget holder is the head of the paying school, or the coordinator for the alliance's money. */
export type CoverHand = (typeof CoverHand)[keyof typeof CoverHand]

const hands: Readonly<Record<CoverState, readonly CoverHand[]>> = {
  IDENTIFIED: ['SYSTEM'],
  COSTED: ['COVER_MANAGER', 'SYSTEM'],
  APPROVED: ['BUDGET_HOLDER'],
  ARRANGED: ['COVER_MANAGER'],
  USED: ['COVER_MANAGER', 'SYSTEM'],
  CHARGED: ['COVER_MANAGER'],
  NOT_NEEDED: ['COVER_MANAGER', 'TEACHER'],
  CANCELLED: ['COVER_MANAGER', 'SYSTEM'],
  FAILED: ['COVER_MANAGER'],
}

interface StepBack {
  readonly to: CoverState
  readonly by: CoverHand
}
/** Whoever took a step takes it back, and says why. */
export const stepsBack: Partial<Readonly<Record<CoverState, StepBack>>> = {
  COSTED: { to: 'IDENTIFIED', by: 'COVER_MANAGER' },
  APPROVED: { to: 'COSTED', by: 'BUDGET_HOLDER' },
  ARRANGED: { to: 'APPROVED', by: 'COVER_MANAGER' },
  USED: { to: 'ARRANGED', by: 'COVER_MANAGER' },
  CHARGED: { to: 'USED', by: 'COVER_MANAGER' },
  NOT_NEEDED: { to: 'IDENTIFIED', by: 'COVER_MANAGER' },
  FAILED: { to: 'APPROVED', by: 'COVER_MANAGER' },
}

/** COV-1: costed before it is approved, approved before it is arranged; a new time begins it again, wherever it stood. */
export function moveCover(
  state: CoverState,
  to: CoverState,
  hand: CoverHand,
  reason?: string | null,
): Move<CoverState> {
  const step = move(coverLifeCycle, state, to, 'cover.state-out-of-order')
  const back = stepsBack[state]
  const isBack = back?.to === to && hand !== 'SYSTEM'
  if (isBack ? back.by !== hand : !hands[to].includes(hand)) throw new Refusal('cover.not-yours')
  return to === 'FAILED' || isBack ? moved(state, to, reasonGiven(reason)) : step
}

/** Of one piece of cover: periods in a secondary, half-days in a primary. */
export interface CoverUnits {
  readonly units: number
  /** In pence for one unit, as the school has set it. */
  readonly ratePence: number
  readonly source: CoverSource
}

const mostUnits = 40
const mostRatePence = 100_000

/** COV-2: units × rate; a swap, and cover by the school's own people without pay, cost nothing. In pence. */
export function coverCost({ units, ratePence, source }: CoverUnits): number {
  // Kept in hundredths: less would be kept as nothing, and paid for as nothing.
  if (!(units >= 0.01) || units > mostUnits || Math.abs(units * 100 - Math.round(units * 100)) > 1e-6)
    throw new Refusal('cover.units')
  if (!Number.isInteger(ratePence) || ratePence < 0 || ratePence > mostRatePence) throw new Refusal('cover.rate')
  return source === 'LESSON_SWAP' || source === 'NONE_NEEDED' ? 0 : Math.round(units * ratePence)
}

export interface CoverLine extends CoverUnits {
  readonly state: CoverState
  readonly school: string
  readonly term: string
  readonly payer: CoverPayer
}
export interface CoverTotal {
  readonly school: string
  readonly term: string
  readonly payer: CoverPayer
  readonly units: number
  readonly pence: number
}

/** What is off costs nobody anything. */
export const isToPay = ({ state }: { readonly state: CoverState }): boolean =>
  state !== 'NOT_NEEDED' && state !== 'CANCELLED' && state !== 'FAILED'

/** COV-3: what cover comes to, for each school, term and payer. */
export function coverTotals(lines: readonly CoverLine[]): CoverTotal[] {
  const totals = new Map<string, CoverTotal>()
  for (const line of lines.filter(isToPay)) {
    const { school, term, payer } = line
    const key = JSON.stringify([school, term, payer])
    const before = totals.get(key) ?? { school, term, payer, units: 0, pence: 0 }
    totals.set(key, { ...before, units: before.units + line.units, pence: before.pence + coverCost(line) })
  }
  return [...totals.values()].sort((one, other) =>
    [one.school, one.term, one.payer].join(' ') < [other.school, other.term, other.payer].join(' ') ? -1 : 1,
  )
}

/** COV-4: cover that falls through this close to the day alarms whoever goes and whoever leads the session. */
export const alarmDays = 2
