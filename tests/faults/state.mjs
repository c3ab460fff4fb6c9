// What one copy of a document holds, in parts that can be compared one by one. Two copies are the same only if all of them are:
// deletions do not move a state vector, and two forks can have the same vector and the same deletions.
import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { tokensIn } from './tokens.mjs'

/**
 * @param {string} name whose copy it is
 * @param {Y.Doc} doc
 * @returns {{ name: string, vector: string, deleted: string, content: string, waits: boolean, tokens: Record<string, number> }}
 */
export function copyOf(name, doc) {
  const text = JSON.stringify([...doc.share].sort(byKey).map(([root, type]) => [root, insideOf(type)]))
  const tokens = {}
  for (const token of tokensIn(text)) tokens[token] = (tokens[token] ?? 0) + 1
  const { pendingStructs, pendingDs } = doc.store
  return {
    name,
    vector: digest([...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b)),
    deleted: digest(deletionsOf(doc)),
    content: digest(text),
    waits: pendingStructs !== null || pendingDs !== null,
    tokens,
  }
}

const byKey = ([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)
const digest = (value) => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)

/** Walks the items themselves, so that nothing depends on which type somebody asked for a root by. */
function insideOf(type) {
  const list = []
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue
    // Letters typed one by one and letters typed at once are the same text.
    if (item.content instanceof Y.ContentString && typeof list.at(-1) === 'string')
      list.push(list.pop() + item.content.str)
    else if (item.content instanceof Y.ContentString) list.push(item.content.str)
    else list.push(...held(item))
  }
  const map = [...type._map].filter(([, item]) => !item.deleted).sort(byKey)
  return [list, map.map(([key, item]) => [key, held(item).at(-1)])]
}

function held({ content }) {
  if (content instanceof Y.ContentType) return [[content.type.nodeName ?? '', insideOf(content.type)]]
  if (content instanceof Y.ContentFormat) return [['mark', content.key, sorted(content.value)]]
  return content.getContent().map((value) => ['value', sorted(value)])
}

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value ?? null
  return Object.entries(value)
    .sort(byKey)
    .map(([key, one]) => [key, sorted(one)])
}

/** As stretches, however the items in them are cut. */
function deletionsOf(doc) {
  return [...doc.store.clients]
    .sort(([a], [b]) => a - b)
    .map(([client, structs]) => {
      const stretches = []
      for (const { id, length, deleted } of structs) {
        if (!deleted) continue
        const last = stretches.at(-1)
        if (last?.[1] === id.clock) last[1] += length
        else stretches.push([id.clock, id.clock + length])
      }
      return [client, stretches]
    })
    .filter(([, stretches]) => stretches.length > 0)
}
