// A real Postgres of our own, without a port: it listens on a socket in its data folder that only we may open.
// Dies with us when asked, survives us when we are killed, and is taken over by the next start.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { holderOf, take } from './lib/lock.mjs'
import { accountFor } from './lib/postgres-account.mjs'
import { postgresPrograms } from './lib/postgres-binaries.mjs'
import { becomes, commandLine, isAlive, pause, signal } from './lib/processes.mjs'
import { Trouble } from './lib/trouble.mjs'

/** Only for throw-away data: fast, and broken after a power cut. */
export const throwAway = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** The file that names the process in charge of this data. */
export const ownerFile = (dataDir) => `${path.resolve(dataDir)}.owner`

/**
 * @param {{ dataDir: string, binaries?: '18' | '15', database?: string, settings?: Record<string, string | number>,
 *   timeoutMs?: number, abort?: AbortSignal }} options
 * @returns {Promise<{ host: string, port: number, user: string, database: string, pid: number, adopted: boolean,
 *   account: string, note(more: object): void, stop(withinMs?: number): Promise<void> }>}
 */
export async function startPostgres(options) {
  const { binaries = '18', database = 'alongside', settings = {}, timeoutMs = 120_000, abort } = options
  if (process.platform === 'win32') {
    throw new Trouble('The embedded Postgres runs on Linux and macOS.', 'On Windows use WSL, or set DATABASE_URL.')
  }
  const dataDir = await realFolder(options.dataDir)
  const lock = take(ownerFile(dataDir))
  if (!lock) throw inUse(dataDir)
  try {
    const { program } = postgresPrograms(binaries)
    const account = accountFor(dataDir, program('postgres'))
    await createCluster({ dataDir, program, account, binaries, abort })
    const running = runningServer(dataDir)
    const socket = running?.socket ?? socketFolder(dataDir, account)
    const pid = running?.pid ?? (await launch({ dataDir, program, account, socket, settings, timeoutMs, abort }))
    await createDatabase(socket, database)
    let stopped
    const stop = (withinMs = 20_000) => {
      stopped ??= stopServer(pid, dataDir, withinMs).then(() => {
        fs.rmSync(socket, { recursive: true, force: true })
        lock.release()
      })
      return stopped
    }
    return {
      host: socket,
      port: 5432,
      user: 'postgres',
      database,
      pid,
      adopted: running !== null,
      account: account.name,
      note: (more) => lock.note(more),
      stop,
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** The refusal while another copy works in this data folder. */
export function inUse(dataDir) {
  const holder = holderOf(ownerFile(dataDir))
  return new Trouble(
    `Alongside is already running with the data in ${dataDir}${holder?.url ? `, at ${holder.url}` : ''} (process ${holder?.pid ?? 'unknown'}).`,
    'Use that one, stop it with Ctrl-C where it runs, or give this one data and a port of its own: ALONGSIDE_DATA=/path PORT=3100 npm start',
  )
}

/** One folder has one name, however many links lead to it. */
async function realFolder(dataDir) {
  const parent = path.dirname(path.resolve(dataDir))
  fs.mkdirSync(parent, { recursive: true })
  return path.join(fs.realpathSync(parent), path.basename(dataDir))
}

/** Beside the data, unless that path is longer than a socket's name may be: then in the temporary folder. */
function socketFolder(dataDir, account) {
  const beside = `${dataDir}.socket`
  const short = path.join(os.tmpdir(), `alongside-${createHash('sha1').update(dataDir).digest('hex').slice(0, 12)}`)
  const folder = Buffer.byteLength(`${beside}/.s.PGSQL.5432.lock`) < 100 ? beside : short
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  account.own(folder)
  // In a shared temporary folder somebody else could have made it before us, to listen in our server's place.
  const made = fs.lstatSync(folder)
  const owners = [process.getuid(), fs.statSync(dataDir, { throwIfNoEntry: false })?.uid, 65534]
  if (!made.isDirectory() || (made.mode & 0o077) !== 0 || !owners.includes(made.uid)) {
    throw new Trouble(`${folder} is not a folder that only this account may open.`, 'Remove it, then start again.')
  }
  return folder
}

/** Makes the cluster aside and renames it, so that a kill in the middle leaves nothing half made. */
async function createCluster({ dataDir, program, account, binaries, abort }) {
  const versionFile = path.join(dataDir, 'PG_VERSION')
  if (fs.existsSync(versionFile)) {
    const version = fs.readFileSync(versionFile, 'utf8').trim()
    if (version === binaries) return
    throw new Trouble(
      `The data in ${dataDir} was written by Postgres ${version}; this Alongside brings ${binaries}.`,
      'Start once more with the Alongside that wrote it and export the data, or choose another folder with ALONGSIDE_DATA.',
    )
  }
  const aside = `${dataDir}.init`
  fs.rmSync(aside, { recursive: true, force: true })
  fs.mkdirSync(aside, { mode: 0o700 })
  account.own(aside)
  const how = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--data-checksums', '--no-sync']
  await finish(account.command(program('initdb'), ['-D', aside, ...how]), abort)
  await finish(['sync', process.platform === 'linux' ? ['-f', aside] : [], {}], abort)
  fs.renameSync(aside, dataDir)
}

/** Runs one program to its end. */
function finish([program, args, options], abort) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...options,
      cwd: '/',
      env: { ...process.env, TZ: 'UTC' },
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true, // a Ctrl-C in the terminal is ours to answer
      signal: abort,
    })
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0
        ? resolve()
        : reject(
            new Trouble(`${path.basename(program)} failed while preparing the database.`, said.trim().slice(-2000)),
          ),
    )
  })
}

/**
 * A server that already serves this data: one whose starter was killed. A stale file is removed, because the pid in it
 * may belong to a stranger by now.
 */
export function runningServer(dataDir) {
  const file = path.join(dataDir, 'postmaster.pid')
  const lines = readLines(file)
  const pid = Number(lines[0])
  if (serves(pid, dataDir)) return { pid, socket: lines[4] }
  fs.rmSync(file, { force: true })
  return null
}

const serves = (pid, dataDir) => isAlive(pid) && commandLine(pid).includes(dataDir)

async function launch({ dataDir, program, account, socket, settings, timeoutMs, abort }) {
  // Left over from a kill; the pid in it would stop the new server if it has been given to another process.
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) fs.rmSync(path.join(socket, name), { force: true })
  const all = {
    listen_addresses: '',
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    max_connections: 100,
    shared_buffers: '128MB',
    ...settings,
  }
  const args = ['-D', dataDir, ...Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`])]
  const [command, words, options] = account.command(program('postgres'), args)
  const log = openLog(`${dataDir}.log`)
  account.own(`${dataDir}.log`)
  const child = spawn(command, words, { ...options, cwd: '/', detached: true, stdio: ['ignore', 'ignore', log.fd] })
  fs.closeSync(log.fd)
  child.unref()
  let failure = null
  child.once('error', (error) => {
    failure = error
  })
  child.once('exit', (code, by) => {
    failure ??= new Error(`it ended with ${by ?? code}`)
  })
  const end = Date.now() + timeoutMs
  for (;;) {
    const lines = readLines(path.join(dataDir, 'postmaster.pid'))
    if (lines[7]?.trim() === 'ready' && Number(lines[0]) === child.pid) return child.pid
    if (failure) throw new Trouble(`Postgres did not start: ${failure.message}.`, log.tail())
    if (abort?.aborted || Date.now() > end) {
      await stopServer(child.pid, dataDir, 2000)
      abort?.throwIfAborted()
      throw new Trouble(`Postgres was not ready after ${timeoutMs / 1000} seconds.`, log.tail())
    }
    await pause(15)
  }
}

const readLines = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n') : [])

/** The server's own words go to a file: a pipe would break with the process that started it. */
function openLog(file) {
  const isLong = (fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 5_000_000
  const fd = fs.openSync(file, isLong ? 'w' : 'a', 0o600)
  const from = fs.fstatSync(fd).size
  return { fd, tail: () => fs.readFileSync(file).subarray(from).toString().trim().slice(-2000) }
}

async function createDatabase(host, database) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ host, user: 'postgres', database: 'postgres' })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database])
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(database)}`)
  } finally {
    await client.end()
  }
}

/**
 * Fast shutdown (roll back, write out, end); when the time is up, at once: then the next start replays the journal,
 * and nothing that was committed is lost either way.
 */
async function stopServer(pid, dataDir, withinMs) {
  const isGone = () => !serves(pid, dataDir)
  for (const name of ['SIGINT', 'SIGQUIT', 'SIGKILL']) {
    if (isGone()) return
    signal(pid, name)
    if (await becomes(isGone, name === 'SIGINT' ? withinMs : 1000)) return
  }
}
