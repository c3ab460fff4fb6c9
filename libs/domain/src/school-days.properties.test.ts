// School days counted through a school's own year: over term ends, half-terms, INSET days, closures and both clock changes.
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { bankHolidays } from './bank-holidays.js'
import { addDays, type CivilDate, dayInLondon, daysBetween, isWeekend, yearOf } from './civil-date.js'
import { type CalendarDay, type CalendarYear, checkCalendarYear, schoolCalendar, usualYear } from './school-calendar.js'
import { addSchoolDays, halfTermOf, type SchoolCalendar, schoolDaysBetween } from './school-days.js'
import { schoolDayOf } from './wall-clock.js'

const daysOf = (from: CivilDate, until: CivilDate): CivilDate[] =>
  Array.from({ length: daysBetween(from, until) + 1 }, (_, at) => addDays(from, at))

/** A school's year: half-terms that begin and end some days beside the usual ones, INSET days and closures anywhere. */
const anyYear = (academicYear: number): fc.Arbitrary<CalendarYear> => {
  const usual = usualYear(academicYear).halfTerms
  const shift = fc.integer({ min: 0, max: 3 })
  const day = fc.integer({ min: 0, max: 364 }).map((at) => addDays(`${academicYear}-09-01`, at))
  const special = fc.record({
    kind: fc.constantFrom('INSET' as const, 'CLOSED' as const),
    from: day,
    long: fc.integer({ min: 0, max: 3 }),
  })
  return fc
    .tuple(fc.array(fc.tuple(shift, shift), { minLength: 6, maxLength: 6 }), fc.array(special, { maxLength: 12 }))
    .map(([shifts, specials]) => {
      const halfTerms = usual.map(({ from, until }, at) => ({
        from: at === 0 ? from : addDays(from, shifts[at]![0]),
        until: addDays(until, -shifts[at]![1]),
      }))
      const last = `${academicYear + 1}-08-31`
      const days: CalendarDay[] = specials.map(({ kind, from, long }) => {
        const until = addDays(from, long)
        return { kind, from, until: until > last ? last : until, name: '' }
      })
      return checkCalendarYear({ academicYear, halfTerms, days })
    })
}
/** Each of these counts through months of two years: so many are enough in each run, and other ones in the next. */
const some = { numRuns: 60 }
const anySchool = fc.tuple(anyYear(2025), anyYear(2026)).map((years) => ({ years, calendar: schoolCalendar(years) }))
const anyDay = fc.integer({ min: 0, max: 700 }).map((at) => addDays('2025-09-01', at))

/** Told in the plainest words: what staff would say when asked whether they work on that day. */
function works({ academicYear, halfTerms, days }: CalendarYear, day: CivilDate): boolean {
  const on = (kind: CalendarDay['kind']) => days.some((one) => one.kind === kind && one.from <= day && day <= one.until)
  if (on('CLOSED')) return false
  if (on('INSET')) return true
  expect(academicYear).toBe(day >= `${yearOf(day)}-09-01` ? yearOf(day) : yearOf(day) - 1)
  const isTerm = halfTerms.some(({ from, until }) => from <= day && day <= until)
  return isTerm && !isWeekend(day) && !bankHolidays(yearOf(day)).includes(day)
}
const counted = (calendar: SchoolCalendar, from: CivilDate, until: CivilDate): number =>
  daysOf(from, until).filter((day) => calendar.isSchoolDay(day)).length

describe('school days of any school', () => {
  it('are the days on which staff work, by INSET days, closures, weekends, bank holidays and half-terms', () => {
    fc.assert(
      fc.property(anySchool, anyDay, ({ years, calendar }, day) => {
        const year = years[day < '2026-09-01' ? 0 : 1]
        expect(calendar.isSchoolDay(day)).toBe(works(year, day))
      }),
      some,
    )
  })

  it('DAY-1: n on is an open day, with n open days on the way, and the day before it is too early', () => {
    fc.assert(
      fc.property(anySchool, anyDay, fc.integer({ min: 1, max: 80 }), ({ calendar }, day, days) => {
        const end = addSchoolDays(day, days, calendar)
        expect(calendar.isSchoolDay(end)).toBe(true)
        expect(counted(calendar, addDays(day, 1), end)).toBe(days)
        expect(counted(calendar, addDays(day, 1), addDays(end, -1))).toBe(days - 1)
      }),
      some,
    )
  })

  it('DAY-1: over the end of a half-term, n days go on in the next one, however long the holidays are', () => {
    fc.assert(
      fc.property(anySchool, fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 15 }), (school, at, days) => {
        const { calendar, years } = school
        const [before, next] = [years[0].halfTerms[at]!, years[0].halfTerms[at + 1]!]
        const end = addSchoolDays(before.until, days, calendar)
        const between = counted(calendar, addDays(before.until, 1), addDays(next.from, -1))
        // INSET days and no others lie in the holidays.
        expect(days <= between ? halfTermOf(end, calendar) : end >= next.from).toBe(days <= between ? null : true)
      }),
      some,
    )
  })

  it('DAY-2: add up: from a to b and from b to c are from a to c; and back is the same with a minus', () => {
    fc.assert(
      fc.property(anySchool, fc.tuple(anyDay, anyDay, anyDay), ({ calendar }, days) => {
        const [a, b, c] = days.toSorted() as [CivilDate, CivilDate, CivilDate]
        const count = (from: CivilDate, to: CivilDate) => schoolDaysBetween(from, to, calendar)
        expect(count(a, b) + count(b, c)).toBe(count(a, c))
        expect(count(c, a) + count(a, c)).toBe(0)
      }),
      some,
    )
  })

  it('a day more that is closed never brings a deadline nearer, an INSET day more never puts it off', () => {
    fc.assert(
      fc.property(anySchool, anyDay, anyDay, fc.integer({ min: 1, max: 40 }), ({ years }, day, special, days) => {
        const at = special < '2026-09-01' ? 0 : 1
        const withOne = (kind: CalendarDay['kind']) =>
          schoolCalendar(
            years.map((year, index) =>
              index === at
                ? { ...year, days: [...year.days, { kind, from: special, until: special, name: '' }] }
                : year,
            ),
          )
        const end = addSchoolDays(day, days, schoolCalendar(years))
        expect(addSchoolDays(day, days, withOne('CLOSED')) >= end).toBe(true)
        expect(addSchoolDays(day, days, withOne('INSET')) <= end).toBe(true)
      }),
      some,
    )
  })

  it('do not know of clocks: over the last Sundays of March and October each day comes once', () => {
    const changes = ['2025-10-26', '2026-03-29', '2026-10-25', '2027-03-28']
    fc.assert(
      fc.property(
        anySchool,
        fc.constantFrom(...changes),
        fc.integer({ min: 1, max: 10 }),
        ({ calendar }, change, days) => {
          const friday = addDays(change, -2)
          const end = addSchoolDays(friday, days, calendar)
          expect(counted(calendar, addDays(friday, 1), end)).toBe(days)
          // Whatever the hour, a deadline kept as an instant lies on the day it was meant for.
          for (const hour of [0, 1, 2, 3, 12, 22]) {
            const instant = new Date(Date.parse(`${change}T00:00:00Z`) + hour * 3_600_000)
            expect(schoolDayOf(instant)).toBe(dayInLondon(instant))
            expect(dayInLondon(instant)).toBe(change)
          }
        },
      ),
    )
  })
})
