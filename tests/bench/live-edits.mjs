// What a teacher's browser sends while they write on a card, as bytes: the very update that Yjs makes of a few letters at
// the end of a paragraph, put together by hand because a thousand documents would cost the generator more than its sockets.
import { putCard } from '@alongside/contracts/board'
import { v7 } from 'uuid'
import * as Y from 'yjs'

const letters = ' and so on'
/** How far each edit moves its writer's clock. */
export const stride = letters.length

const sentence =
  'When we ask the pupils to say a sentence aloud before they write it, most of them write twice as much.'

/** A writer's first edit: cards of their own, in the last of which they will go on writing. */
export function firstCards(client, person, urn, cards) {
  const doc = new Y.Doc()
  doc.clientID = client
  doc.transact(() => {
    for (let i = 0; i < cards; i++) {
      putCard(doc, v7(), {
        kind: 'EVIDENCE',
        column: 'SCANNING',
        rank: 'a0V',
        fields: { title: sentence.slice(0, 40) },
        paragraphs: [sentence],
        links: {},
        createdBy: person,
        createdUrn: urn,
        createdAt: new Date().toISOString(),
      })
    }
  })
  const update = Buffer.from(Y.encodeStateAsUpdate(doc))
  const next = Y.getState(doc.store, client)
  check(doc, client, next)
  return { update, next }
}

/** The letters that follow the one with this clock. */
export function oneMore(client, clock) {
  const bytes = [1, 1, ...varint(client), ...varint(clock), 0x84, ...varint(client), ...varint(clock - 1)]
  return Buffer.from([...bytes, stride, ...Buffer.from(letters), 0])
}

/** Our bytes are those of Yjs, or nothing that is measured is worth anything. */
function check(doc, client, clock) {
  let made = null
  doc.once('update', (update) => {
    made = update
  })
  const [card] = [...doc.getMap('cards').values()].filter((one) => isLast(one, clock))
  const words = card.get('body').get(0).get(0)
  words.insert(words.length, letters)
  if (!oneMore(client, clock).equals(made)) throw new Error('Yjs writes an edit otherwise than the generator.')
}

const isLast = (card, clock) => {
  const { id, length } = card.get('body').get(0).get(0)._start
  return id.clock + length === clock
}

/** How far each client has come: `[client, clock after its last letter, …]`. */
export function reach(update) {
  const found = []
  let at = 0
  const number = () => {
    let value = 0
    let scale = 1
    for (;;) {
      const byte = update[at++]
      value += (byte & 0x7f) * scale
      if (byte < 0x80) return value
      scale *= 128
    }
  }
  for (let clients = number(); clients > 0; clients--) {
    const structs = number()
    const client = number()
    let clock = number()
    for (let n = 0; n < structs; n++) {
      const info = update[at++]
      // Letters after a letter that is named; anything else is left to Yjs.
      if ((info & 0x1f) !== 4 || (info & 0xc0) === 0) return reachOfAll(update)
      for (const flag of [0x80, 0x40]) {
        if (info & flag) {
          number()
          number()
        }
      }
      const length = number()
      at += length
      clock += length
    }
    found.push(client, clock)
  }
  return found
}

function reachOfAll(update) {
  const ends = new Map()
  for (const { id, length } of Y.decodeUpdate(update).structs) ends.set(id.client, id.clock + length)
  return [...ends].flat()
}

export function varint(value) {
  const bytes = []
  let rest = value
  while (rest > 127) {
    bytes.push(128 + (rest % 128))
    rest = Math.floor(rest / 128)
  }
  return [...bytes, rest]
}
