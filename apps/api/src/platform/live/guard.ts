/**
 * Judges edits before the journal and the hot document see them (the numbers G1 to G7 of the security notes): size, declared
 * counts, whose client ids, contiguous clocks and nothing that is not there, then the effect on a copy, and whether that copy
 * can be read back as it is.
 */

import { applyAsIs, asOne } from '@alongside/contracts/apply-as-is'
import { limits } from '@alongside/contracts/live'
import type { PersonId, Urn } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import * as Y from 'yjs'
import { isSame } from './canonical.js'
import { mergeTouched } from './group.js'
import { checkEdges, checkPlaces, putsOf } from './guard-places.js'
import { checkWhole, touchedBy, tryOn } from './guard-touched.js'
import type { LiveGuard, Remembered, Touched } from './live-kind.js'
import { type Scanned, scan } from './update-scan.js'

const mostClients = 8
/**
 * A copy is read back (G7) after so many edits, or once a fourth of it is new: whole documents cost as much as they are long, and
 * what the rules above let through has not failed it (`docs/decisions/0010-proofs.md`).
 */
const readBackAfter = { edits: 64, share: 4, bytes: 2 * 1024 }
/** Letters beside others, looked at one by one above, make up most of what is written and have the least to hide. */
const letterWeight = 0.25
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

/** An edit, and whose it is. */
export interface Judged {
  readonly update: Uint8Array
  readonly writer: Writer
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
    this.keep(update, tryOn(this.doc, update), false)
  }

  /** Says what the edit touches; the copy has it then. Throws a refusal, and the copy is as before. */
  judge(update: Uint8Array, writer: Writer): Touched {
    const { runs, deletes, letters } = inspect(update, this.doc, writer.issued)
    const puts = letters ?? putsOf(structsOf(update))
    checkEdges(this.doc.store, puts, deletes)
    // A full document still takes what removes something from it.
    if (runs.length > 0 && this.isFullFor(update.byteLength)) throw new Refusal('live.document-full')
    try {
      const touched = tryOn(this.doc, update)
      checkPlaces(this.doc.store, puts)
      this.check(writer, touched)
      this.keep(update, touched, letters !== null)
      return touched
    } catch (error) {
      this.startAgain()
      throw error
    }
  }

  /**
   * Several edits that only add letters, tried as one change of the copy. Each is judged against what those before it left; only what
   * the kind says is asked at the end, once for each writer: more letters put nothing right that was wrong before them. Null when one
   * of them is refused: the copy is as before then, and each is to be judged by itself.
   */
  judgeLetters(edits: readonly Judged[]): readonly Touched[] | null {
    if (this.isFullFor(edits.reduce((sum, { update }) => sum + update.byteLength, 0))) return null
    const each: Touched[] = []
    const byWriter = new Map<Writer, Map<string, Set<string>>>()
    try {
      asOne(this.doc, () => {
        for (const { update, writer } of edits) {
          const touched = this.takeLetters(update, writer)
          each.push(touched)
          const all = byWriter.get(writer) ?? new Map<string, Set<string>>()
          byWriter.set(writer, all)
          mergeTouched(all, touched)
        }
      })
      for (const [writer, touched] of byWriter) this.check(writer, touched)
    } catch {
      this.startAgain()
      return null
    }
    for (const [at, { update }] of edits.entries()) this.keep(update, each[at] as Touched, true)
    return each
  }

  private takeLetters(update: Uint8Array, { issued }: Writer): Touched {
    const { letters } = inspect(update, this.doc, issued)
    if (!letters) throw new Refusal('live.malformed')
    checkEdges(this.doc.store, letters, [])
    Y.applyUpdate(this.doc, update)
    checkWhole(this.doc)
    checkPlaces(this.doc.store, letters)
    return touchedBy(this.doc, letters)
  }

  private check({ personId, urn, context }: Writer, touched: Touched): void {
    for (const name of this.doc.share.keys()) if (!this.kind.roots.includes(name)) throw new Refusal('live.shape')
    this.kind.check({
      after: this.doc,
      touched,
      before: (root, key) => this.stamps.get(`${root}/${key}`),
      wasThere: (root, key) => this.there.has(`${root}/${key}`),
      personId,
      rights: { urn, context },
    })
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

  private keep(update: Uint8Array, touched: Touched, isLetters: boolean): void {
    for (const [root, keys] of touched) for (const key of keys) this.remember(root, key)
    const weight = isLetters ? letterWeight : 1
    this.size += update.byteLength
    this.unread += update.byteLength * weight
    this.edits += weight
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

  private isFullFor(bytes: number): boolean {
    if (this.size + bytes > limits.documentBytes) this.size = Y.encodeStateAsUpdate(this.doc).byteLength
    return this.size + bytes > limits.documentBytes
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

export function onlyAddsLetters(update: Uint8Array | undefined): boolean {
  try {
    return update !== undefined && update.byteLength <= limits.updateBytes && scan(update).letters !== null
  } catch {
    return false
  }
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
