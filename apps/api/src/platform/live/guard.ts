/**
 * Judges one update before the hot document sees it (the numbers G1 to G6 of the security notes): size, declared counts,
 * whose client ids, contiguous clocks, then its effect on a scratch copy.
 */
import { limits } from '@alongside/contracts/live'
import { Refusal } from '@alongside/domain/refusal'
import * as Y from 'yjs'
import type { Touched } from './live-kind.js'

const mostClients = 8

/** G1 to G5; whether the update adds anything. `issued` are the client ids the server gave to this person for this document. */
export function inspect(update: Uint8Array, document: Y.Doc, issued: ReadonlySet<number>): { readonly adds: boolean } {
  if (update.byteLength > limits.updateBytes) throw new Refusal('live.too-large')
  const { structs } = decode(update)
  const next = new Map<number, number>()
  let length = 0
  for (const struct of structs) {
    const { client, clock } = struct.id
    if (!issued.has(client)) throw new Refusal('live.not-yours')
    // Gaps and collected stretches are never made by an editor that only writes.
    if (struct.constructor.name === 'Skip' || struct.constructor.name === 'GC') throw new Refusal('live.gap')
    const expected = next.get(client) ?? Y.getState(document.store, client)
    if (clock !== expected) throw new Refusal('live.gap')
    next.set(client, clock + struct.length)
    length += struct.length
  }
  if (next.size > mostClients || length > limits.updateBytes * 4) throw new Refusal('live.malformed')
  return { adds: length > 0 }
}

function decode(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> {
  try {
    return Y.decodeUpdate(update)
  } catch {
    throw new Refusal('live.malformed')
  }
}

/** G6, first half: applies to the scratch copy and says what was touched. The copy is spoilt when this throws. */
export function tryOn(scratch: Y.Doc, update: Uint8Array, roots: readonly string[]): Touched {
  const touched = new Map<string, Set<string>>()
  const note = (transaction: Y.Transaction): void => {
    for (const [type, keys] of transaction.changed) noteChange(type as unknown as Y.AbstractType<never>, keys, touched)
  }
  scratch.on('afterTransaction', note)
  try {
    Y.applyUpdate(scratch, update)
  } catch {
    throw new Refusal('live.malformed')
  } finally {
    scratch.off('afterTransaction', note)
  }
  if (scratch.store.pendingStructs !== null || scratch.store.pendingDs !== null) throw new Refusal('live.gap')
  for (const name of scratch.share.keys()) if (!roots.includes(name)) throw new Refusal('live.shape')
  return touched
}

function noteChange(
  type: Y.AbstractType<never>,
  keys: ReadonlySet<string | null>,
  touched: Map<string, Set<string>>,
): void {
  let below: string | null = null
  let at: Y.AbstractType<never> = type as never
  for (let depth = 0; at._item !== null; depth += 1) {
    if (depth > limits.depth) throw new Refusal('live.shape')
    below = at._item.parentSub
    at = at._item.parent as never
  }
  const root = [...(at.doc?.share.entries() ?? [])].find(([, shared]) => (shared as unknown) === at)?.[0]
  if (root === undefined) return
  const entries = touched.get(root) ?? new Set<string>()
  touched.set(root, entries)
  if (below !== null) entries.add(below)
  else for (const key of keys) if (key !== null) entries.add(key)
}
