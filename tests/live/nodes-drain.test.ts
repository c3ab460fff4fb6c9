// A node that is asked to end: it answers what was submitted, sends everybody to another one, and loses nothing.
import { toBase64 } from '@alongside/contracts/bytes'
import { isRefused } from '@alongside/contracts/live'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import * as Y from 'yjs'
import { addCard } from '../support/board.js'
import { holdDocument, isAwaited, letGoOfAll } from '../support/hold.js'
import { until } from '../support/live.js'
import { NodeProcess } from '../support/node-process.js'
import { RawWriter } from '../support/raw-writer.js'
import { at, type TwoNodes, twoNodes } from '../support/two-nodes.js'

let n: TwoNodes
let third: NodeProcess

beforeAll(async () => {
  n = await twoNodes()
  third = await NodeProcess.start({ ...n.w.options, port: 0 })
})
afterAll(async () => {
  await letGoOfAll()
  await third?.end('SIGKILL')
  await n?.close()
})

it('answers every edit, says that it starts anew, ends in good order; and what is sent again is not written again', async () => {
  const writer = new RawWriter(at(n.ana.someone, third.url), n.place.documentId)
  writer.socket.io.reconnection(false)
  const doc = await writer.copy()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i < 40; i += 1) addCard(doc, n.ana)
  const { epoch, client } = writer.joined!
  const send = (page: RawWriter, i: number) =>
    page.socket.emitWithAck('live:update', {
      documentId: n.place.documentId,
      epoch,
      client,
      n: i + 1,
      update: toBase64(updates[i]!),
    })
  const farewell = new Promise((resolve) =>
    writer.socket.once('disconnect', (_, details) =>
      resolve((details as { context?: { code?: number } }).context?.code),
    ),
  )
  const answers = updates.map((_, i) => send(writer, i))
  // One is answered: the others are on their way.
  await answers[0]
  const from = Date.now()
  const ended = third.end('SIGTERM')
  const answered = await Promise.all(answers)
  expect(await farewell).toBe(1012)
  expect(await ended).toBe(0)
  expect(Date.now() - from).toBeLessThan(10_000)

  const taken = answered.flatMap((answer, i) => (isRefused(answer) ? [] : [i + 1]))
  expect(answered.filter((answer) => isRefused(answer) && !['retry', 'live.gap'].includes(answer.refused))).toEqual([])
  const stored = async () =>
    (
      await n.w.sql<{ n: number }>('select n from live_update where document_id = $1 and client = $2 order by n', [
        n.place.documentId,
        client,
      ])
    ).map((row) => row.n)
  // Neither acknowledged and lost nor kept and refused.
  expect(await stored()).toEqual(taken)

  const elsewhere = new RawWriter(n.ana.someone, n.place.documentId)
  expect(await elsewhere.join({ client })).toBeNull()
  expect(elsewhere.joined?.lastN).toBe(taken.length)
  for (const i of updates.keys()) expect(await send(elsewhere, i)).toMatchObject({ n: i + 1 })
  expect(await stored()).toEqual(updates.map((_, i) => i + 1))
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(await elsewhere.copy()))
  expect(copy.getMap('cards').size).toBe(updates.length)
  elsewhere.socket.close()
})

it('lets nobody in while it goes, says when to come back, and finishes what was submitted', async () => {
  const page = new RawWriter(n.ben.someone, n.place.documentId)
  page.socket.io.reconnection(false)
  const late = new RawWriter(n.ben.someone, n.place.documentId)
  late.socket.disconnect().io.reconnection(false)
  const doc = await page.copy()
  const before = Y.encodeStateVector(doc)
  addCard(doc, n.ben)
  // Somebody else holds the board: what was submitted takes a moment.
  const letGo = await holdDocument(n.w, n.place.documentId)
  const answer = page.send(Y.encodeStateAsUpdate(doc, before))
  await until(() => isAwaited(n.w, 'from live_document'))
  const closing = n.second.close()
  const refused = new Promise((resolve) => {
    late.socket.on('connect_error', (error) => resolve({ ...error, message: error.message }))
    late.socket.on('connect', () => resolve('let in'))
  })
  late.socket.connect()
  expect(await refused).toMatchObject({ message: 'retry', data: { retryAfter: expect.any(Number) } })
  await letGo()
  expect(await answer).toBe('taken')
  await closing
  for (const { socket } of [late, page]) socket.close()
})
