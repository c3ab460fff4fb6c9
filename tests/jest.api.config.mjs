// The API through its own door, in this process, on a real Postgres.
import { tests, withPostgres } from './jest.base.mjs'

export default tests(['tests/api/**'], { ...withPostgres, testTimeout: 180_000 })
