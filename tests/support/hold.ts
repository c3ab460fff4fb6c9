// Somebody else's long transaction: what it locks is held until it lets go.
import pg from 'pg'
import { server } from './postgres.js'
import type { World } from './world.js'

const holding = new Set<pg.Client>()

/** Locks a live document; gives the way to let go of it. */
export const holdDocument = (w: World, id: string): Promise<() => Promise<void>> =>
  hold(w, 'select from live_document where id = $1 for update', [id])

/** Nobody is given a client number until it is let go: whoever opens a document waits there. */
export const holdTheDoor = (w: World): Promise<() => Promise<void>> =>
  hold(w, 'lock table live_client in share row exclusive mode', [])

/** Nobody can show what has been answered until it is let go. */
export const holdAnswers = (w: World, evaluation: string): Promise<() => Promise<void>> =>
  hold(w, 'select from evaluation_answer where evaluation_id = $1 for update', [evaluation])

async function hold(w: World, statement: string, values: readonly unknown[]): Promise<() => Promise<void>> {
  const client = new pg.Client({ ...server(), database: w.options.app.database })
  client.on('error', () => undefined)
  holding.add(client)
  await client.connect()
  await client.query('begin')
  await client.query(statement, [...values])
  return async () => {
    holding.delete(client)
    await client.end()
  }
}

/** After a test that failed in between. */
export async function letGoOfAll(): Promise<void> {
  for (const client of holding) await client.end()
  holding.clear()
}

/** Somebody, or so many, wait for a lock with a statement like this. */
export async function isAwaited(w: World, statement: string, by = 1): Promise<boolean> {
  const waiting = await w.sql(
    `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like $1`,
    [`%${statement}%`],
  )
  return waiting.length >= by
}
