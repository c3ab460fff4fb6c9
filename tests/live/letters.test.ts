// Letters that several people type at once are judged together; that must never let through what would be refused one by one.
import { applyAsIs } from '@alongside/contracts/apply-as-is'
import { cardsOf } from '@alongside/contracts/board'
import { describe, expect, it } from '@jest/globals'
import * as Y from 'yjs'
import { boardGuard } from '../../apps/api/src/features/board/board.guard.js'
import { type Judged, onlyAddsLetters, Scratch, type Writer } from '../../apps/api/src/platform/live/guard.js'
import type { LiveGuard, Touched } from '../../apps/api/src/platform/live/live-kind.js'
import { addCard } from '../support/board.js'
import { wordFor } from '../support/canonical.js'
import { chance } from '../support/convergence.js'
import { mutant } from '../support/mutants.js'
import { forger, honest, people } from '../support/tampered-board.js'

type Client = keyof typeof people

const writers = new Map(
  [forger, honest].map((client): [number, Writer] => {
    const { someone, urn } = people[client as Client]
    const issued = new Set([client])
    return [client, { personId: someone.id, urn, context: { locked: [], makers: [] }, issued }]
  }),
)
const writerOf = (client: Client): Writer => writers.get(client) as Writer
const judgedBy = (client: Client, update: Uint8Array): Judged => ({ update, writer: writerOf(client) })

/** A board with two cards, and the copy of each writer. */
function scene() {
  const copies = new Map([forger, honest].map((client) => [client, copyOf(client)]))
  const first = copies.get(honest)!
  for (const client of [forger, honest] as const) addCard(first, people[client])
  const state = Y.encodeStateAsUpdate(first)
  copies.set(forger, copyOf(forger, state))
  const scratch = () => new Scratch(boardGuard as LiveGuard, state, [])
  return { copies, together: scratch(), oneByOne: scratch() }
}

function copyOf(client: number, state?: Uint8Array): Y.Doc {
  const copy = new Y.Doc()
  if (state) applyAsIs(copy, state)
  copy.clientID = client
  return copy
}

const signs = ['a', ' and so on', 'é', '语', '😀', '👩‍🏫', 'x😀y']

/** Types somewhere in a card, as an editor does; nothing but letters. */
function typed(copy: Y.Doc, pick: (below: number) => number): Uint8Array {
  const made: Uint8Array[] = []
  const keep = (update: Uint8Array): void => void made.push(update)
  copy.on('update', keep)
  const cards = [...cardsOf(copy).values()]
  const body = cards[pick(cards.length)]!.get('body') as Y.XmlFragment
  const words = (body.get(0) as Y.XmlElement).get(0) as Y.XmlText
  const at = pick(words.length + 1)
  // An editor does not part a sign that takes two places.
  const isWithin = /^[\udc00-\udfff]/.test(words.toString().slice(at))
  words.insert(isWithin ? at - 1 : at, signs[pick(signs.length)]!)
  copy.off('update', keep)
  return made[0]!
}

const taken = (scratch: Scratch, { update, writer }: Judged): Touched | null => {
  try {
    return scratch.judge(update, writer)
  } catch {
    return null
  }
}

describe('letters judged together', () => {
  it('are taken exactly when each of them would be, and touch the same, tampered with or not', () => {
    const counted = { together: 0, honestAlone: 0, tamperedAlone: 0 }
    for (let seed = 1; seed <= 25; seed += 1) {
      const pick = chance(seed)
      const { copies, together, oneByOne } = scene()
      for (let round = 0; round < 12; round += 1) {
        const edits: Judged[] = []
        let isTampered = false
        for (let at = 2 + pick(4); at > 0; at -= 1) {
          const client: Client = pick(2) === 0 ? forger : honest
          const copy = copies.get(client)!
          const before = Y.encodeStateAsUpdate(copy)
          let update = typed(copy, pick)
          if (client === forger && pick(3) === 0) {
            const clocks = Y.decodeStateVector(Y.encodeStateVector(copy))
            const other = mutant(pick, [update], { mine: forger, others: [honest], clocks, earlier: [update] }).bytes
            if (onlyAddsLetters(other)) {
              update = other
              isTampered = true
              copies.set(forger, copyOf(forger, before))
            }
          }
          edits.push(judgedBy(client, update))
        }
        const all = together.judgeLetters(edits)
        const each = edits.map((edit) => taken(oneByOne, edit))
        if (all !== null) counted.together += 1
        else if (!isTampered && each.every((one) => one !== null)) counted.honestAlone += 1
        else if (isTampered && each.some((one) => one === null)) counted.tamperedAlone += 1
        // As the guard goes on after a refusal: the copy is as before, and each is judged by itself.
        expect(all ?? edits.map((edit) => taken(together, edit))).toEqual(each)
        expect(wordFor(together.doc)).toBe(wordFor(oneByOne.doc))
        const state = Y.encodeStateAsUpdate(oneByOne.doc)
        for (const [client, copy] of copies) {
          // What was refused is dropped with its copy, as browsers do.
          const isAsThere = !isTampered && each.every((one) => one !== null)
          if (isAsThere) applyAsIs(copy, state)
          else copies.set(client, copyOf(client, state))
        }
      }
      expect(together.isReadable() && oneByOne.isReadable()).toBe(true)
    }
    expect(counted.honestAlone).toBe(0)
    expect(counted.together).toBeGreaterThan(120)
    expect(counted.tamperedAlone).toBeGreaterThan(8)
  })

  it('do not part a sign that somebody sent with the same breath', () => {
    const { copies, together } = scene()
    const copy = copies.get(honest)!
    const words = (([...cardsOf(copy).values()][0]!.get('body') as Y.XmlFragment).get(0) as Y.XmlElement).get(
      0,
    ) as Y.XmlText
    const made: Uint8Array[] = []
    copy.on('update', (update: Uint8Array) => made.push(update))
    words.insert(0, '😀')
    const other = copyOf(forger, Y.encodeStateAsUpdate(copy))
    other.on('update', (update: Uint8Array) => made.push(update))
    const theirs = (([...cardsOf(other).values()][0]!.get('body') as Y.XmlFragment).get(0) as Y.XmlElement).get(
      0,
    ) as Y.XmlText
    theirs.insert(1, 'between the halves')
    const before = wordFor(together.doc)
    // Yjs itself parts the sign in this copy; the forged edit says where it was put.
    expect(together.judgeLetters([judgedBy(honest, made[0]!), judgedBy(forger, made[1]!)])).toBeNull()
    expect(wordFor(together.doc)).toBe(before)
  })

  it('are no letters when anything else comes with them', () => {
    const { copies } = scene()
    const copy = copies.get(honest)!
    const made: Uint8Array[] = []
    copy.on('update', (update: Uint8Array) => made.push(update))
    const words = (([...cardsOf(copy).values()][0]!.get('body') as Y.XmlFragment).get(0) as Y.XmlElement).get(
      0,
    ) as Y.XmlText
    words.insert(0, 'Plain')
    words.delete(0, 1)
    words.format(0, 2, { bold: true })
    cardsOf(copy).values().next().value!.set('rank', 'a1')
    addCard(copy, people[honest])
    expect(made.map(onlyAddsLetters)).toEqual([true, false, false, false, false])
  })
})
