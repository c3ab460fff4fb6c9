// How much of a node one alliance and one page may take: a page left in a loop, or one that does not read, costs nobody else.
import { isRefused } from '@alongside/contracts/live'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import { board } from '../support/board.js'
import { until } from '../support/live.js'
import { RawWriter } from '../support/raw-writer.js'
import { type Member } from '../support/two-nodes.js'
import { type World, world } from '../support/world.js'

let w: World
const pages: RawWriter[] = []

beforeAll(async () => {
  w = await world()
})
afterAll(async () => {
  for (const page of pages) page.socket.close()
  await w?.close()
})

/** A board of an alliance with so many teachers. */
async function boardOf(name: string, teachers: number): Promise<{ members: Member[]; documentId: string }> {
  const urn = (await w.school(name)) as never
  const alliance = await w.alliance(`${name} Alliance`, { schools: [urn] })
  const members = await Promise.all(
    Array.from({ length: teachers }, async (_, i) => ({
      someone: await w.person({ name: `Teacher ${i}`, role: 'TEACHER', school: urn }),
      urn,
    })),
  )
  return { members, documentId: (await board(w, alliance, members)).documentId }
}

const open = async ({ someone }: Member, documentId: string): Promise<RawWriter> => {
  const page = new RawWriter(someone, documentId)
  pages.push(page)
  await until(() => page.socket.connected)
  return page
}

it('T34: one alliance cannot take all seats; another finds room, and so does whoever already has a seat', async () => {
  const crowd = await boardOf('Elm Park', 8)
  const other = await boardOf('Far End', 1)
  // Two hundred is the least an alliance may open, however small it is.
  for (let i = 0; i < 200; i += 20) {
    const some = Array.from({ length: 20 }, async (_, j) => {
      const page = await open(crowd.members[(i + j) % 8]!, crowd.documentId)
      expect(await page.join()).toBeNull()
    })
    await Promise.all(some)
  }
  const late = await open(crowd.members[0]!, crowd.documentId)
  const answer = await late.socket.emitWithAck('live:join', {
    v: 1,
    documentId: crowd.documentId as never,
    stateVector: new Uint8Array([0]),
  })
  expect(answer).toEqual({ refused: 'live.quota', retryAfter: expect.any(Number) })
  expect(isRefused(answer)).toBe(true)
  expect(await (await open(other.members[0]!, other.documentId)).join()).toBeNull()
  expect(await pages[0]!.join()).toBeNull()
  // A seat that is given up is free for somebody else.
  pages[1]!.socket.close()
  await until(async () => (await late.join()) === null)
})

it('at the door a full house says so by a code, and when to come back', async () => {
  const { members } = await boardOf('Oakfield', 1)
  for (let i = 0; i < 30; i += 1) await open(members[0]!, v7())
  const late = new RawWriter(members[0]!.someone, v7())
  pages.push(late)
  const told = await new Promise<{ message: string; data?: unknown }>((resolve) =>
    late.socket.once('connect_error', (error) => resolve(error as never)),
  )
  expect(told).toMatchObject({ message: 'live.quota', data: { refused: 'live.quota', retryAfter: expect.any(Number) } })
})

it('a browser that does not read is cut off; others at the same board hear everything', async () => {
  const { members, documentId } = await boardOf('Yew Lane', 2)
  const [stuck, reading] = [await open(members[0]!, documentId), await open(members[1]!, documentId)]
  await Promise.all([stuck.join(), reading.join()])
  const { transport } = stuck.socket.io.engine as unknown as { transport: { ws: { pause(): void } } }
  transport.ws.pause()
  const readers = members.map(({ someone }) => someone.id)
  const count = 3_500
  const word = {
    kind: 'news',
    readers,
    name: 'register.changed',
    event: { importId: `# ${'x'.repeat(7_000)}` },
    node: v7(),
  }
  await w.sql(`select pg_notify('hints', replace($1, '#', at::text)) from generate_series(1, $2::integer) at`, [
    JSON.stringify(word),
    count,
  ])
  const gone = () =>
    reading.heard.some(({ name, event }) => {
      const { gone = [] } = event as { gone?: number[] }
      return name === 'live:presence' && gone.includes(stuck.joined!.client)
    })
  await until(gone)
  await until(() => reading.heard.filter(({ name }) => name === 'register.changed').length === count)
  expect(reading.socket.connected).toBe(true)
})
