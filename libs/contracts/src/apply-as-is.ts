/** Taking others' edits into a copy. */
import * as Y from 'yjs'

/**
 * Applies an update, and nothing else. Left to itself Yjs tidies up superfluous marks on the occasion, so that copies made of the
 * same edits would differ in what they count as deleted, and every reader would write.
 */
export function applyAsIs(doc: Y.Doc, update: Uint8Array, origin: unknown = null): void {
  doc.transact((transaction) => {
    Y.applyUpdate(doc, update, origin)
    transaction.local = true
  }, origin)
}
