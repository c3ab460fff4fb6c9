// What a document holds, as one word: the judge of convergence. Shares nothing with the engine and walks everything Yjs can hold.
import { createHash } from 'node:crypto'
import * as Y from 'yjs'

type Item = Y.Item
type Held = string | number | boolean | null | Held[] | { [key: string]: Held }

/**
 * Contents with sorted keys and state vector; two copies are one only if both are the same and nothing waits. Deletions show in
 * the contents. As a set they differ between honest copies: Yjs sweeps away marks that say nothing, each copy at its own time.
 */
export function wordFor(doc: Y.Doc): string {
  const { pendingStructs, pendingDs } = doc.store
  if (pendingStructs !== null || pendingDs !== null) return 'waits for something it lacks'
  return createHash('sha256')
    .update(JSON.stringify([contentsOf(doc), clocksOf(doc)]))
    .digest('hex')
}

/** Every part of the document, whether anybody asked for it by its type or not. */
export function contentsOf(doc: Y.Doc): Held {
  const parts = [...doc.share.entries()].sort(byKey).map(([name, part]): Held => [name, insideOf(part as never)])
  // A part that is only named, and a part that is not there, are the same to everybody.
  return parts.filter((part) => JSON.stringify((part as Held[])[1]) !== '[[],[]]')
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : a > b ? 1 : 0)

function insideOf(type: { _start: Item | null; _map: Map<string, Item> }): Held {
  const map = [...type._map.entries()]
    .filter(([, item]) => !item.deleted)
    .sort(byKey)
    .map(([key, item]): Held => [key, held(item).at(-1) ?? null])
  return [listOf(type._start), map]
}

/** What stands one after the other. Marks are told with the letters they are on: two marks that say the same are one. */
function listOf(first: Item | null): Held[] {
  const list: Held[] = []
  const marks = new Map<string, Held>()
  let run = null as { text: string; marks: string } | null
  for (let item = first; item !== null; item = item.right) {
    const { content } = item
    if (item.deleted) continue
    if (content instanceof Y.ContentFormat) {
      if (content.value === null) marks.delete(content.key)
      else marks.set(content.key, sorted(content.value))
    } else if (content instanceof Y.ContentString) {
      const here = JSON.stringify([...marks].sort(byKey))
      // Letters typed one by one and letters typed at once are the same text.
      if (run?.marks === here) run.text += content.str
      else {
        run = { text: content.str, marks: here }
        list.push(run)
      }
    } else {
      run = null
      list.push(...held(item))
    }
  }
  return list
}

function held({ content }: Item): Held[] {
  if (content instanceof Y.ContentType) {
    const { type } = content
    const name = (type as { nodeName?: unknown }).nodeName
    return [[type.constructor.name, typeof name === 'string' ? name : '', insideOf(type as never)]]
  }
  if (content instanceof Y.ContentEmbed) return [['embed', sorted(content.embed)]]
  if (content instanceof Y.ContentDoc) return [['document', content.doc.guid]]
  return content.getContent().map((one) => ['value', sorted(one)])
}

function sorted(value: unknown): Held {
  if (value instanceof Uint8Array) return ['bytes', ...value]
  if (Array.isArray(value)) return value.map(sorted)
  if (value !== null && typeof value === 'object')
    return Object.entries(value)
      .sort(byKey)
      .map(([key, one]): Held => [key, sorted(one)])
  // JSON would make one of them all: undefined, no number and null.
  return typeof value === 'string' || typeof value === 'boolean' ? value : `${typeof value} ${String(value)}`
}

const clocksOf = (doc: Y.Doc): Held =>
  [...doc.store.clients.entries()]
    .map(([client, structs]): [number, number] => [client, structs.at(-1)!.id.clock + structs.at(-1)!.length])
    .sort(([a], [b]) => a - b)
