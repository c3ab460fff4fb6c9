/**
 * G5, second half: where an edit puts things. Editors put a letter between two that stand beside each other; a forger may say
 * anything else, and Yjs then makes of the same edits different documents, by the order in which they arrive.
 */
import { Refusal } from '@alongside/domain/refusal'
import * as Y from 'yjs'

type Struct = Y.Item | Y.GC
type Store = Y.Doc['store']
type Place = { readonly client: number; readonly clock: number }

/** What an edit says of one thing that it puts somewhere. */
export interface Put {
  readonly id: Place
  readonly origin: Place | null
  readonly rightOrigin: Place | null
  /** What it says to lie within, if it names no neighbour. */
  readonly within: Place | null
  /** Whether it may stand under a name. */
  readonly isOneValue: boolean
}

/** Steps from left neighbours to right ones in one edit: an editor's stand beside each other, but for what others wrote meanwhile. */
const longestWalk = 100_000

const wrong = (): Refusal => new Refusal('live.malformed')
export const isItem = (struct: Struct | null): struct is Y.Item => struct instanceof Y.Item

/** Before the edit is applied: nothing in it may cut a sign in two that takes two places, such as 😀. */
export function checkEdges(
  store: Store,
  puts: readonly Put[],
  deletes: readonly (Place & { readonly length: number })[],
): void {
  for (const { origin, rightOrigin } of puts) {
    if (origin && isInside(store, origin.client, origin.clock + 1)) throw wrong()
    if (rightOrigin && isInside(store, rightOrigin.client, rightOrigin.clock)) throw wrong()
  }
  for (const { client, clock, length } of deletes)
    if (isInside(store, client, clock) || isInside(store, client, clock + length)) throw wrong()
}

/** Whether this place lies between the two halves of one sign. What comes with the edit itself is not there yet. */
function isInside(store: Store, client: number, clock: number): boolean {
  if (clock === 0 || clock >= Y.getState(store, client)) return false
  const struct = at(store, { client, clock })
  if (!isItem(struct) || !(struct.content instanceof Y.ContentString)) return false
  const place = clock - struct.id.clock
  return place > 0 && /^[\udc00-\udfff]/.test(struct.content.str.slice(place, place + 1))
}

/** After it is applied to the copy: both neighbours of each new thing are of one list and in order, and it is there with them. */
export function checkPlaces(store: Store, puts: readonly Put[]): void {
  const walk = { left: longestWalk }
  for (const put of puts) {
    const left = put.origin && at(store, put.origin)
    const right = put.rightOrigin && at(store, put.rightOrigin)
    const within = put.within && at(store, put.within)
    const here = at(store, put.id)
    if (left !== null && right !== null && isItem(left) !== isItem(right)) throw wrong()
    // What was removed for good takes everything with it that somebody still put there, and nothing else.
    const isGone = [left, right].some((one) => one !== null && !isItem(one)) || within?.deleted
    if (!isItem(here)) {
      if (!isGone) throw wrong()
      continue
    }
    if (within !== null && !within.deleted && !(isItem(within) && within.content instanceof Y.ContentType))
      throw wrong()
    if (isItem(left) && isItem(right)) checkOrder(left, right, walk)
    if (here.parentSub !== null && (right !== null || !put.isOneValue)) throw wrong()
  }
}

export const at = (store: Store, { client, clock }: Place): Struct =>
  Y.getItem(store, Y.createID(client, clock)) as Struct

/** As Yjs reads them; what takes no place is left out. */
export const putsOf = (structs: readonly Struct[]): Put[] =>
  structs.filter(isItem).map(({ id, origin, rightOrigin, parent, content }) => ({
    id,
    origin,
    rightOrigin,
    within: parent instanceof Y.ID ? parent : null,
    isOneValue: isOneValue(content),
  }))

/**
 * What a name stands for is one value. Of a longer run under a name the last counts, and once a part of it is deleted, a copy that
 * is loaded anew counts others as deleted than the one at hand: the next honest edit is the one that does not read back.
 */
function isOneValue(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentDeleted || content instanceof Y.ContentType) return true
  return content instanceof Y.ContentAny && content.getLength() === 1
}

function checkOrder(left: Y.Item, right: Y.Item, walk: { left: number }): void {
  if (left.parent !== right.parent || left.parentSub !== right.parentSub) throw wrong()
  for (let next = left.right; next !== right; next = next.right) {
    walk.left -= 1
    if (next === null || walk.left < 0) throw wrong()
  }
}
