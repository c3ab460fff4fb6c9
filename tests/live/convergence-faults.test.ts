// Many people write at once over lines that lose, double and disorder messages, while the server is stopped and started; then the
// judge of the fault runs, which knows nothing of the engine, looks at what was said and what is there.
import { cardsOf } from '@alongside/contracts/board'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { LiveDocument } from '../../apps/web/src/platform/live/LiveDocument.js'
import { check, type Event } from '../faults/checker.mjs'
import { Person } from '../faults/person.mjs'
import { stateOf } from '../faults/scene.mjs'
import { noTrouble } from '../faults/shim.mjs'
import { copyOf } from '../faults/state.mjs'
import { board } from '../support/board.js'
import { chance, type Writer } from '../support/convergence.js'
import { until } from '../support/live.js'
import { type Serving, serve } from '../support/served.js'
import { tell } from '../support/told.js'
import { type World, world } from '../support/world.js'

/** The full round of `npm run proof -- convergence` sets these. */
const people = Number(process.env.ALONGSIDE_PROOF_PEOPLE ?? 6)
const edits = Number(process.env.ALONGSIDE_PROOF_EDITS ?? 300)
const seed = Number(process.env.ALONGSIDE_PROOF_FIRST ?? 1)
/** How often, in the course of a round, the server is stopped and started again. */
const rebuilds = Number(process.env.ALONGSIDE_PROOF_REBUILDS ?? 1)
const trouble = { drop: 0.2, twice: 5, swap: 5, late: 5 }

let w: World
let serving: Serving
let writers: Writer[]
let alliance: Awaited<ReturnType<World['alliance']>>

beforeAll(async () => {
  w = await world()
  serving = w.serving
  const schools = [await w.school('Elm Park'), await w.school('Oakfield')]
  alliance = await w.alliance('North', { schools })
  writers = []
  for (let at = 0; at < people; at += 1) {
    const school = schools[at % 2]!
    writers.push({ someone: await w.person({ role: 'TEACHER', school }), urn: school as never })
  }
})
afterAll(async () => {
  if (serving !== w.serving) await serving.close()
  await w?.close().catch(() => undefined)
})

it(`seed ${seed}: ${edits} edits of ${people} people`, async () => {
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
  let stops = 0
  for (let at = 0; done() < edits; at += 1) {
    all[pick(people)]!.act()
    if (done() > (edits * (stops + 1)) / (rebuilds + 1) && stops < rebuilds) {
      stops += 1
      const { port } = new URL(w.url)
      await serving.close()
      serving = await serve({ ...w.options, port: Number(port) })
    }
    if (at % 8 === 0) await new Promise((resolve) => setTimeout(resolve, 1))
  }
  for (const person of all) person.trouble = noTrouble
  await until(() => all.every(({ isSaved }) => isSaved))
  // What was lost on the way comes with the next line.
  for (const { socket } of all) socket.io.engine.close()
  const isOne = () => {
    const words = all.map(({ live }) => JSON.stringify(copyOf('', live.doc)))
    return all.every(({ isSaved }) => isSaved) && new Set(words).size === 1
  }
  await Promise.race([until(isOne), new Promise((resolve) => setTimeout(resolve, 15_000).unref())])
  const { journal, stored } = await stateOf(w, place.documentId)
  const copies = all.map(({ live, process }) => copyOf(`person ${process}`, live.doc))
  for (const person of all) person.leave()
  const verdicts = check(history, {
    documents: [{ doc: place.documentId, journal, stored, copies }],
    commands: [],
    crashes: [],
  })
  const refused = all.flatMap((person) => person.refused)
  tell({
    seed,
    acts: done(),
    acknowledged: verdicts[0]!.counted,
    rows: journal.length,
    stops,
    broken: verdicts.flatMap(({ broken }) => broken).length,
  })
  expect(verdicts.filter(({ broken }) => broken.length > 0)).toEqual([])
  expect(refused).toEqual([])
  expect(verdicts[0]!.counted).toBeGreaterThan(edits / 20)
})
