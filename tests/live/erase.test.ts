// Words that must go, go for good: from the board, its log, its snapshots and its archive; and no old copy brings them back.
import { bodyText, cardsOf } from '@alongside/contracts/board'
import type { AllianceId, Urn } from '@alongside/domain/ids'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type pg from 'pg'
import * as Y from 'yjs'
import { liveKinds } from '../../apps/api/src/live-kinds.js'
import { poolAs } from '../../apps/api/src/platform/db/connection.js'
import { roles } from '../../apps/api/src/platform/db/migrate.js'
import { LiveHub } from '../../apps/api/src/platform/live/live-hub.js'
import { unpacked } from '../../apps/api/src/platform/live/live-segment.js'
import { addCard, type Board, board } from '../support/board.js'
import { Browser, until } from '../support/live.js'
import { type Someone, type World, world } from '../support/world.js'

interface Member {
  someone: Someone
  urn: Urn
}
let w: World
let alliance: AllianceId
let ana: Member
let ben: Member
let elmHead: Someone
let oakHead: Someone
let admin: Someone
let pool: pg.Pool

const marker = 'Zebulon Quick'
const erase = `mutation($cycleId: ID!, $personId: ID, $stretch: String, $reason: String!, $confirmed: Boolean!) {
  eraseWords(cycleId: $cycleId, personId: $personId, stretch: $stretch, reason: $reason, confirmed: $confirmed) }`

beforeAll(async () => {
  w = await world()
  const elm = await w.school('Elm Park')
  const oak = await w.school('Oakfield')
  alliance = await w.alliance('North', { schools: [elm, oak] })
  ana = { someone: await w.person({ name: 'Ana', role: 'TEACHER', school: elm }), urn: elm }
  ben = { someone: await w.person({ name: 'Ben', role: 'TEACHER', school: oak }), urn: oak }
  elmHead = await w.person({ name: 'Hana', role: 'HEADTEACHER', school: elm })
  oakHead = await w.person({ name: 'Olu', role: 'HEADTEACHER', school: oak })
  admin = await w.person({ name: 'Ada', role: 'ADMIN' })
  pool = poolAs(w.options.app, roles.journal, 2)
})
afterAll(async () => {
  await pool?.end()
  await w?.close()
})

const body = (browser: Browser, id: string) => cardsOf(browser.doc).get(id)?.get('body') as Y.XmlFragment
const firstRun = (browser: Browser, id: string) => (body(browser, id).get(0) as Y.XmlElement).get(0) as Y.XmlText

/** Every place of the database in which these words stand, as they are or packed. */
async function placesOf(words: string): Promise<string[]> {
  const columns = await w.sql<{ table: string; column: string; type: string }>(
    `select c.table_name as table, c.column_name as column, c.data_type as type from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE'`,
  )
  const found: string[] = []
  for (const { table, column, type } of columns) {
    const holds = type === 'bytea' ? `position($1::bytea in "${column}") > 0` : `lower("${column}"::text) like $1`
    const value = type === 'bytea' ? Buffer.from(words) : `%${words.toLowerCase()}%`
    const [row] = await w.sql<{ found: boolean }>(`select exists (select from "${table}" where ${holds}) as found`, [
      value,
    ])
    if (row?.found) found.push(`${table}.${column}`)
  }
  const archived = await w.sql<{ bytes: Buffer }>('select bytes from live_archive')
  const isPacked = archived.some((one) => unpacked(one.bytes).some((row) => Buffer.from(row.bytes).includes(words)))
  return isPacked ? [...found, 'live_archive.bytes'] : found
}

/** A board on which both wrote, the marker among it, kept in every way there is. */
async function writtenBoard(): Promise<{ place: Board; a: Browser; b: Browser; card: string; removed: string }> {
  const place = await board(w, alliance, [ana, ben])
  const a = await new Browser(ana.someone, place.documentId).joined()
  const b = await new Browser(ben.someone, place.documentId).joined()
  const hub = new LiveHub(
    pool,
    liveKinds,
    () => undefined,
    (error) => console.error(error),
  )
  const compact = () => hub.keeper.compact({ spaceId: place.spaceId, id: place.documentId }, 1)
  const card = addCard(a.doc, ana, { fields: { title: `${marker} talks` }, paragraphs: [`We met ${marker} today.`] })
  const removed = addCard(a.doc, ana, { fields: { title: marker } })
  await a.saved()
  await compact()
  await until(() => cardsOf(b.doc).has(card))
  firstRun(b, card).insert(0, 'Ben says: ')
  cardsOf(b.doc).delete(removed)
  await b.saved()
  await compact()
  firstRun(b, card).insert(0, 'Again. ')
  await b.saved()
  await until(() => bodyText(body(a, card)).startsWith('Again.'))
  return { place, a, b, card, removed }
}

it('a stretch of words is in no table afterwards; everything else stays, with whose it is', async () => {
  const { place, a, b, card } = await writtenBoard()
  expect(await placesOf(marker)).toEqual(
    expect.arrayContaining(['card.body', 'card.fields', 'live_archive.bytes', 'live_snapshot.bytes']),
  )
  await w.sql(`insert into live_version (space_id, document_id, epoch, seq, name) values ($1, $2, 1, 2, 'Before')`, [
    place.spaceId,
    place.documentId,
  ])
  const asked = {
    cycleId: place.cycleId,
    stretch: marker.toLowerCase(),
    reason: `A pupil, ${marker}, is named`,
    confirmed: true,
  }
  await elmHead.ask(erase, asked)
  expect(await placesOf(marker)).toEqual([])
  // Who had it open reads it without them, and goes on.
  await until(() => a.live.state().status === 'live' && bodyText(body(a, card)) === 'Again. Ben says: We met  today.')
  expect(a.live.state().generation).toBeGreaterThan(0)
  const { boardVersion, boardHistory } = await ana.someone.ask(
    `query($id: ID!) { boardVersion(cycleId: $id, seq: 1) { cards { passages { label stretches { text person { name } } } } }
       boardHistory(cycleId: $id) { versions { name canShow } } }`,
    { id: place.cycleId },
  )
  const text = boardVersion.cards[0].passages.find(({ label }: { label: string }) => label === 'Text')
  expect(text.stretches.map((one: { person: { name: string } }) => one.person.name)).toEqual(['Ben', 'Ana'])
  expect(boardHistory.versions).toEqual([
    { name: 'After words were erased', canShow: true },
    { name: 'Before', canShow: false },
  ])
  addCard(a.doc, ana, { fields: { title: 'Going on' } })
  await a.saved()
  const [event] = await w.sql(`select reason, actor_id from audit_event where action = 'live.erase' and item_id = $1`, [
    place.documentId,
  ])
  expect(event).toEqual({ reason: 'A pupil, …, is named', actor_id: elmHead.id })
  a.close()
  b.close()
})

it('everything one person wrote goes; what others wrote into the same text stays', async () => {
  const { place, a, b, card } = await writtenBoard()
  await elmHead.ask(erase, {
    cycleId: place.cycleId,
    personId: ana.someone.id,
    reason: 'She asked for it',
    confirmed: true,
  })
  expect(await placesOf(marker)).toEqual([])
  await until(() => b.live.state().status === 'live' && b.live.state().generation > 0)
  await until(() => bodyText(body(b, card)) === 'Again. Ben says:')
  const [row] = await w.sql('select body, fields from card where id = $1', [card])
  expect(row).toEqual({ body: 'Again. Ben says:', fields: {} })
  a.close()
  b.close()
})

it('a copy that was away with unsent words cannot bring them back; its writer keeps them to read', async () => {
  const { place, a, b, card } = await writtenBoard()
  b.socket.disconnect()
  await until(() => b.live.state().status === 'offline')
  firstRun(b, card).insert(0, `${marker} once more. `)
  b.live.flush()
  await elmHead.ask(erase, { cycleId: place.cycleId, stretch: marker, reason: 'A pupil is named', confirmed: true })
  b.socket.connect()
  await until(() => b.live.state().status === 'live' && b.live.state().rescued.length > 0)
  await b.saved()
  expect(await placesOf(marker)).toEqual([])
  expect(bodyText(body(b, card))).not.toContain(marker)
  // What is written anew by hand is a new edit like any other.
  firstRun(b, card).insert(0, 'Fresh. ')
  await b.saved()
  await until(() => bodyText(body(a, card)).startsWith('Fresh.'))
  a.close()
  b.close()
})

it('is for the head of the school that answers for the words, with a reason, and confirmed', async () => {
  const { place, a, b } = await writtenBoard()
  const words = { cycleId: place.cycleId, stretch: marker, reason: 'A pupil is named', confirmed: true }
  const all = { cycleId: place.cycleId, personId: ben.someone.id, reason: 'He asked for it', confirmed: true }
  expect(await ana.someone.refused(erase, words)).toBe('not-allowed')
  expect(await oakHead.refused(erase, words)).toBe('not-found')
  expect(await admin.refused(erase, words)).toBe('not-found')
  expect(await elmHead.refused(erase, all)).toBe('not-found')
  expect(await elmHead.refused(erase, { ...words, confirmed: false })).toBe('history.needs-confirming')
  expect(await elmHead.refused(erase, { ...words, reason: ' ' })).toBe('reason.required')
  expect(await elmHead.refused(erase, { ...words, stretch: ' ' })).toBe('input.missing')
  expect(await w.sql('select epoch from live_document where id = $1', [place.documentId])).toEqual([{ epoch: 1 }])
  await oakHead.ask(erase, all)
  await until(() => cardsOf(a.doc).size > 0 && !JSON.stringify(cardsOf(a.doc).toJSON()).includes('Ben says'))
  a.close()
  b.close()
})
