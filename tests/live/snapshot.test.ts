// A board on which much was written is kept as a snapshot, and opens from it.
import { cardsOf } from '@alongside/contracts/board'
import type { Urn } from '@alongside/domain/ids'
import { rankAt } from '@alongside/domain/rank'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type pg from 'pg'
import * as Y from 'yjs'
import { liveKinds } from '../../apps/api/src/live-kinds.js'
import { poolAs } from '../../apps/api/src/platform/db/connection.js'
import { roles } from '../../apps/api/src/platform/db/migrate.js'
import { LiveHub } from '../../apps/api/src/platform/live/live-hub.js'
import type { LiveDocumentHead } from '../../apps/api/src/platform/live/live-kind.js'
import { addCard, type Board, board } from '../support/board.js'
import { chance, fingerprint } from '../support/convergence.js'
import { Browser, until } from '../support/live.js'
import { serve } from '../support/served.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let ana: { someone: Someone; urn: Urn }
let place: Board
let pool: pg.Pool

beforeAll(async () => {
  w = await world()
  const elm = await w.school('Elm Park')
  const alliance = await w.alliance('North', { schools: [elm] })
  ana = { someone: await w.person({ name: 'Ana', role: 'TEACHER', school: elm }), urn: elm }
  place = await board(w, alliance, [ana])
  pool = poolAs(w.options.app, roles.journal, 2)
})
afterAll(async () => {
  await pool?.end()
  await w?.close()
})

/** Two people at one board: cards come, are moved about and written in, and go again. */
async function write(browsers: readonly Browser[]): Promise<void> {
  const pick = chance(7)
  for (let nth = 0; nth < 260; nth += 1) {
    const browser = browsers[pick(browsers.length)]!
    const { doc } = browser
    const ids = [...cardsOf(doc).keys()].sort()
    const id = ids[pick(Math.max(1, ids.length))]
    const act = pick(10)
    if (id === undefined || act === 0) addCard(doc, ana)
    else if (act === 1 && ids.length > 3) cardsOf(doc).delete(id)
    else if (act > 7)
      cardsOf(doc)
        .get(id)!
        .set('rank', rankAt([], 0, `${nth}`))
    else change(cardsOf(doc).get(id)!.get('body') as Y.XmlFragment, act, `word ${nth} `)
    browser.live.flush()
    // Now and then each sees what the other wrote.
    if (pick(8) === 0) await Promise.all(browsers.map((one) => one.saved()))
  }
  await Promise.all(browsers.map((one) => one.saved()))
}

function change(body: Y.XmlFragment, act: number, words: string): void {
  const first = body.length > 0 ? (body.get(0) as Y.XmlElement).get(0) : undefined
  if (!(first instanceof Y.XmlText) || act === 2) {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(words)])
    body.insert(0, [paragraph])
  } else if (act === 3) body.delete(0, 1)
  else if (act === 4) first.format(0, Math.min(4, first.length), { bold: true })
  else if (act === 5 && first.length > 4) first.delete(1, 2)
  else first.insert(Math.min(3, first.length), words)
}

it('after two hundred edits it has one, and opens from it as it was', async () => {
  const a = await new Browser(ana.someone, place.documentId).joined()
  addCard(a.doc, ana)
  const other = await new Browser(await w.again(ana.someone), place.documentId).joined()
  await write([a, other])
  await until(() => fingerprint(a.doc) === fingerprint(other.doc))
  other.close()
  const troubles: unknown[] = []
  const hub = new LiveHub(
    pool,
    liveKinds,
    () => undefined,
    (error) => troubles.push(error),
  )
  const [head] = await w.sql<LiveDocumentHead>(
    `select id, space_id as "spaceId", kind, item_id as "itemId", epoch, seq::int as seq from live_document where id = $1`,
    [place.documentId],
  )
  await hub.open(head!)
  await hub.sweep()
  await hub.sweep()
  expect(troubles).toEqual([])
  expect(await w.sql('select seq::int from live_snapshot where document_id = $1', [place.documentId])).toEqual([
    { seq: head!.seq },
  ])

  // A node that has never seen it: what lies before the snapshot is read from there alone.
  await w.sql('delete from live_update where document_id = $1 and seq <= $2', [place.documentId, head!.seq])
  const later = await serve({ ...w.options, port: 0 })
  const [, secret] = ana.someone.cookie!.split('=')
  const cookie = `alongside-${new URL(later.url).port}=${secret}`
  const b = await new Browser({ ...ana.someone, url: later.url, cookie } as Someone, place.documentId).joined()
  expect(fingerprint(b.doc)).toBe(fingerprint(a.doc))
  a.close()
  b.close()
  await later.close()
})
