/** What changed between two texts, word by word: what stayed, what came and what went, in reading order. */

export const WordChange = { SAME: 'SAME', ADDED: 'ADDED', REMOVED: 'REMOVED' } as const
export type WordChange = (typeof WordChange)[keyof typeof WordChange]

export interface Words {
  readonly change: WordChange
  readonly text: string
}

/** Beyond this many pairs of differing words the whole stretch counts as replaced: nobody reads such a comparison word by word. */
const mostPairs = 1_000_000

/** HIS-2: the words that stayed and came make the new text, those that stayed and went the old one. */
export function wordChanges(before: string, after: string): Words[] {
  const [old, now] = [tokens(before), tokens(after)]
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1
  let end = 0
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end += 1
  const middle = between(old.slice(start, old.length - end), now.slice(start, now.length - end))
  return gathered([
    { change: 'SAME', text: old.slice(0, start).join('') },
    ...middle,
    { change: 'SAME', text: end > 0 ? old.slice(-end).join('') : '' },
  ])
}

/** Words, signs, and what lies between them. */
const tokens = (text: string): string[] => text.match(/[\p{L}\p{N}'’]+|\s+|[^\s]/gu) ?? []

function between(old: readonly string[], now: readonly string[]): Words[] {
  if (old.length * now.length > mostPairs || old.length === 0 || now.length === 0) {
    return [
      { change: 'REMOVED', text: old.join('') },
      { change: 'ADDED', text: now.join('') },
    ]
  }
  const common = lengths(old, now)
  const words: Words[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      words.push({ change: 'SAME', text: old[i] as string })
      i += 1
      j += 1
    } else if (j >= now.length || (i < old.length && at(common, i + 1, j) >= at(common, i, j + 1))) {
      words.push({ change: 'REMOVED', text: old[i] as string })
      i += 1
    } else {
      words.push({ change: 'ADDED', text: now[j] as string })
      j += 1
    }
  }
  return words
}

/** For each pair of places: how many words the rests have in common, in order. */
function lengths(old: readonly string[], now: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1))
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const row = rows[i] as Uint16Array
      row[j] = old[i] === now[j] ? at(rows, i + 1, j + 1) + 1 : Math.max(at(rows, i + 1, j), at(rows, i, j + 1))
    }
  }
  return rows
}

const at = (rows: readonly Uint16Array[], i: number, j: number): number => rows[i]?.[j] ?? 0

function gathered(words: readonly Words[]): Words[] {
  const joined: { change: WordChange; text: string }[] = []
  for (const { change, text } of words) {
    const last = joined.at(-1)
    if (text === '') continue
    if (last?.change === change) last.text += text
    else joined.push({ change, text })
  }
  return joined
}
