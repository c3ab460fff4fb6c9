/** Reads what is stored of a live document, and trusts none of it unseen: snapshots, journal rows, and rows in the archive. */

import { applyAsIs } from '@alongside/contracts/apply-as-is'
import type { DocumentId, PersonId, SpaceId } from '@alongside/domain/ids'
import * as Y from 'yjs'
import { contentHash, digest, isWhole } from './content-hash.js'
import type { JournalRow } from './hot-document.js'
import type { Sql } from './live-kind.js'
import { type ClientNumbers, type KeptRow, unpacked } from './live-segment.js'

/** One document in one epoch: where its rows lie. */
export interface Place {
  readonly spaceId: SpaceId
  readonly id: DocumentId
  readonly epoch: number
}
export interface State {
  readonly doc: Y.Doc
  readonly seq: number
  readonly snapshotSeq: number
}

/** Something stored is not what was written. Only this document suffers from it. */
export class Damage extends Error {
  constructor(
    readonly place: Pick<Place, 'spaceId' | 'id'>,
    readonly what: string,
  ) {
    super(`live document ${place.id} is damaged: ${what}`)
    this.name = 'Damage'
  }
}

const keys = ({ spaceId, id, epoch }: Place): unknown[] => [spaceId, id, epoch]

/** The journal reaches this far, in this epoch. */
export async function headOf(
  sql: Sql,
  { spaceId, id }: Pick<Place, 'spaceId' | 'id'>,
): Promise<{ epoch: number; seq: number; snapshotSeq: number; state: string } | null> {
  const [row] = await sql<{ epoch: number; seq: number; snapshotSeq: number; state: string }>(
    'select epoch, seq::float8 as seq, snapshot_seq::float8 as "snapshotSeq", state from live_document where space_id = $1 and id = $2',
    [spaceId, id],
  )
  return row ?? null
}

/** Numbers of the snapshots up to here, the newest first. */
export async function snapshotSeqs(sql: Sql, place: Place, upTo = Number.MAX_SAFE_INTEGER): Promise<number[]> {
  const rows = await sql<{ seq: number }>(
    'select seq::float8 as seq from live_snapshot where space_id = $1 and document_id = $2 and epoch = $3 and seq <= $4 order by seq desc',
    [...keys(place), upTo],
  )
  return rows.map(({ seq }) => seq)
}

/** The bytes of this snapshot, and a document of its own filled from them. */
export async function fromSnapshot(
  sql: Sql,
  place: Place,
  seq: number,
  roots: readonly string[],
): Promise<{ bytes: Uint8Array; doc: Y.Doc }> {
  const [row] = await sql<{ bytes: Buffer; sha256: Buffer; content: Buffer | null }>(
    'select bytes, sha256, content_sha256 as content from live_snapshot where space_id = $1 and document_id = $2 and epoch = $3 and seq = $4',
    [...keys(place), seq],
  )
  if (!row || !digest(row.bytes).equals(row.sha256)) throw new Damage(place, `snapshot ${seq}`)
  const doc = new Y.Doc()
  applied(doc, [row.bytes], place, `snapshot ${seq}`)
  if (row.content && !contentHash(doc, roots).equals(row.content))
    throw new Damage(place, `contents of snapshot ${seq}`)
  return { bytes: row.bytes, doc }
}

/** Rows after `from`, up to `to`, wherever they lie; one that is missing or changed is damage. */
export async function rowsBetween(
  sql: Sql,
  place: Place,
  from: number,
  to = Number.MAX_SAFE_INTEGER,
): Promise<KeptRow[]> {
  const found = await sql<Omit<KeptRow, 'personId'> & { personId: PersonId | null; sha256: Buffer }>(
    `select seq::float8 as seq, client::float8 as client, n, person_id as "personId", urn, at, bytes, sha256 from live_update
      where space_id = $1 and document_id = $2 and epoch = $3 and seq > $4 and seq <= $5 order by seq`,
    [...keys(place), from, to],
  )
  const rows = found.map(({ sha256, ...row }) => {
    if (!digest(row.bytes).equals(sha256)) throw new Damage(place, `journal row ${row.seq}`)
    return row
  })
  const first = rows[0]?.seq ?? Math.min(to, (await headOf(sql, place))?.seq ?? 0) + 1
  // Asked for second: what moves into the archive meanwhile is found there.
  const older = first > from + 1 ? await archivedRows(sql, place, from, first - 1) : []
  const all = [...older, ...rows]
  for (const [at, { seq }] of all.entries()) {
    if (seq !== from + 1 + at) throw new Damage(place, `journal row ${from + 1 + at} is missing`)
  }
  return all
}

async function archivedRows(sql: Sql, place: Place, from: number, to: number): Promise<KeptRow[]> {
  const segments = await sql<{ seq: number; bytes: Buffer; sha256: Buffer }>(
    `select from_seq::float8 as seq, bytes, sha256 from live_archive
      where space_id = $1 and document_id = $2 and epoch = $3 and to_seq > $4 and from_seq <= $5 order by from_seq`,
    [...keys(place), from, to],
  )
  return segments.flatMap((segment) => opened(place, segment).filter(({ seq }) => seq > from && seq <= to))
}

function opened(place: Place, { seq, bytes, sha256 }: { seq: number; bytes: Buffer; sha256: Buffer }): KeptRow[] {
  if (!digest(bytes).equals(sha256)) throw new Damage(place, `archive from ${seq}`)
  try {
    return unpacked(bytes)
  } catch {
    throw new Damage(place, `archive from ${seq}`)
  }
}

/** Rows that this copy has not got yet; also when they went into the archive while it slept. */
export const rowsAfter = (sql: Sql, place: Place, from: number): Promise<JournalRow[]> => rowsBetween(sql, place, from)

/** The document as it was at `seq`, or as it is: from the newest snapshot before it and the rows since. */
export async function stateAt(sql: Sql, place: Place, roots: readonly string[], seq?: number): Promise<State> {
  const [snapshotSeq = 0] = await snapshotSeqs(sql, place, seq)
  return stateFrom(sql, place, roots, snapshotSeq, seq)
}

async function stateFrom(
  sql: Sql,
  place: Place,
  roots: readonly string[],
  snapshotSeq: number,
  seq?: number,
): Promise<State> {
  const doc = snapshotSeq > 0 ? (await fromSnapshot(sql, place, snapshotSeq, roots)).doc : new Y.Doc()
  const rows = await rowsBetween(sql, place, snapshotSeq, seq)
  await inPieces(rows, (piece) =>
    applied(
      doc,
      piece.map(({ bytes }) => bytes),
      place,
      `journal rows ${piece[0]?.seq} to ${piece.at(-1)?.seq}`,
    ),
  )
  const reached = rows.at(-1)?.seq ?? snapshotSeq
  if (seq !== undefined && reached !== seq) throw new Damage(place, `nothing at ${seq}`)
  return { doc, seq: reached, snapshotSeq }
}

/** How far the document is whole when something stored of it is not: the best that snapshots and unbroken rows give. */
export async function lastGood(sql: Sql, place: Place, roots: readonly string[]): Promise<State | null> {
  let best: State | null = null
  for (const snapshotSeq of [...(await snapshotSeqs(sql, place)), 0]) {
    const until = await wholeUntil(sql, place, snapshotSeq)
    if (best && until <= best.seq) continue
    const state = until === 0 ? null : await stateFrom(sql, place, roots, snapshotSeq, until).catch(onlyDamage)
    if (state && state.seq > (best?.seq ?? 0)) best = state
  }
  return best
}

/** The last row that is there and whole, without a gap after `from`. */
async function wholeUntil(sql: Sql, place: Place, from: number): Promise<number> {
  const segments = await sql<{ seq: number; bytes: Buffer; sha256: Buffer }>(
    `select from_seq::float8 as seq, bytes, sha256 from live_archive
      where space_id = $1 and document_id = $2 and epoch = $3 and to_seq > $4 order by from_seq`,
    [...keys(place), from],
  )
  const archived = segments.flatMap((segment) => {
    try {
      return opened(place, segment).map(({ seq }) => seq)
    } catch {
      return []
    }
  })
  const rows = await sql<{ seq: number; bytes: Buffer; sha256: Buffer }>(
    'select seq::float8 as seq, bytes, sha256 from live_update where space_id = $1 and document_id = $2 and epoch = $3 and seq > $4 order by seq',
    [...keys(place), from],
  )
  const whole = new Set(archived)
  for (const { seq, bytes, sha256 } of rows) if (digest(bytes).equals(sha256)) whole.add(seq)
  let until = from
  while (whole.has(until + 1)) until += 1
  return until
}

function onlyDamage(error: unknown): null {
  if (error instanceof Damage) return null
  throw error
}

/** Everything stored of this document is read and compared, also what nobody opens. */
export async function inspect(sql: Sql, place: Place, roots: readonly string[]): Promise<void> {
  for (const seq of await snapshotSeqs(sql, place)) (await fromSnapshot(sql, place, seq, roots)).doc.destroy()
  const segments = await sql<{ seq: number; bytes: Buffer; sha256: Buffer }>(
    'select from_seq::float8 as seq, bytes, sha256 from live_archive where space_id = $1 and document_id = $2 and epoch = $3 order by from_seq',
    keys(place),
  )
  for (const segment of segments) opened(place, segment)
  const [oldest] = await sql<{ seq: number }>(
    'select min(seq)::float8 as seq from live_update where space_id = $1 and document_id = $2 and epoch = $3',
    keys(place),
  )
  if (oldest?.seq) await rowsBetween(sql, place, oldest.seq - 1)
  const { doc, seq } = await stateAt(sql, place, roots)
  doc.destroy()
  const head = await headOf(sql, place)
  if (head && head.epoch === place.epoch && seq < head.seq) throw new Damage(place, `journal ends at ${seq}`)
}

/** The digest of an edit that went into the archive, for a browser that sends it again. */
export async function archivedDigest(sql: Sql, place: Place, client: number, n: number): Promise<Buffer | null> {
  const segments = await sql<{ seq: number; bytes: Buffer; sha256: Buffer; clients: ClientNumbers }>(
    `select from_seq::float8 as seq, bytes, sha256, clients from live_archive
      where space_id = $1 and document_id = $2 and epoch = $3 and clients ? $4`,
    [...keys(place), String(client)],
  )
  for (const segment of segments) {
    const [first, last] = segment.clients[client] ?? [0, 0]
    if (n < first || n > last) continue
    const row = opened(place, segment).find((one) => one.client === client && one.n === n)
    if (row) return digest(row.bytes)
  }
  return null
}

function applied(doc: Y.Doc, updates: readonly Uint8Array[], place: Place, what: string): void {
  try {
    doc.transact(() => {
      for (const update of updates) applyAsIs(doc, update)
    })
  } catch {
    throw new Damage(place, what)
  }
  if (!isWhole(doc)) throw new Damage(place, what)
}

/** A long journal is applied piece by piece, so that everybody else's edits pass in between. */
async function inPieces<T>(all: readonly T[], act: (piece: readonly T[]) => void, size = 200): Promise<void> {
  for (let at = 0; at < all.length; at += size) {
    act(all.slice(at, at + size))
    await new Promise((resolve) => setImmediate(resolve))
  }
}
