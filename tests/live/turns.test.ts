// Turns of the journal: everybody gets a share, a guard that dies takes nobody along, and ordinary rows are never left behind.

import { cardsOf } from '@alongside/contracts/board'
import type { AllianceId, DocumentId, Urn } from '@alongside/domain/ids'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import * as Y from 'yjs'
import { GuardHost, GuardLost } from '../../apps/api/src/platform/live/guard-host.js'
import { TurnQueue } from '../../apps/api/src/platform/live/turn-queue.js'
import { scan, Unreadable } from '../../apps/api/src/platform/live/update-scan.js'
import { addCard, type Board, board } from '../support/board.js'
import { Browser, until } from '../support/live.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let elm: Urn
let alliance: AllianceId
let ana: { someone: Someone; urn: Urn }
let place: Board
const open: Browser[] = []

const enter = async (): Promise<Browser> => {
  const browser = new Browser(ana.someone, place.documentId)
  open.push(browser)
  return browser.joined()
}

beforeAll(async () => {
  w = await world()
  elm = await w.school('Elm Park')
  alliance = await w.alliance('North', { schools: [elm, await w.school('Oakfield')] })
  ana = { someone: await w.person({ name: 'Ana', role: 'TEACHER', school: elm }), urn: elm }
})
beforeEach(async () => {
  for (const browser of open.splice(0)) browser.close()
  place = await board(w, alliance, [ana])
})
afterAll(async () => {
  for (const browser of open.splice(0)) browser.close()
  await w?.close()
})

describe('the queue', () => {
  const queue = () =>
    new TurnQueue<{ space: string; bytes: number; at: number }>(
      ({ space }) => space,
      ({ bytes }) => bytes,
    )
  const edit = (space: string, at: number, bytes = 100) => ({ space, at, bytes })

  it('gives every alliance its share of a turn, whatever one of them sends', () => {
    const waiting = queue()
    for (let at = 0; at < 2_000; at += 1) expect(waiting.add(edit('flood', at))).toBe(true)
    for (let at = 0; at < 5; at += 1) waiting.add(edit('quiet', at))
    const turn = waiting.next()
    expect(turn.filter(({ space }) => space === 'quiet')).toHaveLength(5)
    expect(turn.length).toBeLessThan(700)
    expect(turn.filter(({ space }) => space === 'flood').map(({ at }) => at)).toEqual(
      [...turn.keys()].slice(0, turn.length - 5),
    )
  })

  it('takes no more of one alliance than it can hold, and goes on taking the others’', () => {
    const waiting = queue()
    for (let at = 0; at < 2_000; at += 1) waiting.add(edit('flood', at))
    expect(waiting.add(edit('flood', 2_000))).toBe(false)
    expect(waiting.add(edit('quiet', 0))).toBe(true)
    waiting.next()
    expect(waiting.add(edit('flood', 2_001))).toBe(true)
  })

  it('holds at most 64 MB of words', () => {
    const waiting = queue()
    const large = 64 * 1024
    let taken = 0
    while (waiting.add(edit(`space ${taken % 7}`, taken, large))) taken += 1
    expect(taken).toBe(1_024)
  })
})

describe('what is read without Yjs', () => {
  it('says of an editor’s edits what Yjs says of them', () => {
    const doc = new Y.Doc()
    const seen: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => seen.push(update))
    const id = addCard(doc, ana)
    const body = cardsOf(doc).get(id)?.get('body') as Y.XmlFragment
    const text = (body.get(0) as Y.XmlElement).get(0) as Y.XmlText
    text.insert(2, 'Größe, 语言, 👩‍🏫 and ½')
    text.format(0, 3, { link: { href: 'https://example.org', nested: [1, -7, 2.5, null, true, { deep: 'é' }] } })
    text.delete(1, 3)
    cardsOf(doc).get(id)?.set('rank', 'a1')
    seen.push(Y.mergeUpdates(seen), Y.encodeStateAsUpdate(doc))
    for (const update of seen) {
      const { structs, ds } = Y.decodeUpdate(update)
      const scanned = scan(update)
      const reach = new Map<number, number>()
      for (const struct of structs) reach.set(struct.id.client, struct.id.clock + struct.length)
      expect(new Map(scanned.runs.map(({ client, clock, length }) => [client, clock + length]))).toEqual(reach)
      const deleted = [...ds.clients].flatMap(([client, ranges]) =>
        ranges.map(({ clock, len }) => ({ client, clock, length: len })),
      )
      expect(scanned.deletes).toEqual(deleted)
      for (let end = 0; end < update.length; end += 1) expect(() => scan(update.subarray(0, end))).toThrow(Unreadable)
    }
  })

  it('asks for nothing that a few bytes only announce', () => {
    const huge = [255, 255, 255, 255, 127]
    for (const bytes of [
      [...huge],
      [1, ...huge, 1, 0],
      [1, 1, 1, 0, 8, 1, 1, 97, ...huge],
      [1, 1, 1, 0, 4, 1, 1, 97, ...huge],
      [0, ...huge],
      [0, 1, 1, ...huge],
      [1, 1, 1, 0, 9, 1, 1, 97, 1, 97],
      [0, 0, 0],
    ])
      expect(() => scan(Uint8Array.from(bytes))).toThrow(Unreadable)
  })

  it.each([
    ['a text without a letter', [1, 1, 1, 0, 4, 1, 1, 97, 0]],
    ['a list without a value', [1, 1, 1, 0, 8, 1, 1, 97, 0]],
    ['nothing that was deleted', [1, 1, 1, 0, 1, 1, 1, 97, 0]],
    ['a gap that leaves nothing out', [1, 1, 1, 0, 10, 0]],
    ['a deletion of nothing', [0, 1, 1, 1, 0, 0]],
  ])('takes no %s: what it stands in could not be deleted any more', (_, bytes) => {
    const rest = bytes[0] === 0 ? [] : [0]
    expect(() => scan(Uint8Array.from([...bytes, ...rest]))).toThrow(Unreadable)
    // The same with something in it is read.
    const filled = bytes.map((byte, at) => (at === bytes.length - 1 ? 1 : byte))
    const inside = { 4: [97], 8: [127] }[bytes[4] as 4 | 8] ?? []
    expect(() => scan(Uint8Array.from([...filled, ...inside, ...rest]))).not.toThrow()
  })
})

describe('the guard’s thread', () => {
  it('that dies of what it is asked is followed by another', async () => {
    const troubles: unknown[] = []
    const guard = new GuardHost((error) => troubles.push(error))
    const ask = (kind: string) => ({
      id: v7() as DocumentId,
      kind,
      open: { state: Y.encodeStateAsUpdate(new Y.Doc()), removed: [] },
      news: [],
      writers: [],
      edits: [],
      rows: null,
    })
    await expect(guard.ask([ask('enquiry-board'), ask('no such kind')], 10_000)).rejects.toBeInstanceOf(GuardLost)
    expect(troubles).toHaveLength(1)
    expect(await guard.ask([ask('enquiry-board')], 10_000)).toEqual([{ verdicts: [], unreadable: false, rows: null }])
    expect(guard.generation).toBe(2)
    const behind = [guard.ask([ask('no such kind')], 10_000), guard.ask([ask('enquiry-board')], 10_000)]
    const reasons = (await Promise.allSettled(behind)).map((one) => one.status === 'rejected' && one.reason.isOfAnother)
    // Whoever only waited behind it is not blamed.
    expect(reasons).toEqual([false, true])
    await guard.close()
  })
})

describe('a document whose edits cannot be kept', () => {
  it('holds up none of the others while they are tried one by one', async () => {
    await w.sql(`create function never_kept() returns trigger language plpgsql as $$
      begin perform pg_sleep(0.3); raise exception 'never kept'; end $$`)
    await w.sql(`create trigger never_kept before insert on card for each row
      when (new.cycle_id = '${place.cycleId}') execute function never_kept()`)
    const bad = await Promise.all(Array.from({ length: 6 }, enter))
    const other = await board(w, alliance, [ana])
    const good = await new Browser(ana.someone, other.documentId).joined()
    open.push(good)
    for (const { doc, live } of bad) {
      addCard(doc, ana)
      live.flush()
    }
    const refused = () => bad.filter(({ live }) => live.state().rescued.length > 0).length
    await until(() => refused() > 0)
    addCard(good.doc, ana)
    await good.saved()
    expect(refused()).toBeLessThan(bad.length)
    await until(() => refused() === bad.length)
    await w.sql('drop function never_kept cascade')
  })
})

describe('ordinary rows that were left behind', () => {
  const leaveBehind = async (): Promise<void> => {
    await w.sql('delete from card where cycle_id = $1', [place.cycleId])
    await w.sql('update live_document set projected_seq = 0 where id = $1', [place.documentId])
  }
  const cards = async () =>
    (await w.sql<{ id: string }>('select id from card where cycle_id = $1 and removed_at is null', [place.cycleId]))
      .map(({ id }) => id)
      .sort()

  it('are made with the next edit', async () => {
    const a = await enter()
    const first = addCard(a.doc, ana)
    await a.saved()
    await leaveBehind()
    const second = addCard(a.doc, ana)
    await a.saved()
    expect(await cards()).toEqual([first, second].sort())
  })

  it('are made before a guarded change is judged', async () => {
    const a = await enter()
    const only = addCard(a.doc, ana)
    await a.saved()
    await leaveBehind()
    await ana.someone.ask(
      'mutation($e: ID!, $c: ID!) { proposeStage(enquiryId: $e, cycleId: $c, to: FOCUSING) { id } }',
      {
        e: place.enquiryId,
        c: place.cycleId,
      },
    )
    expect(await cards()).toEqual([only])
    expect(
      await w.sql('select 1 from live_document where id = $1 and projected_seq = seq', [place.documentId]),
    ).toHaveLength(1)
  })

  it('follow a busy moment by themselves', async () => {
    const browsers = await Promise.all(Array.from({ length: 12 }, enter))
    const ids = browsers.map(({ doc }) => addCard(doc, ana))
    for (const { live } of browsers) live.flush()
    await Promise.all(browsers.map((browser) => browser.saved()))
    await until(async () => (await cards()).length === ids.length)
    expect(await cards()).toEqual(ids.sort())
  })
})
