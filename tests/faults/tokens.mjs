// What people write in a run: words that nobody else writes, so that each can be looked for afterwards.
// `m3-17.` is the seventeenth thing that person 3 wrote; `~2-9m3-17.` says that person 2 took it out again, and stands in the same edit.
import * as Y from 'yjs'

const pattern = /(?:~\d+-\d+)?m\d+-\d+\./g

/** @returns {string[]} */
export const tokensIn = (text) => text.match(pattern) ?? []

export const isCut = (token) => token.startsWith('~')
export const cutOf = (token, process, count) => `~${process}-${count}${token}`
export const putOf = (cut) => cut.slice(cut.indexOf('m'))

/** Words that may still be taken out, with where they stand. */
export const wordsIn = (text) =>
  [...text.matchAll(pattern)].filter(([token]) => !isCut(token)).map(({ 0: token, index }) => ({ token, index }))

/** The words an edit brings, read from its bytes: what was sent, not what somebody meant to send. */
export function tokensOfUpdate(update) {
  return Y.decodeUpdate(update).structs.flatMap((struct) =>
    struct instanceof Y.Item && struct.content instanceof Y.ContentString ? tokensIn(struct.content.str) : [],
  )
}
