/** The workload guard where places are asked for (M6): a red half-term is refused, until the own head says that it is all right. */
import { type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import type { PersonId, Urn } from '@alongside/domain/ids'
import {
  type Commitment,
  type CommitmentRole,
  halfTermFor,
  type Load,
  loadIn,
  travelBetween,
  usualMinutes,
} from '@alongside/domain/workload'
import type { Asks } from '../enquiry/enquiry-record.service.js'
import { calendarOf } from '../school/school-calendar.service.js'
import type { SessionRecord } from './cpd-record.service.js'

interface Place {
  readonly easting: number | null
  readonly northing: number | null
}
interface CommitmentRow {
  readonly kind: string
  readonly role: CommitmentRole
  readonly day: CivilDate
  readonly minutes: number | null
  readonly home: Place
  readonly there: Place
}
const minutesFor: Readonly<Record<string, number>> = {
  REVIEW: usualMinutes.peerReview,
  LESSON: usualMinutes.researchLesson,
  VISIT_DAY: usualMinutes.visitDay,
  DESK_STUDY: usualMinutes.deskStudy,
}

export interface Forecast extends Load {
  /** The first day of the half-term it is about. */
  readonly halfTerm: CivilDate
  readonly isOverridden: boolean
}

/** What a half-term comes to for somebody, over everything that any alliance asks of them, and with this session. */
export async function forecastWith(asks: Asks, person: PersonId, urn: Urn, session: SessionRecord): Promise<Forecast> {
  const day = dayInLondon(session.startsAt ?? new Date())
  const calendar = await calendarOf(asks, urn)
  const halfTerm = halfTermFor(day, calendar)
  const rows = await asks.sql<CommitmentRow>(
    `select kind, role, day::text as day, minutes, jsonb_build_object('easting', home_easting, 'northing', home_northing) as home,
       jsonb_build_object('easting', there_easting, 'northing', there_northing) as there from commitments_of($1) where is_settled`,
    [[person]],
  )
  const places = await asks.sql<Place & { urn: Urn }>('select urn, easting, northing from school where urn = any($1)', [
    [urn, session.venueUrn].filter((one) => one !== null),
  ])
  const at = (one: Urn | null): Place => places.find((place) => place.urn === one) ?? { easting: null, northing: null }
  const commitments: Commitment[] = rows.map((row) => ({
    role: row.role,
    minutes: row.minutes ?? minutesFor[row.kind] ?? 0,
    travelMinutes: travelBetween(row.home, row.there),
    on: row.day,
  }))
  const travelMinutes = session.venueUrn ? travelBetween(at(urn), at(session.venueUrn)) : 0
  const load = loadIn(
    halfTerm,
    [...commitments, { role: 'ATTENDEE', minutes: session.minutes, travelMinutes, on: day }],
    undefined,
    calendar,
  )
  const overrides = await asks.sql('select 1 from load_override where person_id = $1 and half_term = $2', [
    person,
    halfTerm.from,
  ])
  return { ...load, halfTerm: halfTerm.from, isOverridden: overrides.length > 0 }
}
