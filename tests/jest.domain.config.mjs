// The rules alone: no database, no network, no clock.
import { tests } from './jest.base.mjs'

export default tests(['libs/**/src/**'])
