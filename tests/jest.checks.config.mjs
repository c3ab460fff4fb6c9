// Checks of the house itself: boundaries, bundle sizes, the compose file, what may stand in the tree.
import { tests } from './jest.base.mjs'

export default tests(['tests/checks/**'], { testTimeout: 180_000 })
