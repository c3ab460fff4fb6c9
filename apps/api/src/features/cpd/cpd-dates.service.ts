/** Offers that nobody took lapse, and whoever is next in turn is asked: a job of a few minutes, for no page has to be open. */
import { moveBooking } from '@alongside/domain/booking'
import type { CpdSessionId, SpaceId } from '@alongside/domain/ids'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { Jobs } from '../../platform/jobs/jobs.js'
import { noticesDone } from '../inbox/notices.service.js'
import { announced, audited, heldSession } from './cpd-change.service.js'
import { stillTheirs } from './cpd-handing-on.service.js'
import { bookingChanged, liveBookings, offerFree, tellBooked } from './cpd-seats.service.js'

interface Due {
  readonly id: CpdSessionId
  readonly spaceId: SpaceId
}

@Injectable()
export class CpdDates implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every('*/5 * * * *', 'cpd-places', async () => {
      await this.keep(new Date())
    })
  }

  /** Each session in a transaction of its own: one that fails is tried again with the next round and holds up no other. */
  async keep(now: Date): Promise<number> {
    const due = await this.work.runAs({ purpose: 'worker' }, (work) =>
      work.sql<Due>(
        `select distinct session_id as id, space_id as "spaceId" from cpd_booking where state = 'OFFERED' and offered_until <= $1`,
        [now],
      ),
    )
    // A year on nobody needs to know who came along for an afternoon.
    await this.work.runAs({ purpose: 'worker' }, (work) =>
      work.sql(`delete from cpd_guest where created_at < $1::timestamptz - interval '366 days'`, [now]),
    )
    const failed: unknown[] = []
    for (const one of due) {
      await this.work
        .runAs({ purpose: 'worker', spaces: [one.spaceId] }, (work) => this.keepOne(work, one.id, now))
        .catch((error: unknown) => failed.push(error))
    }
    if (failed.length > 0) throw new AggregateError(failed, `${failed.length} sessions have offers past their time`)
    return due.length
  }

  private async keepOne(work: Work, id: CpdSessionId, now: Date): Promise<void> {
    const { cycle, session } = await heldSession(work, null, id)
    for (const booking of await liveBookings(work, session)) {
      if (booking.state !== 'OFFERED' || booking.offeredUntil === null || booking.offeredUntil > now) continue
      const step = moveBooking('OFFERED', 'EXPIRED', 'SYSTEM')
      await bookingChanged(work, booking.id, { state: step.to })
      await audited(work, cycle, 'cpd-place.move', { ...step, detail: { sessionId: id, bookingId: booking.id } })
      await noticesDone(work, 'CPD_PLACE_OFFERED', id, booking.personId)
      if (booking.handedFrom) await stillTheirs(work, { cycle, session }, booking)
      else await tellBooked(work, session, [booking.personId], 'CPD_PLACE_EXPIRED')
    }
    await offerFree(work, cycle, session, now)
    await announced(work, cycle)
  }
}
