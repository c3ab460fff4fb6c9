/** The journal's statements: each serves all documents of a turn. */
import type { DocumentId, PersonId, SessionId } from '@alongside/domain/ids'
import type { PoolClient, QueryResult } from 'pg'
import type { ObjectLiteral } from 'typeorm'
import { prepared } from '../db/prepared.js'
import { checkedId, scopeStatement } from '../db/scope.js'
import { digest } from './content-hash.js'
import type { Group, Submission } from './group.js'
import type { HotDocument, JournalRow } from './hot-document.js'
import type { Sql } from './live-kind.js'
import { archivedDigest, rowsAfter } from './live-store.js'

export const sqlOf =
  (client: PoolClient): Sql =>
  async <T extends ObjectLiteral>(text: string, values: readonly unknown[] = []): Promise<T[]> =>
    (await client.query<T>(prepared(text, values))).rows

/** Sessions that stand, whose they are, and how often that person's rights have changed. */
export type Standing = ReadonlyMap<SessionId, { readonly personId: PersonId; readonly epoch: number }>

export interface Locked {
  readonly epoch: number
  readonly seq: number
  readonly projectedSeq: number
  readonly rightsEpoch: number
  readonly state: string
}

/**
 * Begins the turn, in one message to Postgres: whose sessions stand (from here to the end nobody's rights change), and the documents,
 * without waiting for those that somebody else holds, unless told how long. Every part of the text is checked to be an id.
 */
export async function begin(
  client: PoolClient,
  groups: readonly Group[],
  wait: number | null,
): Promise<{ readonly standing: Standing; readonly locked: ReadonlyMap<DocumentId, Locked> }> {
  const spaces = [...new Set(groups.map(({ hot }) => hot.head.spaceId))]
  const sessions = new Set(groups.flatMap(({ submissions }) => submissions.map(({ sessionId }) => sessionId)))
  const places = groups.map(({ hot }) => `(${quoted(hot.head.spaceId)}, ${quoted(hot.id)})`)
  const answers = (await client.query(
    `begin; ${wait === null ? '' : `set local lock_timeout = '${wait}ms'; `}${scopeStatement({ personId: null, spaces, items: [], purpose: '' })};
     select id, person_id as "personId", epoch from session_epochs(array[${[...sessions].map(quoted).join(', ')}]::uuid[]);
     select id, epoch, seq::float8 as seq, projected_seq::float8 as "projectedSeq", rights_epoch as "rightsEpoch", state from live_document
      where (space_id, id) in (${places.join(', ')}) order by id for update ${wait === null ? 'skip locked' : ''}`,
  )) as unknown as readonly QueryResult[]
  const [sessionRows, documentRows] = answers.slice(-2).map(({ rows }) => rows)
  return {
    standing: new Map((sessionRows ?? []).map(({ id, ...session }) => [id, session])),
    locked: new Map((documentRows ?? []).map(({ id, ...document }) => [id, document])),
  }
}

const quoted = (id: string): string => `'${checkedId(id)}'`

const placeOf = ({ head, id, epoch }: HotDocument) => ({ spaceId: head.spaceId, id, epoch })

/** Journal rows of this document that are newer than what this node has. */
export const newerRows = (sql: Sql, hot: HotDocument): Promise<JournalRow[]> => rowsAfter(sql, placeOf(hot), hot.seq)

/** Fills in the last journaled number of every client that writes in this turn. */
export async function learnNumbers(sql: Sql, groups: readonly Group[]): Promise<void> {
  const unknown = groups.flatMap(({ hot, submissions }) =>
    [...new Set(submissions.map(({ client }) => client))]
      .filter((client) => !hot.lastN.has(client))
      .map((client) => ({ hot, client })),
  )
  if (unknown.length === 0) return
  const rows = await sql<{ n: number }>(
    `select live_last_n(k.space_id, k.id, k.epoch, k.client) as n
       from unnest($1::uuid[], $2::uuid[], $3::integer[], $4::bigint[]) with ordinality k (space_id, id, epoch, client, place) order by place`,
    [
      unknown.map(({ hot }) => hot.head.spaceId),
      unknown.map(({ hot }) => hot.id),
      unknown.map(({ hot }) => hot.epoch),
      unknown.map(({ client }) => client),
    ],
  )
  for (const [at, { hot, client }] of unknown.entries()) hot.lastN.set(client, rows[at]?.n ?? 0)
}

/** Whether this very edit was journaled under its number: then it is acknowledged again. */
export async function isStored(sql: Sql, { hot, client, n, update }: Submission): Promise<boolean> {
  const [row] = await sql<{ sha256: Buffer }>(
    'select sha256 from live_update where space_id = $1 and document_id = $2 and epoch = $3 and client = $4 and n = $5',
    [hot.head.spaceId, hot.id, hot.epoch, client, n],
  )
  const stored = row?.sha256 ?? (await archivedDigest(sql, placeOf(hot), client, n))
  return stored !== null && digest(update).equals(stored)
}

/** Appends every edit taken, raises the documents' sequences, and wakes the other nodes. */
export async function append(sql: Sql, groups: readonly Group[]): Promise<void> {
  const edits = groups.flatMap(({ hot, taken }) => taken.map((one) => ({ hot, ...one })))
  const column = (of: (edit: (typeof edits)[number]) => string | number | null): string => arrayOf(edits.map(of))
  await sql(
    `with appended as (
       insert into live_update (space_id, document_id, epoch, seq, client, n, person_id, urn, session_id, bytes, sha256)
       select * from unnest($1::uuid[], $2::uuid[], $3::integer[], $4::bigint[], $5::bigint[], $6::integer[], $7::uuid[], $8::text[], $9::uuid[], $10::bytea[], $11::bytea[])
     ), moved as (
       update live_document d set seq = k.seq, projected_seq = coalesce(k.projected, d.projected_seq), changed_at = case when k.edits > 0 then now() else d.changed_at end
         from unnest($12::uuid[], $13::uuid[], $14::bigint[], $15::bigint[], $16::integer[]) k (space_id, id, seq, projected, edits)
        where d.space_id = k.space_id and d.id = k.id returning d.id, d.seq, k.edits
     )
     select pg_notify('live', id || ' ' || seq) from moved where edits > 0`,
    [
      column(({ hot }) => hot.head.spaceId),
      column(({ hot }) => hot.id),
      column(({ hot }) => hot.epoch),
      column(({ seq }) => seq),
      column(({ submission }) => submission.client),
      column(({ submission }) => submission.n),
      column(({ submission }) => submission.personId),
      column(({ writer }) => writer.rights.urn),
      column(({ submission }) => submission.sessionId),
      column(({ submission }) => inHex(submission.update)),
      column(({ submission }) => inHex(digest(submission.update))),
      groups.map(({ hot }) => hot.head.spaceId),
      groups.map(({ hot }) => hot.id),
      groups.map(({ seq }) => seq),
      groups.map(({ seq, rows }) => (rows ? seq : null)),
      groups.map(({ taken }) => taken.length),
    ],
  )
}

/** As Postgres reads an array: the driver looks at every character of every element, and a turn has thousands. */
const arrayOf = (values: readonly (string | number | null)[]): string =>
  `{${values.map((value) => (typeof value === 'string' ? inQuotes(value) : (value ?? 'null'))).join(',')}}`

const plain = /^[\w.-]*$/
const inQuotes = (text: string): string => `"${plain.test(text) ? text : text.replace(/["\\]/g, '\\$&')}"`

const inHex = (bytes: Uint8Array): string =>
  `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`
