/** The session was held: what was asked for, waited for or offered and never answered comes to nothing, and waits in nobody’s list. */
import { type BookingState, moveBooking } from '@alongside/domain/booking'
import type { Work } from '../../platform/db/unit-of-work.js'
import { coverFollows } from '../cover/cover-following.service.js'
import { noticesDone } from '../inbox/notices.service.js'
import { audited } from './cpd-change.service.js'
import type { BookingRecord, CycleRecord, SessionRecord } from './cpd-record.service.js'
import { bookingChanged, liveBookings } from './cpd-seats.service.js'

const why: Partial<Readonly<Record<BookingState, string>>> = {
  REQUESTED: 'The session was held before the school had answered',
  APPROVED: 'The session was held before there was a place',
  WAITING_LIST: 'The session was held before a place came free',
  OFFERED: 'The session was held before the place was taken',
}

/** Whoever was asked again about a new time is ticked on the list like all who have a place. */
const reasonFor = ({ state, askedAgainAt }: BookingRecord): string | undefined =>
  askedAgainAt === null ? why[state] : undefined

export async function unansweredEnd(work: Work, cycle: CycleRecord, session: SessionRecord): Promise<void> {
  const open = (await liveBookings(work, session)).filter((booking) => reasonFor(booking) !== undefined)
  for (const booking of open) {
    const reason = reasonFor(booking)!
    const step = moveBooking(booking.state, 'CANCELLED', 'OFFICE')
    await bookingChanged(work, booking.id, { state: step.to, reason, offered_until: null })
    await audited(work, cycle, 'cpd-place.move', {
      ...step,
      reason,
      detail: { sessionId: session.id, bookingId: booking.id },
    })
    await noticesDone(work, 'CPD_PLACE_TO_APPROVE', booking.id)
    for (const kind of ['CPD_PLACE_OFFERED', 'CPD_PLACE_HANDED'])
      await noticesDone(work, kind, session.id, booking.personId)
  }
  if (open.length > 0) await coverFollows(work, session.id)
}
