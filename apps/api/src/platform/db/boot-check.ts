/** Refuses to start where row-level security would not hold: a role too strong, or a table left open. */
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
