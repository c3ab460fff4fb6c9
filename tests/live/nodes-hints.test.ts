// What nodes tell one another: who is here, wherever they sit; and that nothing depends on their hearing it.
import { cardsOf } from '@alongside/contracts/board'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { addCard } from '../support/board.js'
import { type DeafLine, deafLine } from '../support/deaf-line.js'
import { Browser, until } from '../support/live.js'
import { NodeProcess } from '../support/node-process.js'
import { RawWriter } from '../support/raw-writer.js'
import { serve } from '../support/served.js'
import { at, type TwoNodes, twoNodes } from '../support/two-nodes.js'

interface PresenceNews {
  present: { client: number; name: string; state: { cardId?: string } | null }[]
  gone: number[]
}

let n: TwoNodes

beforeAll(async () => {
  n = await twoNodes()
})
afterAll(() => n?.close())

const names = (browser: Browser): string[] => browser.live.state().present.map(({ name }) => name)
const presenceHeardBy = (page: RawWriter): PresenceNews[] =>
  page.heard.filter(({ name }) => name === 'live:presence').map(({ event }) => event as PresenceNews)

describe('who is here', () => {
  it('is told to everybody at the board, on whichever node they sit, and in the inbox', async () => {
    const a = await new Browser(n.ana.someone, n.place.documentId).joined()
    const b = await new Browser(n.ben.someone, n.place.documentId).joined()
    await until(() => names(a).includes('Ben') && names(b).includes('Ana'))
    await until(() => {
      // A single move may be passed over where a line is busy; people move again.
      a.live.setPresence({ cardId: 'c1' })
      return b.live.state().present.some(({ name, state }) => name === 'Ana' && state?.cardId === 'c1')
    })
    // Whoever comes later is told with the answer, not only from now on.
    const later = new RawWriter(n.ben.someone, n.place.documentId)
    expect(await later.join()).toBeNull()
    expect(later.joined?.present.map(({ name }) => name)).toContain('Ana')
    const { today } = await n.ben.someone.ask('{ today { liveNow { people { id } } } }')
    expect(today.liveNow).toEqual([{ people: [{ id: n.ana.someone.id }] }])
    a.close()
    await until(() => !names(b).includes('Ana'))
    later.socket.close()
    b.close()
  })

  it('is set by the server: a page that says it is somebody else is not', async () => {
    const page = new RawWriter(n.ben.someone, n.place.documentId)
    const liar = new RawWriter(n.ana.someone, n.place.documentId)
    await page.join()
    await liar.join()
    const state = { cardId: 'c2', name: 'Hope Head', personId: n.ben.someone.id }
    const told = () =>
      presenceHeardBy(page).flatMap(({ present }) => present.filter((one) => one.state?.cardId === 'c2'))
    await until(() => {
      liar.socket.emit('live:presence', { documentId: n.place.documentId, state })
      return told().length > 0
    })
    expect(told()[0]).toMatchObject({ name: 'Ana', personId: n.ana.someone.id, state: { cardId: 'c2' } })
    expect(JSON.stringify(told())).not.toContain('Hope')
    page.socket.close()
    liar.socket.close()
  })

  it('stays when somebody comes back by another node before the first one has seen them go', async () => {
    const page = new RawWriter(n.ben.someone, n.place.documentId)
    const there = new RawWriter(n.ana.someone, n.place.documentId)
    await page.join()
    await there.join()
    const { client } = there.joined!
    await until(() => presenceHeardBy(page).some(({ present }) => present.some((one) => one.client === client)))
    const moved = new RawWriter(at(n.ana.someone, n.second.url), n.place.documentId)
    expect(await moved.join({ client })).toBeNull()
    expect(moved.joined?.client).toBe(client)
    const last = new RawWriter(n.ana.someone, n.place.documentId)
    await last.join()
    there.socket.close()
    last.socket.close()
    await until(() => presenceHeardBy(page).some(({ gone }) => gone.includes(last.joined!.client)))
    expect(presenceHeardBy(page).some(({ gone }) => gone.includes(client))).toBe(false)
    page.socket.close()
    moved.socket.close()
  })

  it('ends with a node that was killed, and its people go on at another', async () => {
    const third = await NodeProcess.start({ ...n.w.options, port: 0 })
    const b = await new Browser(n.ben.someone, n.place.documentId).joined()
    const page = new RawWriter(at(n.ana.someone, third.url), n.place.documentId)
    await page.join()
    await until(() => names(b).includes('Ana'))
    await third.end('SIGKILL')
    await until(() => !names(b).includes('Ana'))
    const again = await new Browser(n.ana.someone, n.place.documentId).joined()
    await until(() => names(b).includes('Ana'))
    for (const browser of [again, b]) browser.close()
    page.socket.close()
  })
})

describe('a node that hears no hint, and whose Redis is none', () => {
  let line: DeafLine
  let deaf: Awaited<ReturnType<typeof serve>>

  beforeAll(async () => {
    line = await deafLine(n.w.options.app)
    // Something answers there, but it is no Redis.
    const redisUrl = n.w.url.replace('http', 'redis')
    deaf = await serve({ ...n.w.options, port: 0, app: line.connection as never, redisUrl })
  })
  afterAll(async () => {
    await deaf?.close()
    line?.close()
  })

  it('follows the journal all the same, and what is written there arrives elsewhere', async () => {
    const a = await new Browser(n.ana.someone, n.place.documentId).joined()
    const b = await new Browser(at(n.ben.someone, deaf.url), n.place.documentId).joined()
    const fromB = addCard(b.doc, n.ben)
    await b.saved()
    await until(() => cardsOf(a.doc).has(fromB))
    const fromA = addCard(a.doc, n.ana)
    await a.saved()
    const from = Date.now()
    await until(() => cardsOf(b.doc).has(fromA))
    // Two seconds are promised; the rest is for a busy machine.
    expect(Date.now() - from).toBeLessThan(4_000)
    a.close()
    b.close()
  })
})
