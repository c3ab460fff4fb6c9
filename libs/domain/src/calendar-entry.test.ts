import { describe, expect, it } from '@jest/globals'
import { entryStatus } from './calendar-entry.js'

describe('CAL-8: a place in a calendar', () => {
  it.each([
    ['CONFIRMED', ['CONFIRMED'], 'CONFIRMED'],
    ['PENCILLED', ['REQUESTED'], 'TENTATIVE'],
    ['CONFIRMED', ['OFFERED'], 'TENTATIVE'],
    ['CONFIRMED', ['WAITING_LIST'], null],
    ['CONFIRMED', ['CANCELLED'], 'CANCELLED'],
    ['CONFIRMED', ['CANCELLED', 'CONFIRMED'], 'CONFIRMED'],
    ['CONFIRMED', [], null],
    ['DRAFT', ['CONFIRMED'], null],
    ['CANCELLED', ['CONFIRMED'], 'CANCELLED'],
    ['POSTPONED', ['CONFIRMED'], 'CANCELLED'],
    ['DELIVERED', ['ATTENDED'], 'CONFIRMED'],
    ['CLOSED', ['DID_NOT_ATTEND'], 'CONFIRMED'],
  ] as const)('session %s, places %j: %s', (session, places, status) =>
    expect(entryStatus(session, places)).toBe(status),
  )
})
