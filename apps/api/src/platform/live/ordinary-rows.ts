/** Ordinary rows of a document whose journal went on without them, as after a busy moment that ended with the power. */

import { applyAsIs } from '@alongside/contracts/apply-as-is'
import * as Y from 'yjs'
import type { LiveDocumentHead, LiveKind, Sql } from './live-kind.js'

/** Makes all of them anew from snapshot and journal. The document's row is locked by whoever asks. */
export async function catchUpRows(sql: Sql, document: LiveDocumentHead, kind: LiveKind): Promise<void> {
  const place = [document.spaceId, document.id, document.epoch]
  const doc = new Y.Doc()
  try {
    const [snapshot] = await sql<{ seq: string; bytes: Buffer }>(
      'select seq, bytes from live_snapshot where space_id = $1 and document_id = $2 and epoch = $3 order by seq desc limit 1',
      place,
    )
    if (snapshot) applyAsIs(doc, snapshot.bytes)
    const rows = await sql<{ bytes: Buffer }>(
      'select bytes from live_update where space_id = $1 and document_id = $2 and epoch = $3 and seq > $4 order by seq',
      [...place, snapshot?.seq ?? 0],
    )
    for (const { bytes } of rows) applyAsIs(doc, bytes)
    const everything = new Map(kind.guard.roots.map((root) => [root, new Set(doc.getMap(root).keys())]))
    await kind.project(sql, [{ document, rows: kind.guard.rows(doc, everything), authors: [], isWhole: true }])
    await sql('update live_document set projected_seq = seq where space_id = $1 and id = $2', place.slice(0, 2))
  } finally {
    doc.destroy()
  }
}
