/** The edits of one document within a turn, and what becomes of each. */
import type { Acknowledged } from '@alongside/contracts/live'
import type { PersonId, SessionId } from '@alongside/domain/ids'
import type { Refusal } from '@alongside/domain/refusal'
import type { HotDocument, KnownWriter } from './hot-document.js'
import type { Author, Touched } from './live-kind.js'

export interface Submission {
  readonly hot: HotDocument
  readonly epoch: number
  readonly client: number
  readonly n: number
  readonly update: Uint8Array
  readonly personId: PersonId
  readonly sessionId: SessionId
  readonly acknowledge: (answer: Acknowledged) => void
  readonly refuse: (refusal: Refusal) => void
}

export interface Taken {
  readonly submission: Submission
  readonly writer: KnownWriter
  readonly seq: number
}

export interface Group {
  readonly hot: HotDocument
  readonly submissions: readonly Submission[]
  /** How far the document's journal reaches with this turn. */
  seq: number
  readonly taken: Taken[]
  /** Sent before: acknowledged again. */
  readonly again: Submission[]
  readonly refused: { readonly submission: Submission; readonly refusal: Refusal }[]
  readonly authors: Authors
  /** The rows to be written with this turn; null when they follow later. */
  rows: { readonly rows: unknown; readonly isWhole: boolean; readonly authors: readonly Author[] } | null
}
export type Authors = Map<PersonId, Author & { readonly touched: Map<string, Set<string>> }>

export const groupOf = (hot: HotDocument, submissions: readonly Submission[]): Group => ({
  hot,
  submissions,
  seq: hot.seq,
  taken: [],
  again: [],
  refused: [],
  authors: new Map(),
  rows: null,
})

export function noteAuthor(authors: Authors, { personId, urn, touched }: Author): void {
  if (personId === null) return
  const author = authors.get(personId) ?? { personId, urn, touched: new Map<string, Set<string>>() }
  mergeTouched(author.touched, touched)
  authors.set(personId, author)
}

export function mergeTouched(into: Map<string, Set<string>>, more: Touched): void {
  for (const [root, keys] of more) {
    const known = into.get(root) ?? new Set<string>()
    for (const key of keys) known.add(key)
    into.set(root, known)
  }
}
