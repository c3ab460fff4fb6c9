/** A document that somebody has open on this node: its contents, how far the journal is applied, and what the guard's thread has of it. */

import { asOne } from '@alongside/contracts/apply-as-is'
import type { DocumentId, PersonId, SessionId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import * as Y from 'yjs'
import type { Author, LiveDocumentHead, LiveKind, LiveRights } from './live-kind.js'

export interface JournalRow {
  readonly seq: number
  readonly bytes: Uint8Array
  readonly client: number
  readonly n: number
}

/** What one session may do here, as it was when last asked, and what must be unchanged for it to hold. */
export interface KnownWriter {
  readonly personId: PersonId
  readonly rights: LiveRights
  readonly issued: ReadonlySet<number>
  /** Client ids that were looked for among them and, it may be, not found. */
  readonly asked: ReadonlySet<number>
  readonly personEpoch: number
  readonly rightsEpoch: number
  /** Holds no longer than this, in milliseconds. */
  readonly until: number
  /** Names it to the guard's thread. */
  readonly reference: number
}

/** Changes whose ordinary rows are still to be written. */
export interface Owed {
  readonly authors: Map<PersonId, Author & { readonly touched: Map<string, Set<string>> }>
  /** Nobody remembers which: all rows are made anew. */
  readonly isWhole: boolean
  readonly since: number
}

const mostFresh = 100

export class HotDocument {
  private readonly copy = new Y.Doc()
  /** Journaled, and not yet in the copy: it is looked at seldom, and many edits at once cost little more than one. */
  private fresh: Uint8Array[] = []
  seq = 0
  /** How far this node itself is writing: what it hears of that is no news. */
  writes = 0
  /** How far the last snapshot reaches. */
  snapshotSeq = 0
  /** Client id → number of its last journaled edit. */
  readonly lastN = new Map<number, number>()
  /** When the last browser left or the last one knocked, in milliseconds; null while somebody is here. */
  emptySince: number | null = Date.now()
  /** Readings of the journal, one after the other. */
  reading: Promise<void> = Promise.resolve()

  /** The turn that is being written: whoever reads the journal waits for it, or would tell its edits a second time. */
  writing: Promise<unknown> = Promise.resolve()

  readonly writers = new Map<SessionId, KnownWriter>()
  owed: Owed | null = null
  /** Which of the guard's threads has it open; 0 for none. */
  guarded = 0
  /** Writers whom that thread knows. */
  readonly told = new Set<number>()
  /** Edits of other nodes that the thread has not heard of. */
  news: Uint8Array[] = []

  constructor(
    readonly head: LiveDocumentHead,
    readonly kind: LiveKind,
  ) {}

  get id(): DocumentId {
    return this.head.id
  }

  get epoch(): number {
    return this.head.epoch
  }

  /** All there is up to `seq`. */
  get doc(): Y.Doc {
    if (this.fresh.length > 0) this.freshen()
    return this.copy
  }

  /** Takes an edit that another node journaled. One that is there changes nothing. */
  take({ bytes, seq, client, n }: JournalRow): void {
    // As it comes from the database it would keep its whole answer.
    const own = new Uint8Array(bytes)
    this.fill(own, seq)
    if (this.guarded > 0) this.news.push(own)
    this.lastN.set(client, n)
  }

  fill(bytes: Uint8Array, seq: number): void {
    this.fresh.push(bytes)
    this.seq = Math.max(this.seq, seq)
    if (this.fresh.length >= mostFresh) this.freshen()
  }

  private freshen(): void {
    const fresh = this.fresh
    this.fresh = []
    asOne(this.copy, () => {
      for (const bytes of fresh) Y.applyUpdate(this.copy, bytes)
    })
  }

  /** The thread may have something of it that does not stand: it begins anew when next asked. */
  unguard(): void {
    this.guarded = 0
    this.told.clear()
    this.news = []
  }

  destroy(): void {
    this.copy.destroy()
  }
}

export const refusalOf = (error: unknown): Refusal => (error instanceof Refusal ? error : new Refusal('retry'))
