// A node whose database keeps people waiting says so to whoever watches it, goes on answering, and says when it is over.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import pg from 'pg'
import * as Y from 'yjs'
import { addCard } from '../support/board.js'
import { until } from '../support/live.js'
import { RawWriter } from '../support/raw-writer.js'
import { type TwoNodes, twoNodes } from '../support/two-nodes.js'

let n: TwoNodes
beforeAll(async () => {
  n = await twoNodes()
})
afterAll(() => n?.close())

const health = async () => (await fetch(`${n.w.url}/healthz`)).json() as Promise<{ ok: boolean; degraded: string[] }>

it('R6: a journal that is not written is told, and only as long as it lasts', async () => {
  expect(await health()).toEqual({ ok: true, degraded: [] })
  const page = new RawWriter(n.ana.someone, n.place.documentId)
  await page.join()
  const holding = new pg.Client({ ...n.w.options.app, user: 'postgres' })
  await holding.connect()
  await holding.query('begin; lock table live_update in access exclusive mode')
  const doc = new Y.Doc()
  doc.clientID = page.joined!.client
  addCard(doc, n.ana)
  const answer = page.send(Y.encodeStateAsUpdate(doc))
  await until(async () => (await health()).degraded.includes('live'))
  expect((await health()).ok).toBe(true)
  await holding.end()
  expect(await answer).toBe('taken')
  await until(async () => (await health()).degraded.length === 0)
  page.socket.close()
})
