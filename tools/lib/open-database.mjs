// The database that `npm start` uses, for commands that run beside it or without it: the embedded one, or the one of DATABASE_URL.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ownerFile, runningServer, startPostgres } from '../embedded-pg.mjs'
import { holderOf } from './lock.mjs'
import { inRoot } from './place.mjs'

export const built = (file) => pathToFileURL(inRoot('apps/api/dist', file)).href

/** The server of a running `npm start` is shared; otherwise one is started for as long as this takes. */
export async function openDatabase({ embedded, dataDir, app, owner }, ending) {
  const { migrate } = await import(built('platform/db/migrate.js'))
  if (!embedded) {
    if (owner) await migrate(owner, app.user)
    return app
  }
  const folder = path.join(dataDir, 'pg')
  const shared = holderOf(ownerFile(folder)) ? runningServer(folder) : null
  const place = shared
    ? { host: shared.socket, port: 5432, database: 'alongside' }
    : await startDatabase(folder, ending)
  if (!shared) await migrate({ ...place, user: 'postgres' }, 'alongside_app')
  return { ...place, user: 'alongside_app' }
}

async function startDatabase(dataDir, ending) {
  const starting = startPostgres({ dataDir, abort: ending.signal })
  ending.add(async () => (await starting.catch(() => null))?.stop(2000))
  const { host, port, database } = await starting
  return { host, port, database }
}
