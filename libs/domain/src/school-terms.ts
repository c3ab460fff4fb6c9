/** Terms as people count them back: this one, the one before, and the one before that. */
import type { CivilDate } from './civil-date.js'
import { academicYearOf, englishCalendar, type SchoolCalendar } from './school-days.js'

/** The first day of the term that lies so many terms back, this one counted; holidays belong to the term before them. */
export function sinceTerms(today: CivilDate, terms: number, calendar: SchoolCalendar = englishCalendar): CivilDate {
  const year = academicYearOf(today)
  const back = Math.ceil(terms / 3) + 1
  const years = Array.from({ length: back + 1 }, (_, at) => year - back + at)
  const starts = years.flatMap((one) =>
    calendar.halfTerms(one).flatMap(({ from, number }) => (number % 2 === 1 ? [from] : [])),
  )
  const begun = starts.filter((start) => start <= today)
  return begun.at(-Math.min(terms, begun.length))!
}
