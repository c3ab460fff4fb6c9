/** What writers may do, as the journal knows it: asked once, and valid while nothing changed that it was made of. */
import type { Actor } from '@alongside/domain/actor'
import type { SessionId } from '@alongside/domain/ids'
import type { Submission } from './group.js'
import type { HotDocument, KnownWriter } from './hot-document.js'
import type { Locked, Standing } from './journal-rows.js'
import type { LiveKind, Sql } from './live-kind.js'

/** Asked again after this many milliseconds in any case. */
const longestTrust = 60_000
let references = 0

interface Unknown {
  readonly submission: Submission
  readonly row: Locked
}

/** Null when the session stands for nobody any more, or for somebody else. */
export function knownWriter(
  { hot, sessionId, personId, client }: Submission,
  sessions: Standing,
  row: Locked,
): KnownWriter | null | undefined {
  const session = sessions.get(sessionId)
  if (session?.personId !== personId) return null
  const known = hot.writers.get(sessionId)
  const holds =
    known?.personEpoch === session.epoch && known.rightsEpoch === row.rightsEpoch && known.until > Date.now()
  // Nobody is asked about twice because of a client id that is not theirs.
  const isAnswered = known && (known.issued.has(client) || known.asked.has(client))
  return holds && isAnswered ? known : undefined
}

/** Somebody opened the document: what was found out about them then holds for their first edit as well, if nothing changed. */
export function expectWriter(
  hot: HotDocument,
  sessionId: SessionId,
  writer: Pick<KnownWriter, 'personId' | 'rights' | 'personEpoch' | 'rightsEpoch' | 'until'> & {
    readonly client: number
  },
): void {
  const { client, ...known } = writer
  const before = hot.writers.get(sessionId)?.issued ?? []
  references += 1
  hot.writers.set(sessionId, {
    ...known,
    issued: new Set([...before, client]),
    asked: new Set(),
    until: Math.min(known.until, Date.now() + longestTrust),
    reference: references,
  })
}

/** Asks about all writers of a turn who are not known, in three questions for each kind of document. */
export async function learnWriters(sql: Sql, unknown: readonly Unknown[], sessions: Standing): Promise<void> {
  const byKind = new Map<LiveKind, Unknown[]>()
  for (const one of unknown) {
    const { kind } = one.submission.hot
    byKind.set(kind, [...(byKind.get(kind) ?? []), one])
  }
  for (const [kind, of] of byKind) await learn(sql, kind, of, sessions)
}

async function learn(sql: Sql, kind: LiveKind, unknown: readonly Unknown[], sessions: Standing): Promise<void> {
  const answers = await sql<{ actor: Actor | null; until: Date | null }>(
    `select actor_of_session_id(k.session) as actor, rights_until(k.person) as until
       from unnest($1::uuid[], $2::uuid[]) with ordinality k (session, person, place) order by place`,
    [unknown.map(({ submission }) => submission.sessionId), unknown.map(({ submission }) => submission.personId)],
  )
  const asked = unknown.flatMap((one, at) => {
    const { actor = null, until = null } = answers[at] ?? {}
    return actor ? [{ ...one, actor, until }] : []
  })
  for (const { submission } of unknown) submission.hot.writers.delete(submission.sessionId)
  if (asked.length === 0) return
  const rights = await kind.rightsOfAll(
    sql,
    asked.map(({ actor, submission: { hot } }) => ({ actor, document: hot.head })),
  )
  const issued = await issuedTo(sql, asked)
  for (const [at, { submission, row, until }] of asked.entries()) {
    const { hot, sessionId, personId, client } = submission
    const mine = rights[at]
    if (!mine) continue
    references += 1
    hot.writers.set(sessionId, {
      personId,
      rights: mine,
      issued: issued.get(`${hot.id}/${personId}`) ?? new Set(),
      asked: new Set([client]),
      personEpoch: sessions.get(sessionId)?.epoch ?? -1,
      rightsEpoch: row.rightsEpoch,
      until: Math.min(Date.now() + longestTrust, until?.getTime() ?? Number.POSITIVE_INFINITY),
      reference: references,
    })
  }
}

async function issuedTo(sql: Sql, asked: readonly Unknown[]): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const hots: HotDocument[] = asked.map(({ submission }) => submission.hot)
  const rows = await sql<{ document: string; person: string; clients: string[] }>(
    `select document_id as document, person_id as person, array_agg(client) as clients from live_client
      where (space_id, document_id, person_id) in (select * from unnest($1::uuid[], $2::uuid[], $3::uuid[])) group by document_id, person_id`,
    [
      hots.map(({ head }) => head.spaceId),
      hots.map(({ id }) => id),
      asked.map(({ submission }) => submission.personId),
    ],
  )
  return new Map(rows.map(({ document, person, clients }) => [`${document}/${person}`, new Set(clients.map(Number))]))
}
