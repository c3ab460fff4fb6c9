// People who write at once, drop out and come back, by seeded chance; and the question whether one board remains.
import { createHash } from 'node:crypto'
import { cardsOf, cycleOf } from '@alongside/contracts/board'
import { byRank, rankAt } from '@alongside/domain/rank'
import { stages } from '@alongside/domain/stage'
import * as Y from 'yjs'
import { addCard, type Board } from './board.js'
import { Browser, until } from './live.js'
import type { Someone, World } from './world.js'

/** Mulberry32: the same numbers for the same seed, everywhere. */
export function chance(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

export interface Writer {
  someone: Someone
  urn: never
}

/** What was written and must be there at the end: every marker typed, unless its card was removed. */
export interface Told {
  readonly cards: Set<string>
  readonly removed: Set<string>
  readonly marks: Map<string, string[]>
}

export async function writeAtOnce(
  place: Board,
  writers: readonly Writer[],
  { seed, acts }: { seed: number; acts: number },
): Promise<{ browsers: Browser[]; told: Told }> {
  const pick = chance(seed)
  const browsers = await Promise.all(writers.map(({ someone }) => new Browser(someone, place.documentId).joined()))
  const told: Told = { cards: new Set(), removed: new Set(), marks: new Map() }
  for (let act = 0; act < acts; act += 1) {
    const who = pick(writers.length)
    const browser = browsers[who]!
    // A copy that is just being replaced takes no words: its author waits, as the page makes them.
    if (browser.live.state().status === 'joining') await browser.joined()
    doOne(browser, writers[who]!, pick, told, `s${seed}a${act}`)
    // Now and then everybody breathes, so that edits meet in different turns.
    if (pick(5) === 0) await new Promise((resolve) => setImmediate(resolve))
    if (pick(40) === 0) await browser.saved()
  }
  await Promise.all(browsers.map((browser) => browser.saved()))
  return { browsers, told }
}

function doOne(browser: Browser, writer: Writer, pick: (below: number) => number, told: Told, mark: string): void {
  const { doc } = browser
  const ids = [...cardsOf(doc).keys()].sort()
  const id = ids[pick(Math.max(1, ids.length))]
  const kind = pick(20)
  if (id === undefined || kind < 4) {
    told.cards.add(addCard(doc, writer, { rank: rankAt(ranksOf(doc, 'SCANNING'), pick(6), writer.someone.id) }))
  } else if (kind < 13) {
    write(doc, id, mark, told)
  } else if (kind < 16) {
    const column = stages.filter((stage) => stage !== 'ACTION')[pick(stages.length - 1)]!
    const card = cardsOf(doc).get(id)!
    doc.transact(() => {
      card.set('column', column)
      card.set('rank', rankAt(ranksOf(doc, column), pick(6), writer.someone.id))
    })
  } else if (kind === 16) {
    cycleOf(doc).set('focus', mark)
  } else if (kind === 17) {
    cardsOf(doc).delete(id)
    told.removed.add(id)
  } else {
    // The line breaks; the browser comes back by itself.
    if (browser.socket.connected) browser.socket.io.engine.close()
  }
}

function write(doc: Y.Doc, id: string, mark: string, told: Told): void {
  const body = cardsOf(doc).get(id)!.get('body') as Y.XmlFragment
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(mark)])
  body.insert(0, [paragraph])
  told.marks.set(id, [...(told.marks.get(id) ?? []), mark])
}

const ranksOf = (doc: Y.Doc, column: string): string[] =>
  [...cardsOf(doc).entries()]
    .filter(([, card]) => card.get('column') === column)
    .map(([id, card]) => ({ id, rank: String(card.get('rank')) }))
    .sort(byRank)
    .map(({ rank }) => rank)

/** A document as one word: its contents with sorted keys, its state vector, its deletions. Two copies are one only if all agree. */
export function fingerprint(doc: Y.Doc): string {
  const sorted = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sorted)
      : value !== null && typeof value === 'object'
        ? Object.fromEntries(
            Object.entries(value)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([key, one]) => [key, sorted(one)]),
          )
        : value
  const contents = { cards: sorted(cardsOf(doc).toJSON()), cycle: sorted(cycleOf(doc).toJSON()) }
  const vector = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b)
  const deletions = [...Y.createDeleteSetFromStructStore(doc.store).clients]
    .sort(([a], [b]) => a - b)
    .map(([client, items]) => [client, items.map(({ clock, len }) => [clock, len])])
  return createHash('sha256').update(JSON.stringify({ contents, vector, deletions })).digest('hex')
}

/** Everything that must hold once everybody has saved. Answers what does not. */
export async function disagreements(
  w: World,
  place: Board,
  { browsers, told, later: who }: { browsers: readonly Browser[]; told: Told; later: Someone },
): Promise<string[]> {
  const found: string[] = []
  const later = await new Browser(who, place.documentId).joined()
  const all = [...browsers, later]
  const agree = (): boolean => new Set(all.map(({ doc }) => fingerprint(doc))).size === 1
  await Promise.race([until(agree), new Promise((resolve) => setTimeout(resolve, 10_000).unref())])
  if (!agree()) found.push(`copies differ: ${all.map(({ doc }) => fingerprint(doc).slice(0, 8)).join(' ')}`)
  for (const browser of all) {
    if (browser.doc.store.pendingStructs || browser.doc.store.pendingDs)
      found.push('a copy waits for something it lacks')
    if (browser.live.state().rescued.length > 0) found.push(`refused: ${browser.live.state().rescued[0]!.code}`)
  }
  const there = new Set(cardsOf(later.doc).keys())
  for (const id of told.cards) if (!told.removed.has(id) && !there.has(id)) found.push(`card ${id} is lost`)
  for (const id of there) if (!told.cards.has(id)) found.push(`card ${id} was never made`)
  for (const [id, marks] of told.marks) {
    const text = (cardsOf(later.doc).get(id)?.get('body') as Y.XmlFragment | undefined)?.toJSON() ?? ''
    if (!there.has(id)) continue
    for (const mark of marks) {
      const times = text.split(`>${mark}<`).length - 1
      if (times !== 1) found.push(`${mark} stands ${times} times`)
    }
  }
  const rows = await w.sql<{ id: string; board_column: string; rank: string }>(
    'select id, board_column, rank from card where cycle_id = $1 and removed_at is null order by id',
    [place.cycleId],
  )
  const projected = JSON.stringify(rows.map(({ id, board_column, rank }) => [id, board_column, rank]))
  const live = JSON.stringify(
    [...cardsOf(later.doc).entries()]
      .map(([id, card]) => [id, card.get('column'), card.get('rank')] as [string, unknown, unknown])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
  if (projected !== live) found.push('the rows differ from the board')
  const [journal] = await w.sql<{ rows: number; numbers: number; last: number }>(
    'select count(*)::int as rows, count(distinct (client, n))::int as numbers, coalesce(max(seq), 0)::int as last from live_update where document_id = $1',
    [place.documentId],
  )
  if (journal!.rows !== journal!.numbers || journal!.rows !== journal!.last)
    found.push('the journal has gaps or doubles')
  for (const browser of all) browser.close()
  return found
}
