// Nothing is kept that the data map does not explain: its purpose, how sensitive it is, how long it stays.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import pg from 'pg'
import { parse } from 'yaml'
import { startTestPostgres } from '../../tools/lib/test-postgres.mjs'
import { type MigratedDatabase, migratedDatabase } from '../support/migrated-database.js'

interface Column {
  class: string
  purpose: string
}
interface Table {
  purpose: string
  retention: string
  shared?: string[]
  columns?: Record<string, Column>
}
interface DataMap {
  classes: Record<string, string>
  retention: Record<string, string>
  shared: Record<string, Column>
  tables: Record<string, Table>
}

const map: DataMap = parse(readFileSync('docs/data-map.yml', 'utf8'))
let server: { stop(): Promise<void> } | null = null
let database: MigratedDatabase
let kept: string[]

beforeAll(async () => {
  if (!process.env.ALONGSIDE_TEST_PG_HOST) {
    const started = await startTestPostgres()
    process.env.ALONGSIDE_TEST_PG_HOST = started.host
    server = started
  }
  database = await migratedDatabase()
  const client = new pg.Client(database.owner)
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    `select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'm') and a.attnum > 0 and not a.attisdropped order by 1`,
  )
  await client.end()
  kept = rows.map(({ name }) => name)
})
afterAll(async () => {
  await database?.drop()
  await server?.stop()
})

const columnsOf = ({ shared = [], columns = {} }: Table): string[] => [...shared, ...Object.keys(columns)]

it('explains every column of every table, and none that is gone', () => {
  const explained = Object.entries(map.tables).flatMap(([table, of]) =>
    columnsOf(of).map((column) => `${table}.${column}`),
  )
  expect(kept.length).toBeGreaterThan(200)
  expect(explained.sort()).toEqual(kept.sort())
})

it('says of each table what it is for and how long it stays', () => {
  for (const [name, { purpose, retention, shared = [] }] of Object.entries(map.tables)) {
    expect([name, purpose.length > 10, map.retention[retention] ?? `unknown: ${retention}`]).toEqual([
      name,
      true,
      expect.stringMatching(/\.$/),
    ])
    expect(shared.filter((column) => !(column in map.shared))).toEqual([])
  }
})

it('says of each column what it is for and how sensitive it is', () => {
  const all = [map.shared, ...Object.values(map.tables).map(({ columns = {} }) => columns)].flatMap((columns) =>
    Object.entries(columns),
  )
  const unclear = all.filter(([, { class: of, purpose }]) => !(of in map.classes) || purpose.trim() === '')
  expect(unclear).toEqual([])
})

it('calls addresses, names and secrets by what they are', () => {
  const classOf = (table: string, column: string) => map.tables[table]?.columns?.[column]?.class
  expect(classOf('person', 'email')).toBe('personal')
  expect(classOf('invitation', 'email')).toBe('personal')
  expect(classOf('credential', 'password_hash')).toBe('sensitive')
  expect(classOf('live_update', 'bytes')).toBe('sensitive')
})
