// Two nodes on one database, and a node that goes away and comes back: nobody needs the same one, nothing is lost.
import { cardsOf } from '@alongside/contracts/board'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { addCard, type Board, board } from '../support/board.js'
import { Browser, until } from '../support/live.js'
import { type Serving, serve } from '../support/served.js'
import { Someone, type World, world } from '../support/world.js'

let w: World
let second: Serving
let ana: { someone: Someone; urn: never }
let ben: { someone: Someone; urn: never }
let place: Board

/** The same person at the other node: cookies are named after the port, as browsers keep ports apart. */
const at = (someone: Someone, url: string): Someone => {
  const [, secret] = (someone.cookie ?? '').split('=')
  return new Someone(url, `alongside-${new URL(url).port}=${secret}`, someone.id, someone.name, someone.email)
}

beforeAll(async () => {
  w = await world()
  second = await serve({ ...w.options, port: 0 })
  const elm = await w.school('Elm Park')
  const oak = await w.school('Oakfield')
  const alliance = await w.alliance('North', { schools: [elm, oak] })
  ana = { someone: await w.person({ name: 'Ana', role: 'TEACHER', school: elm }), urn: elm as never }
  ben = { someone: await w.person({ name: 'Ben', role: 'TEACHER', school: oak }), urn: oak as never }
  place = await board(w, alliance, [ana, ben])
})
afterAll(async () => {
  await second?.close()
  await w?.close()
})

it('what is written on one node appears on the other', async () => {
  const a = await new Browser(ana.someone, place.documentId).joined()
  const b = await new Browser(at(ben.someone, second.url), place.documentId).joined()
  const fromA = addCard(a.doc, ana)
  const fromB = addCard(b.doc, ben)
  await Promise.all([a.saved(), b.saved()])
  await until(() => cardsOf(a.doc).has(fromB) && cardsOf(b.doc).has(fromA))
  expect(cardsOf(a.doc).toJSON()).toEqual(cardsOf(b.doc).toJSON())
  a.close()
  b.close()
})

it('a node that stops and starts again: what was typed meanwhile is sent, once', async () => {
  const b = await new Browser(at(ben.someone, second.url), place.documentId).joined()
  const before = cardsOf(b.doc).size
  const port = Number(new URL(second.url).port)
  await second.close()
  await until(() => b.live.state().status === 'offline')
  const ids = [addCard(b.doc, ben), addCard(b.doc, ben), addCard(b.doc, ben)]
  b.live.flush()
  second = await serve({ ...w.options, port })
  await until(() => b.live.state().status === 'live' && b.live.state().pending === 0)
  const a = await new Browser(ana.someone, place.documentId).joined()
  await until(() => ids.every((id) => cardsOf(a.doc).has(id)))
  expect(cardsOf(a.doc).size).toBe(before + 3)
  a.close()
  b.close()
})

it('somebody suspended loses the open board on every node at once', async () => {
  const b = await new Browser(at(ben.someone, second.url), place.documentId).joined()
  await w.sql(`update person set state = 'SUSPENDED' where id = $1`, [ben.someone.id])
  await w.sql(`select pg_notify('rights', $1)`, [ben.someone.id])
  await until(() => !b.socket.connected)
  const rows = await w.sql('select 1 from live_update where document_id = $1 and person_id = $2', [
    place.documentId,
    ben.someone.id,
  ])
  b.close()
  expect(rows.length).toBeGreaterThan(0)
})
