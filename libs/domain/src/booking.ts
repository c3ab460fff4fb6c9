/** A place on a session: asked for, approved by the own school, confirmed or waited for; fair between schools (state machine G). */
import type { CivilDate } from './civil-date.js'
import { addDays, dayInLondon } from './civil-date.js'
import type { PersonId, Urn } from './ids.js'
import { type LifeCycle, type Move, move, moved, reasonGiven } from './life-cycle.js'
import { Refusal } from './refusal.js'
import { addSchoolDays, englishCalendar, type SchoolCalendar } from './school-days.js'
import { clockInLondon, instantInLondon } from './wall-clock.js'

export const BookingState = {
  REQUESTED: 'REQUESTED',
  APPROVED: 'APPROVED',
  CONFIRMED: 'CONFIRMED',
  WAITING_LIST: 'WAITING_LIST',
  OFFERED: 'OFFERED',
  ATTENDED: 'ATTENDED',
  DID_NOT_ATTEND: 'DID_NOT_ATTEND',
  DECLINED: 'DECLINED',
  EXPIRED: 'EXPIRED',
  CANCELLED: 'CANCELLED',
} as const
export type BookingState = (typeof BookingState)[keyof typeof BookingState]

export const bookingLifeCycle: LifeCycle<BookingState> = {
  REQUESTED: ['APPROVED', 'DECLINED', 'CANCELLED'],
  APPROVED: ['CONFIRMED', 'WAITING_LIST', 'DECLINED', 'CANCELLED'],
  CONFIRMED: ['ATTENDED', 'DID_NOT_ATTEND', 'APPROVED', 'CANCELLED'],
  WAITING_LIST: ['OFFERED', 'CANCELLED'],
  OFFERED: ['CONFIRMED', 'EXPIRED', 'CANCELLED'],
  ATTENDED: ['DID_NOT_ATTEND'],
  DID_NOT_ATTEND: ['ATTENDED'],
  DECLINED: [],
  EXPIRED: [],
  CANCELLED: [],
}

export const BookingHand = { SELF: 'SELF', OWN_SCHOOL: 'OWN_SCHOOL', OFFICE: 'OFFICE', SYSTEM: 'SYSTEM' } as const
/** Oneself; a leader or the CPD lead of the own school; whoever runs the session; nobody but time and places. */
export type BookingHand = (typeof BookingHand)[keyof typeof BookingHand]

const hands: Readonly<Record<BookingState, readonly BookingHand[]>> = {
  REQUESTED: ['SELF'],
  APPROVED: ['OWN_SCHOOL'],
  CONFIRMED: ['SYSTEM'],
  WAITING_LIST: ['SYSTEM'],
  OFFERED: ['SYSTEM'],
  ATTENDED: ['OFFICE', 'SELF'],
  DID_NOT_ATTEND: ['OFFICE'],
  DECLINED: ['OWN_SCHOOL'],
  EXPIRED: ['SYSTEM'],
  CANCELLED: ['SELF', 'OFFICE'],
}

/** On the day it was said whether they came. */
export const wasTicked = (state: BookingState): boolean => state === 'ATTENDED' || state === 'DID_NOT_ATTEND'

/** PLA-1: an offered place is taken by whoever it was offered to; a school that says no says why; a new time asks again. PLA-6: a wrong tick is put right by whoever runs the session, with the reason. */
export function moveBooking(
  state: BookingState,
  to: BookingState,
  hand: BookingHand,
  reason?: string | null,
): Move<BookingState> {
  const step = move(bookingLifeCycle, state, to, 'booking.state-out-of-order')
  if (wasTicked(state)) {
    if (hand !== 'OFFICE') throw new Refusal('booking.not-yours')
    return moved(state, to, reasonGiven(reason))
  }
  const isTaking = state === 'OFFERED' && to === 'CONFIRMED' && hand === 'SELF'
  const asksAgain = state === 'CONFIRMED' && to === 'APPROVED' && hand === 'SYSTEM'
  const isUsual = hands[to].includes(hand) && !(state === 'CONFIRMED' && to === 'APPROVED')
  if (!isTaking && !asksAgain && !isUsual) throw new Refusal('booking.not-yours')
  return to === 'DECLINED' ? moved(state, to, reasonGiven(reason)) : step
}

const takenBack: Partial<Readonly<Record<BookingState, { readonly to: BookingState; readonly by: BookingHand }>>> = {
  APPROVED: { to: 'REQUESTED', by: 'OWN_SCHOOL' },
  CONFIRMED: { to: 'REQUESTED', by: 'OWN_SCHOOL' },
  WAITING_LIST: { to: 'REQUESTED', by: 'OWN_SCHOOL' },
  OFFERED: { to: 'WAITING_LIST', by: 'OFFICE' },
}

/**
 * PLA-6: whoever decided a moment ago takes it back, with a reason: a school's yes is a question again, an offer goes back into
 * the line. What a colleague hands on is nobody's turn: until it is taken, it too is a question to their school again.
 */
export function takeBackBooking(
  state: BookingState,
  hand: BookingHand,
  reason: string | null,
  isHandedOn = false,
): Move<BookingState> {
  const back = isHandedOn && state === 'OFFERED' ? takenBack.APPROVED : takenBack[state]
  if (!back) throw new Refusal('booking.state-out-of-order', { from: state, to: 'REQUESTED' })
  if (back.by !== hand) throw new Refusal('booking.not-yours')
  return moved(state, back.to, reasonGiven(reason))
}

/** PLA-6: the session was put off or called off after somebody had been ticked: nobody was at it, and they have the place that they had. */
export function untick(state: BookingState, reason: string | null): Move<BookingState> {
  if (!wasTicked(state)) throw new Refusal('booking.state-out-of-order', { from: state, to: 'CONFIRMED' })
  return moved(state, 'CONFIRMED', reasonGiven(reason))
}

export interface Capacity {
  /** Places in the room; null: no limit. */
  readonly places: number | null
  /** At most so many of one school; null: no limit. */
  readonly perSchool: number | null
}
export interface Taken {
  readonly urn: Urn
}

/** PLA-2: a place is free while the room has one, and the school has not used all of its own. */
export const hasPlace = ({ places, perSchool }: Capacity, taken: readonly Taken[], urn: Urn): boolean =>
  (places === null || taken.length < places) &&
  (perSchool === null || taken.filter((one) => one.urn === urn).length < perSchool)

export interface Waiting {
  readonly personId: PersonId
  readonly urn: Urn
  readonly joinedAt: Date
}

/** PLA-3: one of each school in turn, those with the fewest places first; within a school, and between equals, who came first. */
export function inTurn(waiting: readonly Waiting[], taken: readonly Taken[]): Waiting[] {
  const left = [...waiting].sort((one, other) => one.joinedAt.getTime() - other.joinedAt.getTime())
  const had = new Map<Urn, number>()
  for (const { urn } of taken) had.set(urn, (had.get(urn) ?? 0) + 1)
  const order: Waiting[] = []
  while (left.length > 0) {
    const fewest = Math.min(...left.map(({ urn }) => had.get(urn) ?? 0))
    const at = left.findIndex(({ urn }) => (had.get(urn) ?? 0) === fewest)
    const [next] = left.splice(at, 1)
    order.push(next!)
    had.set(next!.urn, fewest + 1)
  }
  return order
}

/**
 * PLA-4: whoever is offered a place has a day on which their school is open: until the same time of the next school day. What
 * comes in the holidays or at a weekend is read on the day they are back, which is theirs as a whole.
 */
export function offerEndsAt(offeredAt: Date, calendar: SchoolCalendar = englishCalendar): Date {
  const day = dayInLondon(offeredAt)
  if (!calendar.isSchoolDay(day)) return instantInLondon(addSchoolDays(day, 2, calendar), '00:00')
  const withinMinute = offeredAt.getTime() % 60_000
  const until = instantInLondon(addSchoolDays(day, 1, calendar), clockInLondon(offeredAt))
  return new Date(until.getTime() + withinMinute)
}

/** The last day on which a place can be given back without being missed: the day before. */
export const lastDayToCancel = (startsAt: Date): CivilDate => addDays(dayInLondon(startsAt), -1)
