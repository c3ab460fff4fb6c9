// Live documents and news: real servers that get killed, real sockets, a real Postgres.
import { tests, withPostgres } from './jest.base.mjs'

export default tests(['tests/live/**'], { ...withPostgres, testTimeout: 180_000 })
