/** PLA-8: a place goes to a colleague of the same school: their school says yes, they take it, and until then it stays whose it was. */
import type { Actor } from '@alongside/domain/actor'
import { moveBooking, offerEndsAt } from '@alongside/domain/booking'
import type { BookingId, PersonId } from '@alongside/domain/ids'
import { momentInWords } from '@alongside/domain/london-time'
import { Refusal } from '@alongside/domain/refusal'
import { newId, type Work } from '../../platform/db/unit-of-work.js'
import { coverFollows } from '../cover/cover-following.service.js'
import { noticesDone } from '../inbox/notices.service.js'
import { calendarOf } from '../school/school-calendar.service.js'
import { audited, type HeldSession, worksAtSchoolOf } from './cpd-change.service.js'
import { bookingAbilitiesOf, isLive } from './cpd-policy.service.js'
import type { BookingRecord } from './cpd-record.service.js'
import { bookingChanged, liveBookings, tellBooked } from './cpd-seats.service.js'

const step = (booking: BookingRecord, moved: { readonly from: string; readonly to: string }) => ({
  ...moved,
  detail: { sessionId: booking.sessionId, bookingId: booking.id },
})

/** Asked for in the colleague's name: written with the system's eyes, for it will be theirs. */
export async function askedForColleague(
  work: Work,
  actor: Actor,
  { cycle, session, booking }: HeldSession & { readonly booking: BookingRecord },
  person: PersonId,
): Promise<BookingId> {
  if (!bookingAbilitiesOf(actor, cycle, session, booking, new Date()).handOn) {
    throw new Refusal('booking.state-out-of-order', { from: booking.state, to: 'CANCELLED' })
  }
  // First of all: whether somebody of another school comes is not to be found out here.
  await worksAtSchoolOf(work, cycle, person, booking.urn)
  const live = await liveBookings(work, session)
  if (live.some(({ handedFrom }) => handedFrom === booking.id)) throw new Refusal('booking.handed-on')
  const leads = session.facilitators.some(({ personId, declinedAt }) => personId === person && declinedAt === null)
  if (leads || live.some(({ personId }) => personId === person)) throw new Refusal('booking.not-a-colleague')
  const id = newId<BookingId>()
  await work.lookingAs(
    'worker',
    `insert into cpd_booking (space_id, id, session_id, person_id, urn, state, requested_by, handed_from) values ($1, $2, $3, $4, $5, 'REQUESTED', $6, $7)`,
    [booking.spaceId, id, session.id, person, booking.urn, actor.personId, booking.id],
  )
  await audited(work, cycle, 'cpd-place.hand-on', {
    to: 'REQUESTED',
    detail: { sessionId: session.id, bookingId: id, from: booking.id },
  })
  return id
}

/** Their school has said yes: the colleague has a day to take it, and never longer than until the session begins. */
export async function offeredToColleague(
  work: Work,
  { cycle, session }: HeldSession,
  booking: BookingRecord,
): Promise<void> {
  const waits = moveBooking('APPROVED', 'WAITING_LIST', 'SYSTEM')
  const offered = moveBooking(waits.to, 'OFFERED', 'SYSTEM')
  const ends = offerEndsAt(new Date(), await calendarOf(work, booking.urn))
  const until = session.startsAt && session.startsAt < ends ? session.startsAt : ends
  await bookingChanged(work, booking.id, { state: offered.to, joined_at: new Date(), offered_until: until })
  await audited(work, cycle, 'cpd-place.move', step(booking, offered))
  await tellBooked(work, session, [booking.personId], 'CPD_PLACE_HANDED', { until: momentInWords(until) })
}

/** The moment in which it changes hands: nobody else can come in between, for the session is held. */
export async function takenOver(work: Work, { cycle, session }: HeldSession, booking: BookingRecord): Promise<void> {
  const from = await handing(work, { cycle, session }, booking)
  if (!from || (from.state !== 'CONFIRMED' && from.askedAgainAt === null)) throw new Refusal('booking.offer-over')
  const gone = moveBooking(from.state, 'CANCELLED', 'SELF')
  await bookingChanged(work, from.id, { state: gone.to, asked_again_at: null })
  await audited(work, cycle, 'cpd-place.move', step(from, gone))
  await noticesDone(work, 'CPD_TIME_CHANGED', session.id, from.personId)
  await noticesDone(work, 'CPD_PLACE_HANDED', session.id, booking.personId)
  await coverFollows(work, session.id)
  await tellBooked(work, session, [from.personId], 'CPD_PLACE_TAKEN_OVER')
}

/** It came to nothing: the school said no, the day ran out, or the colleague would rather not. */
export async function stillTheirs(work: Work, held: HeldSession, booking: BookingRecord): Promise<void> {
  const from = await handing(work, held, booking)
  await noticesDone(work, 'CPD_PLACE_HANDED', held.session.id, booking.personId)
  if (from && isLive(from)) await tellBooked(work, held.session, [from.personId], 'CPD_PLACE_STILL_YOURS')
}

/** Given back, or kept after all: what was on its way to a colleague goes nowhere. */
export async function notHandedOn(work: Work, { cycle, session }: HeldSession, from: BookingRecord): Promise<void> {
  for (const booking of await liveBookings(work, session)) {
    if (booking.handedFrom !== from.id || booking.state === 'CONFIRMED') continue
    const off = moveBooking(booking.state, 'CANCELLED', 'OFFICE')
    await bookingChanged(work, booking.id, { state: off.to })
    await audited(work, cycle, 'cpd-place.move', step(booking, off))
    await noticesDone(work, 'CPD_PLACE_TO_APPROVE', booking.id)
    await noticesDone(work, 'CPD_PLACE_HANDED', session.id, booking.personId)
  }
}

const handing = async (work: Work, { session }: HeldSession, { handedFrom }: BookingRecord) =>
  (await liveBookings(work, session)).find(({ id }) => id === handedFrom)
