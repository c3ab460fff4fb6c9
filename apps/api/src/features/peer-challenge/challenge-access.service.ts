/** What declaring one's interests opens, and leaving the team closes: one grant on the challenge, in the host's space. */
import { summarySeed } from '@alongside/contracts/challenge-summary'
import { selfReviewSeed } from '@alongside/contracts/self-review'
import type { PersonId } from '@alongside/domain/ids'
import { Injectable } from '@nestjs/common'
import { rightsChanged } from '../../platform/auth/rights.js'
import { newId, type Work } from '../../platform/db/unit-of-work.js'
import { LiveDocuments } from '../../platform/live/live-documents.js'
import type { ChallengeRecord } from './challenge-record.service.js'

@Injectable()
export class ChallengeAccess {
  constructor(private readonly live: LiveDocuments) {}

  async give(work: Work, record: ChallengeRecord, to: PersonId): Promise<void> {
    await work.sql(
      `insert into item_grant (space_id, id, item_id, item_kind, person_id, role, granted_by) values ($1, $2, $3, 'peer-challenge', $4, 'REVIEWER', $5)
       on conflict (space_id, item_id, person_id, role) do update set expires_at = null, granted_by = excluded.granted_by`,
      [record.hostSpaceId, newId(), record.id, to, record.proposedBy],
    )
    await this.judgedAnew(work, record, [to])
  }

  async take(work: Work, record: ChallengeRecord, from: readonly PersonId[]): Promise<void> {
    if (from.length === 0) return
    await work.alsoIn(record.hostSpaceId)
    await work.sql(
      `update item_grant set expires_at = now() where space_id = $1 and item_id = $2 and person_id = any($3) and role = 'REVIEWER' and (expires_at is null or expires_at > now())`,
      [record.hostSpaceId, record.id, [...from]],
    )
    await this.judgedAnew(work, record, from)
  }

  /** After every step: whoever has one of its documents open is asked for again whether they may. */
  async judgedAnew(work: Work, record: ChallengeRecord, people: readonly PersonId[] = []): Promise<void> {
    if (people.length > 0) await rightsChanged(work, { people })
    for (const document of [record.selfReviewId, record.deskStudyId, record.findingsId, record.summaryId]) {
      await this.live.rightsChanged(work, document)
    }
  }

  /** What was typed up to this moment counts in what is judged next. */
  async settled(work: Work, record: ChallengeRecord, document: 'selfReviewId' | 'findingsId'): Promise<void> {
    await this.live.settle(work, record[document])
  }

  /** Four documents of the host, laid out and empty: its self-review, the team's desk study and findings, and the summary. */
  async documents(work: Work, record: Pick<ChallengeRecord, 'id' | 'hostSpaceId'> & Documents): Promise<void> {
    const given = { spaceId: record.hostSpaceId, itemId: record.id }
    await this.live.create(work, { ...given, kind: 'self-review', id: record.selfReviewId, seed: selfReviewSeed })
    await this.live.create(work, { ...given, kind: 'desk-study', id: record.deskStudyId })
    await this.live.create(work, { ...given, kind: 'findings', id: record.findingsId })
    await this.live.create(work, { ...given, kind: 'challenge-summary', id: record.summaryId, seed: summarySeed })
  }
}

type Documents = Pick<ChallengeRecord, 'selfReviewId' | 'deskStudyId' | 'findingsId' | 'summaryId'>
