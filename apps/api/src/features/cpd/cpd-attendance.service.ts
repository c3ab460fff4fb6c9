/** Who came: ticked on a list by whoever leads the session, or said by oneself with the code that is shown in the room. */
import { createHash, randomInt } from 'node:crypto'
import type { Actor } from '@alongside/domain/actor'
import { moveBooking, untick, wasTicked } from '@alongside/domain/booking'
import type { BookingId, CpdSessionId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { askedNoLonger } from '../evaluation/evaluation-asked.service.js'
import { CodeTries } from './code-tries.js'
import { announced, audited, type HeldSession, heldSession } from './cpd-change.service.js'
import { keepRecord, takeOffRecord } from './cpd-own-record.service.js'
import { mustRun, sessionAbilitiesOf } from './cpd-policy.service.js'
import { type BookingRecord, bookingsOfSessions, type SessionRecord, sessionsById } from './cpd-record.service.js'
import { bookingChanged } from './cpd-seats.service.js'

export interface Came {
  readonly bookingId: BookingId
  readonly came: boolean
}
export interface RoomCode {
  readonly session: SessionRecord
  /** Shown once, and kept only as a digest. */
  readonly code: string
  readonly until: Date
}

/** Letters and digits that nobody mixes up on a screen at the far end of a hall. */
const signs = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const codeLength = 6
const opensBefore = 30 * 60_000
const staysOpenAfter = 60 * 60_000

const tidy = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/g, '')
const digestOf = (id: CpdSessionId, code: string): Buffer =>
  createHash('sha256')
    .update(`${id} ${tidy(code)}`)
    .digest()

/** Put off or called off with people in the room already: nobody was at it. Their hours go, and a certificate is called back. */
export async function nobodyCame(
  work: Work,
  { cycle, session }: HeldSession,
  bookings: readonly BookingRecord[],
  reason: string,
): Promise<void> {
  for (const booking of bookings.filter(({ state }) => wasTicked(state))) {
    const step = untick(booking.state, reason)
    // Who came without a place has none to keep.
    const to = booking.walkedIn ? moveBooking(step.to, 'CANCELLED', 'OFFICE').to : step.to
    await bookingChanged(work, booking.id, { state: to, attended_how: null })
    await audited(work, cycle, 'cpd-place.move', {
      ...step,
      to,
      detail: { sessionId: session.id, bookingId: booking.id },
    })
    await takeOffRecord(work, session.id, booking.personId)
    await askedNoLonger(work, session.id, booking.personId)
  }
}

@Injectable()
export class CpdAttendance {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tries: CodeTries,
  ) {}

  keepList(actor: Actor, id: CpdSessionId, list: readonly Came[]): Promise<SessionRecord> {
    return this.work.run(actor, async (work) => {
      const held = await heldSession(work, actor, id)
      mustRun(actor, held.cycle, held.session)
      if (!sessionAbilitiesOf(actor, held.cycle, held.session, null, new Date()).keepList) {
        throw new Refusal('cpd-session.not-yet')
      }
      const bookings = await bookingsOfSessions(work, [id])
      for (const { bookingId, came } of list) {
        const booking = bookings.find((one) => one.id === bookingId)
        if (!booking) throw new Refusal('not-found')
        await this.marked(work, held, booking, came, 'LIST')
      }
      await announced(work, held.cycle)
      return (await sessionsById(work, [id]))[0]!
    })
  }

  /** A new one each time: whoever photographed the last one is not in the room. */
  showCode(actor: Actor, id: CpdSessionId): Promise<RoomCode> {
    return this.work.run(actor, async (work) => {
      const { cycle, session } = await heldSession(work, actor, id)
      mustRun(actor, cycle, session)
      const now = new Date()
      if (!sessionAbilitiesOf(actor, cycle, session, null, now).showCode || !session.startsAt || !session.endsAt) {
        throw new Refusal('cpd-session.not-yet')
      }
      const until = new Date(session.endsAt.getTime() + staysOpenAfter)
      if (now.getTime() < session.startsAt.getTime() - opensBefore) throw new Refusal('cpd-session.not-yet')
      if (now > until) throw new Refusal('booking.code-over')
      const code = Array.from({ length: codeLength }, () => signs[randomInt(signs.length)]).join('')
      await work.sql('update cpd_session set code_hash = $2, code_until = $3 where id = $1', [
        id,
        digestOf(id, code),
        until,
      ])
      await audited(work, cycle, 'cpd-session.show-code', { detail: { sessionId: id } })
      return { session: { ...session, codeUntil: until }, code, until }
    })
  }

  /** Six signs that are shown in the room and nowhere else; it says no more than that somebody with a place came. */
  async checkIn(actor: Actor, id: CpdSessionId, code: string): Promise<BookingRecord> {
    await this.tries.spend(actor.personId, id)
    return this.work.run(actor, async (work) => {
      const held = await heldSession(work, actor, id)
      const [row] = await work.sql<{ hash: Buffer | null; until: Date | null }>(
        'select code_hash as hash, code_until as until from cpd_session where id = $1',
        [id],
      )
      const isHeld = held.session.state === 'CONFIRMED' || held.session.state === 'DELIVERED'
      if (!isHeld || !row?.hash || !row.until || row.until < new Date()) throw new Refusal('booking.code-over')
      const own = (await bookingsOfSessions(work, [id])).find(
        ({ personId, state }) =>
          personId === actor.personId && (state === 'CONFIRMED' || state === 'APPROVED' || state === 'ATTENDED'),
      )
      if (!own) throw new Refusal('booking.no-place')
      if (!row.hash.equals(digestOf(id, code))) throw new Refusal('booking.code-wrong')
      if (own.state !== 'ATTENDED') await this.marked(work, held, own, true, 'CODE')
      await announced(work, held.cycle)
      return (await bookingsOfSessions(work, [id])).find((one) => one.id === own.id)!
    })
  }

  /** Whoever was asked again and simply came has answered by coming. */
  private async marked(
    work: Work,
    { cycle, session }: HeldSession,
    booking: BookingRecord,
    came: boolean,
    how: 'LIST' | 'CODE',
  ): Promise<void> {
    const from =
      booking.state === 'APPROVED' && booking.askedAgainAt
        ? moveBooking('APPROVED', 'CONFIRMED', 'SYSTEM').to
        : booking.state
    const step = moveBooking(from, came ? 'ATTENDED' : 'DID_NOT_ATTEND', how === 'CODE' ? 'SELF' : 'OFFICE')
    await bookingChanged(work, booking.id, { state: step.to, attended_how: came ? how : null, asked_again_at: null })
    await audited(work, cycle, 'cpd-place.move', { ...step, detail: { sessionId: session.id, bookingId: booking.id } })
    if (came) await keepRecord(work, cycle, session, booking.personId, 'ATTENDEE')
  }
}
