/** Places given, waited for and offered by the system: fair between schools, and never more than there are (PLA-2 to PLA-4). */
import {
  type Capacity,
  hasPlace,
  inTurn,
  moveBooking,
  offerEndsAt,
  type Taken,
  takeBackBooking,
} from '@alongside/domain/booking'
import type { BookingId, CpdSessionId, PersonId, Urn } from '@alongside/domain/ids'
import { momentInWords, spanInWords } from '@alongside/domain/london-time'
import type { Work } from '../../platform/db/unit-of-work.js'
import { noticesDone } from '../inbox/notices.service.js'
import { calendarsFollow } from '../personal-calendar/session-letters.service.js'
import { calendarsOf } from '../school/school-calendar.service.js'
import { heldSession, pathOf, tell } from './cpd-change.service.js'
import { isFor, isLive } from './cpd-policy.service.js'
import {
  type BookingRecord,
  bookingColumns,
  type CycleRecord,
  placesTaken,
  type SessionRecord,
} from './cpd-record.service.js'

/** What somebody gives back, another is offered: for that alone one statement sees places of people whom the actor does not. */
const everybodys = (work: Work, session: SessionRecord): Promise<BookingRecord[]> =>
  work.lookingAs<BookingRecord>(
    'worker',
    `select ${bookingColumns} from cpd_booking b where b.session_id = $1 order by b.requested_at, b.id`,
    [session.id],
  )

export const liveBookings = async (work: Work, session: SessionRecord): Promise<BookingRecord[]> =>
  (await everybodys(work, session)).filter(isLive)

type Patch = Readonly<Record<string, unknown>>
/** Written with the system's eyes: a place on a session somebody runs, gives back or is moved up to need not be theirs. */
export async function bookingChanged(work: Work, id: BookingId, patch: Patch): Promise<void> {
  const columns = Object.keys(patch)
    .map((column, at) => `, ${column} = $${at + 2}`)
    .join('')
  const changed = await work.lookingAs<{ session: string; person: PersonId }>(
    'worker',
    `update cpd_booking set version = version + 1, changed_at = now()${columns} where id = $1 returning session_id as session, person_id as person`,
    [id, ...Object.values(patch)],
  )
  for (const { session, person } of changed) await calendarsFollow(work, session, [person])
}

export const tellBooked = (
  work: Work,
  session: SessionRecord,
  people: readonly PersonId[],
  kind: string,
  vars: Readonly<Record<string, string>> = {},
): Promise<void> =>
  tell(work, people, kind, { itemId: session.id, path: pathOf(session), vars: { title: session.title, ...vars } })

async function takenOf(work: Work, session: SessionRecord): Promise<Taken[]> {
  const rows = await placesTaken(work, [session.id])
  return rows.flatMap(({ urn, taken }) => Array.from({ length: taken }, () => ({ urn })))
}

/** What the session says, what its room seats, and what the cycle keeps for this school: the least of them. A school that was taken off keeps what it has. */
export function capacityFor(cycle: CycleRecord, session: SessionRecord, urn: Urn): Capacity {
  const least = (...limits: readonly (number | null | undefined)[]): number | null => {
    const given = limits.filter((limit): limit is number => typeof limit === 'number')
    return given.length > 0 ? Math.min(...given) : null
  }
  return {
    places: least(session.places, session.seats),
    perSchool: isFor(cycle, urn)
      ? least(session.perSchool, cycle.schools.find((school) => school.urn === urn)?.places)
      : 0,
  }
}

/** An approved place is confirmed where there is one, else it is waited for. Before the session is confirmed nothing is. */
export async function settle(
  work: Work,
  cycle: CycleRecord,
  session: SessionRecord,
  booking: BookingRecord,
): Promise<void> {
  if (session.state !== 'CONFIRMED') return
  const isFree =
    booking.askedAgainAt !== null ||
    hasPlace(capacityFor(cycle, session, booking.urn), await takenOf(work, session), booking.urn)
  const step = moveBooking('APPROVED', isFree ? 'CONFIRMED' : 'WAITING_LIST', 'SYSTEM')
  await bookingChanged(work, booking.id, {
    state: step.to,
    joined_at: isFree ? null : new Date(),
    asked_again_at: null,
  })
  await noticesDone(work, 'CPD_TIME_CHANGED', session.id, booking.personId)
  await tellBooked(work, session, [booking.personId], isFree ? 'CPD_PLACE_CONFIRMED' : 'CPD_PLACE_WAITING')
}

/** The session is confirmed: who was approved is settled, one of each school in turn. */
export async function settleAll(work: Work, cycle: CycleRecord, session: SessionRecord): Promise<void> {
  const all = await everybodys(work, session)
  // Who kept their place while it was put off, and has agreed to its new time already.
  const kept = all.filter(({ state }) => state === 'CONFIRMED').map(({ personId }) => personId)
  await tellBooked(work, session, kept, 'CPD_PLACE_CONFIRMED')
  const approved = all.filter(({ state, askedAgainAt }) => state === 'APPROVED' && askedAgainAt === null)
  const order = inTurn(
    approved.map(({ personId, urn, requestedAt }) => ({ personId, urn, joinedAt: requestedAt })),
    await takenOf(work, session),
  )
  for (const { personId } of order) {
    const booking = approved.find((one) => one.personId === personId)!
    await settle(work, cycle, session, booking)
  }
}

/**
 * Whatever is free is offered to whoever's turn it is; they have a day to take it, and never longer than until it begins.
 * Beyond the shares of schools only where whoever coordinates says so: a place that stays empty helps nobody.
 */
export async function offerFree(
  work: Work,
  cycle: CycleRecord,
  session: SessionRecord,
  now: Date,
  shares: 'KEPT' | 'OPEN' = 'KEPT',
): Promise<void> {
  if (session.state !== 'CONFIRMED' || session.startsAt === null || session.startsAt <= now) return
  const all = await everybodys(work, session)
  const waiting = all.filter(({ state, urn }) => state === 'WAITING_LIST' && isFor(cycle, urn))
  if (waiting.length === 0) return
  const taken = await takenOf(work, session)
  const calendars = await calendarsOf(
    work,
    waiting.map(({ urn }) => urn),
  )
  const inLine = waiting.map(({ personId, urn, joinedAt }) => ({ personId, urn, joinedAt: joinedAt! }))
  for (const next of inTurn(inLine, taken)) {
    const { places, perSchool } = capacityFor(cycle, session, next.urn)
    if (!hasPlace({ places, perSchool: shares === 'OPEN' ? null : perSchool }, taken, next.urn)) continue
    const booking = waiting.find(({ personId }) => personId === next.personId)!
    const ends = offerEndsAt(now, calendars.get(next.urn))
    const until = ends < session.startsAt ? ends : session.startsAt
    await bookingChanged(work, booking.id, {
      state: moveBooking('WAITING_LIST', 'OFFERED', 'SYSTEM').to,
      offered_until: until,
    })
    await tellBooked(work, session, [next.personId], 'CPD_PLACE_OFFERED', {
      until: momentInWords(until),
    })
    taken.push({ urn: next.urn })
  }
}

/** A share or a room is larger than it was: on each of these sessions, whoever waits for it is offered a place. In one order, as people ask. */
export async function offerFreeOn(work: Work, ids: readonly CpdSessionId[]): Promise<void> {
  for (const id of [...ids].sort()) {
    const { cycle, session } = await heldSession(work, null, id)
    await offerFree(work, cycle, session, new Date())
  }
}

/** SES-3: the time is another: everybody who had a place keeps it while they are asked whether they still come, each about the newest time. */
export async function askAllAgain(work: Work, session: SessionRecord, reason: string | null): Promise<PersonId[]> {
  const held = (await everybodys(work, session)).filter(holdsPlace)
  for (const booking of held.filter(({ state }) => state === 'CONFIRMED')) {
    await bookingChanged(work, booking.id, {
      state: moveBooking(booking.state, 'APPROVED', 'SYSTEM').to,
      asked_again_at: new Date(),
    })
  }
  const people = held.map(({ personId }) => personId)
  const when = session.startsAt && session.endsAt ? spanInWords(session.startsAt, session.endsAt) : ''
  for (const person of people) await noticesDone(work, 'CPD_TIME_CHANGED', session.id, person)
  if (when) await tellBooked(work, session, people, 'CPD_TIME_CHANGED', { when, ...(reason ? { reason } : {}) })
  return people
}

const holdsPlace = ({ state, askedAgainAt }: BookingRecord): boolean =>
  state === 'CONFIRMED' || (state === 'APPROVED' && askedAgainAt !== null)

/** Whoever asked, waits or was offered a place has agreed to nothing yet: they are told. No offer stands longer than until it begins. */
export async function tellNewTime(work: Work, session: SessionRecord): Promise<void> {
  const { startsAt, endsAt } = session
  if (!startsAt || !endsAt) return
  const others = (await liveBookings(work, session)).filter((booking) => !holdsPlace(booking))
  for (const { id, offeredUntil } of others.filter(({ state }) => state === 'OFFERED')) {
    if (offeredUntil && offeredUntil > startsAt) await bookingChanged(work, id, { offered_until: startsAt })
  }
  const people = others.map(({ personId }) => personId)
  await tellBooked(work, session, people, 'CPD_MOVED', { when: spanInWords(startsAt, endsAt) })
}

/** Put off: nobody's day to take a place runs out meanwhile. They are next in the line again, and offered it once it has a date. */
export async function offersWait(work: Work, session: SessionRecord, reason: string): Promise<void> {
  for (const booking of await liveBookings(work, session)) {
    if (booking.state !== 'OFFERED' || booking.handedFrom) continue
    const { to } = takeBackBooking(booking.state, 'OFFICE', reason)
    await bookingChanged(work, booking.id, { state: to, offered_until: null })
    await noticesDone(work, 'CPD_PLACE_OFFERED', session.id, booking.personId)
  }
}

/** The session is off: nobody keeps a place on it. */
export async function callAllOff(work: Work, session: SessionRecord, reason: string): Promise<PersonId[]> {
  const live = await liveBookings(work, session)
  const people: PersonId[] = []
  for (const booking of live) {
    await bookingChanged(work, booking.id, { state: moveBooking(booking.state, 'CANCELLED', 'OFFICE').to, reason })
    await noticesDone(work, 'CPD_PLACE_TO_APPROVE', booking.id)
    people.push(booking.personId)
  }
  for (const kind of ['CPD_TIME_CHANGED', 'CPD_PLACE_OFFERED', 'CPD_FACILITATE'])
    await noticesDone(work, kind, session.id)
  await tellBooked(work, session, people, 'CPD_CALLED_OFF', { reason })
  return people
}
