/** What a writer may do, as the journal knows it: asked once, and valid while nothing changed that it was made of. */
import type { Actor } from '@alongside/domain/actor'
import type { Submission } from './group.js'
import type { HotDocument, KnownWriter } from './hot-document.js'
import type { Locked, Standing } from './journal-rows.js'
import type { Sql } from './live-kind.js'

/** Asked again after this many milliseconds in any case. */
const longestTrust = 60_000
let references = 0

/** Null when the session stands for nobody any more, or for somebody else. */
export async function knownWriter(
  sql: Sql,
  { hot, sessionId, personId, client }: Submission,
  sessions: Standing,
  row: Locked,
): Promise<KnownWriter | null> {
  const session = sessions.get(sessionId)
  if (session?.personId !== personId) return null
  const known = hot.writers.get(sessionId)
  const holds =
    known?.personEpoch === session.epoch && known.rightsEpoch === row.rightsEpoch && known.until > Date.now()
  if (known && holds && known.issued.has(client)) return known
  const [answer] = await sql<{ actor: Actor | null; until: Date | null }>(
    'select actor_of_session_id($1) as actor, rights_until($2) as until',
    [sessionId, personId],
  )
  if (!answer?.actor) return null
  references += 1
  const writer: KnownWriter = {
    personId,
    rights: await hot.kind.rights(sql, answer.actor, hot.head),
    issued: await issuedTo(sql, hot, personId),
    personEpoch: session.epoch,
    rightsEpoch: row.rightsEpoch,
    until: Math.min(Date.now() + longestTrust, answer.until?.getTime() ?? Number.POSITIVE_INFINITY),
    reference: references,
  }
  hot.writers.set(sessionId, writer)
  return writer
}

async function issuedTo(sql: Sql, hot: HotDocument, personId: string): Promise<ReadonlySet<number>> {
  const rows = await sql<{ client: string }>(
    'select client from live_client where space_id = $1 and document_id = $2 and person_id = $3',
    [hot.head.spaceId, hot.id, personId],
  )
  return new Set(rows.map(({ client }) => Number(client)))
}
