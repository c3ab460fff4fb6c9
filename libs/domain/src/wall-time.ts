/** The same for any zone of the world, as calendars of others name them; for schools, `wall-clock` is quicker. */

export interface WallTime {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

const clocks = new Map<string, Intl.DateTimeFormat>()
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const fresh = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  clocks.set(zone, fresh)
  return fresh
}

/** What the clock shows in a zone at an instant. */
export function wallTimeIn(zone: string, instant: Date): WallTime {
  const parts = Object.fromEntries(
    clockOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year, month, day, hour, minute, second } = parts as unknown as WallTime
  return { year, month, day, hour, minute, second }
}

const asUtc = ({ year, month, day, hour, minute, second }: WallTime): number =>
  Date.UTC(year, month - 1, day, hour, minute, second)

const isZone = (zone: string): boolean => {
  try {
    clockOf(zone)
    return true
  } catch {
    return false
  }
}

/**
 * DAY-6: the instant of a wall time. An hour that comes twice in October is the first of the two; one that is left out in March
 * is an hour later. A zone nobody knows is taken for London's.
 */
export function instantIn(zone: string, wall: WallTime): Date {
  const known = isZone(zone) ? zone : 'Europe/London'
  const asked = asUtc(wall)
  const offset = (at: number): number => asUtc(wallTimeIn(known, new Date(at))) - at
  const candidates = [asked - offset(asked - 86_400_000), asked - offset(asked + 86_400_000)].sort((a, b) => a - b)
  const exact = candidates.find((at) => asUtc(wallTimeIn(known, new Date(at))) === asked)
  return new Date(exact ?? candidates.at(-1)!)
}
