/** What the clock on a school's wall shows, and the instant it shows it: Greenwich time in winter, an hour later in summer. */
import { addDays, type CivilDate, civilDate, mondayOf } from './civil-date.js'

const hourInMs = 3_600_000

/** Clocks change at one in the morning, Greenwich time, on the last Sunday of March and of October. */
const changeIn = (year: number, month: number): number => {
  const lastDay = civilDate(year, month, 31)
  const monday = mondayOf(addDays(lastDay, 1))
  return Date.parse(`${addDays(monday, -1)}T01:00:00Z`)
}

const summers = new Map<number, readonly [number, number]>()
function summerOf(year: number): readonly [number, number] {
  const known = summers.get(year)
  if (known) return known
  const fresh = [changeIn(year, 3), changeIn(year, 10)] as const
  summers.set(year, fresh)
  return fresh
}

function aheadOf(ms: number): number {
  const [begins, ends] = summerOf(new Date(ms).getUTCFullYear())
  return ms >= begins && ms < ends ? hourInMs : 0
}

const onTheWall = (instant: Date): string => new Date(instant.getTime() + aheadOf(instant.getTime())).toISOString()

/** `09:05` */
export const clockInLondon = (instant: Date): string => onTheWall(instant).slice(11, 16)

/** As `dayInLondon`, many times faster: plans look at thousands of instants. */
export const schoolDayOf = (instant: Date): CivilDate => onTheWall(instant).slice(0, 10)

/** LON-1: the hour that is skipped in March is the one after it; of the hour that comes twice in October it is the first. */
export function instantInLondon(day: CivilDate, clock: string): Date {
  const asGreenwich = Date.parse(`${day}T${clock}:00Z`)
  const asSummer = asGreenwich - hourInMs
  return new Date(aheadOf(asSummer) === hourInMs ? asSummer : asGreenwich)
}
