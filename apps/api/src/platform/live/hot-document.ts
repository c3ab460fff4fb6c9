/** A document that somebody has open on this node: its contents, a scratch copy for judging edits, and how far the journal is applied. */
import { limits } from '@alongside/contracts/live'
import { Refusal } from '@alongside/domain/refusal'
import * as Y from 'yjs'
import { inspect, tryOn } from './guard.js'
import type { LiveDocumentHead, LiveKind, Touched } from './live-kind.js'

export interface JournalRow {
  readonly seq: number
  readonly bytes: Uint8Array
  readonly client: number
  readonly n: number
}

export class HotDocument {
  readonly doc = new Y.Doc()
  private scratch: Y.Doc | null = null
  /** Edits of the turn that is being written: allowed, and not yet certain. */
  private turn: Uint8Array[] = []
  /** At least as many bytes as the document takes; counted anew when it seems to be full. */
  private size = 0
  seq = 0
  /** How far the last snapshot reaches. */
  snapshotSeq = 0
  /** Client id → number of its last journaled edit. */
  readonly lastN = new Map<number, number>()
  /** When the last browser left or the last one knocked, in milliseconds; null while somebody is here. */
  emptySince: number | null = Date.now()
  /** Readings of the journal, one after the other. */
  reading: Promise<void> = Promise.resolve()

  constructor(
    readonly head: LiveDocumentHead,
    readonly kind: LiveKind,
  ) {}

  get epoch(): number {
    return this.head.epoch
  }

  /** Judges an update by its effect on the scratch copy and says what it touched; the document itself stays as it is. */
  judge(update: Uint8Array, issued: ReadonlySet<number>): Touched {
    const scratch = this.copy()
    const { adds } = inspect(update, scratch, issued)
    // A full document still takes what removes something from it.
    if (adds && this.isFullFor(update)) throw new Refusal('live.document-full')
    return tryOn(scratch, update, this.kind.roots)
  }

  /** The edit judged last will be journaled in this turn. */
  allow(update: Uint8Array): void {
    this.turn.push(update)
  }

  /** The edit judged last was refused: the scratch copy holds something of it, and is made anew when next needed. */
  spoil(): void {
    this.scratch?.destroy()
    this.scratch = null
  }

  /** The turn was journaled. */
  stands(seq: number): void {
    for (const update of this.turn) this.fill(update, seq)
    this.turn = []
  }

  /** Nothing of the turn stands, or nobody knows. */
  giveUp(): void {
    this.turn = []
    this.spoil()
  }

  /** Takes a journaled edit into the document and, where it is warm, into the scratch copy. One that is there changes nothing. */
  take({ bytes, seq, client, n }: JournalRow): void {
    this.fill(bytes, seq)
    if (this.scratch) Y.applyUpdate(this.scratch, bytes)
    this.lastN.set(client, n)
  }

  fill(bytes: Uint8Array, seq: number): void {
    Y.applyUpdate(this.doc, bytes)
    this.seq = Math.max(this.seq, seq)
    this.size += bytes.byteLength
  }

  /** The scratch copy: the document and the edits of this turn taken so far. */
  copy(): Y.Doc {
    if (!this.scratch) {
      this.scratch = new Y.Doc()
      Y.applyUpdate(this.scratch, Y.encodeStateAsUpdate(this.doc))
      for (const update of this.turn) Y.applyUpdate(this.scratch, update)
    }
    return this.scratch
  }

  destroy(): void {
    this.doc.destroy()
    this.spoil()
  }

  private isFullFor(update: Uint8Array): boolean {
    if (this.size + update.byteLength > limits.documentBytes) this.size = Y.encodeStateAsUpdate(this.doc).byteLength
    return this.size + update.byteLength > limits.documentBytes
  }
}

export const refusalOf = (error: unknown): Refusal => (error instanceof Refusal ? error : new Refusal('retry'))
