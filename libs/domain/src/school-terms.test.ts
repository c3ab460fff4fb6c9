import { describe, expect, it } from '@jest/globals'
import { academicYearOf, englishCalendar } from './school-days.js'
import { sinceTerms } from './school-terms.js'

const startOf = (year: number, number: number) =>
  englishCalendar.halfTerms(year).find((halfTerm) => halfTerm.number === number)!.from

describe('three terms back', () => {
  it.each([
    ['2026-11-30', 2025, 3],
    ['2027-02-01', 2025, 5],
    ['2027-06-14', 2026, 1],
    ['2026-08-20', 2025, 1],
  ] as const)('on %s they begin in the school year %i with half-term %i', (today, year, number) => {
    expect(sinceTerms(today, 3)).toBe(startOf(year, number))
  })

  it('one term back is this one', () => {
    expect(sinceTerms('2026-11-30', 1)).toBe(startOf(academicYearOf('2026-11-30'), 1))
  })
})
