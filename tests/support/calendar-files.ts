// Calendar files of schools that do not exist: as programs write them, and as nobody should.

export const calendar = (...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Elm Park//Dates//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n')

let uids = 0
export function event(name: string, ...lines: string[]): string {
  uids += 1
  return [
    'BEGIN:VEVENT',
    `UID:${uids}@elm.example`,
    'DTSTAMP:20260401T120000Z',
    `SUMMARY:${name}`,
    ...lines,
    'END:VEVENT',
  ].join('\r\n')
}

const plain = (day: string): string => day.replaceAll('-', '')
/** All day, from and until both included. */
export const wholeDays = (name: string, from: string, until = from): string => {
  const after = new Date(Date.parse(`${until}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  return event(name, `DTSTART;VALUE=DATE:${plain(from)}`, `DTEND;VALUE=DATE:${plain(after)}`)
}

/** The zone as Outlook writes it: by a name of its own, with its rules beside it. */
export const outlookZone = `BEGIN:VTIMEZONE
TZID:GMT Standard Time
BEGIN:STANDARD
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T010000
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE`.replaceAll('\n', '\r\n')
