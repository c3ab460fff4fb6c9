// What may break does break: real servers killed and cut off while people write, and the judge who says what became of it.
import { tests } from './jest.base.mjs'

export default tests(['tests/faults/**'], { testTimeout: 300_000 })
