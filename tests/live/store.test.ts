// What is kept of a board: summed up whoever has it open, the past in archives that lose nothing, and damage that is found and set apart.
import { randomBytes } from 'node:crypto'
import { boardRoots, cardsOf } from '@alongside/contracts/board'
import type { Acknowledged, Refused } from '@alongside/contracts/live'
import type { AllianceId, DocumentId, Urn } from '@alongside/domain/ids'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type pg from 'pg'
import * as Y from 'yjs'
import { liveKinds } from '../../apps/api/src/live-kinds.js'
import { poolAs } from '../../apps/api/src/platform/db/connection.js'
import { roles } from '../../apps/api/src/platform/db/migrate.js'
import { LiveHub } from '../../apps/api/src/platform/live/live-hub.js'
import { Damage, inspect } from '../../apps/api/src/platform/live/live-store.js'
import { addCard, type Board, board } from '../support/board.js'
import { chance, fingerprint } from '../support/convergence.js'
import { Browser, until } from '../support/live.js'
import { type Serving, serve } from '../support/served.js'
import { tell } from '../support/told.js'
import { Someone, type World, world } from '../support/world.js'

let w: World
let alliance: AllianceId
let ana: { someone: Someone; urn: Urn }
let pool: pg.Pool
let second: Serving

beforeAll(async () => {
  w = await world()
  const elm = await w.school('Elm Park')
  alliance = await w.alliance('North', { schools: [elm] })
  ana = { someone: await w.person({ name: 'Ana', role: 'TEACHER', school: elm }), urn: elm }
  pool = poolAs(w.options.app, roles.journal, 4)
  second = await serve({ ...w.options, port: 0 })
})
afterAll(async () => {
  await second?.close()
  await pool?.end()
  await w?.close()
})

/** A node without people: it has nothing open, and sweeps. */
const node = (troubles: unknown[] = []): LiveHub =>
  new LiveHub(
    pool,
    liveKinds,
    () => undefined,
    (error) => troubles.push(error),
  )
/** A node that has never seen the board. */
const elsewhere = (): Someone => {
  const [, secret] = (ana.someone.cookie ?? '').split('=')
  const cookie = `alongside-${new URL(second.url).port}=${secret}`
  return new Someone(second.url, cookie, ana.someone.id, ana.someone.name, ana.someone.email)
}
const count = async (table: string, id: DocumentId): Promise<number> =>
  (await w.sql<{ count: number }>(`select count(*)::int from ${table} where document_id = $1`, [id]))[0]!.count

/** So many edits, each a row of its own. */
async function write(browser: Browser, edits: number): Promise<void> {
  for (let nth = 0; nth < edits; nth += 1) {
    const [id] = [...cardsOf(browser.doc).keys()]
    if (id === undefined || nth % 50 === 0) addCard(browser.doc, ana, { fields: { title: `Card ${nth}` } })
    else (cardsOf(browser.doc).get(id)!.get('fields') as Y.Map<unknown>).set('title', `Title ${nth}`)
    await browser.saved()
  }
}

const compactNow = (hub: LiveHub, place: Board, rows = 1) =>
  hub.keeper.compact({ spaceId: place.spaceId, id: place.documentId }, rows)

it('a board that nobody has open is summed up; the log behind the checkpoint before goes into the archive, and nothing is lost', async () => {
  const place = await board(w, alliance, [ana])
  const a = await new Browser(ana.someone, place.documentId).joined()
  await write(a, 201)
  const [{ rows } = { rows: [] as object[] }] = await w.sql<{ rows: object[] }>(
    'select jsonb_agg(jsonb_build_array(seq, client, n, person_id, sha256) order by seq) as rows from live_update where document_id = $1',
    [place.documentId],
  )
  const troubles: unknown[] = []
  const hub = node(troubles)
  await hub.sweep()
  expect(await count('live_snapshot', place.documentId)).toBe(1)
  // The first checkpoint: its log stays until another one is verified.
  expect(await count('live_archive', place.documentId)).toBe(0)
  expect(await count('live_update', place.documentId)).toBe(rows.length)
  await write(a, 30)
  // Two nodes at once: one does it, the other finds it in hand or done.
  const done = await Promise.all([compactNow(hub, place, 20), compactNow(node(troubles), place, 20)])
  expect(done.filter(Boolean)).toHaveLength(1)
  expect(troubles).toEqual([])
  expect(await count('live_archive', place.documentId)).toBe(1)
  const left = await w.sql<{ least: number }>('select min(seq)::int as least from live_update where document_id = $1', [
    place.documentId,
  ])
  expect(left[0]!.least).toBe(rows.length + 1)
  expect(await count('live_snapshot', place.documentId)).toBe(2)
  const b = await new Browser(elsewhere(), place.documentId).joined()
  expect(fingerprint(b.doc)).toBe(fingerprint(a.doc))
  a.close()
  b.close()
})

it('an edit sent again is known after its row went into the archive; other words under its number are refused', async () => {
  const place = await board(w, alliance, [ana])
  const a = await new Browser(ana.someone, place.documentId).joined()
  const updates: Uint8Array[] = []
  a.doc.on('update', (update: Uint8Array) => updates.push(update))
  await write(a, 5)
  const [first] = await w.sql<{ client: number; n: number; bytes: Buffer; epoch: number }>(
    'select client::float8 as client, n, bytes, epoch from live_update where document_id = $1 order by seq limit 1',
    [place.documentId],
  )
  const hub = node()
  await compactNow(hub, place)
  await write(a, 5)
  await compactNow(hub, place)
  expect(await w.sql('select 1 from live_update where document_id = $1 and n = 1', [place.documentId])).toEqual([])
  const before = await count('live_update', place.documentId)
  const b = await new Browser(elsewhere(), place.documentId).joined()
  const send = (bytes: Uint8Array) =>
    new Promise<Acknowledged | Refused>((answer) =>
      b.socket.emit(
        'live:update',
        {
          documentId: place.documentId,
          epoch: first!.epoch,
          client: first!.client,
          n: first!.n,
          update: Buffer.from(bytes).toString('base64'),
        },
        answer,
      ),
    )
  expect(await send(first!.bytes)).toMatchObject({ n: first!.n })
  expect(await send(updates.at(-1)!)).toMatchObject({ refused: 'live.gap' })
  expect(await count('live_update', place.documentId)).toBe(before)
  // A page that comes back under its old number goes on counting where it was.
  const [page] = await w.sql<{ n: number }>('select live_last_n($1, $2, 1, $3) as n', [
    place.spaceId,
    place.documentId,
    first!.client,
  ])
  expect(page!.n).toBe(10)
  a.close()
  b.close()
})

it('a node that slept while its rows were archived still finds them', async () => {
  const place = await board(w, alliance, [ana])
  const hub = node()
  const [head] = await w.sql<never>(
    `select id, space_id as "spaceId", kind, item_id as "itemId", epoch, seq::int as seq from live_document where id = $1`,
    [place.documentId],
  )
  const asleep = await hub.open(head!)
  const a = await new Browser(ana.someone, place.documentId).joined()
  await write(a, 6)
  await compactNow(node(), place)
  await write(a, 6)
  await compactNow(node(), place)
  await write(a, 3)
  await hub.compare()
  expect(fingerprint(asleep.doc)).toBe(fingerprint(a.doc))
  a.close()
})

/** A board with a checkpoint, the one before it, an archive behind both and rows since. */
async function settledBoard(): Promise<Board> {
  const place = await board(w, alliance, [ana])
  const a = await new Browser(ana.someone, place.documentId).joined()
  const hub = node()
  for (const _ of [1, 2, 3]) {
    await write(a, 6)
    if (_ < 3) await compactNow(hub, place)
  }
  a.close()
  return place
}

/** The full round of `npm run proof -- corruption` sets this. */
const flips = Number(process.env.ALONGSIDE_PROOF_FLIPS ?? 75)

it('every byte that is flipped, in a row, a snapshot or an archive, is found', async () => {
  const place = await settledBoard()
  const hub = node()
  const whole = { spaceId: place.spaceId, id: place.documentId, epoch: 1 }
  let found = 0
  const look = () => hub.asking([place.spaceId], (sql) => inspect(sql, whole, boardRoots))
  const pick = chance(Number(process.env.ALONGSIDE_PROOF_FIRST ?? 41))
  await look()
  const stored = await w.sql<{ kind: string; place: number; length: number }>(
    `select 'live_update' as kind, seq::int as place, octet_length(bytes) as length from live_update where document_id = $1 union all
     select 'live_snapshot', seq, octet_length(bytes) from live_snapshot where document_id = $1 union all
     select 'live_archive', from_seq, octet_length(bytes) from live_archive where document_id = $1`,
    [place.documentId],
  )
  for (const kind of ['live_update', 'live_snapshot', 'live_archive']) {
    const key = kind === 'live_archive' ? 'from_seq' : 'seq'
    const rows = stored.filter((one) => one.kind === kind)
    for (let nth = 0; nth < flips / 3; nth += 1) {
      const row = rows[pick(rows.length)]!
      const column = nth % 4 === 0 ? 'sha256' : 'bytes'
      const at = pick(column === 'sha256' ? 32 : row.length)
      const flip = `update ${kind} set ${column} = set_byte(${column}, $3, get_byte(${column}, $3) # $4) where document_id = $1 and ${key} = $2`
      const values = [place.documentId, row.place, at, 1 << pick(8)]
      await w.sql(flip, values)
      await expect(look()).rejects.toBeInstanceOf(Damage)
      await w.sql(flip, values)
      found += 1
    }
  }
  await look()
  tell({ flips: found })
})

it('a damaged board is closed with a word about it, its history shows how it last was, and all others are served', async () => {
  const place = await settledBoard()
  const other = await board(w, alliance, [ana])
  const [{ seq } = { seq: 0 }] = await w.sql<{ seq: number }>(
    'select max(seq)::int as seq from live_update where document_id = $1',
    [place.documentId],
  )
  // Spoiled on the disk: the last row but one.
  await w.sql('update live_update set bytes = $3 where document_id = $1 and seq = $2', [
    place.documentId,
    seq - 1,
    randomBytes(40),
  ])
  const b = new Browser(elsewhere(), place.documentId)
  await until(() => b.live.state().status === 'closed')
  expect(b.live.state().closedBy).toBe('live.quarantined')
  const [row] = await w.sql('select state, good_seq::int from live_document where id = $1', [place.documentId])
  expect(row).toEqual({ state: 'QUARANTINED', good_seq: seq - 2 })
  expect(
    await w.sql(`select reason from audit_event where item_id = $1 and action = 'live.quarantine'`, [place.documentId]),
  ).toEqual([{ reason: `journal row ${seq - 1}` }])
  const { boardHistory, boardVersion } = await ana.someone.ask(
    'query($id: ID!, $seq: Int!) { boardHistory(cycleId: $id) { isDamaged seq abilities { restore } } boardVersion(cycleId: $id, seq: $seq) { cards { cardId } } }',
    { id: place.cycleId, seq: seq - 2 },
  )
  expect(boardHistory).toEqual({ isDamaged: true, seq: seq - 2, abilities: { restore: false } })
  expect(boardVersion.cards).toHaveLength(3)
  const last = 'query($id: ID!, $seq: Int!) { boardVersion(cycleId: $id, seq: $seq) { seq } }'
  expect(await ana.someone.refused(last, { id: place.cycleId, seq })).toBe('live.quarantined')
  const c = await new Browser(elsewhere(), other.documentId).joined()
  addCard(c.doc, ana)
  await c.saved()
  b.close()
  c.close()
})

it('whoever runs the service opens it again once it is put right, or lets it go on from where it is whole', async () => {
  const [one, two] = [await settledBoard(), await settledBoard()]
  const hub = node()
  const whichOf = ({ spaceId, documentId }: Board) => ({ spaceId, id: documentId })
  const flip = (place: Board) =>
    w.sql(
      `update live_update set bytes = set_byte(bytes, 0, get_byte(bytes, 0) # 1) where document_id = $1 and seq = (select max(seq) from live_update where document_id = $1)`,
      [place.documentId],
    )
  for (const place of [one, two]) {
    await flip(place)
    await expect(hub.keeper.inspect(whichOf(place))).rejects.toMatchObject({ code: 'live.quarantined' })
  }
  const damaged = (await hub.keeper.damaged()).map(({ id }) => id)
  expect(damaged).toEqual(expect.arrayContaining([one.documentId, two.documentId]))
  await expect(hub.keeper.reopen(whichOf(one))).rejects.toBeInstanceOf(Damage)
  await flip(one)
  await hub.keeper.reopen(whichOf(one))
  const good = await hub.keeper.rebuild(whichOf(two))
  for (const place of [one, two]) {
    const a = await new Browser(elsewhere(), place.documentId).joined()
    expect(a.live.state().status).toBe('live')
    addCard(a.doc, ana)
    await a.saved()
    a.close()
  }
  const rows = await w.sql('select epoch, seq::int from live_document where id = any($1) order by epoch', [
    [one.documentId, two.documentId],
  ])
  expect(rows).toEqual([
    { epoch: 1, seq: good + 2 },
    { epoch: 2, seq: 2 },
  ])
})

it('who sits at a board when damage is found is told at once', async () => {
  const place = await settledBoard()
  const a = await new Browser(ana.someone, place.documentId).joined()
  await w.sql('update live_snapshot set sha256 = $2 where document_id = $1', [place.documentId, randomBytes(32)])
  await node()
    .keeper.inspect({ spaceId: place.spaceId, id: place.documentId })
    .catch(() => undefined)
  await until(() => a.live.state().status === 'closed')
  expect(a.live.state().closedBy).toBe('live.quarantined')
  a.close()
})
