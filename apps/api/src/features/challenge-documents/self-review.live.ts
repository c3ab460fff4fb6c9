/** The self-review as a live document: the host writes it, the team reads it once it is handed in. */
import type { PersonId, Urn } from '@alongside/domain/ids'
import { isLineText } from '@alongside/domain/self-review'
import type { LiveErasing, LiveKind, LiveRights, Projection, Sql } from '../../platform/live/live-kind.js'
import { type ChallengeLiveFacts, may, rightsFrom } from './challenge-live-rights.service.js'
import { type SelfReviewRows, type SelfReviewStamp, selfReviewGuard } from './self-review.guard.js'

const nothing: LiveRights<null> = { canRead: false, canWrite: false, urn: null, context: null }

const rightsBy = (facts: ChallengeLiveFacts): LiveRights<null> => ({
  canRead: facts.eyes.phase.readsSelfReview,
  canWrite: facts.record.state === 'SELF_REVIEW' && may(facts, 'peerChallenge.writeSelfReview'),
  urn: facts.record.host,
  context: null,
})

async function project(sql: Sql, changes: readonly Projection<SelfReviewRows>[]): Promise<void> {
  const lines = changes.flatMap(({ document: { spaceId, itemId }, rows }) =>
    rows.lines.map(({ createdBy, createdAt, ...line }) => ({
      ...line,
      space_id: spaceId,
      challenge_id: itemId,
      created_by: createdBy || null,
      created_at: createdAt || null,
    })),
  )
  if (lines.length > 0) {
    await sql(
      `insert into line_of_enquiry (space_id, challenge_id, id, rank, title, position, evidence, question, created_by, created_at)
       select n.space_id, n.challenge_id, n.id, n.rank, n.title, n.position, n.evidence, n.question, n.created_by, n.created_at
         from jsonb_to_recordset($1) as n (space_id uuid, challenge_id uuid, id uuid, rank text, title text, position text, evidence text, question text, created_by uuid, created_at timestamptz)
       on conflict (space_id, id) do update set rank = excluded.rank, title = excluded.title, position = excluded.position,
         evidence = excluded.evidence, question = excluded.question, removed_at = null, changed_at = now()
        where line_of_enquiry.challenge_id = excluded.challenge_id`,
      [JSON.stringify(lines)],
    )
  }
  for (const { document, rows, isWhole } of changes) {
    if (rows.gone.length === 0 && !isWhole) continue
    await sql(
      `update line_of_enquiry set removed_at = now(), changed_at = now()
        where space_id = $1 and challenge_id = $2 and removed_at is null and (id = any($3) or $4 and id <> all ($5))`,
      [document.spaceId, document.itemId, rows.gone, isWhole, rows.lines.map(({ id }) => id)],
    )
  }
}

const erasing: LiveErasing = {
  holdsWords: ([root, key, part]) => (root === 'header' ? key === 'strength' : isLineText(part)),
  async forget(sql, { spaceId, itemId }) {
    await sql(
      `update line_of_enquiry set title = '', position = '', evidence = '', question = '', removed_at = coalesce(removed_at, now()) where space_id = $1 and challenge_id = $2`,
      [spaceId, itemId],
    )
  },
}

interface RemovedLine {
  readonly id: string
  readonly createdBy: PersonId | null
  readonly createdAt: Date | null
  readonly urn: Urn
}

export const selfReviewKind: LiveKind<null, SelfReviewStamp, SelfReviewRows> = {
  guard: selfReviewGuard,
  ...rightsFrom(nothing, rightsBy),
  async removed(sql, { spaceId, itemId }) {
    const lines = await sql<RemovedLine>(
      `select l.id, l.created_by as "createdBy", l.created_at as "createdAt", c.host_urn as urn
         from line_of_enquiry l join peer_challenge c on c.id = l.challenge_id
        where l.space_id = $1 and l.challenge_id = $2 and l.removed_at is not null`,
      [spaceId, itemId],
    )
    return lines.map(({ id, createdBy, createdAt, urn }) => ({
      root: 'lines',
      key: id,
      stamp: { createdBy, createdUrn: urn, createdAt: createdAt?.toISOString() ?? '', texts: null },
    }))
  },
  project,
  erasing,
}
