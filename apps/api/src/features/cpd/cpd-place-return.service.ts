/** What was decided about places a moment ago, taken back: a yes of the school, an offer beyond its share (PLA-6). */
import type { Actor } from '@alongside/domain/actor'
import { type BookingHand, takeBackBooking } from '@alongside/domain/booking'
import type { BookingId, CpdSessionId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import type { Work } from '../../platform/db/unit-of-work.js'
import { coverFollows } from '../cover/cover-following.service.js'
import { noticesDone } from '../inbox/notices.service.js'
import { announced, askSchool, audited, type HeldSession, heldBooking, heldSession } from './cpd-change.service.js'
import { approves, runs } from './cpd-policy.service.js'
import type { BookingRecord } from './cpd-record.service.js'
import { bookingChanged, liveBookings, offerFree, tellBooked } from './cpd-seats.service.js'

/** A place as it stood once something had been done to it: whoever has gone on from there is not overruled. */
export interface StoodAt {
  readonly id: BookingId
  readonly version: number
}

/** Whoever waits is offered what is free, also beyond the share of their school; gives the places as they stand then. */
export async function offerBeyondShares(work: Work, actor: Actor, id: CpdSessionId): Promise<StoodAt[]> {
  const { cycle, session } = await heldSession(work, actor, id)
  if (!runs(actor, cycle, session)) throw new Refusal('cpd.not-your-part')
  const waiting = (await liveBookings(work, session)).filter(({ state }) => state === 'WAITING_LIST')
  await offerFree(work, cycle, session, new Date(), 'OPEN')
  const offered = (await liveBookings(work, session)).filter(
    (booking) => booking.state === 'OFFERED' && waiting.some((before) => before.id === booking.id),
  )
  for (const booking of offered) await told(work, { cycle, session }, booking, { from: 'WAITING_LIST', to: 'OFFERED' })
  await announced(work, cycle)
  return offered.map(({ id: one, version }) => ({ id: one, version }))
}

export async function takeBackOffer(work: Work, actor: Actor, stood: StoodAt, reason: string): Promise<void> {
  const { booking, held } = await still(work, actor, stood)
  if (!runs(actor, held.cycle, held.session)) throw new Refusal('cpd.not-your-part')
  await back(work, held, booking, 'OFFICE', reason, { offered_until: null })
  await noticesDone(work, 'CPD_PLACE_OFFERED', held.session.id, booking.personId)
  await tellBooked(work, held.session, [booking.personId], 'CPD_PLACE_WAITING')
  await announced(work, held.cycle)
}

/**
 * The place is asked for once more; whoever had it is told, and what it kept from others is offered to them. One that a colleague
 * hands on is still that colleague's until it is taken: it is on its way again, and goes to nobody else.
 */
export async function takeBackApproval(work: Work, actor: Actor, stood: StoodAt, reason: string): Promise<void> {
  const { booking, held } = await still(work, actor, stood)
  if (!approves(actor, booking)) throw new Refusal('booking.not-yours')
  const asked = { approved_by: null, joined_at: null, asked_again_at: null, offered_until: null }
  await back(work, held, booking, 'OWN_SCHOOL', reason, asked)
  await askSchool(work, held, booking)
  await noticesDone(work, 'CPD_PLACE_HANDED', held.session.id, booking.personId)
  const handed = booking.handedFrom === null ? {} : { handed: 'yes' }
  await tellBooked(work, held.session, [booking.personId], 'CPD_PLACE_ASKED_AGAIN', handed)
  await coverFollows(work, held.session.id)
  if (booking.state === 'CONFIRMED') await offerFree(work, held.cycle, held.session, new Date())
  await announced(work, held.cycle)
}

async function still(work: Work, actor: Actor, { id, version }: StoodAt) {
  const { booking, ...held } = await heldBooking(work, actor, id)
  if (booking.version !== version) throw new Refusal('desk.went-on')
  return { booking, held }
}

async function back(
  work: Work,
  held: HeldSession,
  booking: BookingRecord,
  hand: BookingHand,
  reason: string,
  patch: Readonly<Record<string, unknown>>,
): Promise<void> {
  const step = takeBackBooking(booking.state, hand, reason, booking.handedFrom !== null)
  await bookingChanged(work, booking.id, { state: step.to, ...patch })
  await told(work, held, booking, step)
}

const told = (
  work: Work,
  { cycle, session }: HeldSession,
  { id }: BookingRecord,
  step: { readonly from: string; readonly to: string; readonly reason?: string },
): Promise<void> =>
  audited(work, cycle, 'cpd-place.move', { ...step, detail: { sessionId: session.id, bookingId: id } })
