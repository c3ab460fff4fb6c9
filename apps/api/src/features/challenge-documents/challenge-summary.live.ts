/** The one-page summary as a live document: written by the team until it agrees on it. What the host is handed is the row. */
import type { SummaryBody } from '@alongside/contracts/challenge-summary'
import { hasEnded, hasReached } from '@alongside/domain/peer-challenge-states'
import type { LiveErasing, LiveKind, LiveRights, Projection, Sql } from '../../platform/live/live-kind.js'
import { type ChallengeLiveFacts, may, readsAsTeam, rightsFrom } from './challenge-live-rights.service.js'
import { challengeSummaryGuard } from './challenge-summary.guard.js'

const nothing: LiveRights<null> = { canRead: false, canWrite: false, urn: null, context: null }

function rightsBy(facts: ChallengeLiveFacts): LiveRights<null> {
  const { record, summary } = facts
  const goesOn = record.state !== 'POSTPONED' && !hasEnded(record.state)
  const isOpen = goesOn && hasReached(record, 'VISITING') && summary === 'DRAFT'
  return {
    canRead: readsAsTeam(facts),
    canWrite: isOpen && readsAsTeam(facts) && may(facts, 'peerChallenge.summarise'),
    urn: facts.urn,
    context: null,
  }
}

async function project(sql: Sql, changes: readonly Projection<SummaryBody>[]): Promise<void> {
  const bodies = changes.map(({ document: { spaceId, itemId }, rows }) => ({
    space_id: spaceId,
    challenge_id: itemId,
    body: rows,
  }))
  await sql(
    `insert into challenge_summary (space_id, challenge_id, state, body)
     select n.space_id, n.challenge_id, 'DRAFT', n.body from jsonb_to_recordset($1) as n (space_id uuid, challenge_id uuid, body jsonb)
     on conflict (space_id, challenge_id) do update set body = excluded.body, changed_at = now() where challenge_summary.state = 'DRAFT'`,
    [JSON.stringify(bodies)],
  )
}

const erasing: LiveErasing = {
  holdsWords: ([root]) => root === 'parts',
  async forget(sql, { spaceId, itemId }) {
    await sql(
      `update challenge_summary set body = '{}' where space_id = $1 and challenge_id = $2 and state = 'DRAFT'`,
      [spaceId, itemId],
    )
  },
}

export const challengeSummaryKind: LiveKind<null, string, SummaryBody> = {
  guard: challengeSummaryGuard,
  ...rightsFrom(nothing, rightsBy),
  removed: async () => [],
  project,
  erasing,
}
