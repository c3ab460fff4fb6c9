/** What the journal asks the guard's thread, and what it answers. Plain values: they are copied from thread to thread. */
import type { DocumentId, PersonId, Urn } from '@alongside/domain/ids'
import type { RefusalCode, RefusalDetails } from '@alongside/domain/refusal'
import type { Remembered, Touched } from './live-kind.js'

export interface SentWriter {
  readonly personId: PersonId
  readonly urn: Urn | null
  readonly context: unknown
  readonly issued: readonly number[]
}
export interface SentEdit {
  /** Which of the document's writers. */
  readonly writer: number
  /** The client whose numbering it belongs to: after one that is refused, what follows it is refused as well. */
  readonly client: number
  readonly update: Uint8Array
}
export interface DocumentAsk {
  readonly id: DocumentId
  readonly kind: string
  /** The thread does not have the document, or has something else than what stands: it begins with this. */
  readonly open: { readonly state: Uint8Array; readonly removed: readonly Remembered[] } | null
  /** Edits of other nodes since. */
  readonly news: readonly Uint8Array[]
  /** Writers whom the thread does not know yet, or not as they are now. */
  readonly writers: readonly (readonly [number, SentWriter])[]
  readonly edits: readonly SentEdit[]
  /** Wanted are rows of what this turn touches and of these; `everything` makes rows of the whole document. */
  readonly rows: { readonly owed: Touched; readonly everything: boolean } | null
}
export interface Ask {
  readonly turn: number
  readonly documents: readonly DocumentAsk[]
  readonly drop: readonly DocumentId[]
}

export type Verdict = { readonly touched: Touched } | { readonly code: RefusalCode; readonly details: RefusalDetails }
export interface DocumentAnswer {
  readonly verdicts: readonly Verdict[]
  /** What came of the edits cannot be read back: none of them may be kept together. */
  readonly unreadable: boolean
  readonly rows: unknown
}
export interface Answer {
  readonly turn: number
  readonly documents: readonly DocumentAnswer[]
  /** Errors that are no refusals, for the log. */
  readonly errors: readonly string[]
}

/** The thread's first word: it has begun. */
export const ready = 'ready'
