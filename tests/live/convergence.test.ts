// Three people who write, move, remove, drop out and come back end with one board; the seed is the test's name.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { board } from '../support/board.js'
import { disagreements, type Writer, writeAtOnce } from '../support/convergence.js'
import { type World, world } from '../support/world.js'

/** The full rounds of `npm run proof -- convergence` set these. */
const rounds = Number(process.env.ALONGSIDE_PROOF_SEEDS ?? 6)
const acts = Number(process.env.ALONGSIDE_PROOF_ACTS ?? 120)
const people = Number(process.env.ALONGSIDE_PROOF_PEOPLE ?? 3)

let w: World
let writers: Writer[]
let alliance: Awaited<ReturnType<World['alliance']>>

beforeAll(async () => {
  w = await world()
  const schools = [await w.school('Elm Park'), await w.school('Oakfield')]
  alliance = await w.alliance('North', { schools })
  writers = []
  for (let n = 0; n < people; n += 1) {
    const school = schools[n % 2]!
    writers.push({ someone: await w.person({ name: `Writer ${n}`, role: 'TEACHER', school }), urn: school as never })
  }
})
afterAll(() => w?.close())

it.each(Array.from({ length: rounds }, (_, n) => n + 1))('seed %i', async (seed) => {
  const place = await board(w, alliance, writers)
  const { browsers, told } = await writeAtOnce(place, writers, { seed, acts })
  expect(await disagreements(w, place, { browsers, told, later: writers[0]!.someone })).toEqual([])
  expect(told.cards.size).toBeGreaterThan(5)
})
