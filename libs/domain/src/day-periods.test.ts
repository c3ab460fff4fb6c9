import { describe, expect, it } from '@jest/globals'
import { checkPeriods, clockInLondon, periodsMissed, usualHalves } from './day-periods.js'

const periods = [
  { name: 'Period 1', from: '09:00', until: '10:00' },
  { name: 'Period 2', from: '10:00', until: '11:00' },
  { name: 'Period 3', from: '11:20', until: '12:20' },
]
const names = (startsAt: string, endsAt: string, of = periods) =>
  periodsMissed({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }, of).map(({ name }) => name)

describe('periods', () => {
  it('DAP-1: follow each other, and each has a name of its own', () => {
    expect(checkPeriods(periods)).toBe(periods)
    for (const bad of [
      [{ name: 'One', from: '10:00', until: '09:00' }],
      [periods[0]!, { name: 'Two', from: '09:30', until: '10:30' }],
      [periods[0]!, { name: 'Period 1', from: '10:00', until: '10:30' }],
    ])
      expect(() => checkPeriods(bad)).toThrow('day.periods-overlap')
    expect(() => checkPeriods([{ name: 'One', from: '9:00', until: '25:00' }])).toThrow('input.invalid')
    expect(() => checkPeriods(Array.from({ length: 15 }, () => periods[0]!))).toThrow('input.too-long')
  })

  it('DAP-2: whatever is touched is missed, in winter and after the clocks went forward', () => {
    expect(names('2026-01-20T10:00Z', '2026-01-20T11:30Z')).toEqual(['Period 2', 'Period 3'])
    // The same instants by the clock of July are an hour later.
    expect(names('2026-07-14T10:00Z', '2026-07-14T11:30Z')).toEqual(['Period 3'])
    expect(names('2026-01-20T15:45Z', '2026-01-20T17:00Z', [...usualHalves])).toEqual([])
    expect(names('2026-01-20T08:00Z', '2026-01-20T16:00Z', [...usualHalves])).toEqual(['Morning', 'Afternoon'])
    expect(names('2026-01-20T12:00Z', '2026-01-21T09:00Z', [...usualHalves])).toEqual(['Afternoon'])
    expect(clockInLondon(new Date('2026-07-14T10:00Z'))).toBe('11:00')
  })
})
