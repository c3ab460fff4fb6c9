// Rights that bite at once though nobody says that they changed: on a node that hears no hint, beside a Redis that is dead.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import { addCard, type Board, board } from '../support/board.js'
import { type DeafLine, deafLine } from '../support/deaf-line.js'
import { Browser, until } from '../support/live.js'
import { RawWriter } from '../support/raw-writer.js'
import { type Serving, serve } from '../support/served.js'
import { freePort } from '../support/start.js'
import { at, type Member } from '../support/two-nodes.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let deaf: Serving
let line: DeafLine
let ana: Member
let ben: Member
let place: Board
let writer: Browser

/** One second is promised; the rest is for a busy machine. */
const atOnce = 2_000

beforeAll(async () => {
  const redisUrl = `redis://127.0.0.1:${await freePort()}`
  w = await world({ redisUrl })
  line = await deafLine(w.options.app)
  deaf = await serve({ ...w.options, port: 0, app: line.connection as never })
  const elm = await w.school('Elm Park')
  const oak = await w.school('Oakfield')
  const alliance = await w.alliance('North', { schools: [elm, oak] })
  ana = { someone: await w.person({ name: 'Ana', role: 'TEACHER', school: elm }), urn: elm as never }
  ben = { someone: await w.person({ name: 'Ben', role: 'TEACHER', school: oak }), urn: oak as never }
  place = await board(w, alliance, [ana, ben])
  writer = await new Browser(ana.someone, place.documentId).joined()
})
afterAll(async () => {
  writer?.close()
  await deaf?.close()
  line?.close()
  await w?.close()
})

const open = async (someone: Someone): Promise<RawWriter> => {
  const page = new RawWriter(at(someone, deaf.url), place.documentId)
  expect(await page.join()).toBeNull()
  return page
}
const isOut = (page: RawWriter): boolean =>
  !page.socket.connected || page.heard.some(({ name }) => name === 'live:closed')
const edits = (page: RawWriter): number => page.heard.filter(({ name }) => name === 'live:updates').length

/** Pages that were shown out: what is written afterwards must not reach them. */
const shownOut: RawWriter[] = []
async function isShownOut(page: RawWriter, from: number): Promise<void> {
  await until(() => isOut(page))
  expect(Date.now() - from).toBeLessThan(atOnce)
  shownOut.push(page)
}

const person = async (name: string): Promise<Someone> => {
  const someone = await w.person({ name, role: 'TEACHER', school: ben.urn })
  await w.sql(
    `insert into enquiry_member (space_id, enquiry_id, person_id, urn, state, joined_at, protocol_accepted_at, protocol_version) values ($1, $2, $3, $4, 'JOINED', now(), now(), 1)`,
    [place.spaceId, place.enquiryId, someone.id, ben.urn],
  )
  return someone
}

const changes: readonly (readonly [string, (someone: Someone) => Promise<unknown>])[] = [
  ['is suspended', ({ id }) => w.sql(`update person set state = 'SUSPENDED' where id = $1`, [id])],
  ['is signed out elsewhere', ({ id }) => w.sql('delete from session where person_id = $1', [id])],
  [
    'has been signed in too long',
    ({ id }) => w.sql(`update session set expires_at = now() + interval '50 ms' where person_id = $1`, [id]),
  ],
  [
    'has left the group, and their school the enquiry',
    ({ id }) => w.sql(`update enquiry_member set state = 'LEFT', urn = $2 where person_id = $1`, [id, ana.urn]),
  ],
  [
    'has lost the role',
    async ({ id }) => {
      await w.sql('update role_holding set ends_on = current_date - 1 where person_id = $1', [id])
      await w.sql('update person set perm_epoch = perm_epoch + 1 where id = $1', [id])
    },
  ],
]
it.each(changes)('whoever %s sees nothing more', async (_, change) => {
  const someone = await person('Cal')
  const page = await open(someone)
  await change(someone)
  await isShownOut(page, Date.now())
  expect(isOut(page)).toBe(true)
})

it('a guest’s time runs out: the page goes at that moment, though nothing was changed', async () => {
  const guest = await w.person({ name: 'Gil' })
  const ends = Date.now() + 1_500
  await w.sql(
    `insert into item_grant (space_id, id, item_id, item_kind, person_id, role, granted_by, expires_at) values ($1, $2, $3, 'enquiry', $4, 'GUEST', $5, $6)`,
    [place.spaceId, v7(), place.enquiryId, guest.id, ana.someone.id, new Date(ends)],
  )
  const page = await open(guest)
  await isShownOut(page, ends)
  expect(Date.now()).toBeGreaterThanOrEqual(ends - 50)
})

it('a paused board is read-only there, and writable again when it goes on', async () => {
  const page = await new Browser(at(ben.someone, deaf.url), place.documentId).joined()
  await w.sql(`update enquiry set state = 'PAUSED' where id = $1`, [place.enquiryId])
  const from = Date.now()
  await until(() => !page.live.state().canWrite)
  expect(Date.now() - from).toBeLessThan(atOnce)
  await w.sql(`update enquiry set state = 'ACTIVE' where id = $1`, [place.enquiryId])
  await until(() => page.live.state().canWrite)
  page.close()
})

it('somebody whose rights changed but who may still read keeps their place, and of all those pages hears alone', async () => {
  const page = await open(ben.someone)
  await w.sql('update person set perm_epoch = perm_epoch + 1 where id = $1', [ben.someone.id])
  const other = await open(await person('Dee'))
  await w.sql('delete from session where person_id = (select id from person where name = $1)', ['Dee'])
  await isShownOut(other, Date.now())
  const before = shownOut.map(edits)
  addCard(writer.doc, ana)
  await writer.saved()
  await until(() => edits(page) > 0)
  expect(isOut(page)).toBe(false)
  expect(shownOut.map(edits)).toEqual(before)
  for (const one of [page, ...shownOut]) one.socket.close()
})
