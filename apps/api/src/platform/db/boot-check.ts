/**
 * Refuses to start where row-level security would not hold: a role too strong, or a table left open; and where what was
 * acknowledged could be lost with the power.
 */
import type { Pool } from 'pg'

/** Tables that hold nothing of a school, an alliance or a person in readable form. */
const open = ['schema_migration', 'sign_in_limit']

export async function checkWalls(pool: Pool): Promise<void> {
  const { rows: me } = await pool.query(
    'select rolname, rolsuper, rolbypassrls from pg_roles where rolname = current_user',
  )
  const role = me[0] as { rolname: string; rolsuper: boolean; rolbypassrls: boolean }
  if (role.rolsuper || role.rolbypassrls) {
    throw new Error(
      `DATABASE_URL signs in as "${role.rolname}", which row-level security does not bind. Use a role that is neither superuser nor BYPASSRLS, and give the owner's in DATABASE_OWNER_URL.`,
    )
  }
  const { rows: tables } = await pool.query<{ name: string; safe: boolean; mine: boolean }>(
    `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as safe, pg_get_userbyid(c.relowner) = current_user as mine
       from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`,
  )
  if (tables.length === 0)
    throw new Error('The database has no tables yet: run the migrations with DATABASE_OWNER_URL.')
  const mine = tables.filter((table) => table.mine).map(({ name }) => name)
  if (mine.length > 0)
    throw new Error(`The app's role "${role.rolname}" owns ${mine.join(', ')}: tables belong to the owner's role.`)
  const unsafe = tables.filter((table) => !table.safe && !open.includes(table.name)).map(({ name }) => name)
  if (unsafe.length > 0) throw new Error(`Row-level security is not forced on ${unsafe.join(', ')}.`)
}

/** What Postgres must not leave out before it says that something is kept. */
const promises = ['fsync', 'full_page_writes', 'synchronous_commit']

/** Asks as the app's role: a setting can hang on a role or a database as well as on the server. */
export async function checkPromises(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `select name from pg_settings where name = any($1) and setting = 'off' order by name`,
    [promises],
  )
  if (rows.length === 0) return
  const off = rows.map(({ name }) => name)
  throw Object.assign(
    new Error(
      `The database has ${off.join(', ')} switched off: what people were told is saved could be lost with the power.`,
    ),
    {
      remedy: `Switch on again what is off (in postgresql.conf, or where it was set for the role or the database), restart Postgres, then start: ${off.map((name) => `${name} = on`).join(', ')}`,
    },
  )
}
