/** Writes iCalendar (RFC 5545): what calendars on phones and desks read. Times are London's, with its zone told beside them. */
import { clockInLondon, schoolDayOf } from '@alongside/domain/wall-clock'

export interface CalendarEvent {
  /** The same for ever: by it a calendar knows the event again. */
  readonly uid: string
  /** Higher with each change: a calendar keeps the newest. */
  readonly sequence: number
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED'
  readonly title: string
  /** Instants, or whole days with the last one included. */
  readonly time: { readonly startsAt: Date; readonly endsAt: Date } | { readonly from: string; readonly until: string }
  readonly changedAt: Date
  readonly place?: string
  readonly url?: string
}

export interface CalendarHead {
  readonly method: 'PUBLISH' | 'REQUEST' | 'CANCEL'
  readonly name?: string
  /** Of an invitation: from whom, and to whom. */
  readonly organiser?: string
  readonly attendee?: string
}

export function calendarText(head: CalendarHead, events: readonly CalendarEvent[]): string {
  const { method, name } = head
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Alongside//Alongside//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...(name ? [`NAME:${escaped(name)}`, `X-WR-CALNAME:${escaped(name)}`] : []),
    ...(method === 'PUBLISH' ? ['REFRESH-INTERVAL;VALUE=DURATION:PT1H', 'X-PUBLISHED-TTL:PT1H'] : []),
    ...london,
    ...events.flatMap((event) => eventLines(event, head)),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

/** Since 1996 clocks change on the last Sundays of March and October, at one in the morning by Greenwich. */
const london = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/London',
  'BEGIN:DAYLIGHT',
  'TZNAME:BST',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0100',
  'DTSTART:19960331T010000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZNAME:GMT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0000',
  'DTSTART:19961027T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
]

function eventLines(event: CalendarEvent, { organiser, attendee }: CalendarHead): string[] {
  const { uid, sequence, status, title, time, changedAt, place, url } = event
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(changedAt)}`,
    `LAST-MODIFIED:${utc(changedAt)}`,
    ...timeLines(time),
    `SUMMARY:${escaped(title)}`,
    `STATUS:${status}`,
    `TRANSP:${status === 'CANCELLED' ? 'TRANSPARENT' : 'OPAQUE'}`,
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    ...(url ? [`URL:${url}`] : []),
    ...(organiser ? [`ORGANIZER;CN=Alongside:mailto:${organiser}`] : []),
    ...(attendee
      ? [
          `ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=${status === 'TENTATIVE' ? 'TENTATIVE' : 'ACCEPTED'};RSVP=FALSE:mailto:${attendee}`,
        ]
      : []),
    'END:VEVENT',
  ]
}

const timeLines = (time: CalendarEvent['time']): string[] =>
  'from' in time
    ? [`DTSTART;VALUE=DATE:${plainDay(time.from)}`, `DTEND;VALUE=DATE:${plainDay(dayAfter(time.until))}`]
    : [`DTSTART;TZID=Europe/London:${local(time.startsAt)}`, `DTEND;TZID=Europe/London:${local(time.endsAt)}`]

const plainDay = (day: string): string => day.replaceAll('-', '')
const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
const utc = (instant: Date): string => instant.toISOString().replace(/[-:]|\.\d{3}/g, '')

const local = (instant: Date): string =>
  `${plainDay(schoolDayOf(instant))}T${clockInLondon(instant).replace(':', '')}00`

const escaped = (text: string): string =>
  text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replace(/[\\;,]/g, (sign) => `\\${sign}`)

/** At most 75 bytes in a line, and no sign cut in two. */
function folded(line: string): string {
  if (Buffer.byteLength(line) <= 75) return line
  const lines: string[] = []
  let piece = ''
  let bytes = 0
  for (const sign of line) {
    const size = Buffer.byteLength(sign)
    if (bytes + size > (lines.length === 0 ? 75 : 74)) {
      lines.push(piece)
      piece = ''
      bytes = 0
    }
    piece += sign
    bytes += size
  }
  return [...lines, piece].join('\r\n ')
}
