/** Whether bytes make the same document: the same contents, from the same edits and deletions, with nothing left over. Their bytes may differ. */
import { isDeepStrictEqual } from 'node:util'
import { applyAsIs } from '@alongside/contracts/apply-as-is'
import * as Y from 'yjs'

/** Equal state vectors prove nothing: a deletion does not move them (security notes, D1). */
export function isSame(doc: Y.Doc, bytes: Uint8Array, roots: readonly string[]): boolean {
  const again = new Y.Doc()
  try {
    applyAsIs(again, bytes)
    return (
      again.store.pendingStructs === null &&
      again.store.pendingDs === null &&
      Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(again)) &&
      roots.every((root) => isDeepStrictEqual(doc.getMap(root).toJSON(), again.getMap(root).toJSON()))
    )
  } catch {
    return false
  } finally {
    again.destroy()
  }
}
