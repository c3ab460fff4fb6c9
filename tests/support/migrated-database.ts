// A database with the whole schema in it, in a few hundredths of a second: migrated once per server, then copied. Test files run
// side by side: whoever comes first makes the template, the others wait.
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

export const migratedDatabase = async (): Promise<MigratedDatabase> => copyOf(await migratedTemplate())

/** The same with the demo in it, which `fill` loads once. Its days are counted from when the first test asked for it. */
export async function demoDatabase(fill: (app: Connection) => Promise<void>): Promise<MigratedDatabase> {
  const migrated = await migratedTemplate()
  return copyOf(
    await template(`demo_${hashOf('apps/api/src/demo')}_${hashOf(schemaFolder)}`, async (database) => {
      await asAdministrator(`create database ${database} template ${migrated}`)
      await fill({ ...server(), database, user: roles.app })
    }),
  )
}

async function copyOf(template: string): Promise<MigratedDatabase> {
  const database = databaseName()
  await asAdministrator(`create database ${database} template ${template}`)
  const owner = { ...server(), database }
  return {
    owner,
    app: { ...owner, user: roles.app },
    drop: () => asAdministrator(`drop database if exists ${database} with (force)`),
  }
}

const schemaFolder = 'apps/api/src/platform/db'

const migratedTemplate = (): Promise<string> =>
  template(`template_${hashOf(schemaFolder)}`, async (database) => {
    await asAdministrator(`create database ${database}`)
    await migrate({ ...server(), database }, roles.app)
  })

/** Made under another name, so that nobody copies what is half done. */
async function template(name: string, make: (database: string) => Promise<void>): Promise<string> {
  const client = new pg.Client(server())
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) {
      const unfinished = `${name}_unfinished`
      await client.query(`drop database if exists ${unfinished} with (force)`)
      await make(unfinished)
      await onceFree(() => client.query(`alter database ${unfinished} rename to ${name}`))
    }
    return name
  } finally {
    await client.end()
  }
}

/** A server that outlives a run must not hand out yesterday's. */
function hashOf(folder: string): string {
  const hash = createHash('sha256')
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (file.endsWith('.ts')) hash.update(readFileSync(path.join(folder, file)))
  }
  return hash.digest('hex').slice(0, 12)
}
