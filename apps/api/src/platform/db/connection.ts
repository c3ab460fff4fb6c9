/** How to reach Postgres, and the pools that do. */
import pg from 'pg'
import { DataSource, type DataSourceOptions } from 'typeorm'

/** `host` may be the directory of a Unix socket. */
export interface Connection {
  readonly host: string
  readonly port: number
  readonly database: string
  readonly user: string
  readonly password?: string
  readonly ssl?: boolean
}

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>
type EntityClass = new () => object

/** Days begin and end as they do in an English school: `current_date` is theirs, whoever asks. */
const schoolTime = '-c timezone=Europe/London'

export const dataSourceFor = (
  connection: Connection,
  entities: readonly EntityClass[],
  poolSize: number,
): DataSource => {
  const { user, password, ssl, ...place } = connection
  const options: PostgresOptions = {
    type: 'postgres',
    ...place,
    username: user,
    ...(password === undefined ? {} : { password }),
    ...(ssl ? { ssl: true } : {}),
    entities: [...entities],
    synchronize: false,
    logging: false,
    poolSize,
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    applicationName: 'alongside',
    extra: { statement_timeout: 15_000, options: schoolTime },
  }
  return new DataSource(options)
}

/** A pool that works as another role from its first message: the journal's writer, the job worker. */
export const poolAs = (
  connection: Connection,
  role: string | null,
  max: number,
  more: Pick<pg.PoolConfig, 'connectionTimeoutMillis' | 'application_name'> = {},
): pg.Pool => {
  const pool = new pg.Pool({
    ...connection,
    max,
    application_name: `alongside${role ? ` ${role}` : ''}`,
    ...more,
    options: role ? `${schoolTime} -c role=${role}` : schoolTime,
  })
  // A connection that breaks while it waits in the pool is replaced at its next use: nothing to do but not to die of it.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

export const clientOf = (connection: Connection): pg.Client => new pg.Client({ ...connection })
