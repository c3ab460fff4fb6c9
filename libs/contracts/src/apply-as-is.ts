/** Taking others' edits into a copy. */
import * as Y from 'yjs'

/**
 * Applies an update, and nothing else. Left to itself Yjs tidies up superfluous marks on the occasion, so that copies made of the
 * same edits would differ in what they count as deleted, and every reader would write. It asks for that before it tells of the
 * transaction, and does it after.
 */
export function applyAsIs(doc: Y.Doc, update: Uint8Array, origin: unknown = null): void {
  asOne(doc, () => Y.applyUpdate(doc, update, origin), origin)
}

/** The same for several: what is applied within `apply` is one change of the copy, which costs little more than the first of them. */
export function asOne(doc: Y.Doc, apply: () => void, origin: unknown = null): void {
  doc.on('afterTransaction', leaveMarks)
  try {
    Y.transact(doc, apply, origin, false)
  } finally {
    doc.off('afterTransaction', leaveMarks)
  }
}

function leaveMarks(transaction: Y.Transaction): void {
  transaction._needFormattingCleanup = false
}
