// The second wall: what the database itself keeps apart, asked directly as the role the app signs in with.

import type { AllianceId, PersonId, SpaceId } from '@alongside/domain/ids'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import type { DataSource } from 'typeorm'
import { v7 } from 'uuid'
import { dataSourceFor } from '../../apps/api/src/platform/db/connection.js'
import { scopeStatement } from '../../apps/api/src/platform/db/scope.js'
import { UnitOfWork } from '../../apps/api/src/platform/db/unit-of-work.js'
import { News } from '../../apps/api/src/platform/news/news.js'
import { type Cast, cast, EnquiryHelp } from '../support/enquiries.js'
import { migratedDatabase } from '../support/migrated-database.js'
import { freshDatabase } from '../support/postgres.js'
import { serve } from '../support/served.js'
import { type World, world } from '../support/world.js'

let w: World
let north: Cast
let south: Cast
let app: pg.Pool
beforeAll(async () => {
  w = await world()
  north = await cast(w)
  south = await another(north)
  await new EnquiryHelp(north).active()
  await new EnquiryHelp(south).active()
  app = new pg.Pool({ ...w.options.app, max: 2 })
  app.on('error', () => undefined)
})
afterAll(async () => {
  await app?.end()
  await w?.close()
})

/** The same people again, in schools and an alliance of their own. */
async function another(like: Cast): Promise<Cast> {
  const elm = await w.school('Far Elm Park')
  const oak = await w.school('Far Oak Tree')
  const alliance = await w.alliance('Far Alliance', { schools: [elm, oak] })
  const ana = await w.person({ name: 'Far Ana', role: 'TEACHER', school: elm })
  const ben = await w.person({ name: 'Far Ben', role: 'TEACHER', school: oak })
  return { ...like, elm, oak, alliance, ana, ben }
}

/** Tables that hold nothing of a school, an alliance or a person in readable form. */
const open = ['schema_migration', 'sign_in_limit']
const tables = async (): Promise<string[]> =>
  (
    await w.sql<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
    )
  )
    .map(({ name }) => name)
    .filter((name) => !open.includes(name))
const scoped = async (): Promise<string[]> =>
  (
    await w.sql<{ name: string }>(
      `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'space_id' order by 1`,
    )
  ).map(({ name }) => name)

/** Asks as the app does, in a transaction with this scope. */
async function as<T extends object>(
  scope: { spaces?: readonly string[]; items?: readonly string[]; person?: string; about?: readonly string[] },
  text: string,
): Promise<T[]> {
  const client = await app.connect()
  try {
    await client.query('begin')
    await client.query(
      scopeStatement({
        personId: (scope.person ?? null) as PersonId,
        spaces: (scope.spaces ?? []) as SpaceId[],
        items: scope.items ?? [],
        purpose: '',
      }),
    )
    if (scope.about) await client.query(`select set_config('app.people', $1, true)`, [`{${scope.about.join(',')}}`])
    return (await client.query(text)).rows as T[]
  } finally {
    await client.query('rollback')
    client.release()
  }
}
const count = async (scope: Parameters<typeof as>[0], from: string): Promise<number> =>
  (await as<{ n: number }>(scope, `select count(*)::int as n from ${from}`))[0]!.n

describe('the catalogue', () => {
  it('D7: has row-level security forced on every table, and policies that say who reads', async () => {
    const loose = await w.sql<{ name: string }>(
      `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid)) order by 1`,
    )
    expect(loose.map(({ name }) => name)).toEqual(open)
    expect((await tables()).length).toBeGreaterThan(30)
  })

  it('D7: gives the app a role that owns nothing, passes no wall and can become nobody stronger', async () => {
    const [role] = await w.sql(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname = 'alongside_app'`,
    )
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
    })
    expect(await w.sql(`select from pg_class where relowner = 'alongside_app'::regrole`)).toEqual([])
    const become = await w.sql<{ role: string }>(
      `select rolname as role from pg_roles where pg_has_role('alongside_app', oid, 'member') and rolname <> 'alongside_app' order by 1`,
    )
    expect(become.map(({ role: name }) => name)).toEqual(['alongside_journal', 'alongside_worker'])
    const strong = await w.sql(
      `select from pg_roles where rolname in ('alongside_journal', 'alongside_worker') and (rolsuper or rolbypassrls or rolcanlogin)`,
    )
    expect(strong).toEqual([])
  })

  it('D7: has no view that would look with its owner’s eyes', async () => {
    const views = await w.sql<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and (relkind = 'm' or relkind = 'v' and not coalesce('security_invoker=true' = any(reloptions), false))`,
    )
    expect(views).toEqual([])
  })

  it('lets functions look further only with a search path of their own', async () => {
    const loose = await w.sql<{ name: string }>(
      `select proname as name from pg_proc where pronamespace in ('public'::regnamespace, 'jobs'::regnamespace) and prosecdef
          and not exists (select from unnest(proconfig) setting where setting like 'search_path=%')`,
    )
    expect(loose).toEqual([])
  })

  it('D8: begins every key of a scoped table with its space, so that nothing clashes with what one cannot see', async () => {
    const keys = await w.sql<{ name: string; columns: string[] }>(
      `select i.indexrelid::regclass::text as name, array(select a.attname::text from unnest(i.indkey::int[]) with ordinality k (n, at) join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.n order by k.at) as columns
         from pg_index i where i.indisunique and i.indrelid::regclass::text = any($1) order by 1`,
      [await scoped()],
    )
    const loose = keys.filter(({ columns }) => columns[0] !== 'space_id').map(({ name }) => name)
    // Random secrets and ids cannot clash by guessing, a role holding is found through its person,
    // and the names of alliances are told to every school that is asked to join one.
    expect(loose).toEqual([
      'alliance_name',
      'invitation_token_hash_key',
      'live_document_id',
      'personal_calendar_token_hash_key',
      'role_holding_pkey',
    ])
  })

  it('D8: ties scoped rows to rows of the same space only', async () => {
    const names = await scoped()
    const loose = await w.sql<{ name: string }>(
      `select c.conrelid::regclass::text || ' → ' || c.confrelid::regclass::text as name from pg_constraint c
        where c.contype = 'f' and c.conrelid::regclass::text = any($1) and c.confrelid::regclass::text = any($1)
          and (select attname from pg_attribute where attrelid = c.conrelid and attnum = c.conkey[1]) <> 'space_id'`,
      [names],
    )
    expect(loose).toEqual([])
    const [foreign] = await w.sql<{ id: string }>('select id from enquiry where space_id = $1', [south.alliance])
    await expect(
      w.sql(
        `insert into enquiry_health (space_id, enquiry_id, process, answer, answered_by) values ($1, $2, 'trust', 'YES', $3)`,
        [north.alliance, foreign!.id, north.ana.id],
      ),
    ).rejects.toMatchObject({ code: '23503' })
  })
})

describe('the app’s role', () => {
  it('sees no scoped row unless it says for whom it looks', async () => {
    const seen: string[] = []
    for (const table of await scoped()) if ((await count({}, table)) > 0) seen.push(table)
    expect(seen).toEqual([])
    for (const table of ['person', 'session', 'credential', 'password_reset', 'mail', 'first_administrator']) {
      expect([table, await count({}, table)]).toEqual([table, 0])
    }
  })

  it('sees nothing of one alliance when it looks for the other', async () => {
    const filled: string[] = []
    for (const table of await scoped()) {
      const theirs = `${table} where space_id = '${south.alliance}'`
      if ((await w.sql(`select from ${theirs} limit 1`)).length > 0) filled.push(table)
      expect([table, await count({ spaces: [north.alliance], person: north.ana.id }, theirs)]).toEqual([table, 0])
    }
    expect(filled).toEqual(
      expect.arrayContaining([
        'alliance',
        'enquiry',
        'enquiry_member',
        'enquiry_cycle',
        'school_membership',
        'live_document',
      ]),
    )
    const people = await as<{ id: string }>({ spaces: [north.alliance] }, 'select id from person')
    expect(people.map(({ id }) => id)).toEqual(expect.arrayContaining([north.ana.id, north.ben.id]))
    expect(people.map(({ id }) => id)).not.toContain(south.ana.id)
  })

  it('sees of people it asks about by name whom it would see anyway, and nobody besides', async () => {
    const about = [north.ben.id, south.ana.id]
    const seen = (text: string) => as<{ id: string }>({ spaces: [north.alliance], person: north.ana.id, about }, text)
    // Oneself is seen without being asked about.
    const people = (await seen('select id from person')).map(({ id }) => id)
    expect(people.toSorted()).toEqual([north.ana.id, north.ben.id].toSorted())
    const holders = await seen(
      'select distinct person_id as id from role_holding where space_id is null or space_id <> all((select app_spaces())::uuid[])',
    )
    expect(holders.map(({ id }) => id)).toEqual(expect.arrayContaining([north.ben.id]))
    expect(holders.map(({ id }) => id)).not.toContain(south.ana.id)
    // And about everybody again, once those were found.
    const asked = `people_by_id(array['${north.ben.id}', '${south.ana.id}']::uuid[])`
    const found = await as<{ id: string; people: string }>(
      { spaces: [north.alliance], person: north.ana.id },
      `select found.id, current_setting('app.people') as people from ${asked} found`,
    )
    expect(found).toEqual([{ id: north.ben.id, people: '' }])
  })

  it.each([
    ['change what was recorded', `update audit_event set reason = 'nothing happened'`],
    ['unrecord it', 'delete from audit_event'],
    ['write history of a document', `delete from live_update`],
    ['open a table', 'alter table person disable row level security'],
    ['drop one', 'drop table person'],
    ['make one', 'create table public.mine (a int)'],
    ['become the owner', 'set role postgres'],
    ['read the queue, with the addresses in it', 'select * from graphile_worker._private_jobs'],
    ['read files', `select pg_read_file('/etc/passwd')`],
  ])('may not %s', async (_, text) => {
    await expect(as({ spaces: [north.alliance] }, text)).rejects.toMatchObject({ code: '42501' })
  })

  it('writes no row into a space it does not act in', async () => {
    await expect(
      as(
        { spaces: [north.alliance] },
        `insert into cluster (space_id, id, name) values ('${south.alliance}', '${v7()}', 'Ours now')`,
      ),
    ).rejects.toMatchObject({ code: '42501' })
    await expect(
      as(
        { spaces: [north.alliance] },
        `update alliance set space_id = '${south.alliance}' where space_id = '${north.alliance}'`,
      ),
    ).rejects.toMatchObject({ code: expect.stringMatching(/42501|23505|23503/) })
  })
})

describe('T02: a pool that many share', () => {
  let source: DataSource
  let work: UnitOfWork
  beforeAll(async () => {
    source = await dataSourceFor(w.options.app, [], 4).initialize()
    work = new UnitOfWork(source, new News())
  })
  afterAll(() => source?.destroy())

  it('forgets whom it looked for at the end of each transaction, also of one that failed', async () => {
    const scope = { purpose: 'account' as const, spaces: [north.alliance] }
    await work.runAs(scope, (inside) => inside.sql('select 1'))
    await expect(work.runAs(scope, (inside) => inside.sql('select 1 / 0'))).rejects.toThrow('division')
    for (let at = 0; at < 8; at += 1) {
      const [row] = await source.query(
        `select current_setting('app.spaces', true) as spaces, current_setting('app.purpose', true) as purpose`,
      )
      expect([row.spaces ?? '', row.purpose ?? '']).toEqual(['', ''])
    }
  })

  it('never mixes up 64 spaces in 2,000 interleaved transactions, some of which fail', async () => {
    const spaces: AllianceId[] = []
    for (let at = 0; at < 64; at += 1) spaces.push(await w.alliance(`Alliance number ${at}`))
    let foreign = 0
    let failed = 0
    const one = async (at: number) => {
      const mine = spaces[at % spaces.length]!
      await work
        .runAs({ purpose: '', spaces: [mine] }, async (inside) => {
          const seen = await inside.sql<{ id: string }>('select space_id as id from alliance')
          if (seen.length !== 1 || seen[0]!.id !== mine) foreign += 1
          if (at % 7 === 0) await inside.sql('select 1 / 0')
        })
        .catch(() => {
          failed += 1
        })
    }
    await Promise.all(Array.from({ length: 2_000 }, (_, at) => one(at)))
    expect({ foreign, failed }).toEqual({ foreign: 0, failed: 286 })
  })
})

describe('starting', () => {
  const refusing = async (change: (owner: pg.Client) => Promise<unknown>, user?: string) => {
    const database = await migratedDatabase()
    const owner = new pg.Client(database.owner)
    await owner.connect()
    try {
      await change(owner)
      const app = user === undefined ? database.app : { ...database.owner, user }
      const serving = await serve({ ...w.options, app, owner: null })
      await serving.close()
      return 'started'
    } catch (error) {
      return (error as Error).message
    } finally {
      await owner.end()
      await database.drop()
    }
  }

  it('is refused to a superuser', async () => {
    expect(await refusing(async () => undefined, 'postgres')).toContain('row-level security does not bind')
  })

  it('is refused to a role that may pass the wall though it is no superuser', async () => {
    const role = `alongside_passing_${v7().slice(-12)}`
    const [make, remove] = [`create role ${role} login bypassrls in role alongside_app`, `drop role ${role}`]
    await w.sql(make)
    try {
      expect(await refusing(async () => undefined, role)).toContain('row-level security does not bind')
    } finally {
      await w.sql(remove)
    }
  })

  it('is refused where a table stands open', async () => {
    expect(await refusing((owner) => owner.query('alter table enquiry no force row level security'))).toBe(
      'Row-level security is not forced on enquiry.',
    )
    expect(await refusing((owner) => owner.query('create table note (space_id uuid)'))).toBe(
      'Row-level security is not forced on note.',
    )
  })

  it('is refused where the app’s role owns a table', async () => {
    expect(await refusing((owner) => owner.query('alter table cluster_school owner to alongside_app'))).toContain(
      'owns cluster_school',
    )
  })

  it('is refused before there are tables', async () => {
    const empty = await freshDatabase()
    await expect(serve({ ...w.options, app: { ...empty.owner, user: 'alongside_app' }, owner: null })).rejects.toThrow(
      'run the migrations',
    )
    await empty.drop()
  })

  it('is refused on a database that may lose what it has said is kept', async () => {
    await expect(serve({ ...w.options, owner: null, isThrowAway: false })).rejects.toMatchObject({
      message: expect.stringContaining('fsync, full_page_writes, synchronous_commit switched off'),
      remedy: expect.stringContaining('fsync = on'),
    })
  })

  it('goes ahead as it should be', async () => {
    expect(await refusing(async () => undefined)).toBe('started')
  })
})
