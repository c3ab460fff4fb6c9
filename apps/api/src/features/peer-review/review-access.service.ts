/** What accepting opens and ending closes: a grant on the reviewed item alone. Rights, live documents and news follow from it. */
import type { PersonId } from '@alongside/domain/ids'
import { Injectable } from '@nestjs/common'
import { rightsChanged } from '../../platform/auth/rights.js'
import { newId, type Work } from '../../platform/db/unit-of-work.js'
import { LiveDocuments } from '../../platform/live/live-documents.js'
import { type ReviewRecord, storedKind } from './peer-review-record.service.js'
import { documentsOf } from './reviewed-item.service.js'

@Injectable()
export class ReviewAccess {
  constructor(private readonly live: LiveDocuments) {}

  async give(work: Work, record: ReviewRecord, to: PersonId): Promise<void> {
    await work.sql(
      `insert into item_grant (space_id, id, item_id, item_kind, person_id, role, granted_by) values ($1, $2, $3, $4, $5, 'REVIEWER', $6)
       on conflict (space_id, item_id, person_id, role) do update set expires_at = null, granted_by = excluded.granted_by`,
      [record.spaceId, newId(), record.itemId, storedKind[record.kind], to, record.requesterId],
    )
    await this.judgedAnew(work, record, [to])
  }

  /** Called once the part or the review stands where it ends: whoever reviews the same item in another review keeps it. */
  async take(work: Work, record: ReviewRecord, from: readonly PersonId[]): Promise<void> {
    await work.sql(
      `update item_grant g set expires_at = now()
        where g.space_id = $1 and g.item_id = $2 and g.person_id = any($3) and g.role = 'REVIEWER' and (g.expires_at is null or g.expires_at > now())
          and not exists (select from review_assignment a join peer_review r on r.space_id = a.space_id and r.id = a.review_id
            where r.space_id = g.space_id and r.item_id = g.item_id and a.reviewer_id = g.person_id and a.has_conflict = false
              and a.state in ('ACCEPTED', 'IN_REVIEW', 'SUBMITTED') and r.state in ('REQUESTED', 'OPEN', 'RESPONDED'))`,
      [record.spaceId, record.itemId, [...from]],
    )
    await this.judgedAnew(work, record, from)
  }

  /** Being asked opens the request itself, also to somebody from outside. */
  async judgedAnew(
    work: Work,
    record: Pick<ReviewRecord, 'kind' | 'itemId'>,
    people: readonly PersonId[],
  ): Promise<void> {
    await rightsChanged(work, { people })
    for (const document of await documentsOf(work, record.kind, record.itemId)) {
      await this.live.rightsChanged(work, document)
    }
  }
}
