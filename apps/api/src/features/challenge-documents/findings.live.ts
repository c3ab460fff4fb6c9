/** The findings as a live document: the team's alone. As rows they follow the document while they are drafts, and no longer. */
import { isFindingText } from '@alongside/domain/finding'
import type { PersonId, Urn } from '@alongside/domain/ids'
import type { LiveErasing, LiveKind, LiveRights, Projection, Sql } from '../../platform/live/live-kind.js'
import { type ChallengeLiveFacts, may, readsAsTeam, rightsFrom } from './challenge-live-rights.service.js'
import { type FindingsContext, type FindingsRows, findingsGuard } from './findings.guard.js'
import type { RowStamp } from './row-check.js'

const nothing: LiveRights<FindingsContext> = {
  canRead: false,
  canWrite: false,
  urn: null,
  context: { lines: [], moved: [] },
}

const rightsBy = (facts: ChallengeLiveFacts): LiveRights<FindingsContext> => ({
  canRead: readsAsTeam(facts),
  canWrite: facts.eyes.phase.canDraft && may(facts, 'peerChallenge.draftFindings'),
  urn: facts.urn,
  context: { lines: facts.lines, moved: facts.moved },
})

async function project(sql: Sql, changes: readonly Projection<FindingsRows>[]): Promise<void> {
  const findings = changes.flatMap(({ document: { spaceId, itemId }, rows }) =>
    rows.findings.map(({ createdBy, createdAt, ...finding }) => ({
      ...finding,
      space_id: spaceId,
      challenge_id: itemId,
      created_by: createdBy || null,
      created_at: createdAt || null,
    })),
  )
  if (findings.length > 0) {
    // Only evidence that is there counts as such.
    await sql(
      `insert into finding (space_id, challenge_id, id, line_id, kind, rank, what, for_whom, evidence, created_by, created_at)
       select n.space_id, n.challenge_id, n.id, n.line, n.kind, n.rank, n.what, n."forWhom",
              array(select e.id from evidence_note e where e.space_id = n.space_id and e.challenge_id = n.challenge_id and n.evidence ? e.id::text order by e.seq), n.created_by, n.created_at
         from jsonb_to_recordset($1) as n (space_id uuid, challenge_id uuid, id uuid, line uuid, kind text, rank text, what text, "forWhom" text, evidence jsonb, created_by uuid, created_at timestamptz)
       on conflict (space_id, id) do update set line_id = excluded.line_id, kind = excluded.kind, rank = excluded.rank, what = excluded.what,
         for_whom = excluded.for_whom, evidence = excluded.evidence, removed_at = null, changed_at = now()
        where finding.state = 'DRAFT' and finding.challenge_id = excluded.challenge_id`,
      [JSON.stringify(findings)],
    )
  }
  for (const { document, rows, isWhole } of changes) {
    if (rows.gone.length === 0 && !isWhole) continue
    await sql(
      `update finding set removed_at = now(), changed_at = now()
        where space_id = $1 and challenge_id = $2 and state = 'DRAFT' and removed_at is null and (id = any($3) or $4 and id <> all ($5))`,
      [document.spaceId, document.itemId, rows.gone, isWhole, rows.findings.map(({ id }) => id)],
    )
  }
}

const erasing: LiveErasing = {
  holdsWords: ([root, , part]) => root === 'findings' && isFindingText(part),
  // What the team has agreed on is the team's, and stands.
  async forget(sql, { spaceId, itemId }) {
    await sql(
      `update finding set what = '', for_whom = '', removed_at = coalesce(removed_at, now()) where space_id = $1 and challenge_id = $2 and (state = 'DRAFT' or removed_at is not null)`,
      [spaceId, itemId],
    )
  },
}

interface RemovedFinding {
  readonly id: string
  readonly createdBy: PersonId | null
  readonly createdUrn: Urn | null
  readonly createdAt: Date | null
}

export const findingsKind: LiveKind<FindingsContext, RowStamp, FindingsRows> = {
  guard: findingsGuard,
  ...rightsFrom(nothing, rightsBy),
  async removed(sql, { spaceId, itemId }) {
    const findings = await sql<RemovedFinding>(
      `select f.id, f.created_by as "createdBy", f.created_at as "createdAt",
              (select m.urn from challenge_member m where m.challenge_id = f.challenge_id and m.person_id = f.created_by) as "createdUrn"
         from finding f where f.space_id = $1 and f.challenge_id = $2 and f.removed_at is not null`,
      [spaceId, itemId],
    )
    return findings.map(({ id, createdAt, ...by }) => ({
      root: 'findings',
      key: id,
      stamp: { ...by, createdAt: createdAt?.toISOString() ?? '', texts: null },
    }))
  },
  project,
  erasing,
}
