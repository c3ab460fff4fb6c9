/** What somebody types, as Postgres is asked for it: finished words by their stems, the last one as far as it has been typed. */
import { limits, tidyLine } from '@alongside/domain/text'

export interface SearchWords {
  /** All of it, for names. */
  readonly text: string
  /** For `websearch_to_tsquery`: quotes, `or` and `-` as on the web. */
  readonly finished: string
  /** For `to_tsquery`: one word that may go on, or nothing. */
  readonly unfinished: string
}

export function wordsOf(typed: string): SearchWords {
  const text = tidyLine(typed.slice(0, 2 * limits.search)).slice(0, limits.search)
  const [, finished = '', last = ''] = /^(.*?)([\p{L}\p{N}]+)$/u.exec(text) ?? []
  // Inside quotes, and after a minus, the last word means just what it says.
  const isPlain = last !== '' && (finished.match(/"/g) ?? []).length % 2 === 0 && !/(^|\s)-$/.test(finished)
  return isPlain ? { text, finished, unfinished: `${last}:*` } : { text, finished: text, unfinished: '' }
}

/** The query as SQL over two parameters. An empty half adds nothing. */
export const tsquery = (finished: string, unfinished: string): string =>
  `(websearch_to_tsquery('english', ${finished}) && to_tsquery('english', ${unfinished}))`

/** A name as it may be typed: any of its words from their beginning. */
export const likeName = (text: string): string => `% ${text.replace(/[\\%_]/g, '\\$&')}%`
