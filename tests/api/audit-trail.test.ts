// T27: the audit trail is closed with a chain of hashes; whoever changes any one of ten thousand rows is found.
import type { AllianceId } from '@alongside/domain/ids'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import pg from 'pg'
import { dataSourceFor } from '../../apps/api/src/platform/db/connection.js'
import { UnitOfWork } from '../../apps/api/src/platform/db/unit-of-work.js'
import { News } from '../../apps/api/src/platform/news/news.js'
import { chance } from '../support/convergence.js'
import { type World, world } from '../support/world.js'

const many = 10_000

let w: World
let source: Awaited<ReturnType<ReturnType<typeof dataSourceFor>['initialize']>>
let work: UnitOfWork
let north: AllianceId
const seal = () => work.runAs({ purpose: 'worker' }, (inside) => inside.sql('select seal_audit() as rows'))
const breaks = () => w.sql<{ seq: string; what: string }>('select seq, what from audit_breaks() order by seq')

beforeAll(async () => {
  w = await world()
  source = await dataSourceFor(w.options.app, [], 2).initialize()
  work = new UnitOfWork(source, new News())
  north = await w.alliance('North Alliance')
  // In five seals of two thousand rows each, so that the chain is one.
  for (let at = 0; at < 5; at += 1) {
    await w.sql(
      `insert into audit_event (space_id, id, action, item_kind, item_id, from_state, to_state, reason, detail)
       select $1, gen_random_uuid(), 'enquiry.move', 'enquiry', gen_random_uuid(), 'ACTIVE', 'PAUSED', 'Reason ' || n, jsonb_build_object('n', n) from generate_series(1, $2::int) n`,
      [north, many / 5],
    )
    await seal()
  }
})
afterAll(async () => {
  await source?.destroy()
  await w?.close()
})

it('holds as it was written, and closes what comes later', async () => {
  expect(await breaks()).toEqual([])
  expect(await w.sql('select seq, events from audit_seal where space_id = $1 order by seq', [north])).toHaveLength(5)
  expect(await w.sql('select 1 from audit_event where seal is null')).toEqual([])
})

const ways = [
  `set reason = reason || ' '`,
  `set actor_id = gen_random_uuid()`,
  `set at = at + interval '1 microsecond'`,
  `set to_state = null`,
  `set from_state = to_state, to_state = from_state`,
  `set detail = detail || '{"more": 1}'`,
  `set action = 'enquiry.see'`,
  `set item_id = null`,
  `set id = gen_random_uuid()`,
  `set seal = seal % 5 + 1`,
  `set seal = null`,
]

it('finds any one row that was changed, taken away or slipped in', async () => {
  const rows = await w.sql<{ id: string; seal: string }>(
    'select id, seal from audit_event where space_id = $1 order by id',
    [north],
  )
  expect(rows).toHaveLength(many)
  const pick = chance(27)
  const client = new pg.Client({ ...w.ownerOptions })
  await client.connect()
  try {
    for (let at = 0; at < 48; at += 1) {
      const row = rows[pick(rows.length)]!
      const way = ways[at % (ways.length + 1)]
      await client.query('begin')
      const { rowCount } = way
        ? await client.query(`update audit_event ${way} where space_id = $1 and id = $2`, [north, row.id])
        : await client.query('delete from audit_event where space_id = $1 and id = $2', [north, row.id])
      const found = await client.query<{ seq: string }>('select seq from audit_breaks()')
      await client.query('rollback')
      expect([rowCount, way, found.rows.map(({ seq }) => seq)]).toEqual([1, way, expect.arrayContaining([row.seal])])
    }
  } finally {
    await client.end()
  }
  expect(await breaks()).toEqual([])
}, 240_000)

it('finds a seal that was taken away or made anew, by the chain or by an anchor that was written down', async () => {
  const [{ at, anchor }] = (await w.sql(
    `select t.at, encode(audit_anchor(t.at), 'hex') as anchor from (select now() as at) t`,
  )) as [{ at: Date; anchor: string }]
  const client = new pg.Client({ ...w.ownerOptions })
  await client.connect()
  const now = async () => ({
    breaks: (await client.query('select what from audit_breaks()')).rows.map(({ what }) => what as string),
    anchor: (await client.query(`select encode(audit_anchor($1), 'hex') as anchor`, [at])).rows[0].anchor as string,
  })
  try {
    await client.query('begin')
    await client.query('delete from audit_seal where space_id = $1 and seq = 2', [north])
    expect((await now()).breaks).toEqual(['a seal before it is missing', 'its seal is missing'])
    await client.query('rollback')
    // Whoever owns the database can do the last seal over: nothing inside it shows that, the anchor does.
    await client.query('begin')
    await client.query(`update audit_event set reason = 'Nothing happened' where space_id = $1 and seal = 5`, [north])
    await client.query(
      `update audit_seal s set hash = audit_hash($1, 5, (select hash from audit_seal where space_id = $1 and seq = 4)) where space_id = $1 and seq = 5`,
      [north],
    )
    const done = await now()
    expect([done.breaks, done.anchor === anchor]).toEqual([[], false])
    await client.query('rollback')
    expect(await now()).toEqual({ breaks: [], anchor })
  } finally {
    await client.end()
  }
})

it.each([
  ['change a row', `update audit_event set reason = 'nothing'`],
  ['take one away', 'delete from audit_event'],
  ['change a seal', `update audit_seal set hash = ''`],
  ['take a seal away', 'delete from audit_seal'],
  ['make a seal', `insert into audit_seal (space_id, seq, events, hash) values (gen_random_uuid(), 1, 0, '')`],
  [
    'slip a row into a seal',
    `insert into audit_event (space_id, id, action, item_kind, seal) values (gen_random_uuid(), gen_random_uuid(), 'x', 'x', 1)`,
  ],
  ['seal outside the job', 'select seal_audit()'],
])('the application may not %s', async (_, statement) => {
  await expect(work.runAs({ purpose: 'account' }, (inside) => inside.sql(statement))).rejects.toThrow(
    /permission denied|row-level security|only the job/,
  )
})

it('tells whoever runs the installation whether it holds, and nobody else', async () => {
  const question = '{ auditTrail { anchor breaks { what } } }'
  const admin = await w.person({ role: 'ADMIN' })
  const coordinator = await w.person({ role: 'ALLIANCE_COORDINATOR', alliance: north })
  expect((await admin.ask(question)).auditTrail).toEqual({
    anchor: expect.stringMatching(/^[0-9a-f]{64}$/),
    breaks: [],
  })
  expect(await coordinator.refused(question)).toBe('not-allowed')
})
