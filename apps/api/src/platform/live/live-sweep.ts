/**
 * Compaction of one document, outside the hot path: a snapshot that was read back and compared, then the rows behind the one before it
 * go into the archive. Nothing is taken away before what replaces it has been verified; two nodes at once do not meet.
 */
import * as Y from 'yjs'
import { isSame } from './canonical.js'
import { contentHash, digest } from './content-hash.js'
import type { LiveGuard, Sql } from './live-kind.js'
import { type KeptRow, packed, unpacked } from './live-segment.js'
import { Damage, fromSnapshot, headOf, type Place, rowsBetween, snapshotSeqs, stateAt } from './live-store.js'

/** A segment holds at most so many rows and so many bytes: one is read to show an old version. */
const segmentRows = 1_000
const segmentBytes = 2 * 1024 * 1024
/** Any number, the same on every node. */
const sweepLock = 7_361_006

/** False when another node has it in hand, or it is not due any more. */
export async function compact(
  sql: Sql,
  { spaceId, id }: Pick<Place, 'spaceId' | 'id'>,
  roots: LiveGuard['roots'],
  rowsSince: number,
): Promise<boolean> {
  // Not the row itself: people write meanwhile.
  const [{ mine } = { mine: false }] = await sql<{ mine: boolean }>(
    'select pg_try_advisory_xact_lock($1, hashtext($2)) as mine',
    [sweepLock, id],
  )
  const head = mine ? await headOf(sql, { spaceId, id }) : null
  if (head?.state !== 'OPEN' || head.seq - head.snapshotSeq < rowsSince) return false
  const place = { spaceId, id, epoch: head.epoch }
  const seq = await keepSnapshot(sql, place, roots)
  const [, before = 0] = await snapshotSeqs(sql, place, seq)
  await archive(sql, place, before)
  await thin(sql, place, before)
  await sql(
    'update live_document set snapshot_seq = greatest(snapshot_seq, $4) where space_id = $1 and id = $2 and epoch = $3',
    [spaceId, id, place.epoch, seq],
  )
  return true
}

async function keepSnapshot(sql: Sql, place: Place, roots: readonly string[]): Promise<number> {
  const { doc, seq } = await stateAt(sql, place, roots)
  try {
    const bytes = Y.encodeStateAsUpdate(doc)
    const hash = contentHash(doc, roots)
    if (!isSame(doc, bytes, roots)) throw new Damage(place, `a snapshot at ${seq} would not be the same again`)
    await sql(
      `insert into live_snapshot (space_id, document_id, epoch, seq, bytes, sha256, content_sha256) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (space_id, document_id, epoch, seq) do nothing`,
      [place.spaceId, place.id, place.epoch, seq, Buffer.from(bytes), digest(bytes), hash],
    )
    // Read back from where it now lies: until this holds, it counts for nothing.
    const again = await fromSnapshot(sql, place, seq, roots)
    const holds = contentHash(again.doc, roots).equals(hash)
    again.doc.destroy()
    if (!holds) throw new Error(`snapshot ${seq} of ${place.id} does not read back as it was written`)
    await sql(
      'update live_snapshot set verified_at = now() where space_id = $1 and document_id = $2 and epoch = $3 and seq = $4',
      [place.spaceId, place.id, place.epoch, seq],
    )
    return seq
  } finally {
    doc.destroy()
  }
}

/** Moves rows up to the checkpoint before the newest: that one and its log stay as they are. */
async function archive(sql: Sql, place: Place, upTo: number): Promise<void> {
  const keys = [place.spaceId, place.id, place.epoch]
  const [oldest] = await sql<{ seq: number | null }>(
    'select min(seq)::float8 as seq from live_update where space_id = $1 and document_id = $2 and epoch = $3 and seq <= $4',
    [...keys, upTo],
  )
  if (!oldest?.seq) return
  for (const rows of piecesOf(await rowsBetween(sql, place, oldest.seq - 1, upTo))) {
    const segment = packed(rows)
    await sql(
      `insert into live_archive (space_id, document_id, epoch, from_seq, to_seq, clients, sittings, bytes, sha256) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...keys,
        segment.fromSeq,
        segment.toSeq,
        JSON.stringify(segment.clients),
        JSON.stringify(segment.sittings),
        segment.bytes,
        segment.sha256,
      ],
    )
    const [stored] = await sql<{ bytes: Buffer }>(
      'select bytes from live_archive where space_id = $1 and document_id = $2 and epoch = $3 and from_seq = $4',
      [...keys, segment.fromSeq],
    )
    if (!stored || !areSame(unpacked(stored.bytes), rows)) {
      throw new Error(`archive ${segment.fromSeq} of ${place.id} does not read back as it was written`)
    }
    await sql(
      `update live_client c set archived_epoch = $3, archived_n = greatest(k.n, case when c.archived_epoch = $3 then c.archived_n else 0 end)
         from unnest($4::bigint[], $5::integer[]) k (client, n) where c.space_id = $1 and c.document_id = $2 and c.client = k.client`,
      [...keys, Object.keys(segment.clients), Object.values(segment.clients).map(([, last]) => last)],
    )
    await sql(
      'delete from live_update where space_id = $1 and document_id = $2 and epoch = $3 and seq between $4 and $5',
      [...keys, segment.fromSeq, segment.toSeq],
    )
  }
}

/** Checkpoints older than the one before the newest go; what the document began with stays, for its archive begins there. */
const thin = (sql: Sql, { spaceId, id, epoch }: Place, before: number) =>
  sql(
    `delete from live_snapshot s where space_id = $1 and document_id = $2 and epoch = $3 and seq < $4
       and seq > (select min(f.seq) from live_snapshot f where f.space_id = $1 and f.document_id = $2 and f.epoch = $3)`,
    [spaceId, id, epoch, before],
  )

function piecesOf(rows: readonly KeptRow[]): KeptRow[][] {
  const pieces: KeptRow[][] = []
  let bytes = 0
  for (const row of rows) {
    const piece = pieces.at(-1)
    bytes += row.bytes.byteLength
    if (piece && piece.length < segmentRows && bytes <= segmentBytes) piece.push(row)
    else {
      pieces.push([row])
      bytes = row.bytes.byteLength
    }
  }
  return pieces
}

const areSame = (some: readonly KeptRow[], others: readonly KeptRow[]): boolean =>
  some.length === others.length &&
  some.every((row, at) => {
    const other = others[at]
    return (
      other !== undefined &&
      row.seq === other.seq &&
      row.client === other.client &&
      row.n === other.n &&
      row.personId === other.personId &&
      row.urn === other.urn &&
      row.at.getTime() === other.at.getTime() &&
      Buffer.compare(row.bytes, other.bytes) === 0
    )
  })
