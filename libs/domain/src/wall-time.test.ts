import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { instantIn, wallTimeIn } from './wall-time.js'

const at = (text: string) => {
  const [year, month, day, hour, minute] = text.split(/\D/).map(Number)
  return { year: year!, month: month!, day: day!, hour: hour!, minute: minute!, second: 0 }
}
const london = (text: string) => instantIn('Europe/London', at(text)).toISOString()

describe('DAY-6: a wall time and its instant', () => {
  it.each([
    ['2026-01-15 09:00', '2026-01-15T09:00:00.000Z', 'winter'],
    ['2026-07-15 09:00', '2026-07-15T08:00:00.000Z', 'summer'],
    ['2026-03-29 00:59', '2026-03-29T00:59:00.000Z', 'the minute before clocks go forward'],
    ['2026-03-29 01:30', '2026-03-29T01:30:00.000Z', 'a time left out in March is an hour later'],
    ['2026-03-29 02:00', '2026-03-29T01:00:00.000Z', 'the first minute of summer time'],
    ['2026-10-25 01:30', '2026-10-25T00:30:00.000Z', 'the first of the two in October'],
    ['2026-10-25 02:00', '2026-10-25T02:00:00.000Z', 'after clocks went back'],
  ])('%s is %s: %s', (wall, instant) => expect(london(wall)).toBe(instant))

  it('any instant of four years is found again from what the clock shows, but for the hour that comes twice', () => {
    const some = fc.date({ min: new Date('2024-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
    const zones = fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland')
    fc.assert(
      fc.property(some, zones, (moment, zone) => {
        const instant = new Date(Math.floor(moment.getTime() / 1000) * 1000)
        const found = instantIn(zone, wallTimeIn(zone, instant))
        expect([0, 3_600_000]).toContain(instant.getTime() - found.getTime())
        expect(wallTimeIn(zone, found)).toEqual(wallTimeIn(zone, instant))
      }),
    )
  })
  it('takes an unknown zone for London', () =>
    expect(instantIn('Nowhere/At all', at('2026-07-15 09:00')).toISOString()).toBe('2026-07-15T08:00:00.000Z'))
})
