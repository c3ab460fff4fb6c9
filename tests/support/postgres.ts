// An empty database of its own for each test file, so that files can run side by side.
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { eventually } from './eventually.js'

export interface Connection {
  host: string
  port: number
  database: string
  user: string
  password?: string
  ssl?: boolean
}

export interface FreshDatabase {
  owner: Connection
  drop(): Promise<void>
}

export async function freshDatabase(): Promise<FreshDatabase> {
  const database = databaseName()
  await asAdministrator(`create database ${database}`)
  return {
    owner: { ...server(), database },
    drop: () => asAdministrator(`drop database if exists ${database} with (force)`),
  }
}

export const databaseName = (): string => `test_${process.env.JEST_WORKER_ID ?? '0'}_${randomBytes(5).toString('hex')}`

/** The server of this run; its only ways in are a socket and the account that owns everything. */
export function server(): Connection {
  const host = process.env.ALONGSIDE_TEST_PG_HOST
  if (!host) throw new Error('No test server: run this file with `npm test -- api` or with a config of tests/.')
  return { host, port: 5432, user: 'postgres', database: 'postgres' }
}

export async function asAdministrator(statement: string): Promise<void> {
  const client = new pg.Client(server())
  await client.connect()
  try {
    await onceFree(() => client.query(statement))
  } finally {
    await client.end()
  }
}

const isInUse = (error: unknown): boolean => (error as { code?: string }).code === '55006'

/** Postgres waits five seconds for sessions that are ending, which a busy machine can take longer for. */
export const onceFree = (act: () => Promise<unknown>): Promise<unknown> =>
  eventually(() =>
    act().catch((error: unknown) => {
      if (!isInUse(error)) throw error
    }),
  )
