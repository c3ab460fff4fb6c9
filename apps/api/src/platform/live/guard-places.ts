/**
 * G5, second half: where an edit puts things. Editors put a letter between two that stand beside each other; a forger may say
 * anything else, and Yjs then makes of the same edits different documents, by the order in which they arrive.
 */
import { Refusal } from '@alongside/domain/refusal'
import * as Y from 'yjs'

type Struct = Y.Item | Y.GC
type Store = Y.Doc['store']

/** Steps from left neighbours to right ones in one edit: an editor's stand beside each other, but for what others wrote meanwhile. */
const longestWalk = 100_000

const wrong = (): Refusal => new Refusal('live.malformed')
const isItem = (struct: Struct | null): struct is Y.Item => struct instanceof Y.Item

/** Before the edit is applied: nothing in it may cut a sign in two that takes two places, such as 😀. */
export function checkEdges(
  store: Store,
  structs: readonly Struct[],
  deletes: readonly { readonly client: number; readonly clock: number; readonly length: number }[],
): void {
  for (const struct of structs) {
    if (!isItem(struct)) continue
    if (struct.origin && isInside(store, struct.origin.client, struct.origin.clock + 1)) throw wrong()
    if (struct.rightOrigin && isInside(store, struct.rightOrigin.client, struct.rightOrigin.clock)) throw wrong()
  }
  for (const { client, clock, length } of deletes)
    if (isInside(store, client, clock) || isInside(store, client, clock + length)) throw wrong()
}

/** Whether this place lies between the two halves of one sign. What comes with the edit itself is not there yet. */
function isInside(store: Store, client: number, clock: number): boolean {
  if (clock === 0 || clock >= Y.getState(store, client)) return false
  const struct = Y.getItem(store, Y.createID(client, clock)) as Struct
  if (!isItem(struct) || !(struct.content instanceof Y.ContentString)) return false
  const at = clock - struct.id.clock
  return at > 0 && /^[\udc00-\udfff]/.test(struct.content.str.slice(at, at + 1))
}

/** After it is applied to the copy: both neighbours of each new thing are of one list and in order, and it is there with them. */
export function checkPlaces(store: Store, structs: readonly Struct[]): void {
  const walk = { left: longestWalk }
  for (const struct of structs) {
    if (!isItem(struct)) continue
    const left = struct.origin && (Y.getItem(store, struct.origin) as Struct)
    const right = struct.rightOrigin && (Y.getItem(store, struct.rightOrigin) as Struct)
    const within = struct.parent instanceof Y.ID ? (Y.getItem(store, struct.parent) as Struct) : null
    const here = Y.getItem(store, struct.id) as Struct
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
    if (here.parentSub !== null && (right !== null || !isOneValue(struct.content))) throw wrong()
  }
}

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
  for (let at = left.right; at !== right; at = at.right) {
    walk.left -= 1
    if (at === null || walk.left < 0) throw wrong()
  }
}
