import { describe, expect, it } from '@jest/globals'
import { bankHolidays, easterSunday } from './bank-holidays.js'
import { weekdayOf } from './civil-date.js'

describe('bank holidays in England and Wales', () => {
  it.each([
    '2000-04-23',
    '2008-03-23',
    '2011-04-24',
    '2019-04-21',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
    '2100-03-28',
  ])('Easter is on %s', (day) => expect(easterSunday(Number(day.slice(0, 4)))).toBe(day))

  it.each([
    [2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
    [2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
    [2028, '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26'],
    [2022, '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27'],
    [2023, '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26'],
    [2020, '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28'],
  ])('%i: %s', (year, days) => {
    expect(bankHolidays(year)).toEqual(days.split(' ').map((day) => `${year}-${day}`))
  })

  it('never falls on a weekend, and there are eight in a usual year', () => {
    for (let year = 2024; year < 2070; year += 1) {
      const days = bankHolidays(year)
      expect(new Set(days).size).toBe(8)
      for (const day of days) expect(weekdayOf(day)).toBeLessThanOrEqual(5)
    }
  })
})
