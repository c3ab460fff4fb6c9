/** CPD cycles, their sessions and the places on them as they are kept. What of it is shown is the policy's. */
import type { BookingState } from '@alongside/domain/booking'
import type { CivilDate } from '@alongside/domain/civil-date'
import type { CpdCycleState } from '@alongside/domain/cpd-cycle'
import type { Mechanism } from '@alongside/domain/cpd-design'
import type { CpdCycleWords, CpdSessionWords } from '@alongside/domain/cpd-plan'
import type { CpdSessionState } from '@alongside/domain/cpd-session'
import type {
  AllianceId,
  BookingId,
  CpdCycleId,
  CpdSessionId,
  GuestId,
  PersonId,
  RoomId,
  SpaceId,
  Urn,
} from '@alongside/domain/ids'
import { onlyIds } from '../../platform/db/is-id.js'
import type { Asks } from '../enquiry/enquiry-record.service.js'

export interface CycleRecord extends CpdCycleWords {
  readonly id: CpdCycleId
  readonly allianceId: AllianceId
  readonly mechanisms: readonly Mechanism[]
  /** The one school it is for; null: the alliance. */
  readonly ownerUrn: Urn | null
  readonly leadId: PersonId
  readonly state: CpdCycleState
  readonly stateSince: Date
  readonly releasedAt: Date | null
  readonly reason: string | null
  readonly designVersion: number
  readonly designSeenVersion: number | null
  readonly noPupilDataReason: string
  readonly noPupilDataUntil: CivilDate | null
  readonly createdAt: Date
  readonly version: number
  /** Null places: as many as want to come. */
  readonly schools: readonly { readonly urn: Urn; readonly places: number | null }[]
  /** Whoever leads a session of it, and has not said no. */
  readonly facilitatorIds: readonly PersonId[]
}

/** Instants inside aggregated rows arrive as ISO text. */
export interface FacilitatorRecord {
  readonly personId: PersonId
  readonly urn: Urn
  readonly askedAt: string
  readonly confirmedAt: string | null
  readonly declinedAt: string | null
  readonly reason: string | null
}

export interface SessionRecord extends CpdSessionWords {
  readonly id: CpdSessionId
  readonly spaceId: SpaceId
  readonly cycleId: CpdCycleId
  readonly rank: number
  readonly state: CpdSessionState
  readonly reason: string | null
  readonly startsAt: Date | null
  readonly endsAt: Date | null
  readonly venueUrn: Urn | null
  readonly roomId: RoomId | null
  readonly roomName: string | null
  /** Of the room. */
  readonly seats: number | null
  /** How often its time was changed or called off: what a calendar goes by. */
  readonly sequence: number
  readonly codeUntil: Date | null
  readonly version: number
  readonly facilitators: readonly FacilitatorRecord[]
}

export interface BookingRecord {
  readonly id: BookingId
  readonly spaceId: SpaceId
  readonly sessionId: CpdSessionId
  readonly personId: PersonId
  readonly urn: Urn
  readonly state: BookingState
  readonly requestedAt: Date
  readonly joinedAt: Date | null
  readonly offeredUntil: Date | null
  /** The session's time changed, and they have not said yet whether they still come. */
  readonly askedAgainAt: Date | null
  readonly reason: string | null
  readonly attendedHow: 'LIST' | 'CODE' | null
  readonly walkedIn: boolean
  /** The place of a colleague that is handed on to them. */
  readonly handedFrom: BookingId | null
  readonly version: number
}

const cycles = `select c.id, c.space_id as "allianceId", c.title, c.focus, c.learners, c.kind, c.owner_urn as "ownerUrn", c.lead_id as "leadId",
    c.pupil_outcome as "pupilOutcome", c.evidence, c.collaboration, c.leaders_commitment as "leadersCommitment", c.mechanisms, c.state, c.state_since as "stateSince",
    c.released_at as "releasedAt", c.reason, c.design_version as "designVersion", c.design_seen_version as "designSeenVersion",
    c.no_pupil_data_reason as "noPupilDataReason", c.no_pupil_data_until::text as "noPupilDataUntil", c.created_at as "createdAt", c.version,
    coalesce((select jsonb_agg(jsonb_build_object('urn', s.urn, 'places', s.places) order by s.urn) from cpd_cycle_school s where s.space_id = c.space_id and s.cycle_id = c.id), '[]') as schools,
    coalesce((select jsonb_agg(distinct f.person_id) from cpd_session s join cpd_facilitator f on f.space_id = s.space_id and f.session_id = s.id
      where s.space_id = c.space_id and s.cycle_id = c.id and f.declined_at is null), '[]') as "facilitatorIds"
  from cpd_cycle c`

const sessions = `select s.id, s.space_id as "spaceId", s.cycle_id as "cycleId", s.rank, s.title, s.purpose, s.format, s.minutes, s.days_after as "daysAfter", s.task_after as "taskAfter",
    s.state, s.reason, s.starts_at as "startsAt", s.ends_at as "endsAt", s.venue_urn as "venueUrn", s.room_id as "roomId", r.name as "roomName", r.seats,
    s.online_at as "onlineAt", s.places, s.per_school as "perSchool", s.sequence, s.code_until as "codeUntil", s.version,
    coalesce((select jsonb_agg(jsonb_build_object('personId', f.person_id, 'urn', f.urn, 'askedAt', f.asked_at, 'confirmedAt', f.confirmed_at, 'declinedAt', f.declined_at, 'reason', f.reason) order by f.asked_at, f.person_id)
      from cpd_facilitator f where f.space_id = s.space_id and f.session_id = s.id), '[]') as facilitators
  from cpd_session s left join room r on r.id = s.room_id`

export const bookingColumns = `b.id, b.space_id as "spaceId", b.session_id as "sessionId", b.person_id as "personId", b.urn, b.state, b.requested_at as "requestedAt", b.joined_at as "joinedAt",
  b.offered_until as "offeredUntil", b.asked_again_at as "askedAgainAt", b.reason, b.attended_how as "attendedHow", b.walked_in as "walkedIn", b.handed_from as "handedFrom", b.version`

export const cyclesById = (asks: Asks, ids: readonly CpdCycleId[]): Promise<CycleRecord[]> =>
  asks.sql<CycleRecord>(`${cycles} where c.id = any($1)`, [onlyIds(ids)])

/** Those that go on first, then what is over. */
export const cyclesOfAlliances = (asks: Asks, alliances: readonly AllianceId[]): Promise<CycleRecord[]> =>
  asks.sql<CycleRecord>(
    `${cycles} where c.space_id = any($1) order by c.state in ('EVALUATED', 'CANCELLED'), c.created_at desc, c.id limit 500`,
    [onlyIds(alliances)],
  )

export const sessionsById = (asks: Asks, ids: readonly CpdSessionId[]): Promise<SessionRecord[]> =>
  asks.sql<SessionRecord>(`${sessions} where s.id = any($1)`, [onlyIds(ids)])

/** In the order they are held in. */
export const sessionsOfCycles = (asks: Asks, ids: readonly CpdCycleId[]): Promise<SessionRecord[]> =>
  asks.sql<SessionRecord>(`${sessions} where s.cycle_id = any($1) order by s.rank, s.id`, [onlyIds(ids)])

/** Those that row-level security shows: one's own, one's school's, and all of a session one runs. */
export const bookingsOfSessions = (asks: Asks, ids: readonly CpdSessionId[]): Promise<BookingRecord[]> =>
  asks.sql<BookingRecord>(
    `select ${bookingColumns} from cpd_booking b where b.session_id = any($1) order by b.requested_at, b.id`,
    [onlyIds(ids)],
  )

export const bookingsById = (asks: Asks, ids: readonly BookingId[]): Promise<BookingRecord[]> =>
  asks.sql<BookingRecord>(`select ${bookingColumns} from cpd_booking b where b.id = any($1)`, [onlyIds(ids)])

export interface PlacesOfSchool {
  readonly sessionId: CpdSessionId
  readonly urn: Urn
  readonly taken: number
  readonly waiting: number
}
/** Numbers, and no names: for everybody who may ask for a place. */
export const placesTaken = (asks: Asks, ids: readonly CpdSessionId[]): Promise<PlacesOfSchool[]> =>
  asks.sql<PlacesOfSchool>(
    `select session_id as "sessionId", urn, taken, waiting from cpd_places_taken($1) order by urn`,
    [onlyIds(ids)],
  )

export interface GuestRecord {
  readonly id: GuestId
  readonly sessionId: CpdSessionId
  readonly name: string
  readonly comeFrom: string
}
/** From outside, without an account: for whoever runs the session. */
export const guestsOf = (asks: Asks, ids: readonly CpdSessionId[]): Promise<GuestRecord[]> =>
  asks.sql<GuestRecord>(
    `select id, session_id as "sessionId", name, come_from as "comeFrom" from cpd_guest where session_id = any($1) order by created_at, id`,
    [onlyIds(ids)],
  )
