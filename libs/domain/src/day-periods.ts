/** The periods of a school's day, and which of them somebody misses who is away from one time to another. */
import { dayInLondon } from './civil-date.js'
import { Refusal } from './refusal.js'

export interface DayPeriod {
  readonly name: string
  /** HH:MM, as the clock on the wall shows it. */
  readonly from: string
  readonly until: string
}

/** A school that has told no periods: its day has two halves. */
export const usualHalves: readonly DayPeriod[] = [
  { name: 'Morning', from: '08:45', until: '12:00' },
  { name: 'Afternoon', from: '12:45', until: '15:30' },
]

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' })
/** What the clock of a school shows at this instant, in winter and in summer. */
export const clockInLondon = (instant: Date): string => clock.format(instant)

const isClock = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
const mostPeriods = 14

/** DAP-1: periods end after they begin and follow each other; each has a name of its own. */
export function checkPeriods(periods: readonly DayPeriod[]): readonly DayPeriod[] {
  if (periods.length > mostPeriods) throw new Refusal('input.too-long', { field: 'periods', limit: mostPeriods })
  for (const [at, { name, from, until }] of periods.entries()) {
    const before = periods[at - 1]
    if (!isClock(from) || !isClock(until)) throw new Refusal('input.invalid', { field: 'periods' })
    if (until <= from || (before && from < before.until)) throw new Refusal('day.periods-overlap', { name })
    if (periods.findIndex((one) => one.name === name) !== at) throw new Refusal('day.periods-overlap', { name })
  }
  return periods
}

export interface Away {
  readonly startsAt: Date
  readonly endsAt: Date
}

/** DAP-2: every period of that day of which something is missed; one that ends as the absence begins is not. */
export function periodsMissed({ startsAt, endsAt }: Away, periods: readonly DayPeriod[]): DayPeriod[] {
  const isOverMidnight = dayInLondon(startsAt) !== dayInLondon(endsAt)
  const [from, until] = [clockInLondon(startsAt), isOverMidnight ? '24:00' : clockInLondon(endsAt)]
  return periods.filter((period) => period.from < until && from < period.until)
}
