// How a board came to be: sittings, named moments, any version, what changed, and bringing one back as an ordinary edit.
import { bodyText, cardsOf } from '@alongside/contracts/board'
import type { Urn } from '@alongside/domain/ids'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import * as Y from 'yjs'
import { addCard, type Board, board } from '../support/board.js'
import { Browser, until } from '../support/live.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let elm: Urn
let ana: { someone: Someone; urn: Urn }
let ben: { someone: Someone; urn: Urn }
let outsider: Someone
let place: Board
let a: Browser
let b: Browser
let card: string

const historyQuery = `query($cycleId: ID!) { boardHistory(cycleId: $cycleId) {
  seq isDamaged abilities { restore erase } versions { seq name canShow authors { edits person { name } school { name } } } } }`
const versionQuery = `query($cycleId: ID!, $seq: Int!) { boardVersion(cycleId: $cycleId, seq: $seq) {
  cards { cardId title column passages { label stretches { text person { name } } } } } }`
const changesQuery = `query($cycleId: ID!, $from: Int!, $to: Int!) { boardChanges(cycleId: $cycleId, from: $from, to: $to) {
  cardId title change movedFrom column texts { label words { change text } } } }`
const restoreMutation = `mutation($cycleId: ID!, $seq: Int!) { restoreBoard(cycleId: $cycleId, seq: $seq) { seq } }`

const history = async (who = ana.someone) => (await who.ask(historyQuery, { cycleId: place.cycleId })).boardHistory
const version = async (seq: number) =>
  (await ana.someone.ask(versionQuery, { cycleId: place.cycleId, seq })).boardVersion
const body = (browser: Browser, id: string) => cardsOf(browser.doc).get(id)?.get('body') as Y.XmlFragment
const lastSeq = async () =>
  (await w.sql<{ seq: number }>('select seq::int from live_document where id = $1', [place.documentId]))[0]!.seq

function type(browser: Browser, id: string, at: number, text: string): void {
  ;((body(browser, id).get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(at, text)
}

beforeAll(async () => {
  w = await world()
  elm = await w.school('Elm Park')
  const oak = await w.school('Oakfield')
  const alliance = await w.alliance('North', { schools: [elm, oak] })
  ana = { someone: await w.person({ name: 'Ana', role: 'TEACHER', school: elm }), urn: elm }
  ben = { someone: await w.person({ name: 'Ben', role: 'TEACHER', school: oak }), urn: oak }
  outsider = await w.person({ name: 'Olu', role: 'TEACHER', school: elm })
  place = await board(w, alliance, [ana, ben])
  a = await new Browser(ana.someone, place.documentId).joined()
  b = await new Browser(ben.someone, place.documentId).joined()
  card = addCard(a.doc, ana, { fields: { title: 'Talk first' } })
  await a.saved()
  await until(() => cardsOf(b.doc).has(card))
})
afterAll(async () => {
  a?.close()
  b?.close()
  await w?.close()
})

it('tells who worked together when, with how much each wrote, and the moments that have a name', async () => {
  await w.sql('update live_update set at = at - interval $$30 minutes$$ where document_id = $1', [place.documentId])
  await w.sql(
    `insert into live_version (space_id, document_id, epoch, seq, name, at) values ($1, $2, 1, 1, 'Scanning → Focusing', now() - interval '20 minutes')`,
    [place.spaceId, place.documentId],
  )
  type(b, card, 0, 'Often: ')
  await b.saved()
  type(a, card, 0, 'Still. ')
  await a.saved()
  const { versions, seq, abilities } = await history()
  expect(seq).toBe(3)
  expect(abilities).toEqual({ restore: true, erase: false })
  expect(versions.map(({ seq, name }: { seq: number; name: string }) => [seq, name])).toEqual([
    [3, null],
    [1, 'Scanning → Focusing'],
    [1, null],
  ])
  const authors = versions[0].authors.map((one: { person: { name: string } }) => one.person.name).sort()
  expect(authors).toEqual(['Ana', 'Ben'])
})

it('shows any version as it was, and whose each stretch of it is', async () => {
  const first = (await version(1)).cards[0]
  expect(first.passages.find(({ label }: { label: string }) => label === 'Text').stretches).toEqual([
    { text: 'Pupils answer in single words.', person: { name: 'Ana' } },
  ])
  const now = (await version(3)).cards[0]
  expect(now.title).toBe('Talk first')
  expect(now.passages.find(({ label }: { label: string }) => label === 'Text').stretches).toEqual([
    { text: 'Still. ', person: { name: 'Ana' } },
    { text: 'Often: ', person: { name: 'Ben' } },
    { text: 'Pupils answer in single words.', person: { name: 'Ana' } },
  ])
})

it('compares two: what came, what went, what was moved, and which words changed', async () => {
  const from = await lastSeq()
  const added = addCard(b.doc, ben, { fields: { title: 'A second sign' } })
  cardsOf(b.doc).get(card)!.set('column', 'FOCUSING')
  ;(cardsOf(b.doc).get(card)!.get('fields') as Y.Map<unknown>).set('title', 'Talk comes first')
  await b.saved()
  const to = await lastSeq()
  const ask = async (from: number, to: number) =>
    (await ana.someone.ask(changesQuery, { cycleId: place.cycleId, from, to })).boardChanges
  const changes = await ask(from, to)
  const moved = changes.find(({ cardId }: { cardId: string }) => cardId === card)
  expect(moved).toMatchObject({ change: 'CHANGED', movedFrom: 'SCANNING', column: 'FOCUSING' })
  expect(moved.texts[0].words).toEqual([
    { change: 'SAME', text: 'Talk ' },
    { change: 'ADDED', text: 'comes ' },
    { change: 'SAME', text: 'first' },
  ])
  expect(changes.find(({ cardId }: { cardId: string }) => cardId === added)).toMatchObject({ change: 'ADDED' })
  const back = await ask(to, from)
  expect(back.find(({ cardId }: { cardId: string }) => cardId === added)).toMatchObject({ change: 'REMOVED' })
})

it('brings a version back as one more edit of that person, which everybody sees at once', async () => {
  const third = addCard(a.doc, ana, { fields: { title: 'Goes again' } })
  await a.saved()
  const full = await lastSeq()
  await until(() => cardsOf(b.doc).has(third))
  cardsOf(b.doc).delete(card)
  await b.saved()
  const before = await lastSeq()
  await ben.someone.ask(restoreMutation, { cycleId: place.cycleId, seq: full })
  await until(() => cardsOf(a.doc).has(card))
  expect(bodyText(body(a, card))).toBe('Still. Often: Pupils answer in single words.')
  expect(await lastSeq()).toBe(before + 1)
  const [row] = await w.sql('select person_id, n from live_update where document_id = $1 order by seq desc limit 1', [
    place.documentId,
  ])
  expect(row).toEqual({ person_id: ben.someone.id, n: 1 })
  // The card keeps whose it was, in the ordinary rows too.
  const [made] = await w.sql('select created_by, removed_at from card where id = $1', [card])
  expect(made).toEqual({ created_by: ana.someone.id, removed_at: null })
  // What had been written in between is still there to be looked at.
  expect((await version(before)).cards.map(({ cardId }: { cardId: string }) => cardId)).not.toContain(card)
})

it('is for those who read the board, and a board that is read-only is not brought back', async () => {
  const none = { cycleId: place.cycleId, seq: 1 }
  expect(await outsider.refused(historyQuery, none)).toBe('not-found')
  expect(await outsider.refused(versionQuery, none)).toBe('not-found')
  expect(await outsider.refused(changesQuery, { ...none, from: 0, to: 1 })).toBe('not-found')
  expect(await outsider.refused(restoreMutation, none)).toBe('not-found')
  expect(await ana.someone.refused(versionQuery, { ...none, seq: 9_999 })).toBe('history.no-such-version')
  await w.sql(`update enquiry set state = 'PAUSED' where id = $1`, [place.enquiryId])
  expect(await ana.someone.refused(restoreMutation, none)).toBe('board.read-only')
  expect((await history()).abilities.restore).toBe(false)
  await w.sql(`update enquiry set state = 'ACTIVE' where id = $1`, [place.enquiryId])
})

it('while somebody goes on writing, the newest version in the list is the one that is told to stand', async () => {
  const told: [number, number][] = []
  for (let at = 0; at < 60; at += 1) {
    type(a, card, 0, 'a')
    const { versions, seq } = await history(ben.someone)
    told.push([versions[0].seq, seq])
  }
  await a.saved()
  expect(told).toEqual(told.map(([, seq]) => [seq, seq]))
  expect(new Set(told.map(([, seq]) => seq)).size).toBeGreaterThan(5)
})
