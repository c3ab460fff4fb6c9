/**
 * Judges edits before the journal and the hot document see them (the numbers G1 to G7 of the security notes): size, declared
 * counts, whose client ids, contiguous clocks and nothing that is not there, then the effect on a copy, and whether that copy
 * can be read back as it is.
 */

import { applyAsIs } from '@alongside/contracts/apply-as-is'
import { limits } from '@alongside/contracts/live'
import type { PersonId, Urn } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import * as Y from 'yjs'
import { isSame } from './canonical.js'
import { checkEdges, checkPlaces } from './guard-places.js'
import type { LiveGuard, Remembered, Touched } from './live-kind.js'
import { type Scanned, scan } from './update-scan.js'

const mostClients = 8
/**
 * A copy is read back (G7) after so many edits, or once a fourth of it is new: whole documents cost as much as they are long, and
 * what the rules above let through has not failed it (`docs/decisions/0010-proofs.md`).
 */
const readBackAfter = { edits: 64, share: 4, bytes: 2 * 1024 }
/** The copy's beginning is taken anew after so many edits. */
const longestTail = 256

/** Who writes, as far as judging needs to know. */
export interface Writer {
  readonly personId: PersonId
  readonly urn: Urn | null
  readonly context: unknown
  /** The client ids the server gave to this person for this document. */
  readonly issued: ReadonlySet<number>
}

/** A copy of one document on which edits are tried. */
export class Scratch {
  doc = new Y.Doc()
  /** The document some edits ago, and these edits: from both it is made again after one that was refused. */
  private base: Uint8Array
  private tail: Uint8Array[] = []
  private size: number
  /** Bytes and edits since it was last read back; as if it were due, so that a copy begins with it. */
  private unread = Number.POSITIVE_INFINITY
  private edits = 0
  private readonly stamps = new Map<string, unknown>()
  private readonly there = new Set<string>()

  constructor(
    readonly kind: LiveGuard,
    state: Uint8Array,
    removed: readonly Remembered[],
  ) {
    this.base = state
    this.size = state.byteLength
    applyAsIs(this.doc, state)
    for (const { root, key, stamp } of removed) this.stamps.set(`${root}/${key}`, stamp)
    for (const root of kind.roots) for (const key of this.doc.getMap(root).keys()) this.remember(root, key)
  }

  /** Edits of other nodes: journaled, so beyond judgement. */
  take(update: Uint8Array): void {
    const touched = tryOn(this.doc, update)
    this.keep(update, touched)
  }

  /** Says what the edit touches; the copy has it then. Throws a refusal, and the copy is as before. */
  judge(update: Uint8Array, writer: Writer): Touched {
    const { runs, deletes } = inspect(update, this.doc, writer.issued)
    const structs = structsOf(update)
    checkEdges(this.doc.store, structs, deletes)
    // A full document still takes what removes something from it.
    if (runs.length > 0 && this.isFullFor(update)) throw new Refusal('live.document-full')
    try {
      const touched = tryOn(this.doc, update)
      checkPlaces(this.doc.store, structs)
      for (const name of this.doc.share.keys()) if (!this.kind.roots.includes(name)) throw new Refusal('live.shape')
      this.kind.check({
        after: this.doc,
        touched,
        before: (root, key) => this.stamps.get(`${root}/${key}`),
        wasThere: (root, key) => this.there.has(`${root}/${key}`),
        personId: writer.personId,
        rights: { urn: writer.urn, context: writer.context },
      })
      this.keep(update, touched)
      return touched
    } catch (error) {
      this.startAgain()
      throw error
    }
  }

  /** G7: whether what would be stored can be read as what is here; each time when it is due. */
  isReadable(): boolean {
    const isDue = this.unread >= Math.max(readBackAfter.bytes, this.size / readBackAfter.share)
    if (!isDue && this.edits < readBackAfter.edits) return true
    this.unread = 0
    this.edits = 0
    return isSame(this.doc, Y.encodeStateAsUpdate(this.doc), this.kind.roots)
  }

  destroy(): void {
    this.doc.destroy()
  }

  private keep(update: Uint8Array, touched: Touched): void {
    for (const [root, keys] of touched) for (const key of keys) this.remember(root, key)
    this.size += update.byteLength
    this.unread += update.byteLength
    this.edits += 1
    this.tail.push(update)
    if (this.tail.length < longestTail) return
    this.base = Y.encodeStateAsUpdate(this.doc)
    this.size = this.base.byteLength
    this.tail = []
  }

  private remember(root: string, key: string): void {
    const place = `${root}/${key}`
    const stamp = this.kind.stamp(this.doc, root, key)
    // What is removed is remembered as it was: it may come back.
    if (stamp === undefined) this.there.delete(place)
    else {
      this.there.add(place)
      this.stamps.set(place, stamp)
    }
  }

  private startAgain(): void {
    this.doc.destroy()
    this.doc = new Y.Doc()
    applyAsIs(this.doc, this.base)
    for (const update of this.tail) applyAsIs(this.doc, update)
  }

  private isFullFor(update: Uint8Array): boolean {
    if (this.size + update.byteLength > limits.documentBytes) this.size = Y.encodeStateAsUpdate(this.doc).byteLength
    return this.size + update.byteLength > limits.documentBytes
  }
}

/** G1 to G5, from the bytes alone: nothing of an update reaches Yjs that is not whole, contiguous and its sender's own. */
export function inspect(update: Uint8Array, { store }: Y.Doc, issued: ReadonlySet<number>): Scanned {
  if (update.byteLength > limits.updateBytes) throw new Refusal('live.too-large')
  const scanned = read(update)
  if (scanned.runs.length > mostClients) throw new Refusal('live.malformed')
  if (scanned.strange) throw new Refusal('live.shape')
  const reaches = new Map<number, number>()
  const reachOf = (client: number): number => reaches.get(client) ?? Y.getState(store, client)
  let length = 0
  for (const run of scanned.runs) {
    if (!issued.has(run.client)) throw new Refusal('live.not-yours')
    if (run.hasGap || run.length === 0 || reaches.has(run.client) || run.clock !== reachOf(run.client))
      throw new Refusal('live.gap')
    reaches.set(run.client, run.clock + run.length)
    length += run.length
  }
  if (length > limits.updateBytes * 4) throw new Refusal('live.malformed')
  for (const { client, clock } of scanned.refers) if (clock >= reachOf(client)) throw new Refusal('live.gap')
  for (const range of scanned.deletes) {
    if (range.length === 0) throw new Refusal('live.malformed')
    if (range.clock + range.length > reachOf(range.client)) throw new Refusal('live.gap')
  }
  return scanned
}

function read(update: Uint8Array): Scanned {
  try {
    return scan(update)
  } catch {
    throw new Refusal('live.malformed')
  }
}

/** Contents that are no values, such as broken JSON, show only here. */
function structsOf(update: Uint8Array): readonly (Y.Item | Y.GC)[] {
  try {
    return Y.decodeUpdate(update).structs as (Y.Item | Y.GC)[]
  } catch {
    throw new Refusal('live.malformed')
  }
}

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
  if (copy.store.pendingStructs !== null || copy.store.pendingDs !== null) throw new Refusal('live.gap')
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
