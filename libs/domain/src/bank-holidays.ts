/** Bank holidays in England and Wales, computed for any year. */
import { addDays, type CivilDate, civilDate, mondayOf, weekdayOf } from './civil-date.js'

/** Easter Sunday in the Gregorian calendar (the method of Meeus, Jones and Butcher). */
export function easterSunday(year: number): CivilDate {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const inCentury = year % 100
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const day = epact + weekday - 7 * shift + 114
  return civilDate(year, Math.floor(day / 31), (day % 31) + 1)
}

export const lastMondayOf = (year: number, month: number): CivilDate => mondayOf(civilDate(year, month + 1, 0))
export const firstMondayOf = (year: number, month: number): CivilDate => mondayOf(civilDate(year, month, 7))

/** Days moved or given once by proclamation. */
const moved: Readonly<Record<number, { readonly without: readonly CivilDate[]; readonly also: readonly CivilDate[] }>> =
  {
    2020: { without: ['2020-05-04'], also: ['2020-05-08'] },
    2022: { without: ['2022-05-30'], also: ['2022-06-02', '2022-06-03', '2022-09-19'] },
    2023: { without: [], also: ['2023-05-08'] },
  }

/** A holiday on a weekend is taken on the next working day that is not a holiday itself. */
function substituted(days: readonly CivilDate[]): CivilDate[] {
  const taken: CivilDate[] = []
  for (const wanted of [...days.filter((day) => weekdayOf(day) <= 5), ...days.filter((day) => weekdayOf(day) > 5)]) {
    let day = wanted
    while (weekdayOf(day) > 5 || taken.includes(day)) day = addDays(day, 1)
    taken.push(day)
  }
  return taken
}

export function bankHolidays(year: number): readonly CivilDate[] {
  const known = computed.get(year)
  if (known) return known
  const fresh = compute(year)
  computed.set(year, fresh)
  return fresh
}

/** Counting school days asks for them day by day. */
const computed = new Map<number, readonly CivilDate[]>()

function compute(year: number): readonly CivilDate[] {
  const easter = easterSunday(year)
  const usual = [
    ...substituted([civilDate(year, 1, 1)]),
    addDays(easter, -2),
    addDays(easter, 1),
    firstMondayOf(year, 5),
    lastMondayOf(year, 5),
    lastMondayOf(year, 8),
    ...substituted([civilDate(year, 12, 25), civilDate(year, 12, 26)]),
  ]
  const once = moved[year]
  return (once ? [...usual.filter((day) => !once.without.includes(day)), ...once.also] : usual).sort()
}
