/** What the entries of a school's calendar file mean for its year: a guess from their names, corrected by whoever imports it. */
import { bankHolidays } from './bank-holidays.js'
import { addDays, type CivilDate, civilDate, daysBetween, isWeekend, mondayOf, yearOf } from './civil-date.js'
import { type CalendarDay, type CalendarYear, usualYear } from './school-calendar.js'
import { academicYearOf, type Stretch } from './school-days.js'
import { limits, tidyLine } from './text.js'

/** One entry, each time it comes round. First and last day, both included. */
export interface FileEntry extends Stretch {
  readonly name: string
  /** It has hours, and they are fewer than a working day has. */
  readonly isShort: boolean
}

export const EntryMeaning = {
  /** Pupils are in school. */
  TERM: 'TERM',
  FIRST_DAY: 'FIRST_DAY',
  LAST_DAY: 'LAST_DAY',
  INSET: 'INSET',
  /** Nobody is there on what would be a school day. */
  CLOSED: 'CLOSED',
  HOLIDAY: 'HOLIDAY',
  /** Parents' evenings, plays, and whatever else school calendars hold. */
  NOTHING: 'NOTHING',
} as const
export type EntryMeaning = (typeof EntryMeaning)[keyof typeof EntryMeaning]

/** Longer than any holiday within a school year: "Half-term 1" is a half-term then, and no break. */
const longestBreak = 16

const words: readonly (readonly [RegExp, EntryMeaning])[] = [
  // Its hours were worked in twilights: the day itself is free.
  [/\bdisaggregated\b/, 'CLOSED'],
  [/\btwilight\b/, 'NOTHING'],
  [/\binset\b|non[- ]pupil|(staff|teacher)s?['’]? (training|development)|\btraining day\b|\bbaker day\b/, 'INSET'],
  [/\b(bank|public) holiday\b|\bclos(ed|ure)\b|\boccasional day\b|\bpolling\b/, 'CLOSED'],
  [/\b(start|begin)(s|ning)?\b.{0,80}\b(term|year)\b|\b(term|school|year) (starts?|begins?|re-?opens?)\b/, 'FIRST_DAY'],
  [/\b(first|1st) day\b|\b(return|back) to school\b|\bpupils return\b/, 'FIRST_DAY'],
  [
    /\bends?\b.{0,80}\b(term|year)\b|\b(term|school|year) (ends?|finishes|closes?)\b|\blast day\b|\bbreaks? up\b/,
    'LAST_DAY',
  ],
  [/\bholidays?\b|\bhalf[- ]?term\b|\bvacation\b|\b(christmas|easter|summer|winter) break\b/, 'HOLIDAY'],
  [/\bterm\b|\bschool day\b|\bday \d{1,3}\b/, 'TERM'],
]

/** CAL-4: what an entry most likely means, for somebody to correct. */
export function likelyMeaning({ name, from, until, isShort }: FileEntry): EntryMeaning {
  const said = name.toLowerCase()
  const [, meaning] = words.find(([pattern]) => pattern.test(said)) ?? [null, EntryMeaning.NOTHING]
  if (isShort && meaning !== 'FIRST_DAY' && meaning !== 'LAST_DAY') return 'NOTHING'
  return meaning === 'HOLIDAY' && /half[- ]?term|term/.test(said) && isLongerThanBreaks(from, until) ? 'TERM' : meaning
}
const isLongerThanBreaks = (from: CivilDate, until: CivilDate): boolean =>
  daysBetween(from, until) > longestBreak && !/-0[78]-/.test(from)

export interface EntryGroup extends Stretch {
  /** The name without its numbers: "Day 1" to "Day 190" are one thing to decide. */
  readonly key: string
  readonly name: string
  readonly count: number
  readonly meaning: EntryMeaning
}

export const groupKey = (name: string): string => tidyLine(name).toLowerCase().replace(/\d+/g, '#')

/** The entries under few headings, in the order of their first day. */
export function groupEntries(entries: readonly FileEntry[]): EntryGroup[] {
  const groups = new Map<string, EntryGroup>()
  for (const entry of [...entries].sort(byDay)) {
    const key = groupKey(entry.name)
    const known = groups.get(key)
    if (!known) {
      groups.set(key, { ...entry, key, count: 1, meaning: likelyMeaning(entry) })
      continue
    }
    const until = known.until < entry.until ? entry.until : known.until
    groups.set(key, { ...known, until, count: known.count + 1 })
  }
  return [...groups.values()]
}
const byDay = (one: Stretch, other: Stretch): number => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0)

/** Which school years the entries speak of, those with most days first counted as theirs. */
export const yearsOf = (entries: readonly FileEntry[]): number[] =>
  [...new Set(entries.flatMap(({ from, until }) => [academicYearOf(from), academicYearOf(until)]))].sort()

export type Meant = FileEntry & { readonly meaning: EntryMeaning }

export interface YearFromFile {
  readonly year: CalendarYear
  /** The file said when the half-terms are; otherwise they are the usual ones, to be corrected by hand. */
  readonly hasHalfTerms: boolean
}

/** CAL-5: a year as its entries tell it. Six half-terms are cut where a school is closed for four weekdays or longer. */
export function yearFromEntries(entries: readonly Meant[], academicYear: number): YearFromFile {
  const first = civilDate(academicYear, 9, 1)
  const last = civilDate(academicYear + 1, 8, 31)
  const days = daysOf(first, last).filter((day) => !isWeekend(day) && !isBankHoliday(day))
  const of = (meaning: EntryMeaning): Meant[] => entries.filter((entry) => entry.meaning === meaning)
  const within = (some: readonly Stretch[], day: CivilDate): boolean =>
    some.some(({ from, until }) => from <= day && day <= until)
  const terms: Stretch[] = [...of('TERM'), ...firstToLast(of('FIRST_DAY'), of('LAST_DAY'))]
  const holidays = of('HOLIDAY')
  const insets = of('INSET')
  const isTold = terms.some(({ from, until }) => from <= last && until >= first)
  // Holidays alone say when the school is open too: in between, from September to the usual end of July.
  const usualEnd = usualYear(academicYear).halfTerms.at(-1)!.until
  const summer = holidays.find(({ from }) => from > civilDate(academicYear + 1, 6, 20) && from <= last)?.from
  const end = summer ? addDays(summer, -1) : usualEnd
  const open = days.filter((day) => {
    if (within(insets, day)) return true
    if (within(holidays, day)) return false
    return isTold ? within(terms, day) : holidays.length > 0 && day <= end
  })
  const runs = runsOf(open, days).filter(
    ({ from, until }) => !daysOf(from, until).every((day) => !open.includes(day) || within(insets, day)),
  )
  const halfTerms = runs.length >= 6 ? joined(runs) : []
  const hasHalfTerms = halfTerms.length === 6
  const kept = hasHalfTerms ? halfTerms : usualYear(academicYear).halfTerms
  const closed: CalendarDay[] = days
    .filter((day) => within(kept, day) && !within(insets, day))
    .filter((day) => within(of('CLOSED'), day) || (hasHalfTerms && !open.includes(day)))
    .map((day) => ({ kind: 'CLOSED', from: day, until: day, name: nameOn(of('CLOSED'), day) }))
  const training: CalendarDay[] = daysOf(first, last)
    .filter((day) => within(insets, day) && !within(of('CLOSED'), day))
    .map((day) => ({ kind: 'INSET', from: day, until: day, name: nameOn(insets, day) }))
  return { year: { academicYear, halfTerms: kept, days: mergedDays([...closed, ...training]) }, hasHalfTerms }
}

/** CAL-6: the first Monday of a week that the file calls week A or week 1; null when it names no weeks. */
export function firstWeekA(entries: readonly FileEntry[], academicYear: number): CivilDate | null {
  const told = [...entries]
    .sort(byDay)
    .find(({ name, from }) => academicYearOf(from) === academicYear && /\bweek\s*(1|a)\b/i.test(name))
  return told ? mondayOf(told.from) : null
}

const isBankHoliday = (day: CivilDate): boolean => bankHolidays(yearOf(day)).includes(day)

function daysOf(from: CivilDate, until: CivilDate): CivilDate[] {
  const days: CivilDate[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) days.push(day)
  return days
}

/** A week of holidays that begins with a bank holiday has four other weekdays. */
const shortestBreak = 4

const gap = (one: Stretch, next: Stretch, days: readonly CivilDate[]): number =>
  days.filter((day) => one.until < day && day < next.from).length

function runsOf(open: readonly CivilDate[], days: readonly CivilDate[]): Stretch[] {
  const runs: Stretch[] = []
  for (const day of open) {
    const before = runs.at(-1)
    if (before && gap(before, { from: day, until: day }, days) < shortestBreak)
      runs[runs.length - 1] = { from: before.from, until: day }
    else runs.push({ from: day, until: day })
  }
  return runs
}

/** More than six runs: the school was closed for longer within a half-term. The two that are shortest together are one. */
function joined(runs: readonly Stretch[]): Stretch[] {
  const all = [...runs]
  while (all.length > 6) {
    const lengths = all.slice(1).map(({ until }, at) => daysBetween(all[at]!.from, until))
    const at = lengths.indexOf(Math.min(...lengths))
    all.splice(at, 2, { from: all[at]!.from, until: all[at + 1]!.until })
  }
  return all
}

/** "Term begins" and the next "term ends" stand for all that lies between. */
const firstToLast = (firsts: readonly Stretch[], lasts: readonly Stretch[]): Stretch[] =>
  firsts.flatMap(({ from }) => {
    const end = [...lasts].sort(byDay).find(({ until }) => until >= from && daysBetween(from, until) < 120)
    return end ? [{ from, until: end.until }] : []
  })

const nameOn = (some: readonly Meant[], day: CivilDate): string =>
  tidyLine(some.find(({ from, until }) => from <= day && day <= until)?.name ?? '').slice(0, limits.title)

/** Days one after the other with one name are one line; a weekend between them does not part them. */
function mergedDays(days: readonly CalendarDay[]): CalendarDay[] {
  const lines: CalendarDay[] = []
  for (const day of [...days].sort(byDay)) {
    const before = lines.at(-1)
    const between = before ? daysOf(addDays(before.until, 1), addDays(day.from, -1)) : []
    if (before && before.kind === day.kind && before.name === day.name && between.every(isWeekend))
      lines[lines.length - 1] = { ...before, until: day.until }
    else lines.push(day)
  }
  return lines
}
