// T34: one alliance writes as fast as it can; the other one’s words are taken all the same, in their order. Counts, not times.

import { toBase64 } from '@alongside/contracts/bytes'
import { isRefused } from '@alongside/contracts/live'
import type { Urn } from '@alongside/domain/ids'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import * as Y from 'yjs'
import { TurnQueue } from '../../apps/api/src/platform/live/turn-queue.js'
import { addCard, type Board, board } from '../support/board.js'
import { eventually } from '../support/eventually.js'
import { until } from '../support/live.js'
import { RawWriter } from '../support/raw-writer.js'
import { type Someone, type World, world } from '../support/world.js'

const flooding = 6
/** Twenty times what one may send in a second is far more than anybody types. */
const flood = 1_000
const quietEdits = 25

let w: World
let loud: { place: Board; writers: RawWriter[]; urn: Urn; someone: Someone }
let quiet: { place: Board; writer: RawWriter; urn: Urn; someone: Someone }
beforeAll(async () => {
  w = await world()
  const people = async (name: string, count: number) => {
    const school = await w.school(name)
    const alliance = await w.alliance(`Alliance of ${name}`, { schools: [school] })
    const all: Someone[] = []
    for (let at = 0; at < count; at += 1) all.push(await w.person({ role: 'TEACHER', school }))
    const place = await board(
      w,
      alliance,
      all.map((someone) => ({ someone, urn: school })),
    )
    const writers = all.map((someone) => new RawWriter(someone, place.documentId))
    for (const writer of writers) expect(await writer.join()).toBeNull()
    return { place, writers, urn: school, someone: all[0]! }
  }
  loud = await people('Loud', flooding)
  const one = await people('Quiet', 1)
  quiet = { ...one, writer: one.writers[0]! }
})
afterAll(async () => {
  for (const { socket } of [...(loud?.writers ?? []), ...(quiet ? [quiet.writer] : [])]) socket.close()
  await w?.close()
})

/** Sends the same small edits all at once, each under its own number; what became of each. */
async function pour(writer: RawWriter, count: number): Promise<Record<string, number>> {
  const { client, epoch } = writer.joined!
  const doc = new Y.Doc()
  doc.clientID = client
  const answers: Record<string, number> = {}
  const sent: Promise<void>[] = []
  doc.on('update', (update: Uint8Array) => {
    const n = sent.length + 1
    const request = { documentId: writer.id as never, epoch, client, n, update: toBase64(update) }
    sent.push(
      writer.socket.emitWithAck('live:update', request).then((answer) => {
        const code = isRefused(answer) ? answer.refused : 'taken'
        answers[code] = (answers[code] ?? 0) + 1
      }),
    )
  })
  for (let at = 0; at < count; at += 1) doc.getMap('cycle').set('focus', `word ${at}`)
  await Promise.all(sent)
  return answers
}

it('is slowed down by its own number of edits, and slows down nobody else', async () => {
  const order: string[] = []
  const poured = Promise.all(
    loud.writers.map(async (writer) => {
      const answers = await pour(writer, flood)
      order.push('loud')
      return answers
    }),
  )
  const taken: string[] = []
  const own = await quiet.writer.copy()
  for (let at = 0; at < quietEdits; at += 1) {
    const before = Y.encodeStateVector(own)
    addCard(own, { someone: quiet.someone, urn: quiet.urn })
    taken.push(await quiet.writer.send(Y.encodeStateAsUpdate(own, before)))
  }
  order.push('quiet')
  const answers = await poured
  expect(taken).toEqual(Array.from({ length: quietEdits }, () => 'taken'))
  // Beside a flood rows follow what is written a second later: all of them, and no more than there are.
  const cards = () => w.sql('select id from card where cycle_id = $1', [quiet.place.cycleId])
  await eventually(async () => (await cards()).length >= quietEdits)
  expect(await cards()).toHaveLength(quietEdits)
  for (const one of answers) {
    // Every edit is answered; what is beyond the allowance is sent back with a code, and nothing else is lost.
    expect(Object.values(one).reduce((sum, count) => sum + count, 0)).toBe(flood)
    expect(Object.keys(one).every((code) => ['taken', 'retry', 'live.gap', 'live.quota'].includes(code))).toBe(true)
    expect(one.retry ?? 0).toBeGreaterThan(0)
  }
  expect(order).toContain('quiet')
})

it('is not even listened to beyond its own number of messages, and is heard again in the next second', async () => {
  const someone = await w.again(loud.someone)
  const page = new RawWriter(someone, loud.place.documentId)
  await until(() => page.socket.connected)
  const told: number[] = []
  const before = Date.now()
  const asked = Array.from({ length: 1_600 }, () =>
    page.socket
      .emitWithAck('live:update', { pad: 'x'.repeat(500) } as never)
      .then(() => told.push(Date.now() - before)),
  )
  await Promise.all(asked)
  page.socket.close()
  expect(told).toHaveLength(1_600)
  // What was read in the same piece comes as well; the last ones wait for the next second but one.
  expect(told.at(-1)!).toBeGreaterThan(900)
})

it('has its share of each turn and no more', () => {
  const queue = new TurnQueue<string>(
    (item) => item.split(' ')[0]!,
    () => 100,
  )
  let refused = 0
  for (let at = 0; at < 5_000; at += 1) if (!queue.add(`loud ${at}`)) refused += 1
  expect(refused).toBeGreaterThan(0)
  for (let at = 0; at < 10; at += 1) expect(queue.add(`quiet ${at}`)).toBe(true)
  const turn = queue.next()
  expect(turn.filter((item) => item.startsWith('quiet'))).toEqual(Array.from({ length: 10 }, (_, at) => `quiet ${at}`))
  expect(turn.length).toBeLessThan(1_000)
})
