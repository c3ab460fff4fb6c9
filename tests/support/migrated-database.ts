// A database with the whole schema in it, in a few hundredths of a second: migrated once per server, then copied.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { migrate, roles } from '../../apps/api/src/platform/db/migrate.js'
import { asAdministrator, type Connection, databaseName, onceFree, server } from './postgres.js'

export interface MigratedDatabase {
  owner: Connection
  app: Connection
  drop(): Promise<void>
}

/** Test files run side by side: whoever comes first makes the template, the others wait. */
const lockNumber = 7_361_900

export async function migratedDatabase(): Promise<MigratedDatabase> {
  const template = await templateDatabase()
  const database = databaseName()
  await asAdministrator(`create database ${database} template ${template}`)
  const owner = { ...server(), database }
  return {
    owner,
    app: { ...owner, user: roles.app },
    drop: () => asAdministrator(`drop database if exists ${database} with (force)`),
  }
}

async function templateDatabase(): Promise<string> {
  const name = `template_${schemaHash()}`
  const client = new pg.Client(server())
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockNumber])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) {
      const unfinished = `${name}_unfinished`
      await client.query(`drop database if exists ${unfinished} with (force)`)
      await client.query(`create database ${unfinished}`)
      await migrate({ ...server(), database: unfinished }, roles.app)
      await onceFree(() => client.query(`alter database ${unfinished} rename to ${name}`))
    }
    return name
  } finally {
    await client.end()
  }
}

/** A server that outlives a run must not hand out yesterday's schema. */
function schemaHash(): string {
  const folder = path.resolve('apps/api/src/platform/db')
  const hash = createHash('sha256').update(readFileSync(path.join(folder, 'migrate.ts')))
  for (const file of readdirSync(path.join(folder, 'migrations')).sort()) {
    hash.update(readFileSync(path.join(folder, 'migrations', file)))
  }
  return hash.digest('hex').slice(0, 12)
}
