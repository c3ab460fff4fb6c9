/** The day as it was: who turned up without a place, and a tick that was wrong. */
import type { Actor } from '@alongside/domain/actor'
import { moveBooking, wasTicked } from '@alongside/domain/booking'
import type { BookingId, CpdSessionId, GuestId, PersonId, Urn } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { cleanLine, limits } from '@alongside/domain/text'
import { Injectable } from '@nestjs/common'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { askedNoLonger } from '../evaluation/evaluation-asked.service.js'
import {
  announced,
  audited,
  type HeldSession,
  heldBooking,
  heldSession,
  holdersAt,
  worksAtSchoolOf,
} from './cpd-change.service.js'
import { hoursFollow } from './cpd-hours.service.js'
import { keepRecord, takeOffRecord } from './cpd-own-record.service.js'
import { mustRun, runs, sessionAbilitiesOf } from './cpd-policy.service.js'
import { type BookingRecord, bookingsById, type SessionRecord, sessionsById } from './cpd-record.service.js'
import { bookingChanged, liveBookings, tellBooked } from './cpd-seats.service.js'

const mostGuests = 200

@Injectable()
export class CpdOnTheDay {
  constructor(private readonly work: UnitOfWork) {}

  /** PLA-7: a colleague of the alliance who came without a place: on the list, and their hours on their own record. */
  addColleague(actor: Actor, id: CpdSessionId, person: PersonId, urn: Urn, agreed: boolean): Promise<SessionRecord> {
    return this.work.run(actor, async (work) => {
      const held = await this.begun(work, actor, id, agreed)
      const { cycle, session } = held
      await worksAtSchoolOf(work, cycle, person, urn)
      if (session.facilitators.some((one) => one.personId === person && one.declinedAt === null)) {
        throw new Refusal('booking.on-the-list')
      }
      const theirs = (await liveBookings(work, session)).find((one) => one.personId === person)
      if (theirs) await withdrawn(work, held, theirs)
      const bookingId = newId<BookingId>()
      await work.sql(
        `insert into cpd_booking (space_id, id, session_id, person_id, urn, state, requested_by, attended_how, walked_in) values ($1, $2, $3, $4, $5, 'ATTENDED', $6, 'LIST', true)`,
        [session.spaceId, bookingId, id, person, urn, actor.personId],
      )
      await audited(work, cycle, 'cpd-place.walked-in', { to: 'ATTENDED', detail: { sessionId: id, bookingId } })
      await keepRecord(work, cycle, session, person, 'ATTENDEE')
      await tellBooked(work, session, [person], 'CPD_ON_THE_LIST')
      await tellBooked(work, session, await holdersAt(work, urn, ['CPD_LEAD']), 'CPD_WALKED_IN')
      await announced(work, cycle)
      return session
    })
  }

  /** From outside: a name and where from, no account, no record. */
  addGuest(actor: Actor, id: CpdSessionId, name: string, comeFrom: string, agreed: boolean): Promise<SessionRecord> {
    return this.work.run(actor, async (work) => {
      const { cycle, session } = await this.begun(work, actor, id, agreed)
      const [count] = await work.sql<{ n: number }>(
        'select count(*)::integer as n from cpd_guest where session_id = $1',
        [id],
      )
      if ((count?.n ?? 0) >= mostGuests) throw new Refusal('too-many', { limit: mostGuests })
      const guestId = newId<GuestId>()
      await work.sql(
        'insert into cpd_guest (space_id, id, session_id, name, come_from, agreed_at, created_by) values ($1, $2, $3, $4, $5, now(), $6)',
        [
          session.spaceId,
          guestId,
          id,
          cleanLine(name, { field: 'name', limit: limits.title }),
          cleanLine(comeFrom, { field: 'comeFrom', limit: limits.title }),
          actor.personId,
        ],
      )
      await audited(work, cycle, 'cpd-guest.add', { detail: { sessionId: id, guestId } })
      await announced(work, cycle)
      return session
    })
  }

  /** By mistake, or because they would rather not be on it: gone at once, whenever that is. */
  removeGuest(actor: Actor, id: CpdSessionId, guestId: GuestId): Promise<SessionRecord> {
    return this.work.run(actor, async (work) => {
      const { cycle, session } = await heldSession(work, actor, id)
      mustRun(actor, cycle, session)
      const gone = await work.sql('delete from cpd_guest where session_id = $1 and id = $2 returning 1', [id, guestId])
      if (gone.length === 0) throw new Refusal('not-found')
      await audited(work, cycle, 'cpd-guest.remove', { detail: { sessionId: id, guestId } })
      await announced(work, cycle)
      return session
    })
  }

  /** PLA-6: what was ticked wrongly; a certificate that was given out is replaced, and the new one says so. */
  correct(actor: Actor, id: BookingId, came: boolean, reason: string): Promise<BookingRecord> {
    return this.work.run(actor, async (work) => {
      const { booking, cycle, session } = await heldBooking(work, actor, id)
      if (!runs(actor, cycle, session)) throw new Refusal('cpd.not-your-part')
      if (!wasTicked(booking.state)) {
        throw new Refusal('booking.state-out-of-order', { from: booking.state, to: 'ATTENDED' })
      }
      const step = moveBooking(booking.state, came ? 'ATTENDED' : 'DID_NOT_ATTEND', 'OFFICE', reason)
      await bookingChanged(work, id, { state: step.to, attended_how: came ? 'LIST' : null })
      await audited(work, cycle, 'cpd-place.correct', { ...step, detail: { sessionId: session.id, bookingId: id } })
      if (came) await keepRecord(work, cycle, session, booking.personId, 'ATTENDEE')
      else {
        await takeOffRecord(work, session.id, booking.personId)
        await askedNoLonger(work, session.id, booking.personId)
      }
      await hoursFollow(work, cycle, session)
      await tellBooked(work, session, [booking.personId], came ? 'CPD_WAS_THERE' : 'CPD_WAS_NOT_THERE', {
        reason: step.reason!,
      })
      await announced(work, cycle)
      return (await bookingsById(work, [id]))[0]!
    })
  }

  private async begun(work: Work, actor: Actor, id: CpdSessionId, agreed: boolean): Promise<HeldSession> {
    const held = await heldSession(work, actor, id)
    mustRun(actor, held.cycle, held.session)
    if (!sessionAbilitiesOf(actor, held.cycle, held.session, null, new Date()).keepList) {
      throw new Refusal('cpd-session.not-yet')
    }
    if (!agreed) throw new Refusal('cpd-guest.not-agreed')
    return { ...held, session: (await sessionsById(work, [id]))[0]! }
  }
}

/** Who asked or waited and came all the same waits no longer; who has a place is ticked on the list. */
async function withdrawn(work: Work, { cycle, session }: HeldSession, booking: BookingRecord): Promise<void> {
  const holds = ['CONFIRMED', 'ATTENDED', 'DID_NOT_ATTEND'].includes(booking.state) || booking.askedAgainAt !== null
  if (holds) throw new Refusal('booking.on-the-list')
  const step = moveBooking(booking.state, 'CANCELLED', 'OFFICE')
  await bookingChanged(work, booking.id, { state: step.to })
  await audited(work, cycle, 'cpd-place.move', { ...step, detail: { sessionId: session.id, bookingId: booking.id } })
}
