/** A document that somebody has open on this node: its contents, a scratch copy for judging edits, and how far the journal is applied. */
import { Refusal } from '@alongside/domain/refusal'
import * as Y from 'yjs'
import { inspect, tryOn } from './guard.js'
import type { LiveDocumentHead, LiveKind, Touched } from './live-kind.js'

export class HotDocument {
  readonly doc = new Y.Doc()
  private scratch: Y.Doc | null = null
  seq = 0
  /** Client id → number of its last journaled edit. */
  readonly lastN = new Map<number, number>()
  /** When the last browser left, in milliseconds; null while somebody is here. */
  emptySince: number | null = Date.now()

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
    inspect(update, scratch, issued)
    return tryOn(scratch, update, this.kind.roots)
  }

  /** After a refused edit: the document and the edits of this turn that stand, without the refused one. */
  restore(taken: readonly Uint8Array[]): void {
    this.spoil()
    for (const update of taken) Y.applyUpdate(this.copy(), update)
  }

  /** The scratch copy no longer equals the document plus the edits taken so far: it is made anew when next needed. */
  spoil(): void {
    this.scratch?.destroy()
    this.scratch = null
  }

  /** Takes a journaled update into the document and, where it is warm, into the scratch copy. */
  take(update: Uint8Array, seq: number): void {
    Y.applyUpdate(this.doc, update)
    if (this.scratch) Y.applyUpdate(this.scratch, update)
    this.seq = seq
  }

  /** The scratch copy: the document and the edits of this turn taken so far. */
  copy(): Y.Doc {
    if (!this.scratch) {
      this.scratch = new Y.Doc()
      Y.applyUpdate(this.scratch, Y.encodeStateAsUpdate(this.doc))
    }
    return this.scratch
  }

  destroy(): void {
    this.doc.destroy()
    this.spoil()
  }
}

export const refusalOf = (error: unknown): Refusal => (error instanceof Refusal ? error : new Refusal('retry'))
