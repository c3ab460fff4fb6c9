/** What comes due by itself: an offer lapses after five school days, an answered review closes after twenty. */

import { type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import type { ReviewId, SpaceId } from '@alongside/domain/ids'
import { closeByItself, closesByItselfOn, lapse } from '@alongside/domain/peer-review'
import { Injectable } from '@nestjs/common'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { calendarFrom } from '../school/school-calendar.service.js'
import {
  audited,
  changed,
  endReview,
  heldBySystem,
  nothingWaits,
  partChanged,
  tellOne,
} from './peer-review-change.service.js'
import { ReviewAccess } from './review-access.service.js'

interface Due {
  readonly id: ReviewId
  readonly spaceId: SpaceId
}

@Injectable()
export class PeerReviewDates {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: ReviewAccess,
  ) {}

  /** Each in a transaction of its own: one that fails is tried again with the next round and holds up no other. */
  async keep(now: Date): Promise<number> {
    const today = dayInLondon(now)
    const due = await this.work.runAs({ purpose: 'worker' }, (work) =>
      work.sql<Due>(
        `select r.id, r.space_id as "spaceId" from peer_review r where r.state = 'RESPONDED' and r.responded_at < $1::timestamptz - interval '20 days'
         union select a.review_id, a.space_id from review_assignment a where a.state = 'OFFERED' and a.expires_on < $2::date`,
        [now, today],
      ),
    )
    const failed: unknown[] = []
    for (const one of due) {
      await this.work
        .runAs({ purpose: 'worker', spaces: [one.spaceId] }, (work) => this.keepOne(work, one.id, today))
        .catch((error: unknown) => failed.push(error))
    }
    if (failed.length > 0) throw new AggregateError(failed, `${failed.length} reviews are past their date`)
    return due.length
  }

  private async keepOne(work: Work, id: ReviewId, today: CivilDate): Promise<void> {
    const record = await heldBySystem(work, id)
    const lapsed = record.assignments.filter(({ state, expiresOn }) => state === 'OFFERED' && expiresOn < today)
    for (const assignment of lapsed) {
      const step = lapse(assignment)
      await partChanged(work, assignment.id, { state: step.to })
      await audited(work, record, 'peer-review.answer', { ...step, detail: { assignmentId: assignment.id } })
      await nothingWaits(work, assignment)
      await tellOne(work, record, record.requesterId, 'REVIEW_EXPIRED')
    }
    const people = lapsed.map(({ reviewerId }) => reviewerId)
    if (people.length > 0) {
      await changed(work, id, {}, people)
      await this.access.take(work, record, people)
    }
    const { state, respondedAt } = record
    const calendar = calendarFrom(record.years)
    if (
      state === 'RESPONDED' &&
      respondedAt !== null &&
      closesByItselfOn(dayInLondon(respondedAt), calendar) <= today
    ) {
      await endReview(work, this.access, record, closeByItself(record))
    }
  }
}
