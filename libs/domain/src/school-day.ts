/** The shape of a school's day: its periods, how many teachers it has, and whether weeks A and B take turns. */
import { addDays, type CivilDate, daysBetween, isCivilDate, mondayOf } from './civil-date.js'
import { Refusal } from './refusal.js'
import type { SchoolCalendar } from './school-days.js'
import { cleanLine } from './text.js'

/** `09:05` to `10:00`, as a school's bells ring. */
export interface Period {
  readonly name: string
  readonly from: string
  readonly until: string
}

export interface SchoolDay {
  /** Null: not told. */
  readonly teachers: number | null
  readonly periods: readonly Period[]
  readonly hasWeeks: boolean
  /** The Monday of a week that is week A; null without such weeks. */
  readonly weekAFrom: CivilDate | null
}

export const noSchoolDay: SchoolDay = { teachers: null, periods: [], hasWeeks: false, weekAFrom: null }

const clock = /^([01]\d|2[0-3]):[0-5]\d$/
const mostPeriods = 20
const mostTeachers = 2000

/**
 * DAY-4: periods one after the other within a day, each with a name; weeks A and B need to know one week that is A.
 * @throws Refusal with the two periods that do not fit
 */
export function checkSchoolDay({ teachers, periods, hasWeeks, weekAFrom }: SchoolDay): SchoolDay {
  const counts = teachers === null || (Number.isInteger(teachers) && teachers >= 1 && teachers <= mostTeachers)
  if (!counts) throw new Refusal('input.not-a-number', { field: 'teachers' })
  if (periods.length > mostPeriods) throw new Refusal('school-day.too-many-periods', { mostPeriods })
  for (const { from, until } of periods) {
    if (!clock.test(from) || !clock.test(until)) throw new Refusal('school-day.time', { from, until })
    if (until <= from) throw new Refusal('school-day.ends-before-it-begins', { from, until })
  }
  const inOrder = periods
    .map(({ name, from, until }) => ({ name: cleanLine(name, { field: 'name', limit: 40 }), from, until }))
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
  for (const [at, { name, from }] of inOrder.entries()) {
    const before = inOrder[at - 1]
    if (before && from < before.until) throw new Refusal('school-day.overlap', { before: before.name, name })
  }
  if (hasWeeks && !isCivilDate(weekAFrom)) throw new Refusal('school-day.needs-week-a')
  return { teachers, periods: inOrder, hasWeeks, weekAFrom: hasWeeks ? mondayOf(weekAFrom!) : null }
}

export type WeekName = 'A' | 'B'

/**
 * DAY-5: weeks take turns from the one that is A; a week in which the school is closed all week is not counted.
 * Null where a school has no such weeks, and in weeks without a school day.
 */
export function weekOf(day: CivilDate, { hasWeeks, weekAFrom }: SchoolDay, calendar: SchoolCalendar): WeekName | null {
  if (!hasWeeks || weekAFrom === null) return null
  const monday = mondayOf(day)
  if (!hasSchool(monday, calendar)) return null
  const start = mondayOf(weekAFrom)
  const [from, until] = start <= monday ? [start, monday] : [monday, start]
  if (daysBetween(from, until) > longestCount) return null
  let weeks = 0
  for (let at = from; at < until; at = addDays(at, 7)) if (hasSchool(at, calendar)) weeks += 1
  return weeks % 2 === 0 ? 'A' : 'B'
}

/** Counted for two years at most: schools set their weeks anew each September. */
const longestCount = 2 * 366

const hasSchool = (monday: CivilDate, calendar: SchoolCalendar): boolean =>
  [0, 1, 2, 3, 4].some((at) => calendar.isSchoolDay(addDays(monday, at)))
