// The whole application in a real browser, as people use it.
import { tests, withPostgres } from './jest.base.mjs'

export default tests(['tests/e2e/**'], {
  ...withPostgres,
  testTimeout: 300_000,
  testSequencer: '<rootDir>/tests/support/longest-first.mjs',
})
