// Names a school is on the watch for: loaded by its head, kept as marks that nobody can read back, asked of every school of the study.
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals'
import { type Cast, cast } from '../support/enquiries.js'
import { noteOf, send, type Watched, watchedLesson } from '../support/watched-lesson.js'
import { type World, world } from '../support/world.js'

let w: World
let c: Cast
let lesson: Watched
beforeAll(async () => {
  w = await world()
  c = await cast(w)
})
afterAll(() => w?.close())
beforeEach(async () => {
  lesson = await watchedLesson(w, c)
})

const load =
  'mutation($urn: ID!, $names: [String!]!) { loadGuardedNames(urn: $urn, names: $names) { entries loadedAt } }'
const loaded = 'query($urn: ID!) { guardedNames(urn: $urn) { entries loadedAt } }'
const flagged = async (body: string): Promise<boolean> =>
  (await send(c.ana, lesson.id, [noteOf({ body })])).flagged.length === 1

it('are flagged whichever school of the study listed them, and no others', async () => {
  expect(await flagged('Isolde Quaye counts')).toBe(false)
  await c.hope.ask(load, { urn: c.oak, names: ['Isolde Quaye', 'Will Green'] })
  await c.hal.ask(load, { urn: c.elm, names: ['Bartholomew Penhale'] })
  for (const body of ['isolde counts', 'helped by Penhale', 'BARTHOLOMEW', 'so will green', 'asks Isolde’s partner']) {
    expect([body, await flagged(body)]).toEqual([body, true])
  }
  expect(await flagged('will it be green?')).toBe(false)
  const elsewhere = await watchedLesson(w, c, { urn: c.ash, members: [[c.cal, c.ash]] })
  expect((await send(c.cal, elsewhere.id, [noteOf({ body: 'Isolde' })])).flagged).toEqual([])
})

it('are loaded and looked after by the school’s head alone; a new list takes the place of the old', async () => {
  const names = ['Isolde Quaye']
  for (const other of [c.ana, c.hope, c.coordinator, c.gus]) {
    expect(await other.refused(load, { urn: c.elm, names })).toBe('not-allowed')
    expect(await other.refused(loaded, { urn: c.elm })).toBe('not-allowed')
  }
  await c.hal.ask(load, { urn: c.elm, names: ['Ottoline Saltby', 'Zebedee Farley'] })
  const { loadGuardedNames } = await c.hal.ask(load, { urn: c.elm, names })
  expect(loadGuardedNames).toEqual({ entries: 4, loadedAt: expect.any(String) })
  expect((await c.hal.ask(loaded, { urn: c.elm })).guardedNames.entries).toBe(4)
  expect([await flagged('Ottoline waits'), await flagged('Isolde waits')]).toEqual([false, true])
  await c.hal.ask(load, { urn: c.elm, names: [] })
  expect((await c.hal.ask(loaded, { urn: c.elm })).guardedNames).toEqual({ entries: 0, loadedAt: null })
  expect(await c.hal.refused(load, { urn: c.elm, names: Array(6_001).fill('x') })).toBe('too-many')
  expect(await c.hal.refused(load, { urn: c.elm, names: ['x'.repeat(101)] })).toBe('input.too-long')
})

it('are kept as marks of 32 bytes, different in each school, and stand nowhere', async () => {
  for (const [head, urn] of [
    [c.hal, c.elm],
    [c.hope, c.oak],
  ] as const) {
    await head.ask(load, { urn, names: ['Isoldecanary Quaye'] })
  }
  const marks = await w.sql<{ mark: string; n: number }>(
    `select encode(hash, 'hex') as mark, count(*)::int as n from guarded_name group by 1`,
  )
  expect(marks.filter(({ mark, n }) => mark.length !== 64 || n > 1)).toEqual([])
  const tables = await w.sql<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  const found = await Promise.all(
    tables.map(async ({ name }) =>
      (await w.sql(`select 1 from ${name} t where t::text ilike '%isoldecanary%'`)).map(() => name),
    ),
  )
  expect(tables.length).toBeGreaterThan(40)
  expect(found.flat()).toEqual([])
})
