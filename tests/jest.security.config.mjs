// Attacks: each row of the security tests, in a round short enough for every run; long rounds are proofs.
import { tests, withPostgres } from './jest.base.mjs'

export default tests(['tests/security/**'], { ...withPostgres, testTimeout: 180_000 })
