/** A document begins anew under a higher epoch: copies of the old one are let go, and nothing of theirs is taken any more. */
import * as Y from 'yjs'
import { contentHash, digest } from './content-hash.js'
import type { LiveDocumentHead, Sql } from './live-kind.js'

export async function beginEpoch(
  sql: Sql,
  head: Pick<LiveDocumentHead, 'spaceId' | 'id' | 'epoch'>,
  doc: Y.Doc,
  roots: readonly string[],
): Promise<void> {
  const bytes = Y.encodeStateAsUpdate(doc)
  await sql(
    'insert into live_snapshot (space_id, document_id, epoch, seq, bytes, sha256, content_sha256, verified_at) values ($1, $2, $3, 1, $4, $5, $6, now())',
    [head.spaceId, head.id, head.epoch, Buffer.from(bytes), digest(bytes), contentHash(doc, roots)],
  )
  await sql(
    `update live_document set epoch = $3, seq = 1, snapshot_seq = 1, projected_seq = 1, state = 'OPEN', quarantined_at = null, quarantine_reason = null, good_seq = null,
            rights_epoch = rights_epoch + 1, changed_at = now() where space_id = $1 and id = $2`,
    [head.spaceId, head.id, head.epoch],
  )
}
