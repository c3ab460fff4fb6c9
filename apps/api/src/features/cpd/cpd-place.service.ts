/** What people do with a place on a session: ask, approve, turn down, take, say whether they still come, give back (PLA-1). */
import type { Actor } from '@alongside/domain/actor'
import { type BookingHand, type BookingState, moveBooking } from '@alongside/domain/booking'
import type { BookingId, CpdSessionId, PersonId, Urn } from '@alongside/domain/ids'
import { reasonGiven } from '@alongside/domain/life-cycle'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { coverFollows } from '../cover/cover-following.service.js'
import { noticesDone } from '../inbox/notices.service.js'
import { announced, askSchool, audited, type HeldSession, heldBooking, heldSession } from './cpd-change.service.js'
import { askedForColleague, notHandedOn, offeredToColleague, stillTheirs, takenOver } from './cpd-handing-on.service.js'
import { canStillCome, notElsewhere, notTooMuch } from './cpd-load.service.js'
import {
  approves,
  bookingAbilitiesOf,
  isFor,
  isLive,
  isToCome,
  schoolsToComeFrom,
  sessionAbilitiesOf,
  takesPlaces,
} from './cpd-policy.service.js'
import { type BookingRecord, bookingsById, bookingsOfSessions } from './cpd-record.service.js'
import { bookingChanged, offerFree, settle, tellBooked } from './cpd-seats.service.js'

const mostAtOnce = 40

/** A school that pauses reads, and changes nothing. */
function notPaused(actor: Actor, { spaceId }: BookingRecord): void {
  if (actor.readOnlySpaces.includes(spaceId)) throw new Refusal('alliance.read-only')
}

@Injectable()
export class CpdPlaces {
  constructor(private readonly work: UnitOfWork) {}

  /** On one session, or on several of a cycle at once: all of them or none. */
  ask(actor: Actor, ids: readonly CpdSessionId[], urn: Urn | null): Promise<BookingRecord[]> {
    return this.work.run(actor, async (work) => {
      if (ids.length > mostAtOnce) throw new Refusal('too-many', { limit: mostAtOnce })
      const asked: BookingRecord[] = []
      // In one order for everybody, so that two who ask for the same sessions do not wait for each other.
      for (const id of [...new Set(ids)].sort()) asked.push(await this.askFor(work, actor, id, urn))
      return asked
    })
  }

  /** Several at once: a CPD lead decides about a list. */
  approve(actor: Actor, ids: readonly BookingId[]): Promise<BookingRecord[]> {
    if (ids.length > mostAtOnce) throw new Refusal('too-many', { limit: mostAtOnce })
    return this.work.run(actor, (work) => this.approveIn(work, actor, ids))
  }

  /** Within work that settles more than this: of a whole school, if that is what waits. */
  async approveIn(work: Work, actor: Actor, ids: readonly BookingId[]): Promise<BookingRecord[]> {
    const approved: BookingRecord[] = []
    for (const id of [...new Set(ids)].sort()) {
      const { cycle, session, booking } = await heldBooking(work, actor, id)
      if (!approves(actor, booking)) throw new Refusal('booking.not-yours')
      if (!isToCome(session, new Date())) throw new Refusal('booking.session-begun')
      if (!booking.handedFrom) {
        if (!isFor(cycle, booking.urn)) throw new Refusal('booking.not-for-your-school')
        await canStillCome(work, booking, session)
      }
      await this.moved(work, { cycle, session }, booking, 'APPROVED', 'OWN_SCHOOL', { approved_by: actor.personId })
      const [now] = await bookingsById(work, [id])
      if (booking.handedFrom) await offeredToColleague(work, { cycle, session }, booking)
      else await settle(work, cycle, session, now!)
      if (session.state !== 'CONFIRMED') await tellBooked(work, session, [booking.personId], 'CPD_PLACE_APPROVED')
      approved.push(await this.after(work, { cycle, session }, booking))
    }
    return approved
  }

  decline(actor: Actor, id: BookingId, reason: string): Promise<BookingRecord> {
    return this.work.run(actor, async (work) => {
      const { booking, ...held } = await heldBooking(work, actor, id)
      if (!approves(actor, booking)) throw new Refusal('booking.not-yours')
      await this.moved(work, held, booking, 'DECLINED', 'OWN_SCHOOL', {}, reason)
      await tellBooked(work, held.session, [booking.personId], 'CPD_PLACE_DECLINED', { reason })
      if (booking.handedFrom) await stillTheirs(work, held, booking)
      if (booking.askedAgainAt) await offerFree(work, held.cycle, held.session, new Date())
      return this.after(work, held, booking)
    })
  }

  take(actor: Actor, id: BookingId): Promise<BookingRecord> {
    return this.work.run(actor, async (work) => {
      const { booking, ...held } = await heldBooking(work, actor, id)
      if (booking.personId !== actor.personId) throw new Refusal('booking.not-yours')
      notPaused(actor, booking)
      if (booking.state === 'OFFERED' && (booking.offeredUntil === null || booking.offeredUntil <= new Date())) {
        throw new Refusal('booking.offer-over')
      }
      // Much may have come up while they waited.
      await notElsewhere(work, actor.personId, held.session, 'AGREED')
      await notTooMuch(work, { personId: actor.personId, urn: booking.urn, role: 'ATTENDEE' }, held.session)
      if (booking.handedFrom) await takenOver(work, held, booking)
      await this.moved(work, held, booking, 'CONFIRMED', 'SELF')
      return this.after(work, held, booking)
    })
  }

  /** The time was changed, and it suits them too. */
  stillComing(actor: Actor, id: BookingId): Promise<BookingRecord> {
    return this.work.run(actor, async (work) => {
      const { booking, ...held } = await heldBooking(work, actor, id)
      if (booking.personId === actor.personId) notPaused(actor, booking)
      const abilities = bookingAbilitiesOf(actor, held.cycle, held.session, booking, new Date())
      if (!abilities.stillComing)
        throw new Refusal('booking.state-out-of-order', { from: booking.state, to: 'CONFIRMED' })
      if (held.session.state === 'CONFIRMED') await settle(work, held.cycle, held.session, booking)
      else {
        // Pencilled again after it was put off: theirs as before, and nobody asks them once more when it is confirmed.
        await this.moved(work, held, booking, 'CONFIRMED', 'SYSTEM', { asked_again_at: null })
        await noticesDone(work, 'CPD_TIME_CHANGED', held.session.id, actor.personId)
      }
      return this.after(work, held, booking)
    })
  }

  /** By oneself, without a reason; by whoever runs the session, with one. What is free is offered to whoever waits. */
  giveUp(actor: Actor, id: BookingId, reason: string | null): Promise<BookingRecord> {
    return this.work.run(actor, async (work) => {
      const { booking, ...held } = await heldBooking(work, actor, id)
      const isMine = booking.personId === actor.personId
      const can = bookingAbilitiesOf(actor, held.cycle, held.session, booking, new Date())
      if (!isMine && !can.callOff) throw new Refusal('booking.not-yours')
      if (isMine) {
        notPaused(actor, booking)
        // From then on it is said on the list who came.
        if (!isToCome(held.session, new Date())) throw new Refusal('booking.session-begun')
      }
      const hand = isMine ? 'SELF' : 'OFFICE'
      const why = isMine ? (reason ?? null) : reasonGiven(reason)
      await this.moved(work, held, booking, 'CANCELLED', hand, { reason: why })
      for (const kind of ['CPD_TIME_CHANGED', 'CPD_PLACE_OFFERED'])
        await noticesDone(work, kind, held.session.id, booking.personId)
      if (!isMine) await tellBooked(work, held.session, [booking.personId], 'CPD_PLACE_CALLED_OFF', { reason: why! })
      if (booking.handedFrom && booking.state === 'OFFERED') await stillTheirs(work, held, booking)
      await notHandedOn(work, held, booking)
      await offerFree(work, held.cycle, held.session, new Date())
      return this.after(work, held, booking)
    })
  }

  /** To a colleague of the same school; theirs once the school has said yes and they have taken it. */
  handOn(actor: Actor, id: BookingId, person: PersonId): Promise<BookingRecord> {
    return this.work.run(actor, async (work) => {
      const held = await heldBooking(work, actor, id)
      if (held.booking.personId !== actor.personId) throw new Refusal('booking.not-yours')
      const theirs = await askedForColleague(work, actor, held, person)
      const booking = { ...held.booking, id: theirs, personId: person, handedFrom: id, state: 'REQUESTED' as const }
      if (approves(actor, booking)) {
        await this.moved(work, held, booking, 'APPROVED', 'OWN_SCHOOL', { approved_by: actor.personId })
        await offeredToColleague(work, held, booking)
      } else await askSchool(work, held, booking)
      return this.after(work, held, held.booking)
    })
  }

  /** Kept after all: nobody has taken it yet. */
  keep(actor: Actor, id: BookingId): Promise<BookingRecord> {
    return this.work.run(actor, async (work) => {
      const held = await heldBooking(work, actor, id)
      if (held.booking.personId !== actor.personId) throw new Refusal('booking.not-yours')
      await notHandedOn(work, held, held.booking)
      return this.after(work, held, held.booking)
    })
  }

  private async askFor(work: Work, actor: Actor, id: CpdSessionId, urn: Urn | null): Promise<BookingRecord> {
    const held = await heldSession(work, actor, id)
    const { cycle, session } = held
    if (!takesPlaces(cycle)) throw new Refusal('booking.not-open')
    const schools = schoolsToComeFrom(actor, cycle)
    const from = urn ?? schools[0]
    if (from === undefined || !schools.includes(from)) throw new Refusal('booking.not-for-your-school')
    const own = (await bookingsOfSessions(work, [id])).find((one) => one.personId === actor.personId && isLive(one))
    if (own) throw new Refusal('booking.already-asked')
    if (!sessionAbilitiesOf(actor, cycle, session, null, new Date()).ask) throw new Refusal('booking.not-open')
    await notElsewhere(work, actor.personId, session, 'ASKED')
    await notTooMuch(work, { personId: actor.personId, urn: from, role: 'ATTENDEE' }, session, 'ASKED')
    const bookingId = newId<BookingId>()
    await work.sql(
      `insert into cpd_booking (space_id, id, session_id, person_id, urn, state, requested_by) values ($1, $2, $3, $4, $5, 'REQUESTED', $4)`,
      [session.spaceId, bookingId, id, actor.personId, from],
    )
    await audited(work, cycle, 'cpd-place.ask', { to: 'REQUESTED', detail: { sessionId: id, bookingId } })
    const [booking] = await bookingsById(work, [bookingId])
    // Whoever says yes for the school need not ask themselves.
    if (approves(actor, booking!)) {
      await this.moved(work, held, booking!, 'APPROVED', 'OWN_SCHOOL', { approved_by: actor.personId })
      await settle(work, cycle, session, (await bookingsById(work, [bookingId]))[0]!)
    } else await askSchool(work, held, booking!)
    return this.after(work, held, booking!)
  }

  private async moved(
    work: Work,
    { cycle, session }: HeldSession,
    booking: BookingRecord,
    to: BookingState,
    hand: BookingHand,
    patch: Readonly<Record<string, unknown>> = {},
    reason: string | null = null,
  ): Promise<void> {
    const step = moveBooking(booking.state, to, hand, reason)
    await bookingChanged(work, booking.id, { state: step.to, ...(step.reason && { reason: step.reason }), ...patch })
    await audited(work, cycle, 'cpd-place.move', {
      from: step.from,
      to: step.to,
      detail: { sessionId: session.id, bookingId: booking.id },
    })
    await noticesDone(work, 'CPD_PLACE_TO_APPROVE', booking.id)
    if (booking.state === 'OFFERED') await noticesDone(work, 'CPD_PLACE_OFFERED', session.id, booking.personId)
    if (to === 'CANCELLED' || to === 'DECLINED') await coverFollows(work, session.id)
  }

  private async after(work: Work, { cycle }: HeldSession, { id }: BookingRecord): Promise<BookingRecord> {
    await announced(work, cycle)
    const [booking] = await bookingsById(work, [id])
    if (!booking) throw new Refusal('not-found')
    return booking
  }
}
