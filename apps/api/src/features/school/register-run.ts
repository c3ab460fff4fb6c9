/** An import with its entry in `school_import`: whoever runs it, the admin page can follow it and stop it from any node. */
import pg from 'pg'
import { v7 } from 'uuid'
import type { Connection } from '../../platform/db/connection.js'
import { BrokenFile } from './broken-file.js'
import { importRegister, type RegisterImportResult, type RegisterProgress, registerLock } from './register-import.js'
import type { RegisterReport } from './register-report.js'

export interface RegisterRun {
  readonly path: string
  readonly fileName: string
  readonly startedBy: string | null
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: RegisterProgress) => void
  /** Whenever the entry has changed. */
  readonly onNote?: (id: string) => void
}

export type RegisterOutcome =
  | { readonly state: 'DONE'; readonly result: RegisterImportResult }
  | { readonly state: 'FAILED' | 'STOPPED'; readonly message: string }

export interface StartedRun {
  readonly id: string
  readonly outcome: Promise<RegisterOutcome>
}

/** How often the entry is brought up to date, and how soon a stop from another node is noticed, in milliseconds. */
const heartbeat = 500
export const stoppedMessage = 'The import was stopped. Nothing was changed.'
const brokenOffMessage = 'The import broke off. Nothing was changed; import the file again.'

class Stopped extends Error {}

/** Connections that may write the register: one imports, one keeps the entry, which others must see at once. */
export function registerPool(connection: Connection): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max: 2,
    application_name: 'alongside register',
    options: '-c app.purpose=register',
  })
  // A connection that breaks is heard of by whoever waits for its answer; unheard errors would end the server.
  const unheard = () => undefined
  pool.on('error', unheard)
  pool.on('connect', (client) => client.on('error', unheard))
  return pool
}

/** Takes the lock and makes the entry; null while another import is running. */
export async function startRun(pool: pg.Pool, run: RegisterRun): Promise<StartedRun | null> {
  const client = await pool.connect()
  try {
    if (!(await lock(client))) {
      client.release()
      return null
    }
    await failAbandoned(client)
    const id = v7()
    await client.query(`insert into school_import (id, file_name, state, started_by) values ($1, $2, 'RUNNING', $3)`, [
      id,
      run.fileName.slice(0, 200),
      run.startedBy,
    ])
    return { id, outcome: follow(pool, client, id, run) }
  } catch (error) {
    client.release(true)
    throw error
  }
}

/** Entries of imports that died with their server. Whoever gets the lock knows that none of them is running. */
export async function tidyRuns(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    if (!(await lock(client))) return
    await failAbandoned(client)
  } finally {
    await unlock(client)
  }
}

async function follow(pool: pg.Pool, client: pg.PoolClient, id: string, run: RegisterRun): Promise<RegisterOutcome> {
  const stop = new AbortController()
  const signal = run.signal ? AbortSignal.any([run.signal, stop.signal]) : stop.signal
  let latest: RegisterProgress | null = null
  const keep = setInterval(() => {
    if (!latest) return
    noteProgress(pool, id, latest).then(
      (isWanted) => (isWanted ? run.onNote?.(id) : stop.abort()),
      () => stop.abort(),
    )
  }, heartbeat)
  try {
    const result = await importRegister(client, run.path, {
      signal,
      onProgress: (progress) => {
        latest = progress
        run.onProgress?.(progress)
      },
      // In the import's own transaction: it counts as done if and only if its schools are there.
      beforeCommit: async (result) => {
        if (!(await noteDone(client, id, result))) throw new Stopped()
      },
    })
    return { state: 'DONE', result }
  } catch (error) {
    if (signal.aborted || error instanceof Stopped) return await noteEnd(pool, id, 'STOPPED', stoppedMessage)
    if (error instanceof BrokenFile) return await noteEnd(pool, id, 'FAILED', error.message)
    await noteEnd(pool, id, 'FAILED', brokenOffMessage)
    throw error
  } finally {
    clearInterval(keep)
    await unlock(client)
    run.onNote?.(id)
  }
}

const lock = async (client: pg.PoolClient): Promise<boolean> =>
  (await client.query('select pg_try_advisory_lock($1) as got', [registerLock])).rows[0].got

/** A connection that is broken has given the lock back already. */
async function unlock(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('select pg_advisory_unlock_all()')
    client.release()
  } catch (error) {
    client.release(error instanceof Error ? error : true)
  }
}

const failAbandoned = (client: pg.PoolClient) =>
  client.query(`update school_import set state = 'FAILED', message = $1, ended_at = now() where state = 'RUNNING'`, [
    brokenOffMessage,
  ])

/** Whether the import is still wanted: a stop is an entry that is no longer running. */
async function noteProgress(pool: pg.Pool, id: string, now: RegisterProgress): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update school_import set kind = $2, rows_read = $3, bytes_read = $4, bytes_total = $5 where id = $1 and state = 'RUNNING'`,
    [id, now.kind, now.rowsRead, now.bytesRead, now.bytesTotal],
  )
  return rowCount === 1
}

async function noteDone(client: pg.PoolClient, id: string, result: RegisterImportResult): Promise<boolean> {
  const { rowCount } = await client.query(
    `update school_import set state = 'DONE', ended_at = now(), kind = $2, rows_read = $3, bytes_read = $4, bytes_total = $4,
       added = $5, changed = $6, unchanged = $7, refused = $8, report = $9, message = $10 where id = $1 and state = 'RUNNING'`,
    [
      id,
      result.kind,
      result.rowsRead,
      result.bytes,
      result.added,
      result.changed,
      result.unchanged,
      result.report.refused,
      JSON.stringify(result.report.rows),
      inWords(result.report),
    ],
  )
  return rowCount === 1
}

async function noteEnd(
  pool: pg.Pool,
  id: string,
  state: 'FAILED' | 'STOPPED',
  message: string,
): Promise<RegisterOutcome> {
  await pool.query(
    `update school_import set state = $2, message = $3, ended_at = now() where id = $1 and state = 'RUNNING'`,
    [id, state, message],
  )
  return { state, message }
}

/** Why rows were refused, the commonest reasons first; null when none was. */
const inWords = ({ reasons }: RegisterReport): string | null =>
  reasons
    .slice(0, 10)
    .map(({ reason, rows }) => `${rows} × ${reason}`)
    .join('\n') || null
