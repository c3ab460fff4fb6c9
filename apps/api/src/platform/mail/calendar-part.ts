/** The entry for a calendar that goes along with a mail, as it waits in the outbox. */
import { calendarText } from '../calendar/calendar-text.js'

export interface CalendarPart {
  readonly method: 'REQUEST' | 'CANCEL'
  /** Without the name of the machine, which the office adds. */
  readonly uid: string
  readonly sequence: number
  /** How far things had gone when it was written: whatever has gone further since has a newer letter. */
  readonly asOf?: number
  /** They are asked whether they can: it is in their calendar, perhaps. */
  readonly status?: 'TENTATIVE'
  readonly title: string
  readonly startsAt: string
  readonly endsAt: string
  readonly place: string
}

interface Parties {
  readonly from: string
  readonly to: string
  readonly hostname: string
  readonly writtenAt: Date
}

export const calendarPartText = (part: CalendarPart, { from, to, hostname, writtenAt }: Parties): string =>
  calendarText({ method: part.method, organiser: from, attendee: to }, [
    {
      uid: `${part.uid}@${hostname}`,
      sequence: part.sequence,
      status: part.method === 'CANCEL' ? 'CANCELLED' : (part.status ?? 'CONFIRMED'),
      title: part.title,
      time: { startsAt: new Date(part.startsAt), endsAt: new Date(part.endsAt) },
      changedAt: writtenAt,
      place: part.place,
    },
  ])
