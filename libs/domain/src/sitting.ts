/** A sitting: a stretch of work on one document without a long pause, by whoever took part. What the history shows is grouped by it. */
import type { PersonId, Urn } from './ids.js'

export interface WrittenRow {
  readonly seq: number
  readonly personId: PersonId | null
  readonly urn: Urn | null
  readonly at: Date
}
export interface SittingAuthor {
  readonly personId: PersonId
  readonly urn: Urn | null
  readonly edits: number
}
export interface Sitting {
  readonly fromSeq: number
  readonly toSeq: number
  /** ISO instants: sittings are stored as they are. */
  readonly began: string
  readonly ended: string
  readonly authors: readonly SittingAuthor[]
}

const minute = 60_000
/** A lesson fits between two pauses; a whole day of steady work is still told hour by hour. */
const longestPause = 10 * minute
const longestSitting = 60 * minute

/** HIS-1: rows follow one another in one sitting until nobody wrote for ten minutes, or it lasted an hour. */
export function sittingsOf(rows: readonly WrittenRow[]): Sitting[] {
  const single = rows.map(({ seq, personId, urn, at }) => ({
    fromSeq: seq,
    toSeq: seq,
    began: at.toISOString(),
    ended: at.toISOString(),
    authors: personId === null ? [] : [{ personId, urn, edits: 1 }],
  }))
  return joinSittings(single)
}

/** Sittings that were told apart only by where their rows are kept become one. */
export function joinSittings(sittings: readonly Sitting[]): Sitting[] {
  const joined: { -readonly [Key in keyof Sitting]: Sitting[Key] }[] = []
  for (const next of sittings) {
    const last = joined.at(-1)
    if (!last || !goesOn(last, next)) joined.push({ ...next })
    else {
      last.toSeq = next.toSeq
      last.ended = next.ended > last.ended ? next.ended : last.ended
      last.authors = together(last.authors, next.authors)
    }
  }
  return joined
}

const goesOn = (last: Sitting, next: Sitting): boolean =>
  Date.parse(next.began) - Date.parse(last.ended) <= longestPause &&
  Date.parse(next.ended) - Date.parse(last.began) <= longestSitting

function together(some: readonly SittingAuthor[], more: readonly SittingAuthor[]): SittingAuthor[] {
  const authors = [...some]
  for (const one of more) {
    const at = authors.findIndex(({ personId, urn }) => personId === one.personId && urn === one.urn)
    const known = authors[at]
    if (known) authors[at] = { ...known, edits: known.edits + one.edits }
    else authors.push(one)
  }
  return authors
}
