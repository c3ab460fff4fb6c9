// T01: every field that takes an id, asked with ids of one's own, of a school beside and of strangers, mixed by chance.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { GraphQLSchema } from 'graphql'
import { schemaOf } from '../../apps/api/src/schema.js'
import { chance } from '../support/convergence.js'
import { type Estate, estates, marks, type Whose } from '../support/estates.js'
import { idPolicy } from '../support/id-policy.js'
import { type Name, type Neighbourhood, neighbourhood } from '../support/neighbourhood.js'
import { idPlaces, Prober } from '../support/probes.js'
import { tell } from '../support/told.js'
import { type World, world } from '../support/world.js'

/** The full round of `npm run proof -- probes` sets these. */
const probes = Number(process.env.ALONGSIDE_PROOF_PROBES ?? 5_000)
const firstSeed = Number(process.env.ALONGSIDE_PROOF_FIRST ?? 1)
/** After so many everything is put back as it was, so that there is always something to reach for. */
const probesPerRound = 500

const asking: readonly Name[] = [
  'lead',
  'member',
  'colleague',
  'head',
  'partnerHead',
  'governor',
  'trust',
  'coordinator',
  'broker',
  'observer',
  'guest',
  'paused',
  'askedHead',
]

let w: World
let n: Neighbourhood
let schema: GraphQLSchema
let all: Readonly<Record<Whose, Estate>>
let kept: Kept
beforeAll(async () => {
  w = await world()
  n = await neighbourhood(w)
  all = await estates(w, n)
  schema = await schemaOf()
  kept = await keep()
})
afterAll(() => w?.close())

it('says of every id that is taken what it is an id of', () => {
  expect(idPlaces(schema)).toEqual([...idPolicy.keys()].sort())
})

it('answers nobody with what is not theirs, and lets nobody change it', async () => {
  const prober = new Prober(schema, all, chance(firstSeed))
  const tally = { asked: 0, answered: 0, refused: 0, foreign: [] as string[] }
  for (let seed = firstSeed; tally.asked < probes && tally.foreign.length === 0; seed += 1) {
    const pick = chance(seed)
    const round: Promise<void>[] = []
    for (let asked = 0; asked < probesPerRound; asked += 1) {
      const probe = prober.probe(pick)
      tally.asked += 1
      const name = asking[pick(asking.length)]!
      const one = n.people[name].post(probe.document, probe.variables).then(({ data, errors }) => {
        const codes = errors.map(({ extensions }) => extensions.code)
        if (codes.includes('internal') || codes.includes('request.malformed'))
          tally.foreign.push(
            `seed ${seed}, ${name}: ${codes.join()} for ${probe.document.slice(0, 600)} ${JSON.stringify(errors).slice(0, 300)}`,
          )
        tally[codes.length > 0 ? 'refused' : 'answered'] += 1
        const seen = leaks(JSON.stringify([data, errors]), probe.variables)
        if (seen.length > 0)
          tally.foreign.push(
            `seed ${seed}, ${name} reads ${seen.join()}: ${probe.document.slice(0, 600)} ${JSON.stringify(probe.variables)}`,
          )
      })
      round.push(one)
      if (round.length % 8 === 0) await Promise.all(round)
    }
    await Promise.all(round)
    const changed = await kept.changes()
    if (changed.length > 0) tally.foreign.push(`seed ${seed}: changed ${changed.join()}`)
    await kept.putBack()
  }
  tell(tally)
  expect(tally.foreign).toEqual([])
  expect(tally.asked).toBeGreaterThanOrEqual(probes)
  // Both happen a lot, or the probes prove nothing.
  expect(tally.answered).toBeGreaterThan(probes / 10)
  expect(tally.refused).toBeGreaterThan(probes / 3)
})

it('would have seen it', async () => {
  // The draft's own lead may read it: to anybody else this answer would be a leak.
  const answer = await n.people.neighbour.post('query($id: ID!) { enquiry(id: $id) { title } }', {
    id: all.sibling.enquiry[0],
  })
  expect(leaks(JSON.stringify(answer), {})).toEqual([marks.sibling])
  const foreigner = await n.people.foreigner.post('query($id: ID!) { enquiry(id: $id) { currentCycle { id } } }', {
    id: all.foreign.enquiry[0],
  })
  expect(leaks(JSON.stringify(foreigner), {})).toEqual([all.foreign.cycle[0]])
  expect(await kept.changes()).toEqual([])
  await w.sql(`update card set body = 'Written by others' where id = $1`, [all.foreign.card[0]])
  await w.sql('delete from comment where id = $1', [all.foreign.comment[0]])
  expect(await kept.changes()).toEqual([expect.stringContaining('card:'), expect.stringContaining('comment:')])
  await kept.putBack()
  expect(await kept.changes()).toEqual([])
})

/** Marks and ids of others that stand in an answer though nobody put them into the question. */
function leaks(answer: string, variables: Readonly<Record<string, unknown>>): string[] {
  const given = JSON.stringify(variables)
  const found = [marks.sibling, marks.foreign].filter(
    (mark) => answer.includes(mark) || answer.includes(mark.toLowerCase()),
  )
  const { school: _, ...secret } = all.foreign
  for (const id of Object.values(secret).flat()) if (answer.includes(id) && !given.includes(id)) found.push(id)
  return found
}

interface Kept {
  /** Tables in which rows of strangers are not as they were. */
  changes(): Promise<string[]>
  putBack(): Promise<void>
}

/** Copies every table, so that all can be compared and put back. */
async function keep(): Promise<Kept> {
  const tables = (
    await w.sql<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not in ('sign_in_limit', 'schema_migration', 'audit_seal') order by 1`,
    )
  ).map(({ name }) => name)
  const columns = await w.sql<{ table_name: string; column_name: string }>(
    `select table_name, column_name from information_schema.columns where table_schema = 'public' and column_name in ('space_id', 'person_id')`,
  )
  const written = await w.sql<{ name: string; columns: string }>(
    `select table_name as name, string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns where table_schema = 'public' and is_generated = 'NEVER' group by 1`,
  )
  const columnsOf = new Map(written.map(({ name, columns: list }) => [name, list]))
  await w.sql('create schema kept')
  for (const table of tables)
    await w.sql(`create table kept.${table} as select ${columnsOf.get(table)} from public.${table}`)
  const strangers = [
    n.south,
    await w.spaceOf(n.schools.far),
    n.people.foreigner.id,
    n.people.foreignHead.id,
    n.people.foreignCoordinator.id,
  ]
  const theirs = (table: string): string | null => {
    const mine = columns.filter(({ table_name }) => table_name === table).map(({ column_name }) => column_name)
    if (table === 'person') mine.push('id')
    return mine.length === 0 ? null : mine.map((column) => `${column} = any($1)`).join(' or ')
  }
  // Counters, and when somebody was last seen, tell nobody anything.
  const rows = (from: string, table: string, where: string): string =>
    `select to_jsonb(t) - 'last_seen_at' - 'perm_epoch' - 'rights_epoch' - 'seal' from (select ${columnsOf.get(table)} from ${from}.${table}) t where ${where}`
  return {
    async changes() {
      const changed: string[] = []
      for (const table of tables) {
        const where = theirs(table)
        if (where === null) continue
        const lost = await w.sql(`${rows('kept', table, where)} except ${rows('public', table, where)}`, [strangers])
        const come = await w.sql(`${rows('public', table, where)} except ${rows('kept', table, where)}`, [strangers])
        // A school of another alliance may be asked to join: its head is told.
        const asked = table === 'inbox_item' ? 0 : come.length
        if (lost.length + asked > 0) changed.push(`${table}: ${JSON.stringify([...lost, ...come].slice(0, 2))}`)
      }
      return changed
    },
    async putBack() {
      const all = tables
        .map((table) => `insert into public.${table} (${columnsOf.get(table)}) select * from kept.${table};`)
        .join('\n')
      await w.sql(`begin; set local session_replication_role = replica; truncate ${tables.join(', ')}; ${all} commit`)
    },
  }
}
