/** Digests: of bytes, and of what a document holds, the same for copies that are the same, whatever order their bytes came in. */
import { createHash, hash } from 'node:crypto'
import * as Y from 'yjs'

export const digest = (bytes: Uint8Array): Buffer => hash('sha256', bytes, 'buffer')

/** Edits, deletions and contents together: of the first two alone, two copies can agree and show different words. */
export function contentHash(doc: Y.Doc, roots: readonly string[]): Buffer {
  const all = createHash('sha256').update(Y.encodeSnapshot(Y.snapshot(doc)))
  for (const root of roots) all.update(JSON.stringify([root, sorted(doc.getMap(root).toJSON())]))
  return all.digest()
}

/** Edits wait in it for others that never came: it is no whole document. */
export const isWhole = ({ store }: Y.Doc): boolean => store.pendingStructs === null && store.pendingDs === null

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value as Record<string, unknown>)
  return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)])
}
