// The application itself: its database, then its server, in this process.
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { inUse, ownerFile, startPostgres } from '../embedded-pg.mjs'
import { SERVER_LIMIT_MS } from './ending.mjs'
import { explainListening } from './listening.mjs'
import { holderOf } from './lock.mjs'
import { inRoot } from './place.mjs'
import { becomes, isAlive } from './processes.mjs'
import { say } from './progress.mjs'
import { Trouble } from './trouble.mjs'

const NEEDED_BYTES = 200_000_000

export const postgresFolder = (dataDir) => path.join(dataDir, 'pg')

/** Refuses while another copy uses the data; one that is just ending gets a moment. */
export async function requireData({ dataDir, embedded }) {
  fs.mkdirSync(dataDir, { recursive: true })
  const { bavail, bsize } = fs.statfsSync(dataDir)
  if (bavail * bsize < NEEDED_BYTES) {
    throw new Trouble(`Less than 200 MB of disk are free at ${dataDir}.`, 'Make room and start again.')
  }
  const folder = postgresFolder(dataDir)
  if (embedded && !(await becomes(() => !holderOf(ownerFile(folder)), 4000, 100))) throw inUse(folder)
}

/**
 * @param {ReturnType<import('./settings.mjs').readSettings>} settings
 * @param {ReturnType<import('./ending.mjs').prepareEnding>} ending
 * @param {ReturnType<typeof openDatabase>} opening
 */
export async function startServer(settings, ending, opening = openDatabase(settings, ending)) {
  const database = await opening
  ending.signal.throwIfAborted()
  const { serve } = await import(pathToFileURL(inRoot('apps/api/dist/main.js')).href)
  const starting = serve({ ...serveOptions(settings, database), progress: say })
  ending.add(async () => (await starting.catch(() => null))?.close(), SERVER_LIMIT_MS)
  try {
    const server = await starting
    database?.note({ url: server.url })
    return server
  } catch (error) {
    throw explainDatabase(explainListening(error, settings.host, settings.port), settings)
  }
}

/** The plain words for what a database of one's own may answer; any other error comes back as it was. */
function explainDatabase(error, { app, owner }) {
  // What the server itself refuses, it says in a sentence, with what to do about it.
  if (error.remedy && !(error instanceof Trouble)) return new Trouble(error.message, error.remedy)
  if (!app || error instanceof Trouble) return error
  const { code } = error instanceof AggregateError ? error.errors[0] : error
  const place = `${app.host}, port ${app.port}`
  switch (code) {
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'ETIMEDOUT':
    case 'EAI_AGAIN':
    case 'ENOENT':
      return new Trouble(`No database answers at ${place} (${code}).`, 'Is it running, and is DATABASE_URL right?')
    case '28P01':
    case '28000':
      return new Trouble(
        `The database at ${place} refuses the account: ${error.message}.`,
        `Check user and password in DATABASE_URL${owner ? ' and DATABASE_OWNER_URL' : ''}.`,
      )
    case '3D000':
      return new Trouble(
        `At ${place}: ${error.message}.`,
        'Create it first: createdb --owner=alongside_owner alongside',
      )
    case undefined:
      // What the server itself refuses is a sentence already.
      return error.name === 'Error' ? new Trouble(error.message) : error
    default:
      return error
  }
}

/** What the server is told, but for the function that hears of its progress. */
export const serveOptions = (settings, database) => ({
  app: database?.app ?? settings.app,
  owner: database?.owner ?? settings.owner,
  port: settings.port,
  host: settings.host,
  publicUrl: settings.publicUrl,
  webRoot: inRoot('apps/web/dist'),
  demo: settings.demo,
  embedded: settings.embedded,
  dataDir: settings.dataDir,
  smtpUrl: settings.smtpUrl,
  redisUrl: settings.redisUrl,
  key: settings.key,
  operations: settings.operations,
})

/** Starts the embedded database, if that is the one to use. Other work may go on meanwhile; whoever waits hears of a failure. */
export function openDatabase(settings, ending) {
  const opening = settings.embedded ? startDatabase(settings, ending) : Promise.resolve(null)
  opening.catch(() => {})
  return opening
}

async function startDatabase({ dataDir }, ending) {
  const from = performance.now()
  const starting = startPostgres({ dataDir: postgresFolder(dataDir), abort: ending.signal })
  ending.add(async () => (await starting.catch(() => null))?.stop(1000))
  const server = await starting
  const { host, port, database, user, pid, adopted } = server
  const how = adopted ? 'taken over from a copy that was killed' : 'started'
  say(`Embedded Postgres ${how} in ${((performance.now() - from) / 1000).toFixed(1)} s`)
  watchDatabase(pid, dataDir, ending)
  return {
    note: (more) => server.note(more),
    owner: { host, port, database, user },
    app: { host, port, database, user: 'alongside_app' },
  }
}

/** Without its database the server would only apologise; so it says why and ends, and the next start repairs. */
function watchDatabase(pid, dataDir, ending) {
  const watch = setInterval(() => {
    if (isAlive(pid)) return
    clearInterval(watch)
    if (ending.signal.aborted) return
    console.error(
      `The database server is gone; ${postgresFolder(dataDir)}.log tells why.\n  Start again: what was saved is safe.`,
    )
    ending.end('No database', 1)
  }, 1000)
  watch.unref()
}
