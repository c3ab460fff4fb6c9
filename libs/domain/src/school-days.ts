/** School days: what a deadline counts. A default English calendar now; each school's own can take its place. */
import { bankHolidays, easterSunday, lastMondayOf } from './bank-holidays.js'
import { addDays, type CivilDate, civilDate, isWeekend, mondayOf, yearOf } from './civil-date.js'

/** First and last day, both included. */
export interface Stretch {
  readonly from: CivilDate
  readonly until: CivilDate
}

export type TermName = 'AUTUMN' | 'SPRING' | 'SUMMER'

export interface HalfTerm extends Stretch {
  /** 2025 for the academic year 2025/26. */
  readonly academicYear: number
  /** 1 to 6. */
  readonly number: number
  readonly term: TermName
}

export interface SchoolCalendar {
  /** Staff are at work: days with pupils and INSET days alike. */
  isSchoolDay(day: CivilDate): boolean
  /** The six half-terms of an academic year, in order. */
  halfTerms(academicYear: number): readonly HalfTerm[]
}

const contains = ({ from, until }: Stretch, day: CivilDate): boolean => from <= day && day <= until

/** The academic year runs from 1 September to 31 August. */
export const academicYearOf = (day: CivilDate): number => (day.slice(5) >= '09-01' ? yearOf(day) : yearOf(day) - 1)
export const academicYearLabel = (academicYear: number): string =>
  `${academicYear}/${String((academicYear + 1) % 100).padStart(2, '0')}`

/* ---- the default calendar ---- */

/** Teachers work 195 days a year, 190 of them with pupils; the summer closure begins after the last one. */
export const daysInSchoolYear = 195

const week = (monday: CivilDate, weeks = 1): Stretch => ({ from: monday, until: addDays(monday, 7 * weeks - 1) })

/** The last week of October that lies wholly in October. */
const octoberClosure = (year: number): Stretch => {
  const lastFriday = addDays(mondayOf(civilDate(year, 10, 31)), 4)
  return week(mondayOf(lastFriday <= civilDate(year, 10, 31) ? lastFriday : addDays(lastFriday, -7)))
}
const christmasClosure = (year: number): Stretch => week(mondayOf(civilDate(year, 12, 25)), 2)
/** The week whose Monday falls on 12 to 18 February. */
const februaryClosure = (year: number): Stretch => week(mondayOf(civilDate(year, 2, 18)))
/** Two weeks around Easter: after an early one, across a usual one, before a late one. */
function easterClosure(year: number): Stretch {
  const easter = easterSunday(year)
  const monday = addDays(easter, easter <= civilDate(year, 4, 1) ? 1 : easter <= civilDate(year, 4, 13) ? -6 : -13)
  return week(monday, 2)
}
const mayClosure = (year: number): Stretch => week(lastMondayOf(year, 5))

interface SchoolYear {
  readonly closures: readonly Stretch[]
  readonly halfTerms: readonly HalfTerm[]
  readonly days: ReadonlySet<CivilDate>
}

const terms: readonly TermName[] = ['AUTUMN', 'AUTUMN', 'SPRING', 'SPRING', 'SUMMER', 'SUMMER']

function layOut(academicYear: number): SchoolYear {
  const next = academicYear + 1
  const closures = [
    octoberClosure(academicYear),
    christmasClosure(academicYear),
    februaryClosure(next),
    easterClosure(next),
    mayClosure(next),
  ]
  const holidays = new Set([...bankHolidays(academicYear), ...bankHolidays(next)])
  const days: CivilDate[] = []
  for (let day = civilDate(academicYear, 9, 1); days.length < daysInSchoolYear; day = addDays(day, 1)) {
    if (!isWeekend(day) && !holidays.has(day) && !closures.some((closure) => contains(closure, day))) days.push(day)
  }
  const halfTerms = terms.map((term, index): HalfTerm => {
    const after = closures[index - 1]?.until ?? ''
    const before = closures[index]?.from ?? '9999'
    const within = days.filter((day) => after < day && day < before)
    return { academicYear, number: index + 1, term, from: within[0]!, until: within.at(-1)! }
  })
  return { closures, halfTerms, days: new Set(days) }
}

const laidOut = new Map<number, SchoolYear>()
function schoolYear(academicYear: number): SchoolYear {
  const known = laidOut.get(academicYear)
  if (known) return known
  const fresh = layOut(academicYear)
  laidOut.set(academicYear, fresh)
  return fresh
}

export const englishCalendar: SchoolCalendar = {
  isSchoolDay: (day) => schoolYear(academicYearOf(day)).days.has(day),
  halfTerms: (academicYear) => schoolYear(academicYear).halfTerms,
}

/* ---- counting ---- */

/** The half-term a day lies in, weekends included; null in the holidays. */
export const halfTermOf = (day: CivilDate, calendar: SchoolCalendar = englishCalendar): HalfTerm | null =>
  calendar.halfTerms(academicYearOf(day)).find((halfTerm) => contains(halfTerm, day)) ?? null

export const isSchoolDay = (day: CivilDate, calendar: SchoolCalendar = englishCalendar): boolean =>
  calendar.isSchoolDay(day)

/** A calendar in which a school never opens again would count for ever. */
const furthest = 3 * 366

function step(day: CivilDate, by: 1 | -1, calendar: SchoolCalendar): CivilDate {
  let next = addDays(day, by)
  for (let tried = 0; !calendar.isSchoolDay(next); tried += 1) {
    if (tried > furthest) throw new RangeError(`No school day within three years of ${day}`)
    next = addDays(next, by)
  }
  return next
}

/** DAY-1: n school days on. None: the day itself, or the next school day if it is none. */
export function addSchoolDays(day: CivilDate, days: number, calendar: SchoolCalendar = englishCalendar): CivilDate {
  let result = days === 0 && !calendar.isSchoolDay(day) ? step(day, 1, calendar) : day
  for (let left = Math.abs(days); left > 0; left -= 1) result = step(result, days > 0 ? 1 : -1, calendar)
  return result
}

/** DAY-2: school days after `from`, up to and including `to`; negative when `to` lies before. */
export function schoolDaysBetween(from: CivilDate, to: CivilDate, calendar: SchoolCalendar = englishCalendar): number {
  if (to < from) return -schoolDaysBetween(to, from, calendar)
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (calendar.isSchoolDay(day)) count += 1
  return count
}

export const schoolWeeksBetween = (
  from: CivilDate,
  to: CivilDate,
  calendar: SchoolCalendar = englishCalendar,
): number => Math.floor(schoolDaysBetween(from, to, calendar) / 5)

/** Groups get stuck, most of all in scanning: after six school weeks in one stage the board says so, kindly. */
export const weeksBeforeNudge = 6

/** DAY-3: holidays do not make a group slow. */
export const isStuck = (since: CivilDate, today: CivilDate, calendar: SchoolCalendar = englishCalendar): boolean =>
  schoolDaysBetween(since, today, calendar) > weeksBeforeNudge * 5
