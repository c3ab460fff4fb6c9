import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { bankHolidays } from './bank-holidays.js'
import { addDays, isWeekend } from './civil-date.js'
import {
  academicYearLabel,
  academicYearOf,
  addSchoolDays,
  englishCalendar,
  halfTermOf,
  isSchoolDay,
  isStuck,
  type SchoolCalendar,
  schoolDaysBetween,
  schoolWeeksBetween,
} from './school-days.js'

const anyDay = fc.integer({ min: 0, max: 15_000 }).map((days) => addDays('2015-01-01', days))
const years = Array.from({ length: 40 }, (_, index) => 2015 + index)

describe('the default English calendar', () => {
  it('2025/26 has the half-terms an English school would expect', () => {
    expect(englishCalendar.halfTerms(2025).map(({ term, from, until }) => `${term} ${from} ${until}`)).toEqual([
      'AUTUMN 2025-09-01 2025-10-24',
      'AUTUMN 2025-11-03 2025-12-19',
      'SPRING 2026-01-05 2026-02-13',
      'SPRING 2026-02-23 2026-03-27',
      'SUMMER 2026-04-13 2026-05-22',
      'SUMMER 2026-06-01 2026-07-20',
    ])
  })

  it.each([
    [2023, '2024-03-28', '2024-04-15', 'after an early Easter'],
    [2022, '2023-03-31', '2023-04-17', 'across a usual one'],
    [2028, '2029-03-29', '2029-04-16', 'after one on 1 April'],
    [2024, '2025-04-04', '2025-04-22', 'before a late one'],
    [2027, '2028-03-31', '2028-04-18', 'before a late one'],
  ])('in the year from %i schools close after %s and open on %s, %s', (year, lastDay, firstDay) => {
    const [, , , spring, summer] = englishCalendar.halfTerms(year)
    expect([spring?.until, summer?.from]).toEqual([lastDay, firstDay])
  })

  it('each year has 195 school days in six half-terms, within September to July', () => {
    for (const year of years) {
      const halfTerms = englishCalendar.halfTerms(year)
      expect(halfTerms.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
      expect(schoolDaysBetween(`${year}-08-31`, `${year + 1}-08-31`)).toBe(195)
      expect(halfTerms[0]!.from >= `${year}-09-01`).toBe(true)
      expect(halfTerms[5]!.until <= `${year + 1}-07-31`).toBe(true)
      for (const { from, until } of halfTerms)
        expect(schoolDaysBetween(addDays(from, -1), until)).toBeGreaterThanOrEqual(19)
    }
  })

  it('is closed at weekends, on bank holidays and over Christmas, and open only within a half-term', () => {
    for (const year of years) {
      for (const holiday of [...bankHolidays(year), `${year}-12-24`, `${year}-12-31`])
        expect(isSchoolDay(holiday)).toBe(false)
    }
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(isSchoolDay(day) && isWeekend(day)).toBe(false)
        expect(isSchoolDay(day) && halfTermOf(day) === null).toBe(false)
      }),
    )
  })

  it('knows its academic years and half-terms', () => {
    expect(['2026-08-31', '2026-09-01'].map(academicYearOf)).toEqual([2025, 2026])
    expect([2025, 1999, 2009].map(academicYearLabel)).toEqual(['2025/26', '1999/00', '2009/10'])
    expect(halfTermOf('2026-01-17')).toMatchObject({ academicYear: 2025, number: 3, term: 'SPRING' })
    expect(halfTermOf('2025-12-25')).toBeNull()
  })
})

describe('counting school days', () => {
  it('DAY-1, DAY-2: going n school days on and counting them are one thing', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 300 }), (day, days) => {
        const there = addSchoolDays(day, days)
        expect(isSchoolDay(there)).toBe(true)
        expect(schoolDaysBetween(day, there)).toBe(days)
        expect(schoolDaysBetween(there, day)).toBe(-days)
      }),
    )
  })

  it('DAY-1: there and back again', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 300 }), (day, days) => {
        const open = addSchoolDays(day, 0)
        expect(addSchoolDays(addSchoolDays(open, days), -days)).toBe(open)
      }),
    )
  })

  it('DAY-2: stretches of days add up', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(400), fc.nat(400), (day, first, second) => {
        const middle = addDays(day, first)
        const end = addDays(middle, second)
        expect(schoolDaysBetween(day, middle) + schoolDaysBetween(middle, end)).toBe(schoolDaysBetween(day, end))
      }),
    )
  })

  it('DAY-1: five school days from the last Friday before half-term end after it', () => {
    expect(addSchoolDays('2025-10-24', 5)).toBe('2025-11-07')
    expect(addSchoolDays('2025-10-27', 0)).toBe('2025-11-03')
    expect(addSchoolDays('2025-11-04', 0)).toBe('2025-11-04')
  })

  it('a school’s own calendar takes the place of the default', () => {
    const everyWeekday: SchoolCalendar = { isSchoolDay: (day) => !isWeekend(day), halfTerms: () => [] }
    expect(addSchoolDays('2025-10-24', 5, everyWeekday)).toBe('2025-10-31')
    expect(schoolWeeksBetween('2025-12-19', '2026-01-02', everyWeekday)).toBe(2)
    expect(halfTermOf('2025-11-04', everyWeekday)).toBeNull()
  })

  it('a school that never opens does not count for ever', () => {
    expect(() => addSchoolDays('2026-01-01', 1, { isSchoolDay: () => false, halfTerms: () => [] })).toThrow(RangeError)
  })
})

describe('a group that is stuck', () => {
  it('DAY-3: is told so after six school weeks, and holidays do not count', () => {
    expect(isStuck('2025-09-01', addSchoolDays('2025-09-01', 30))).toBe(false)
    expect(isStuck('2025-09-01', addSchoolDays('2025-09-01', 31))).toBe(true)
    expect(isStuck('2026-07-17', '2026-09-11')).toBe(false)
  })
})
