// T02: 64 spaces at once over a pool of four connections. Transactions fail, are cancelled and run into limits in between; whoever
// comes next on the same connection must not see with the eyes of the one before.
import type { AllianceId } from '@alongside/domain/ids'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { DataSource } from 'typeorm'
import { v7 } from 'uuid'
import { dataSourceFor } from '../../apps/api/src/platform/db/connection.js'
import { UnitOfWork } from '../../apps/api/src/platform/db/unit-of-work.js'
import { News } from '../../apps/api/src/platform/news/news.js'
import { chance } from '../support/convergence.js'
import { tell } from '../support/told.js'
import { type World, world } from '../support/world.js'

/** The full round of `npm run proof -- tenants` sets these. */
const queries = Number(process.env.ALONGSIDE_PROOF_QUERIES ?? 4_000)
const seed = Number(process.env.ALONGSIDE_PROOF_FIRST ?? 1)
const tenants = 64

let w: World
let source: DataSource
let work: UnitOfWork
const spaces: AllianceId[] = []
beforeAll(async () => {
  w = await world()
  source = await dataSourceFor(w.options.app, [], 4).initialize()
  work = new UnitOfWork(source, new News())
  for (let at = 0; at < tenants; at += 1) {
    const id = await w.alliance(`Alliance number ${at}`)
    spaces.push(id)
    await w.sql('insert into cluster (space_id, id, name) values ($1, $2, $3)', [id, v7(), `Of ${id}`])
  }
})
afterAll(async () => {
  await source?.destroy()
  await w?.close()
})

/** Looks without saying for whom, in different ways, so that different plans are kept on the connection. */
const looks = [
  'select space_id as id from alliance',
  'select space_id as id from cluster order by name',
  'select a.space_id as id from alliance a join cluster c on c.space_id = a.space_id',
  `select max(space_id::text) as id from cluster having count(*) > 0`,
  'select space_id as id from cluster where space_id = any($1)',
]
/** Ways in which a transaction comes to a bad end. */
const ends = [
  'select 1 / 0',
  `select 'x'::uuid`,
  'select * from no_such_table',
  `set local statement_timeout = '1ms'; select pg_sleep(1)`,
  'select pg_cancel_backend(pg_backend_pid())',
  `set local lock_timeout = '1ms'; lock table alliance in access exclusive mode`,
  `do $$ begin raise exception 'enough'; end $$`,
]

it('shows nobody a row of another, whatever became of the transaction before', async () => {
  const pick = chance(seed)
  const tally = { asked: 0, failed: 0, foreign: 0, empty: 0 }
  const visit = async (mine: AllianceId, many: number, end: string | undefined) => {
    const run = work.runAs({ purpose: '', spaces: [mine] }, async (inside) => {
      for (let at = 0; at < many; at += 1) {
        const text = looks[pick(looks.length)]!
        const seen = await inside.sql<{ id: string }>(text, text.includes('$1') ? [spaces] : [])
        tally.asked += 1
        tally.empty += seen.length === 0 ? 1 : 0
        tally.foreign += seen.filter(({ id }) => id !== mine).length
      }
      // As a mistake in our own code would leave it: a setting of the whole connection.
      if (end !== undefined) for (const one of end.split('; ')) await inside.sql(one)
    })
    await run.catch(() => {
      tally.failed += 1
    })
  }
  while (tally.asked < queries) {
    const round = Array.from({ length: tenants }, (_, at) =>
      visit(spaces[at]!, 1 + pick(6), pick(4) === 0 ? ends[pick(ends.length)] : undefined),
    )
    await Promise.all(round)
  }
  tell(tally)
  expect(tally).toMatchObject({ foreign: 0, empty: 0 })
  expect(tally.failed).toBeGreaterThan(queries / 50)
  // Afterwards no connection remembers anybody.
  const left = await Promise.all(
    Array.from({ length: 8 }, () =>
      source.query(
        `select (select count(*)::int from alliance) as seen, current_setting('app.spaces', true) as spaces`,
      ),
    ),
  )
  expect(left.flat().map(({ seen, spaces: remembered }) => [seen, remembered ?? ''])).toEqual(left.map(() => [0, '']))
})

it('would have seen a setting that outlives its transaction', async () => {
  const [one, other] = [spaces[0]!, spaces[1]!]
  const lasting = source.createQueryRunner()
  await lasting.connect()
  try {
    await lasting.query(`select set_config('app.spaces', $1, false)`, [`{${one}}`])
    const seen: { id: string }[] = await lasting.query('select space_id as id from alliance')
    expect(seen.filter(({ id }) => id !== other).length).toBeGreaterThan(0)
  } finally {
    await lasting.query('reset all')
    await lasting.release()
  }
})

it('D8: has no view and no key through which one space shows in another', async () => {
  const unique = await w.sql<{ name: string }>(
    `select conrelid::regclass || '.' || conname as name from pg_constraint c
      where contype in ('u', 'p', 'x') and connamespace = 'public'::regnamespace
        and exists (select from pg_attribute a where a.attrelid = c.conrelid and a.attname = 'space_id')
        and (select attname from pg_attribute a where a.attrelid = c.conrelid and a.attnum = c.conkey[1]) <> 'space_id' order by 1`,
  )
  expect(unique.map(({ name }) => name)).toEqual([
    'invitation.invitation_token_hash_key',
    'personal_calendar.personal_calendar_token_hash_key',
    'role_holding.role_holding_pkey',
  ])
  const cascades = await w.sql<{ name: string }>(
    `select c.conrelid::regclass || ' → ' || c.confrelid::regclass as name from pg_constraint c
      where contype = 'f' and connamespace = 'public'::regnamespace and confdeltype in ('c', 'n', 'd')
        and exists (select from pg_attribute a where a.attrelid = c.conrelid and a.attname = 'space_id')
        and exists (select from pg_attribute a where a.attrelid = c.confrelid and a.attname = 'space_id')
        and not exists (select from unnest(c.conkey, c.confkey) k (mine, theirs)
          join pg_attribute m on m.attrelid = c.conrelid and m.attnum = k.mine join pg_attribute t on t.attrelid = c.confrelid and t.attnum = k.theirs
          where m.attname = 'space_id' and t.attname = 'space_id') order by 1`,
  )
  expect(cascades).toEqual([])
})
