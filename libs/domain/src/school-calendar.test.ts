import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { addDays, type CivilDate } from './civil-date.js'
import { type CalendarYear, checkCalendarYear, schoolCalendar, usualYear } from './school-calendar.js'
import { addSchoolDays, englishCalendar, halfTermOf, schoolDaysBetween } from './school-days.js'

const year: CalendarYear = {
  ...usualYear(2026),
  days: [
    { kind: 'INSET', from: '2026-09-02', until: '2026-09-02', name: 'Safeguarding' },
    { kind: 'INSET', from: '2026-10-24', until: '2026-10-24', name: 'A Saturday together' },
    { kind: 'CLOSED', from: '2026-11-09', until: '2026-11-10', name: 'Heating' },
  ],
}
const ours = schoolCalendar([year])
const refused = (change: Partial<CalendarYear>) => {
  try {
    checkCalendarYear({ ...year, ...change })
  } catch (error) {
    return (error as { code: string }).code
  }
  return 'taken'
}
const withHalfTerm = (at: number, from: CivilDate, until: CivilDate) => ({
  halfTerms: year.halfTerms.map((one, index) => (index === at ? { from, until } : one)),
})

describe('a school’s own dates', () => {
  it('CAL-1: closes on its own days, and works on INSET days wherever they lie', () => {
    expect(ours.isSchoolDay('2026-11-09')).toBe(false)
    expect(englishCalendar.isSchoolDay('2026-11-09')).toBe(true)
    expect(ours.isSchoolDay('2026-10-24')).toBe(true)
    expect(ours.isSchoolDay('2026-09-02')).toBe(true)
    expect(ours.isSchoolDay('2026-11-14')).toBe(false)
  })

  it('counts deadlines by them', () => {
    expect(addSchoolDays('2026-11-06', 1, englishCalendar)).toBe('2026-11-09')
    expect(addSchoolDays('2026-11-06', 1, ours)).toBe('2026-11-11')
    expect(schoolDaysBetween('2026-11-06', '2026-11-13', ours)).toBe(3)
  })

  it('CAL-2: follows the usual dates in years it has not told', () => {
    expect(ours.halfTerms(2027)).toEqual(englishCalendar.halfTerms(2027))
    expect(schoolCalendar([]).halfTerms(2026)).toEqual(englishCalendar.halfTerms(2026))
  })

  it('a school that begins later has a later first half-term', () => {
    const late = schoolCalendar([checkCalendarYear({ ...year, ...withHalfTerm(0, '2026-09-07', '2026-10-16') })])
    expect(late.isSchoolDay('2026-09-04')).toBe(false)
    expect(halfTermOf('2026-09-08', late)).toMatchObject({ number: 1, term: 'AUTUMN', from: '2026-09-07' })
    expect(late.isSchoolDay('2026-10-19')).toBe(false)
  })

  it('is the usual calendar, but for bank holidays of another name, when it tells the usual dates', () => {
    const same = schoolCalendar([usualYear(2026)])
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), (days) => {
        const day = addDays('2026-09-01', days)
        expect([day, same.isSchoolDay(day)]).toEqual([day, englishCalendar.isSchoolDay(day)])
      }),
    )
  })

  it.each([
    ['CAL-3: five half-terms', { halfTerms: year.halfTerms.slice(1) }, 'calendar.six-half-terms'],
    ['one that ends before it begins', withHalfTerm(1, '2026-11-20', '2026-11-02'), 'calendar.ends-before-it-begins'],
    ['one that runs into the next', withHalfTerm(0, '2026-09-01', '2026-11-05'), 'calendar.overlap'],
    ['one of another year', withHalfTerm(5, '2027-06-07', '2027-09-02'), 'calendar.other-year'],
    ['a day that does not exist', withHalfTerm(0, '2026-09-31', '2026-10-20'), 'input.not-a-date'],
    [
      'a closure of another year',
      { days: [{ kind: 'CLOSED', from: '2027-09-01', until: '2027-09-01', name: '' }] },
      'calendar.other-year',
    ],
    [
      'a kind nobody knows',
      { days: [{ kind: 'PARTY' as never, from: '2026-12-01', until: '2026-12-01', name: '' }] },
      'input.not-a-choice',
    ],
    ['a year beyond all years', { academicYear: 9999 }, 'input.not-a-number'],
    ['days without end', { days: Array.from({ length: 61 }, () => year.days[0]!) }, 'calendar.too-many-days'],
    ['what is right', {}, 'taken'],
  ] as const)('%s', (_, change, code) => {
    expect(refused(change as Partial<CalendarYear>)).toBe(code)
  })
})
