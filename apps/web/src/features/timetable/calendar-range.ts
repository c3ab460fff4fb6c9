/** Which days a view shows, what it is called, and where the next one begins. Weeks start on Monday. */
import { addDays, type CivilDate, civilDate, mondayOf, yearOf } from '@alongside/domain/civil-date'
import { academicYearOf, englishCalendar, type HalfTerm, halfTermOf } from '@alongside/domain/school-days'

export const views = ['term', 'month', 'week', 'list'] as const
export type CalendarView = (typeof views)[number]
export const viewWords: Readonly<Record<CalendarView, string>> = {
  term: 'Term',
  month: 'Month',
  week: 'Week',
  list: 'List',
}

export interface CalendarRange {
  /** What is drawn. */
  readonly from: CivilDate
  readonly until: CivilDate
  /** What it is about: a month also shows days of its neighbours. */
  readonly title: string
  readonly previous: CivilDate
  readonly next: CivilDate
}

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
const dayName = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' })
const at = (day: CivilDate): Date => new Date(`${day}T12:00:00Z`)

export const firstOfMonth = (day: CivilDate): CivilDate => `${day.slice(0, 7)}-01`
export const nextMonth = (day: CivilDate): CivilDate => {
  const month = Number(day.slice(5, 7))
  return month === 12 ? civilDate(yearOf(day) + 1, 1, 1) : civilDate(yearOf(day), month + 1, 1)
}
const lastOfMonth = (day: CivilDate): CivilDate => addDays(nextMonth(day), -1)

function monthOf(day: CivilDate): CalendarRange {
  const first = firstOfMonth(day)
  const last = lastOfMonth(day)
  return {
    from: mondayOf(first),
    until: addDays(mondayOf(last), 6),
    title: monthName.format(at(day)),
    previous: firstOfMonth(addDays(first, -1)),
    next: nextMonth(day),
  }
}

function weekOf(day: CivilDate): CalendarRange {
  const from = mondayOf(day)
  const until = addDays(from, 4)
  return {
    from,
    until: addDays(from, 6),
    title: `${from.slice(0, 7) === until.slice(0, 7) ? Number(from.slice(8)) : dayName.format(at(from))} to ${dayName.format(at(until))} ${yearOf(until)}`,
    previous: addDays(from, -7),
    next: addDays(from, 7),
  }
}

const terms = { AUTUMN: 'Autumn term', SPRING: 'Spring term', SUMMER: 'Summer term' } as const

/** A day in the holidays belongs to the term that follows. */
function termOf(day: CivilDate): CalendarRange {
  const year = academicYearOf(day)
  const all: HalfTerm[] = [-1, 0, 1].flatMap((ahead) => englishCalendar.halfTerms(year + ahead))
  const now = halfTermOf(day) ?? all.find(({ from }) => day < from) ?? all.at(-1)!
  const first = all.findIndex(({ academicYear, term }) => academicYear === now.academicYear && term === now.term)
  const [begins, ends] = [all[first]!, all[first + 1]!]
  return {
    from: firstOfMonth(begins.from),
    until: lastOfMonth(ends.until),
    title: `${terms[now.term]} ${yearOf(begins.from)}`,
    previous: all[first - 2]?.from ?? addDays(begins.from, -120),
    next: all[first + 2]?.from ?? addDays(ends.until, 30),
  }
}

export const rangeOf = (view: CalendarView, day: CivilDate): CalendarRange =>
  view === 'week' ? weekOf(day) : view === 'term' ? termOf(day) : monthOf(day)
