// The databases that tests get are their own, and gone afterwards.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import pg from 'pg'
import { startTestPostgres } from '../../tools/lib/test-postgres.mjs'
import { type Connection, freshDatabase } from '../support/postgres.js'

let server: { host: string; stop(): Promise<void> } | null = null

beforeAll(async () => {
  if (process.env.ALONGSIDE_TEST_PG_HOST) return
  server = await startTestPostgres()
  process.env.ALONGSIDE_TEST_PG_HOST = server.host
})
afterAll(() => server?.stop())

async function ask(connection: Connection, sql: string): Promise<unknown[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

it('gives each file an empty database that others do not see', async () => {
  const [one, two] = await Promise.all([freshDatabase(), freshDatabase()])
  await ask(one.owner, 'create table cake (slices int)')
  expect(await ask(two.owner, `select to_regclass('cake') as cake`)).toEqual([{ cake: null }])
  await Promise.all([one.drop(), two.drop()])
  await expect(ask(one.owner, 'select 1')).rejects.toThrow('does not exist')
})
