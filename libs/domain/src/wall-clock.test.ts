import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { dayInLondon } from './civil-date.js'
import { clockInLondon, instantInLondon, schoolDayOf } from './wall-clock.js'

const wall = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' })
/** By the rule of today: before 1996 clocks changed on other days. */
const instants = fc.date({ min: new Date('1997-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })

describe('the clock on the wall', () => {
  it('shows what the system’s own time zones say', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(clockInLondon(instant)).toBe(wall.format(instant))
        expect(schoolDayOf(instant)).toBe(dayInLondon(instant))
      }),
    )
  })

  it('leads back to the instant, but for the hour that comes twice', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const back = instantInLondon(schoolDayOf(instant), clockInLondon(instant))
        const lost = instant.getTime() - back.getTime()
        expect([0, 3_600_000]).toContain(lost - (instant.getTime() % 60_000))
      }),
    )
  })

  it.each([
    ['2026-03-28', '15:30', '2026-03-28T15:30:00.000Z'],
    ['2026-03-29', '15:30', '2026-03-29T14:30:00.000Z'],
    ['2026-03-29', '01:30', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25', '01:30', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25', '15:30', '2026-10-25T15:30:00.000Z'],
  ])('LON-1: %s %s', (day, clock, instant) => {
    expect(instantInLondon(day, clock).toISOString()).toBe(instant)
  })
})
