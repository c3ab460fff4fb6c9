/** What an edit touches: the top-level entries of a document, anywhere below which something changed. */
import { applyAsIs } from '@alongside/contracts/apply-as-is'
import { limits } from '@alongside/contracts/live'
import { Refusal } from '@alongside/domain/refusal'
import * as Y from 'yjs'
import { at, isItem, type Put } from './guard-places.js'
import type { Touched } from './live-kind.js'

type Touches = Map<string, Set<string>>
const itself: ReadonlySet<null> = new Set()

/** G6, first half: applies to the copy and says what was touched. The copy is spoilt when this throws. */
export function tryOn(copy: Y.Doc, update: Uint8Array): Touched {
  const touched = new Map<string, Set<string>>()
  const note = (transaction: Y.Transaction): void => {
    for (const [type, keys] of transaction.changed) noteChange(type as unknown as Y.AbstractType<never>, keys, touched)
  }
  copy.on('afterTransaction', note)
  try {
    applyAsIs(copy, update)
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('live.malformed')
  } finally {
    copy.off('afterTransaction', note)
  }
  checkWhole(copy)
  return touched
}

export function checkWhole({ store }: Y.Doc): void {
  if (store.pendingStructs !== null || store.pendingDs !== null) throw new Refusal('live.gap')
}

function noteChange(type: Y.AbstractType<never>, keys: ReadonlySet<string | null>, touched: Touches): void {
  let below: string | null = null
  let at: Y.AbstractType<never> = type as never
  for (let depth = 0; at._item !== null; depth += 1) {
    if (depth > limits.depth) throw new Refusal('live.shape')
    below = at._item.parentSub
    at = at._item.parent as never
  }
  const root = nameOf(at)
  if (root === undefined) return
  const entries = touched.get(root) ?? new Set<string>()
  touched.set(root, entries)
  if (below !== null) entries.add(below)
  else for (const key of keys) if (key !== null) entries.add(key)
}

function nameOf(root: Y.AbstractType<never>): string | undefined {
  for (const [name, shared] of root.doc?.share ?? []) if ((shared as unknown) === root) return name
  return undefined
}

/** The same of letters that the copy has by now. What lies in something that was removed touches nothing. */
export function touchedBy({ store }: Y.Doc, letters: readonly Put[]): Touched {
  const touched: Touches = new Map()
  for (const { id } of letters) {
    const here = at(store, id)
    if (!isItem(here) || !(here.parent instanceof Y.AbstractType) || here.parent._item?.deleted) continue
    noteChange(here.parent as unknown as Y.AbstractType<never>, itself, touched)
  }
  return touched
}
