/** Civil dates: `YYYY-MM-DD`, without hours and without zones, as school calendars have them. */
export type CivilDate = string

const dayInMs = 86_400_000
const shape = /^(\d{4})-(\d{2})-(\d{2})$/

const toMs = (day: CivilDate): number => Date.parse(`${day}T00:00:00Z`)
const fromMs = (ms: number): CivilDate => new Date(ms).toISOString().slice(0, 10)

/** No school plans beyond these years, and counting school days towards the year 9999 would take for ever. */
const years = { first: 1900, last: 2199 } as const

/** A day that exists, in years that a school can mean: 2026-02-30 and 9999-12-31 are none. */
export function isCivilDate(value: unknown): value is CivilDate {
  if (typeof value !== 'string' || !shape.test(value)) return false
  if (yearOf(value) < years.first || yearOf(value) > years.last) return false
  const ms = toMs(value)
  return !Number.isNaN(ms) && fromMs(ms) === value
}

export const civilDate = (year: number, month: number, day: number): CivilDate => fromMs(Date.UTC(year, month - 1, day))

export const addDays = (day: CivilDate, days: number): CivilDate => fromMs(toMs(day) + days * dayInMs)

export const daysBetween = (from: CivilDate, to: CivilDate): number => Math.round((toMs(to) - toMs(from)) / dayInMs)

/** 1 for Monday to 7 for Sunday: weeks start on Monday. */
export const weekdayOf = (day: CivilDate): number => new Date(toMs(day)).getUTCDay() || 7

export const isWeekend = (day: CivilDate): boolean => weekdayOf(day) > 5

/** The Monday of the week a day lies in. */
export const mondayOf = (day: CivilDate): CivilDate => addDays(day, 1 - weekdayOf(day))

export const yearOf = (day: CivilDate): number => Number(day.slice(0, 4))

const london = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The day it is in a school at this instant. */
export const dayInLondon = (instant: Date): CivilDate => london.format(instant)

const months = 'January February March April May June July August September October November December'.split(' ')

/** As people in a school write it: 14 March 2026. */
export const dayInWords = (day: CivilDate): string =>
  `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]} ${yearOf(day)}`
