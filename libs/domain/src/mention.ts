/** Mentions inside a comment: `@[Name](person id)`, so that the words stay readable wherever they go. */
import type { PersonId } from './ids.js'

const pattern = /@\[([^\]\n]{1,100})\]\(([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\)/g

export interface Mention {
  readonly name: string
  readonly personId: PersonId
}

/** Brackets in a name would end the mention early. */
export const writeMention = ({ name, personId }: Mention): string =>
  `@[${name
    .replace(/[[\]\n]/g, ' ')
    .trim()
    .slice(0, 100)}](${personId})`

export const mentionsIn = (text: string): PersonId[] => [
  ...new Set([...text.matchAll(pattern)].map((found) => found[2] as PersonId)),
]

/** For mails, the inbox and search: the words without the ids. */
export const withoutMentionIds = (text: string): string => text.replace(pattern, '@$1')

/** Pieces for the screen: words, and people. */
export function piecesOf(text: string): (string | Mention)[] {
  const pieces: (string | Mention)[] = []
  let end = 0
  for (const found of text.matchAll(pattern)) {
    if (found.index > end) pieces.push(text.slice(end, found.index))
    pieces.push({ name: found[1]!, personId: found[2] as PersonId })
    end = found.index + found[0].length
  }
  if (end < text.length) pieces.push(text.slice(end))
  return pieces
}
