// T11 and T14 at the real door: tampered edits over the socket, bombs, and 500 scripts in every place a board has for words.
import { cardsOf, cycleOf } from '@alongside/contracts/board'
import type { Urn } from '@alongside/domain/ids'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import * as Y from 'yjs'
import { addCard, type Board, board } from '../support/board.js'
import { act } from '../support/board-acts.js'
import { wordFor } from '../support/canonical.js'
import { chance } from '../support/convergence.js'
import { mutant } from '../support/mutants.js'
import { payloads } from '../support/payloads.js'
import { RawWriter } from '../support/raw-writer.js'
import { forger, gate, people } from '../support/tampered-board.js'
import { type Someone, type World, world } from '../support/world.js'
import { putTogether, text, uint } from '../support/yjs-wire.js'

let w: World
let ana: { someone: Someone; urn: Urn }
let ben: { someone: Someone; urn: Urn }
let alliance: Awaited<ReturnType<World['alliance']>>
let place: Board
const open: RawWriter[] = []

beforeAll(async () => {
  w = await world()
  const [elm, oak] = [await w.school('Elm Park'), await w.school('Oak Tree')]
  alliance = await w.alliance('North', { schools: [elm, oak] })
  ana = { someone: await w.person({ role: 'TEACHER', school: elm }), urn: elm }
  ben = { someone: await w.person({ role: 'TEACHER', school: oak }), urn: oak }
})
beforeEach(async () => {
  place = await board(w, alliance, [ana, ben])
})
afterEach(() => {
  for (const { socket } of open.splice(0)) socket.close()
})
afterAll(() => w?.close())

const at = (who: { someone: Someone }): RawWriter => {
  const writer = new RawWriter(who.someone, place.documentId)
  open.push(writer)
  return writer
}
/** The board as the journal alone makes it. */
const replayed = async (): Promise<Y.Doc> => {
  const rows = await w.sql<{ bytes: Buffer }>(
    'select bytes from live_update where document_id = $1 order by epoch, seq',
    [place.documentId],
  )
  const doc = new Y.Doc()
  for (const { bytes } of rows) Y.applyUpdate(doc, new Uint8Array(bytes))
  return doc
}
const othersGoOn = async (): Promise<void> => {
  const other = at(ben)
  expect(await other.write((doc) => void addCard(doc, ben))).toBe('taken')
  expect(wordFor(await other.copy())).toBe(wordFor(await replayed()))
}

it('T11: 160 tampered edits over the socket: each is answered, and the board stays one', async () => {
  const pick = chance(11)
  const forger = at(ana)
  for (let turn = 0; turn < 8; turn += 1) expect(await forger.write((doc) => act(doc, ana, pick))).toBe('taken')
  const answers: Record<string, number> = {}
  for (let batch = 0; batch < 8; batch += 1) {
    const own = await forger.copy()
    const edits: Uint8Array[] = []
    own.on('update', (update: Uint8Array) => edits.push(update))
    while (edits.length < 3) act(own, ana, pick)
    const clocks = Y.decodeStateVector(Y.encodeStateVector(await forger.copy()))
    const known = { mine: forger.joined!.client, others: [7], clocks, earlier: edits }
    const tampered = Array.from({ length: 20 }, () => mutant(pick, edits, known))
    // One after the other: what is taken uses up a number.
    for (const { bytes } of tampered) {
      const answer = await forger.send(bytes)
      answers[answer] = (answers[answer] ?? 0) + 1
    }
  }
  expect(Object.values(answers).reduce((sum, count) => sum + count, 0)).toBe(160)
  expect(Object.keys(answers).every((answer) => /^(taken|live\.|board\.|input\.)/.test(answer))).toBe(true)
  expect(answers.taken).toBeGreaterThan(5)
  await othersGoOn()
})

/** One struct of one client at its next clock. */
const one = (client: number, clock: number, struct: { ref: number; content: number[]; length: number }): Uint8Array =>
  putTogether({ sections: [{ client, clock, structs: [{ parent: 'cycle', sub: 'focus', ...struct }] }], deletions: [] })

describe('D3: bombs', () => {
  const bombs: readonly (readonly [string, (client: number, clock: number) => Uint8Array])[] = [
    ['seven bytes that promise four thousand million structs', () => new Uint8Array([1, 255, 255, 255, 255, 15, 0])],
    ['the same for a client of one’s own', (client) => new Uint8Array([1, 255, 255, 255, 255, 15, ...uint(client), 0])],
    [
      'a list that says it has four thousand million values',
      (c, k) => one(c, k, { ref: 8, content: [...uint(2 ** 32 - 1)], length: 1 }),
    ],
    [
      'values in values, 30,000 deep',
      (c, k) =>
        one(c, k, { ref: 8, content: [1, ...Array.from({ length: 30_000 }, () => [117, 1]).flat(), 126], length: 1 }),
    ],
    [
      'a deletion of half of everything',
      () => putTogether({ sections: [], deletions: [{ client: 1, ranges: [{ clock: 0, length: 2 ** 52 }] }] }),
    ],
    [
      'letters that are said to be longer than they are',
      (c, k) => one(c, k, { ref: 4, content: [...uint(2 ** 31), 65], length: 1 }),
    ],
    ['a removed stretch as long as a continent', (c, k) => one(c, k, { ref: 1, content: uint(2 ** 40), length: 1 })],
    ['a gap before it', (c, k) => one(c, k + 1_000, { ref: 4, content: text('x'), length: 1 })],
    ['JSON that is none', (c, k) => one(c, k, { ref: 2, content: [...uint(1), ...text('{')], length: 1 })],
    ['a document in the document', (c, k) => one(c, k, { ref: 9, content: [...text('x'), 118, 0], length: 1 })],
  ]

  it.each(bombs)('%s', async (_, make) => {
    const writer = at(ana)
    const doc = await writer.copy()
    const client = writer.joined!.client
    const before = process.memoryUsage().rss
    const from = performance.now()
    expect(await writer.send(make(client, Y.getState(doc.store, client)))).toMatch(/^live\./)
    expect(performance.now() - from).toBeLessThan(5_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(120e6)
    await othersGoOn()
  })

  it('the second format, in 26 bytes and as an ordinary edit', async () => {
    const writer = at(ana)
    const doc = await writer.copy()
    const before = Y.encodeStateVector(doc)
    addCard(doc, ana)
    expect(await writer.send(Y.encodeStateAsUpdateV2(doc, before))).toMatch(/^live\./)
    const bomb = [0, 0, 1, 255, 255, 255, 255, 15, 0, 0, 0, 0, 1, 0, 0, 0, 1, 255, 255, 255, 255, 15, 1, 0, 0, 0]
    expect(await writer.send(new Uint8Array(bomb))).toMatch(/^live\./)
    await othersGoOn()
  })

  it('a hundred edits that wait for one that never comes hide nothing', async () => {
    const writer = at(ana)
    const doc = await writer.copy()
    const client = writer.joined!.client
    const answers = new Set<string>()
    for (let turn = 0; turn < 100; turn += 1)
      answers.add(
        await writer.send(one(client, 10 + turn * 2_000, { ref: 4, content: text('x'.repeat(1_000)), length: 1_000 })),
      )
    expect([...answers].every((answer) => /^(live\.|retry)/.test(answer))).toBe(true)
    expect(wordFor(await writer.copy())).toBe(wordFor(doc))
    await othersGoOn()
  })

  it('elements in elements, 200 kB of them, in portions that each fit', async () => {
    const writer = at(ana)
    const id =
      (await writer.write((doc) => void addCard(doc, ana))) === 'taken' && [...cardsOf(await writer.copy()).keys()][0]!
    let depth = 0
    const deeper = (doc: Y.Doc): void => {
      let inner = cardsOf(doc)
        .get(id as string)!
        .get('body') as Y.XmlFragment
      for (let next = inner.get(0); next instanceof Y.XmlElement; next = inner.get(0)) inner = next
      for (let level = 0; level < 12; level += 1) {
        const element = new Y.XmlElement(depth % 2 === 0 ? 'bulletList' : 'listItem')
        inner.insert(0, [element])
        inner = element
        depth += 1
      }
    }
    const answers: string[] = []
    for (let portion = 0; portion < 6; portion += 1) answers.push(await writer.write(deeper))
    expect(answers.at(-1)).toBe('live.shape')
    await othersGoOn()
  })
})

describe('T14: scripts', () => {
  const bodyOf = (doc: Y.Doc): Y.XmlFragment =>
    cardsOf(doc)
      .get([...cardsOf(doc).keys()][0]!)!
      .get('body') as Y.XmlFragment
  const run = (value: string, attributes: object): Y.XmlElement => {
    const paragraph = new Y.XmlElement('paragraph')
    const words = new Y.XmlText()
    paragraph.insert(0, [words])
    words.insert(0, value.slice(0, 100) || 'x', attributes)
    return paragraph
  }
  const element = (name: string, attributes: Record<string, string> = {}): Y.XmlElement => {
    const made = new Y.XmlElement(name)
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
    return made
  }
  /** Places where only what an editor makes may stand: a script in them is refused whatever it is. */
  const sinks: readonly (readonly [string, (doc: Y.Doc, payload: string) => void])[] = [
    ['a link', (doc, payload) => bodyOf(doc).insert(0, [run('here', { link: { href: payload } })])],
    [
      'an attribute of a link',
      (doc, payload) =>
        bodyOf(doc).insert(0, [run('here', { link: { href: 'https://school.example', onclick: payload } })]),
    ],
    ['a mark', (doc, payload) => bodyOf(doc).insert(0, [run('here', { [payload]: true })])],
    ['the name of a block', (doc, payload) => bodyOf(doc).insert(0, [element(payload || 'script')])],
    [
      'an attribute of a block',
      (doc, payload) => bodyOf(doc).insert(0, [element('paragraph', { [payload || 'onclick']: payload })]),
    ],
    [
      'the kind of a card',
      (doc, payload) =>
        cardsOf(doc)
          .get([...cardsOf(doc).keys()][0]!)!
          .set('kind', payload),
    ],
    [
      'the column of a card',
      (doc, payload) =>
        cardsOf(doc)
          .get([...cardsOf(doc).keys()][0]!)!
          .set('column', payload),
    ],
    [
      'the rank of a card',
      (doc, payload) =>
        cardsOf(doc)
          .get([...cardsOf(doc).keys()][0]!)!
          .set('rank', payload),
    ],
    [
      'the name of a field',
      (doc, payload) =>
        (
          cardsOf(doc)
            .get([...cardsOf(doc).keys()][0]!)!
            .get('fields') as Y.Map<unknown>
        ).set(payload, payload),
    ],
    [
      'the end of a link between cards',
      (doc, payload) =>
        (
          cardsOf(doc)
            .get([...cardsOf(doc).keys()][0]!)!
            .get('links') as Y.Map<unknown>
        ).set(payload, 'BUILDS_ON'),
    ],
    ['a part of the cycle', (doc, payload) => cycleOf(doc).set(payload || 'script', payload)],
    ['a part of the document', (doc, payload) => doc.getMap(payload || 'script').set('x', payload)],
  ]

  it.each(sinks)('500 of them as %s: none is taken', async (_, put) => {
    const there = gate()
    const own = new Y.Doc()
    own.clientID = forger
    addCard(own, people[forger])
    expect(await there.send(Y.encodeStateAsUpdate(own), forger)).toBe('taken')
    const before = Y.encodeStateVector(own)
    const state = Y.encodeStateAsUpdate(own)
    const made = (payload: string): Y.Doc => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, state)
      doc.clientID = forger
      doc.transact(() => put(doc, payload))
      return doc
    }
    const taken: string[] = []
    for (const payload of payloads)
      if ((await there.send(Y.encodeStateAsUpdate(made(payload), before), forger)) === 'taken') taken.push(payload)
    expect(taken).toEqual([])
    expect(payloads.length).toBeGreaterThanOrEqual(500)
    there.close()
    // Some of them through the real door.
    const writer = at(ana)
    expect(await writer.write((doc) => void addCard(doc, ana))).toBe('taken')
    for (const payload of payloads.filter((_, index) => index % 100 === 0))
      expect(await writer.write((doc) => put(doc, payload))).toMatch(/^(live|board|input)\./)
  })
})
