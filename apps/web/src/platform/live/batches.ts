/** Makes edits as large as they may be, and no larger: many small ones are merged, a long paste is taken apart. */
import { limits } from '@alongside/contracts/live'
import * as Y from 'yjs'

/** Leaves room for what merging adds. */
export const largestBatch = Math.floor(limits.updateBytes * 0.75)
/** A run of text in characters: at most three bytes each, so that a piece of it fits. */
const longestRun = Math.floor(largestBatch / 4)

/** Merges what was gathered into as few updates as fit the limit, in order. */
export function batches(updates: readonly Uint8Array[]): Uint8Array[] {
  const made: Uint8Array[] = []
  let group: Uint8Array[] = []
  let size = 0
  const close = (): void => {
    if (group.length > 0) made.push(group.length === 1 ? (group[0] as Uint8Array) : Y.mergeUpdates(group))
    group = []
    size = 0
  }
  for (const update of updates.flatMap(takeApart)) {
    if (size + update.byteLength > largestBatch) close()
    group.push(update)
    size += update.byteLength
  }
  close()
  return made
}

/** An edit that is too long becomes several, which say the same when they are taken one after the other. */
export function takeApart(update: Uint8Array): Uint8Array[] {
  if (update.byteLength <= largestBatch) return [update]
  const { structs, ds } = Y.decodeUpdate(update)
  const items = structs.filter((struct) => struct instanceof Y.Item)
  // Whatever no editor makes in one go goes as it is; the server says what it thinks of it.
  if (items.length < structs.length || new Set(items.map(({ id }) => id.client)).size !== 1) return [update]
  const pieces: Uint8Array[] = []
  let group: Y.Item[] = []
  let size = 0
  for (const item of items.flatMap(shortRuns)) {
    const own = sizeOf(item)
    if (size + own > largestBatch && group.length > 0) {
      pieces.push(encode(group))
      group = []
      size = 0
    }
    group.push(item)
    size += own
  }
  if (group.length > 0) pieces.push(encode(group))
  // Last, because something of what was just put in may be taken out again.
  if (ds.clients.size > 0) pieces.push(encode([], ds))
  return pieces
}

/** A long run of text as short ones, each behind the one before, exactly as Yjs itself parts them. */
function shortRuns(item: Y.Item): Y.Item[] {
  const { content } = item
  if (!(content instanceof Y.ContentString) || content.str.length <= longestRun) return [item]
  const { client, clock } = item.id
  const runs: Y.Item[] = []
  for (let from = 0; from < content.str.length; ) {
    let to = Math.min(from + longestRun, content.str.length)
    // A character of two halves stays whole.
    if (to < content.str.length && isFirstHalf(content.str.charCodeAt(to - 1))) to -= 1
    const run = new Y.ContentString(content.str.slice(from, to))
    const behind = from === 0 ? item.origin : Y.createID(client, clock + from - 1)
    const parent = from === 0 ? item.parent : null
    const id = Y.createID(client, clock + from)
    runs.push(new Y.Item(id, null, behind, null, item.rightOrigin, parent, item.parentSub, run))
    from = to
  }
  return runs
}

const isFirstHalf = (code: number): boolean => code >= 0xd800 && code <= 0xdbff

function sizeOf(item: Y.Item): number {
  const encoder = new Y.UpdateEncoderV1()
  item.write(encoder, 0)
  return encoder.toUint8Array().byteLength
}

type Deletions = ReturnType<typeof Y.decodeUpdate>['ds']

function encode(items: readonly Y.Item[], ds?: Deletions): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  // The encoder writes a client as it writes any number.
  const number = (value: number): void => encoder.writeClient(value)
  const [first] = items
  number(first ? 1 : 0)
  if (first) {
    number(items.length)
    number(first.id.client)
    number(first.id.clock)
    for (const item of items) item.write(encoder, 0)
  }
  number(ds?.clients.size ?? 0)
  for (const [client, deleted] of [...(ds?.clients ?? [])].sort(([a], [b]) => b - a)) {
    encoder.resetDsCurVal()
    number(client)
    number(deleted.length)
    for (const { clock, len } of deleted) {
      encoder.writeDsClock(clock)
      encoder.writeDsLen(len)
    }
  }
  return encoder.toUint8Array()
}
