/** Leaving: a colleague who leaves the school, a school that leaves the alliance, and so the reviews they were asked for. */
import type { PersonId, ReviewId, SpaceId, Urn } from '@alongside/domain/ids'
import { isLive } from '@alongside/domain/peer-review'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { Work } from '../../platform/db/unit-of-work.js'
import { Handover, type HandoverSource } from '../people/handover.service.js'
import { audited, changed, heldBySystem, nothingWaits, partChanged, tellOne } from './peer-review-change.service.js'
import type { AssignmentRecord } from './peer-review-record.service.js'
import { ReviewAccess } from './review-access.service.js'

@Injectable()
export class PeerReviewDeparture implements HandoverSource, OnModuleInit {
  readonly kind = 'peer-review'

  constructor(
    private readonly handover: Handover,
    private readonly access: ReviewAccess,
  ) {}

  onModuleInit(): void {
    this.handover.add(this)
  }

  /** What somebody asked for stays with the group: the coordinator names another member. */
  async ledBy(): Promise<readonly []> {
    return []
  }
  async handOver(): Promise<void> {}

  async released(work: Work, person: PersonId, urn: Urn | null): Promise<void> {
    const rows = await work.sql<{ id: ReviewId }>(
      `select distinct review_id as id from review_assignment where reviewer_id = $1 and ($2::text is null or reviewer_urn = $2) and state in ('OFFERED', 'ACCEPTED', 'IN_REVIEW', 'SUBMITTED')`,
      [person, urn],
    )
    for (const { id } of rows) {
      await this.end(
        work,
        id,
        ({ reviewerId, reviewerUrn }) => reviewerId === person && (urn ?? reviewerUrn) === reviewerUrn,
      )
    }
  }

  async schoolLeaves(work: Work, spaceId: SpaceId, urn: Urn): Promise<void> {
    const rows = await work.sql<{ id: ReviewId }>(
      `select distinct review_id as id from review_assignment where space_id = $1 and reviewer_urn = $2 and state in ('OFFERED', 'ACCEPTED', 'IN_REVIEW', 'SUBMITTED')`,
      [spaceId, urn],
    )
    for (const { id } of rows) await this.end(work, id, ({ reviewerUrn }) => reviewerUrn === urn)
  }

  /** What was handed in stays with its author's name; what was not is over. Either way the work closes for them. */
  private async end(work: Work, id: ReviewId, who: (assignment: AssignmentRecord) => boolean): Promise<void> {
    const record = await heldBySystem(work, id)
    const leaving = record.assignments.filter((assignment) => isLive(assignment) && who(assignment))
    for (const { id: part, state } of leaving) {
      await nothingWaits(work, { id: part })
      if (state === 'SUBMITTED') continue
      const to = state === 'OFFERED' ? 'EXPIRED' : 'WITHDRAWN'
      await partChanged(work, part, { state: to })
      await audited(work, record, 'peer-review.step-back', {
        from: state,
        to,
        detail: { assignmentId: part, hasLeft: true },
      })
      await tellOne(work, record, record.requesterId, 'REVIEW_STEPPED_BACK')
    }
    const people = leaving.map(({ reviewerId }) => reviewerId)
    await changed(work, id, {}, people)
    await work.sql(
      `update item_grant set expires_at = now() where space_id = $1 and item_id = $2 and person_id = any($3) and role = 'REVIEWER' and (expires_at is null or expires_at > now())`,
      [record.spaceId, record.itemId, people],
    )
    await this.access.judgedAnew(work, record, people)
  }
}
