/** One session of a CPD cycle: when, where, who leads it (state machine G). A changed time asks everybody again. */
import type { CpdPart } from './cpd-cycle.js'
import { type LifeCycle, type Move, move, moved, reasonGiven } from './life-cycle.js'
import { Refusal } from './refusal.js'

export const SessionFormat = {
  TWILIGHT: 'TWILIGHT',
  HALF_DAY: 'HALF_DAY',
  FULL_DAY: 'FULL_DAY',
  INSET_DAY: 'INSET_DAY',
  LEARNING_VISIT: 'LEARNING_VISIT',
  ONLINE: 'ONLINE',
  COACHING: 'COACHING',
} as const
export type SessionFormat = (typeof SessionFormat)[keyof typeof SessionFormat]

export const CpdSessionState = {
  DRAFT: 'DRAFT',
  PENCILLED: 'PENCILLED',
  CONFIRMED: 'CONFIRMED',
  DELIVERED: 'DELIVERED',
  CLOSED: 'CLOSED',
  POSTPONED: 'POSTPONED',
  CANCELLED: 'CANCELLED',
} as const
export type CpdSessionState = (typeof CpdSessionState)[keyof typeof CpdSessionState]

export const cpdSessionLifeCycle: LifeCycle<CpdSessionState> = {
  DRAFT: ['PENCILLED', 'CANCELLED'],
  PENCILLED: ['CONFIRMED', 'POSTPONED', 'CANCELLED'],
  CONFIRMED: ['DELIVERED', 'POSTPONED', 'CANCELLED'],
  DELIVERED: ['CLOSED'],
  CLOSED: [],
  POSTPONED: ['PENCILLED', 'CANCELLED'],
  CANCELLED: [],
}

export interface SessionTime {
  readonly startsAt: Date
  readonly endsAt: Date
}
export interface CpdSession {
  readonly state: CpdSessionState
  /** Null: no time yet. */
  readonly time: SessionTime | null
}

const movers: readonly CpdPart[] = ['FACILITATOR', 'COORDINATOR']

/** SES-1: facilitator or coordinator; putting off and calling off say why; what has no time is not pencilled. */
export function moveCpdSession(
  session: CpdSession,
  to: CpdSessionState,
  parts: readonly CpdPart[],
  { now, reason }: { readonly now: Date; readonly reason?: string | null },
): Move<CpdSessionState> {
  const { state: from, time } = session
  const step = move(cpdSessionLifeCycle, from, to, 'cpd-session.state-out-of-order')
  if (!movers.some((part) => parts.includes(part))) throw new Refusal('cpd.not-your-part')
  if (to === 'POSTPONED' || to === 'CANCELLED') return moved(from, to, reasonGiven(reason))
  if (to === 'PENCILLED' || to === 'CONFIRMED') hasTime(time)
  // SES-2: delivered is what has begun.
  if (to === 'DELIVERED' && now < hasTime(time).startsAt) throw new Refusal('cpd-session.not-yet')
  return step
}

const longest = 12 * 3_600_000

function hasTime(time: SessionTime | null): SessionTime {
  if (time === null) throw new Refusal('cpd-session.needs-time')
  const length = time.endsAt.getTime() - time.startsAt.getTime()
  if (!(length > 0) || length > longest) throw new Refusal('cpd-session.ends-before-it-begins')
  return time
}

/** What a new time brings with it. */
export interface TimeChanged {
  readonly move: Move<CpdSessionState> | null
  /** Whoever agreed to a time agreed to that one: places that are held and whoever leads it are asked anew, and cover is found again. */
  readonly asksAgain: boolean
}

const isSame = (one: SessionTime | null, other: SessionTime): boolean =>
  one !== null && one.startsAt.getTime() === other.startsAt.getTime() && one.endsAt.getTime() === other.endsAt.getTime()

export interface SessionToMove extends CpdSession {
  /** People of whom it was said whether they came. */
  readonly ticked: number
}

/**
 * SES-3: the time of a session can change while it lies ahead; a confirmed one stays confirmed, and only those affected are asked
 * again. One that was put off asks them with its new date, even if that is the old one: they were told that it is off.
 * SES-4: once somebody was ticked it has been held when it was, or is put off.
 */
export function retime(
  { state, time, ticked }: SessionToMove,
  to: SessionTime,
  parts: readonly CpdPart[],
): TimeChanged {
  if (!movers.some((part) => parts.includes(part))) throw new Refusal('cpd.not-your-part')
  if (state === 'DELIVERED' || state === 'CLOSED' || state === 'CANCELLED')
    throw new Refusal('cpd-session.state-out-of-order', { from: state, to: 'PENCILLED' })
  hasTime(to)
  if (ticked > 0) throw new Refusal('cpd-session.ticked', { people: ticked })
  const isNew = state === 'DRAFT' || state === 'POSTPONED'
  return {
    move: isNew ? { from: state, to: 'PENCILLED' } : null,
    asksAgain: state === 'POSTPONED' || (time !== null && !isSame(time, to)),
  }
}
