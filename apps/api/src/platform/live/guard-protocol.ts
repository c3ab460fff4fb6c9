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
export type Verdict = { readonly touched: Touched } | { readonly code: RefusalCode; readonly details: RefusalDetails }
export interface DocumentAnswer {
  readonly verdicts: readonly Verdict[]
  /** What came of the edits cannot be read back: none of them may be kept together. */
  readonly unreadable: boolean
  readonly rows: unknown
}

/**
 * As it travels. Copying many small objects from thread to thread takes longer than judging them: all edits of a turn are one piece of
 * memory, with three numbers for each, and what edits touch is told once for those that touch the same.
 */
export interface Ask {
  readonly turn: number
  readonly documents: readonly (Omit<DocumentAsk, 'edits'> & { readonly edits: number })[]
  /** Of each edit, document after document: its writer, its client and its length. */
  readonly edits: Float64Array
  readonly bytes: Uint8Array
  readonly drop: readonly DocumentId[]
}
export interface Answer {
  readonly turn: number
  readonly documents: readonly (Omit<DocumentAnswer, 'verdicts'> & {
    /** For each edit what it touches, as a place in `touches`, or why it is refused. */
    readonly verdicts: readonly (number | { readonly code: RefusalCode; readonly details: RefusalDetails })[]
    readonly touches: readonly (readonly (readonly [root: string, keys: readonly string[]])[])[]
  })[]
  /** Errors that are no refusals, for the log. */
  readonly errors: readonly string[]
}

export function packed(turn: number, documents: readonly DocumentAsk[], drop: readonly DocumentId[]): Ask {
  const all = documents.flatMap(({ edits }) => edits)
  const numbers = new Float64Array(all.length * 3)
  const bytes = new Uint8Array(all.reduce((sum, { update }) => sum + update.byteLength, 0))
  let end = 0
  for (const [at, { writer, client, update }] of all.entries()) {
    numbers.set([writer, client, update.byteLength], at * 3)
    bytes.set(update, end)
    end += update.byteLength
  }
  return {
    turn,
    documents: documents.map(({ edits, ...rest }) => ({ ...rest, edits: edits.length })),
    edits: numbers,
    bytes,
    drop,
  }
}

export function unpacked({ documents, edits, bytes }: Ask): DocumentAsk[] {
  let at = 0
  let end = 0
  return documents.map(({ edits: many, ...rest }) => {
    const sent: SentEdit[] = []
    for (const last = at + many * 3; at < last; at += 3) {
      const [writer = 0, client = 0, length = 0] = edits.subarray(at, at + 3)
      // A copy of its own: what is remembered of it would keep the whole turn.
      sent.push({ writer, client, update: bytes.slice(end, end + length) })
      end += length
    }
    return { ...rest, edits: sent }
  })
}

export function answerOf({ verdicts, ...rest }: DocumentAnswer): Answer['documents'][number] {
  const touches: [string, string[]][][] = []
  const known = new Map<Touched, number>()
  const told = verdicts.map((verdict) => {
    if (!('touched' in verdict)) return verdict
    const place = known.get(verdict.touched) ?? touches.length
    if (place === touches.length) touches.push([...verdict.touched].map(([root, keys]) => [root, [...keys]]))
    known.set(verdict.touched, place)
    return place
  })
  return { ...rest, verdicts: told, touches }
}

export function answered({ verdicts, touches, ...rest }: Answer['documents'][number]): DocumentAnswer {
  const each = touches.map((entries): Touched => new Map(entries.map(([root, keys]) => [root, new Set(keys)])))
  const nothing: Touched = new Map()
  return {
    ...rest,
    verdicts: verdicts.map((one) => (typeof one === 'number' ? { touched: each[one] ?? nothing } : one)),
  }
}

/** The thread's first word: it has begun. */
export const ready = 'ready'
