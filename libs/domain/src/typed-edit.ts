/** What was typed, as the smallest change of a text that others may be writing in as well. */

export interface TypedEdit {
  readonly at: number
  readonly removed: number
  readonly inserted: string
}

const isSecondHalf = (text: string, at: number): boolean => /^[\udc00-\udfff]/.test(text.slice(at, at + 1))

/**
 * TYP-1: one stretch is replaced, as short as it can be. `caret`, where it stands afterwards, tells which of two equal letters is
 * the new one; a sign that takes two places is never cut in half.
 */
export function typedEdit(before: string, after: string, caret: number): TypedEdit | null {
  if (before === after) return null
  const longestEnd = Math.min(before.length, after.length - Math.min(Math.max(caret, 0), after.length))
  let end = 0
  while (end < longestEnd && before.at(-1 - end) === after.at(-1 - end)) end += 1
  const longestStart = Math.min(before.length, after.length) - end
  let start = 0
  while (start < longestStart && before[start] === after[start]) start += 1
  if (isSecondHalf(before, start) || isSecondHalf(after, start)) start -= 1
  if (isSecondHalf(before, before.length - end) || isSecondHalf(after, after.length - end)) end -= 1
  return { at: start, removed: before.length - start - end, inserted: after.slice(start, after.length - end) }
}

/** A change of a text, piece by piece, as editors tell it. */
export type Piece = { readonly retain: number } | { readonly insert: string } | { readonly delete: number }

/** TYP-2: a caret stays with the letters it stood between, whatever others write before it. */
export function movedBy(pieces: readonly Piece[], caret: number): number {
  let at = 0
  let moved = caret
  for (const piece of pieces) {
    if (at > moved) break
    if ('retain' in piece) at += piece.retain
    else if ('insert' in piece) {
      if (at < moved) moved += piece.insert.length
      at += piece.insert.length
    } else moved = Math.max(at, moved - piece.delete)
  }
  return moved
}
