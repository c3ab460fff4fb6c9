/** Reads an iCalendar file: every entry that comes round within some years, as plain days. Runs on a thread of its own. */
import type { FileEntry } from '@alongside/domain/calendar-file'
import { addDays, type CivilDate, civilDate, dayInLondon, isCivilDate } from '@alongside/domain/civil-date'
import type { RefusalCode } from '@alongside/domain/refusal'
import { instantIn } from '@alongside/domain/wall-time'
import ICAL from 'ical.js'

export interface CalendarAsk {
  readonly bytes: Uint8Array
  /** What comes round is worked out between these days only. */
  readonly from: CivilDate
  readonly until: CivilDate
}
export interface CalendarEntries {
  readonly entries: readonly FileEntry[]
  /** Entries that nobody can read: without a date, or with one that does not exist. */
  readonly unreadable: number
}
export type CalendarAnswer = CalendarEntries | { readonly refusal: RefusalCode }

const mostEntries = 5_000
/** An entry with hours that are fewer than these does not make a day what it is. */
const workingDay = 4 * 3_600_000
const longestEntry = 400

export function readCalendar({ bytes, from, until }: CalendarAsk): CalendarAnswer {
  const text = decoded(bytes)
  if (!/^\s*BEGIN:VCALENDAR\b/i.test(text)) return { refusal: 'calendar-file.not-a-calendar' }
  let calendar: ICAL.Component
  try {
    calendar = parsed(text)
  } catch {
    return { refusal: 'calendar-file.damaged' }
  }
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const found = new Map<string, FileEntry>()
  let unreadable = 0
  for (const { event, changes } of eventsOf(calendar)) {
    try {
      for (const entry of occurrences(event, changes, { from, until })) {
        if (found.size >= mostEntries) return { refusal: 'calendar-file.too-many-dates' }
        found.set(JSON.stringify(entry), entry)
      }
    } catch {
      unreadable += 1
    }
  }
  if (found.size === 0 && unreadable === 0) return { refusal: 'calendar-file.no-dates' }
  return { entries: [...found.values()].sort((one, other) => (one.from < other.from ? -1 : 1)), unreadable }
}

/** Most are UTF-8; old programs of the office write Windows-1252. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Several calendars in one file are read as one. */
function parsed(text: string): ICAL.Component {
  const read = ICAL.parse(text) as unknown[]
  const [first, ...others] = (Array.isArray(read[0]) ? read : [read]).map((one) => new ICAL.Component(one as never))
  for (const other of others) for (const part of other.getAllSubcomponents()) first!.addSubcomponent(part)
  return first!
}

interface Told {
  readonly event: ICAL.Component
  /** Single times of a series that were moved or called off. */
  readonly changes: readonly ICAL.Component[]
}

function eventsOf(calendar: ICAL.Component): Told[] {
  const all = calendar.getAllSubcomponents('vevent')
  const isChange = (event: ICAL.Component): boolean => event.hasProperty('recurrence-id')
  return all
    .filter((event) => !isChange(event))
    .map((event) => {
      const uid = event.getFirstPropertyValue('uid')
      const changes = event.hasProperty('rrule')
        ? all.filter((one) => isChange(one) && one.getFirstPropertyValue('uid') === uid)
        : []
      return { event, changes }
    })
}

interface Within {
  readonly from: CivilDate
  readonly until: CivilDate
}

function* occurrences(
  component: ICAL.Component,
  changes: readonly ICAL.Component[],
  within: Within,
): Generator<FileEntry> {
  if (isCalledOff(component)) return
  if (!isCivilDate(written(component, 'dtstart')?.slice(0, 10))) throw new RangeError('a date that does not exist')
  // Told its exceptions, it does not look through the whole calendar for them.
  const event = new ICAL.Event(component, { exceptions: [...changes] })
  const first = entryOf(component, event.startDate, event.endDate)
  if (!event.isRecurring()) {
    if (first.from <= within.until && first.until >= within.from) yield first
    return
  }
  const times = event.iterator()
  for (let time = times.next(); time; time = times.next()) {
    const { startDate, endDate, item } = event.getOccurrenceDetails(time)
    const entry = entryOf(item.component, startDate, endDate)
    if (startDate.year > Number(within.until.slice(0, 4)) + 1) return
    if (isCalledOff(item.component) || entry.from > within.until || entry.until < within.from) continue
    yield entry
  }
}

/** As it stands in the file, before the library makes 3 March of 31 February. */
const written = (event: ICAL.Component, property: string): string | undefined =>
  (event.toJSON() as [string, [string, unknown, unknown, string][]])[1].find(([name]) => name === property)?.[3]

const isCalledOff = (event: ICAL.Component): boolean =>
  String(event.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED'

function entryOf(event: ICAL.Component, start: ICAL.Time, end: ICAL.Time): FileEntry {
  const name = String(event.getFirstPropertyValue('summary') ?? '').slice(0, 300)
  if (start.isDate) {
    const from = day(start)
    // The last day is the first one after it; some programs write the same day twice.
    const last = end.isDate && day(end) > from ? addDays(day(end), -1) : from
    return { name, from, until: last > addDays(from, longestEntry) ? from : last, isShort: false }
  }
  const [begins, ends] = [instantOf(event, 'dtstart', start), instantOf(event, 'dtend', end)]
  const until = ends > begins ? new Date(ends.getTime() - 1) : begins
  return {
    name,
    from: dayInLondon(begins),
    until: dayInLondon(until),
    isShort: ends.getTime() - begins.getTime() < workingDay,
  }
}

const day = ({ year, month, day: date }: ICAL.Time): CivilDate => civilDate(year, month, date)

/** Zones are told in the file, or known by their name; without one it is the school's own time. */
function instantOf(event: ICAL.Component, property: string, time: ICAL.Time): Date {
  if (time.zone && time.zone !== ICAL.Timezone.localTimezone) return time.toJSDate()
  const { year, month, day: date, hour, minute, second } = time
  return instantIn(zoneNamed(event, property), { year, month, day: date, hour, minute, second })
}

const zoneNamed = (event: ICAL.Component, property: string): string =>
  String(
    (event.getFirstProperty(property) ?? event.getFirstProperty('dtstart'))?.getFirstParameter('tzid') ??
      'Europe/London',
  )
