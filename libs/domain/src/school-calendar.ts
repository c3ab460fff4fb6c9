/** A school's own dates: six half-terms, INSET days and days closed. For years it has not told, the usual English ones. */
import { bankHolidays } from './bank-holidays.js'
import { type CivilDate, isCivilDate, isWeekend, yearOf } from './civil-date.js'
import { Refusal } from './refusal.js'
import {
  academicYearLabel,
  academicYearOf,
  englishCalendar,
  type HalfTerm,
  type SchoolCalendar,
  type Stretch,
  type TermName,
} from './school-days.js'
import { cleanLine, limits } from './text.js'

export const CalendarDayKind = {
  /** Staff work, pupils stay at home. */
  INSET: 'INSET',
  /** Nobody is there. */
  CLOSED: 'CLOSED',
} as const
export type CalendarDayKind = (typeof CalendarDayKind)[keyof typeof CalendarDayKind]

export interface CalendarDay extends Stretch {
  readonly kind: CalendarDayKind
  readonly name: string
}

/** What a school tells of one academic year. */
export interface CalendarYear {
  /** 2025 for 2025/26. */
  readonly academicYear: number
  /** Six, in order. */
  readonly halfTerms: readonly Stretch[]
  readonly days: readonly CalendarDay[]
}

const terms: readonly TermName[] = ['AUTUMN', 'AUTUMN', 'SPRING', 'SPRING', 'SUMMER', 'SUMMER']
const mostDays = 60

const covers = ({ from, until }: Stretch, day: CivilDate): boolean => from <= day && day <= until
const isOf = (kind: CalendarDayKind, { days }: CalendarYear, day: CivilDate): boolean =>
  days.some((one) => one.kind === kind && covers(one, day))

/** CAL-1: staff are at work on weekdays of a half-term and on INSET days wherever they lie; never on a day closed. */
function isOpen(year: CalendarYear, day: CivilDate): boolean {
  if (isOf('CLOSED', year, day)) return false
  if (isOf('INSET', year, day)) return true
  return (
    !isWeekend(day) &&
    !bankHolidays(yearOf(day)).includes(day) &&
    year.halfTerms.some((halfTerm) => covers(halfTerm, day))
  )
}

const halfTermsOf = ({ academicYear, halfTerms }: CalendarYear): readonly HalfTerm[] =>
  halfTerms.map(({ from, until }, at) => ({ academicYear, number: at + 1, term: terms[at]!, from, until }))

/** CAL-2: the school's own dates where it told them, else the usual ones. */
export function schoolCalendar(years: readonly CalendarYear[]): SchoolCalendar {
  const told = new Map(years.map((year) => [year.academicYear, year]))
  return {
    isSchoolDay: (day) => {
      const year = told.get(academicYearOf(day))
      return year ? isOpen(year, day) : englishCalendar.isSchoolDay(day)
    },
    halfTerms: (academicYear) => {
      const year = told.get(academicYear)
      return year ? halfTermsOf(year) : englishCalendar.halfTerms(academicYear)
    },
  }
}

/** The usual dates, for a school to start from. */
export const usualYear = (academicYear: number): CalendarYear => ({
  academicYear,
  halfTerms: englishCalendar.halfTerms(academicYear).map(({ from, until }) => ({ from, until })),
  days: [],
})

const refuseWhere = (
  is: boolean,
  code: ConstructorParameters<typeof Refusal>[0],
  vars: Record<string, string>,
): void => {
  if (is) throw new Refusal(code, vars)
}

/**
 * CAL-3: six half-terms one after the other, and days, all within the academic year and each ending no earlier than it begins.
 * @throws Refusal with the two dates that do not fit
 */
export function checkCalendarYear({ academicYear, halfTerms, days }: CalendarYear): CalendarYear {
  const stretches = [...halfTerms, ...days]
  const label = academicYearLabel(academicYear)
  refuseWhere(!Number.isInteger(academicYear) || !isCivilDate(`${academicYear}-09-01`), 'input.not-a-number', {
    field: 'academicYear',
  })
  refuseWhere(halfTerms.length !== terms.length, 'calendar.six-half-terms', {})
  refuseWhere(days.length > mostDays, 'calendar.too-many-days', { mostDays: String(mostDays) })
  for (const { from, until } of stretches) {
    refuseWhere(!isCivilDate(from) || !isCivilDate(until), 'input.not-a-date', { field: 'date' })
    refuseWhere(until < from, 'calendar.ends-before-it-begins', { from, until })
    const isElsewhere = academicYearOf(from) !== academicYear || academicYearOf(until) !== academicYear
    refuseWhere(isElsewhere, 'calendar.other-year', { from, until, year: label })
  }
  for (const [at, { from }] of halfTerms.entries()) {
    const before = halfTerms[at - 1]
    refuseWhere(before !== undefined && from <= before.until, 'calendar.overlap', { until: before?.until ?? '', from })
  }
  const named = days.map(({ kind, from, until, name }) => {
    refuseWhere(!Object.hasOwn(CalendarDayKind, kind), 'input.not-a-choice', { field: 'kind' })
    return { kind, from, until, name: cleanLine(name, { field: 'name', limit: limits.title, required: false }) }
  })
  const inOrder = named.toSorted((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0))
  return { academicYear, halfTerms: halfTerms.map(({ from, until }) => ({ from, until })), days: inOrder }
}

/**
 * A school year that somebody asks for.
 * @throws Refusal where there is none such
 */
export function academicYearGiven(year: number, field = 'academicYear'): number {
  if (!Number.isInteger(year) || year < 2000 || year > 2100) throw new Refusal('input.not-a-number', { field })
  return year
}
