// Hints by Redis: they arrive though Postgres says nothing, and a Redis that dies and comes back costs nobody anything.
import { cardsOf } from '@alongside/contracts/board'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { addCard, type Board, board } from '../support/board.js'
import { type DeafLine, deafLine } from '../support/deaf-line.js'
import { Browser, socketOf, type TestSocket, until } from '../support/live.js'
import { OwnRedis, redisProgram } from '../support/redis.js'
import { type Serving, serve } from '../support/served.js'
import { at, type Member } from '../support/two-nodes.js'
import { type World, world } from '../support/world.js'

const found = redisProgram()
/** Without the program there is nothing to prove: the run says so. */
const withRedis = found ? describe : describe.skip

withRedis(found ? 'hints by Redis' : 'hints by Redis (no redis-server or valkey-server on this machine)', () => {
  let redis: OwnRedis
  let w: World
  let line: DeafLine
  /** Hears nothing of Postgres: what it hears, it hears by Redis. */
  let deaf: Serving
  let ana: Member
  let ben: Member
  let place: Board
  let a: Browser
  let b: Browser
  let page: TestSocket
  let news = 0

  beforeAll(async () => {
    redis = await OwnRedis.start()
    w = await world({ redisUrl: redis.url })
    line = await deafLine(w.options.app)
    deaf = await serve({ ...w.options, port: 0, app: line.connection as never })
    const elm = await w.school('Elm Park')
    const oak = await w.school('Oakfield')
    const alliance = await w.alliance('North', { schools: [elm, oak] })
    ana = { someone: await w.person({ name: 'Ana', role: 'TEACHER', school: elm }), urn: elm as never }
    ben = { someone: await w.person({ name: 'Ben', role: 'TEACHER', school: oak }), urn: oak as never }
    place = await board(w, alliance, [ana, ben])
    a = await new Browser(ana.someone, place.documentId).joined()
    b = await new Browser(at(ben.someone, deaf.url), place.documentId).joined()
    page = socketOf(at(ben.someone, deaf.url))
    page.on('enquiry.changed', () => {
      news += 1
    })
    await until(() => page.connected)
  })
  afterAll(async () => {
    page?.close()
    for (const browser of [a, b]) browser?.close()
    await deaf?.close()
    line?.close()
    await w?.close()
    await redis?.kill()
  })

  const arrives = async (): Promise<void> => {
    const id = addCard(a.doc, ana)
    await a.saved()
    await until(() => cardsOf(b.doc).has(id))
  }
  /** The lead gives the enquiry another title; its members hear that it changed. */
  const change = async (title: string): Promise<void> => {
    const rename = 'mutation($id: ID!, $title: String!) { updateEnquiry(id: $id, title: $title) { id } }'
    await ana.someone.ask(rename, { id: place.enquiryId, title })
  }

  it('edits, news and people arrive', async () => {
    await until(() => b.live.state().present.some(({ name }) => name === 'Ana'))
    const from = Date.now()
    for (let i = 0; i < 8; i += 1) await arrives()
    // Found in the journal alone, eight one after the other would take more than ten seconds.
    expect(Date.now() - from).toBeLessThan(6_000)
    await change('Say it first')
    await until(() => news > 0)
  })

  it('it dies: edits arrive all the same; it comes back: so do the hints', async () => {
    await redis.kill()
    await arrives()
    await redis.start()
    // Whatever is said before both nodes are back at it goes another way, which this node does not hear.
    const before = news
    await until(async () => {
      await change(`Say it first, ${Date.now()}`)
      await new Promise((resolve) => setTimeout(resolve, 200))
      return news > before
    })
    await arrives()
  })
})
