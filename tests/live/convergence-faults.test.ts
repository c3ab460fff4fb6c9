// Many people write at once over lines that lose, double and disorder messages, while the server is stopped and started; then the
// judge of the fault runs, which knows nothing of the engine, looks at what was said and what is there.
import { cardsOf } from '@alongside/contracts/board'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import * as Y from 'yjs'
import { LiveDocument } from '../../apps/web/src/platform/live/LiveDocument.js'
import { check, type Event } from '../faults/checker.mjs'
import { Person } from '../faults/person.mjs'
import { stateOf } from '../faults/scene.mjs'
import { noTrouble } from '../faults/shim.mjs'
import { copyOf } from '../faults/state.mjs'
import { board } from '../support/board.js'
import { chance, type Writer } from '../support/convergence.js'
import { until } from '../support/live.js'
import { tell } from '../support/told.js'
import { type World, world } from '../support/world.js'

/** The full round of `npm run proof -- convergence` sets these. */
const people = Number(process.env.ALONGSIDE_PROOF_PEOPLE ?? 10)
const edits = Number(process.env.ALONGSIDE_PROOF_EDITS ?? 2_000)
const first = Number(process.env.ALONGSIDE_PROOF_FIRST ?? 1)
const seeds = Number(process.env.ALONGSIDE_PROOF_SEEDS ?? 3)
/** How often, in the course of a round, the server is stopped and started again. */
const rebuilds = Number(process.env.ALONGSIDE_PROOF_REBUILDS ?? 1)
const trouble = { drop: 0.2, twice: 5, swap: 5, late: 5 }
/** People write in bursts: what somebody does within a moment leaves as one message. */
const longestBurst = 6

let w: World
let writers: Writer[]
let alliance: Awaited<ReturnType<World['alliance']>>

beforeAll(async () => {
  w = await world()
  const schools = [await w.school('Elm Park'), await w.school('Oakfield')]
  alliance = await w.alliance('North', { schools })
  writers = []
  for (let at = 0; at < people; at += 1) {
    const school = schools[at % 2]!
    writers.push({ someone: await w.person({ role: 'TEACHER', school }), urn: school as never })
  }
})
afterAll(() => w?.close())

it.each(Array.from({ length: seeds }, (_, at) => first + at))(
  `seed %i: ${edits} edits of ${people} people`,
  async (seed) => {
    const place = await board(w, alliance, writers)
    const pick = chance(seed)
    const history: Event[] = []
    const all = writers.map(({ someone, urn }, process) => {
      const seat = {
        process,
        person: someone.id,
        urn,
        url: w.url,
        origin: w.url,
        cookie: someone.cookie,
        document: place.documentId,
      }
      return new Person(LiveDocument, seat, seed, (event: Event) => void history.push(event), true)
    })
    await until(() => all.every(({ isLive }) => isLive))
    all[0]!.begin()
    await until(() => all.every(({ isSaved, live }) => isSaved && cardsOf(live.doc).size > 0))
    for (const person of all) person.trouble = trouble
    const done = () => all.reduce((sum, { author }) => sum + author.count, 0)
    for (let stops = 0; done() < edits; ) {
      const person = all[pick(people)]!
      for (let burst = 1 + pick(longestBurst); burst > 0; burst -= 1) person.act()
      person.live.flush()
      if (done() > (edits * (stops + 1)) / (rebuilds + 1) && stops < rebuilds) {
        stops += 1
        await w.restart()
      }
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    for (const person of all) person.trouble = noTrouble
    // Whatever does not come to rest is for the judge to name.
    await within(15_000, () => all.every(({ isSaved }) => isSaved))
    // What was lost on the way comes with the next line.
    for (const { socket } of all) socket.io.engine.close()
    const isOne = () => {
      if (!all.every(({ isSaved }) => isSaved)) return false
      const vectors = all.map(({ live }) => vectorOf(live.doc))
      // Copies are compared in full, which takes long, once they know of the same edits.
      return (
        new Set(vectors).size === 1 && new Set(all.map(({ live }) => JSON.stringify(copyOf('', live.doc)))).size === 1
      )
    }
    await within(15_000, isOne)
    const unsaved = all.filter(({ isSaved }) => !isSaved).map(({ process }) => process)
    const { journal, stored } = await stateOf(w, place.documentId)
    const copies = all.map(({ live, process }) => copyOf(`person ${process}`, live.doc))
    for (const person of all) person.leave()
    const left = { doc: place.documentId, journal, stored, copies }
    const judged = (rows = journal) =>
      check(history, { documents: [{ ...left, journal: rows }], commands: [], crashes: [] })
    const verdicts = judged()
    const refused = all.flatMap((person) => person.refused)
    const kept = wordsKept(history)
    tell({
      seed,
      acts: done(),
      acknowledged: verdicts[0]!.counted,
      words: kept,
      rows: journal.length,
      stops: rebuilds,
      broken: verdicts.flatMap(({ broken }) => broken).length,
    })
    expect(verdicts.filter(({ broken }) => broken.length > 0)).toEqual([])
    expect({ refused, unsaved }).toEqual({ refused: [], unsaved: [] })
    // Moves and titles bring no words; everything else that was done was sent, acknowledged and looked for.
    expect(kept).toBeGreaterThan(edits * 0.8)
    // The judge is awake: of these very edits it misses the one that is taken away. Nobody was promised an edit whose answer was lost.
    const promised = new Set(history.flatMap((event) => (event.type === 'ok' ? [`${event.client} ${event.n}`] : [])))
    const sure = journal.filter(({ client, n }) => promised.has(`${client} ${n}`))
    const taken = sure[pick(sure.length)]
    expect(judged(journal.filter((row) => row !== taken))[0]!.broken).toHaveLength(1)
  },
)

/** Waits for it, and goes on without it when that takes too long. */
const within = (ms: number, holds: () => boolean) => {
  const end = Date.now() + ms
  return until(() => holds() || Date.now() > end)
}

const vectorOf = (doc: Y.Doc): string =>
  JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([one], [other]) => one - other))

/** How many different words the acknowledged edits brought. */
function wordsKept(history: readonly Event[]): number {
  const nameOf = ({ client, n }: Event) => `${client}/${n}`
  const kept = new Set(history.filter(({ type }) => type === 'ok').map(nameOf))
  const brought = history.filter((event) => event.type === 'invoke' && kept.has(nameOf(event)))
  return new Set(brought.flatMap(({ tokens }) => tokens ?? [])).size
}
