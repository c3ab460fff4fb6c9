/** Reading CPD cycles, sessions and places: what each asker is shown of them. */
import type { Actor } from '@alongside/domain/actor'
import { dayInLondon } from '@alongside/domain/civil-date'
import type { CpdCycleState } from '@alongside/domain/cpd-cycle'
import { missingForCpdCycle } from '@alongside/domain/cpd-cycle'
import { mechanismGaps, standardGaps } from '@alongside/domain/cpd-design'
import type { AllianceId, BookingId, CpdCycleId, CpdSessionId } from '@alongside/domain/ids'
import type { GuardReason } from '@alongside/domain/life-cycle'
import { englishCalendar, type SchoolCalendar } from '@alongside/domain/school-days'
import { halfTermFor } from '@alongside/domain/workload'
import { Injectable } from '@nestjs/common'
import { onlyIds } from '../../platform/db/is-id.js'
import type { Reader } from '../../platform/db/reader.js'
import type { Asking } from '../../platform/graphql/asking.js'
import { calendarOf } from '../school/school-calendar.service.js'
import type { CpdCycleType, CpdDesignCheckType } from './cpd-cycle.graphql.js'
import { factsOf } from './cpd-guards.service.js'
import {
  abilitiesOf,
  approves,
  bookingAbilitiesOf,
  designs,
  runs,
  seesBooking,
  seesCycle,
  sessionAbilitiesOf,
  stepsOf,
} from './cpd-policy.service.js'
import {
  type BookingRecord,
  bookingColumns,
  bookingsOfSessions,
  type CycleRecord,
  cyclesById,
  cyclesOfAlliances,
  type GuestRecord,
  guestsOf,
  type PlacesOfSchool,
  placesTaken,
  type SessionRecord,
  sessionsById,
  sessionsOfCycles,
} from './cpd-record.service.js'
import { capacityFor } from './cpd-seats.service.js'
import type { CpdHandingOnType, CpdPlaceType, CpdSessionAbilities, CpdSessionType } from './cpd-session.graphql.js'

/** Where a cycle goes next of itself: what is missing before that is shown. */
const ahead: Readonly<Record<CpdCycleState, CpdCycleState | null>> = {
  DRAFT: 'DESIGN_CHECKED',
  DESIGN_CHECKED: 'SCHEDULED',
  SCHEDULED: 'RELEASED',
  RELEASED: 'RUNNING',
  RUNNING: 'COMPLETED',
  COMPLETED: 'EVALUATED',
  EVALUATED: null,
  CANCELLED: null,
}

@Injectable()
export class CpdReading {
  /** Null for what does not exist and for what one may not see alike. */
  cycle(asking: Asking, id: CpdCycleId): Promise<CpdCycleType | null> {
    return asking.loader<CpdCycleId, CpdCycleType | null>('cpd-cycles', cyclesByIds).load(id)
  }

  /** Of one alliance, or of all that somebody belongs to. */
  async cycles({ reader, actor }: Asking, alliance: AllianceId | null): Promise<CpdCycleType[]> {
    const spaces = alliance === null ? actor.spaces : [alliance]
    return (await cyclesOfAlliances(reader, spaces))
      .filter((one) => seesCycle(actor, one))
      .map((one) => seenCycle(actor, one))
  }

  session(asking: Asking, id: CpdSessionId): Promise<CpdSessionType | null> {
    return asking.loader<CpdSessionId, CpdSessionType | null>('cpd-sessions', sessionsByIds).load(id)
  }

  async sessions(asking: Asking, { id, record }: CpdCycleType): Promise<CpdSessionType[]> {
    const all = await asking.loader<CpdCycleId, SessionRecord[]>('cpd-sessions-of', sessionsByCycle).load(id)
    return all.map((session) => seenSession(asking.actor, record, session))
  }

  async design(asking: Asking, cycle: CpdCycleType): Promise<CpdDesignCheckType> {
    const { record } = cycle
    const sessions = (await this.sessions(asking, cycle)).filter(({ state }) => state !== 'CANCELLED')
    // A cycle of the whole alliance has no calendar of its own: the usual English terms.
    const calendar = record.ownerUrn === null ? englishCalendar : await calendarOf(asking.reader, record.ownerUrn)
    const shape = {
      ...record,
      sessions: sessions.map(({ startsAt, taskAfter }) => ({
        term: termOf(startsAt, calendar),
        hasTaskAfter: taskAfter !== '',
      })),
    }
    return {
      isSeen: record.designSeenVersion === record.designVersion,
      standardGaps: standardGaps(shape),
      mechanismGaps: mechanismGaps(record),
    }
  }

  async missingForNext({ reader, actor }: Asking, { record }: CpdCycleType): Promise<GuardReason[]> {
    const next = ahead[record.state]
    if (next === null || !designs(actor, record)) return []
    return missingForCpdCycle(next, await factsOf(reader, record, next))
  }

  /** Of what somebody sees of it: their own, their school's, or all where they run it. */
  async places(asking: Asking, { id, cycle, record }: CpdSessionType): Promise<CpdPlaceType[]> {
    const all = await asking.loader<CpdSessionId, BookingRecord[]>('cpd-places', placesBySession).load(id)
    const { actor } = asking
    return all
      .filter((one) => seesBooking(actor, cycle, record, one))
      .map((one) => seenPlace(actor, cycle, record, one))
  }

  async myPlace(asking: Asking, session: CpdSessionType): Promise<CpdPlaceType | null> {
    const mine = (await this.places(asking, session)).filter(({ isMine }) => isMine)
    return mine.at(-1) ?? null
  }

  async handingOn(asking: Asking, { id, isMine }: CpdPlaceType): Promise<CpdHandingOnType | null> {
    return isMine
      ? asking.loader<BookingId, CpdHandingOnType | null>('cpd-handing-on', handingOnByPlace).load(id)
      : null
  }

  async abilities(asking: Asking, session: CpdSessionType): Promise<InstanceType<typeof CpdSessionAbilities>> {
    const mine = await this.myPlace(asking, session)
    return sessionAbilitiesOf(asking.actor, session.cycle, session.record, mine?.record ?? null, new Date())
  }

  /** For whoever runs it, and nobody else. */
  async guests({ reader, actor }: Asking, { id, cycle, record }: CpdSessionType): Promise<GuestRecord[]> {
    return runs(actor, cycle, record) ? guestsOf(reader, [id]) : []
  }

  taken(asking: Asking, { id }: CpdSessionType): Promise<PlacesOfSchool[]> {
    return asking.loader<CpdSessionId, PlacesOfSchool[]>('cpd-places-taken', takenBySession).load(id)
  }

  /** Those of oneself, newest session first; those one leads are a list of their own. */
  async myPlaces(asking: Asking): Promise<CpdPlaceType[]> {
    const rows = await asking.reader.sql<BookingRecord>(
      `select ${bookingColumns} from cpd_booking b join cpd_session s on s.space_id = b.space_id and s.id = b.session_id
        where b.person_id = $1 order by s.starts_at desc nulls first, b.id limit 300`,
      [asking.actor.personId],
    )
    return this.seen(asking, rows)
  }

  async iLead(asking: Asking): Promise<CpdSessionType[]> {
    const rows = await asking.reader.sql<{ id: CpdSessionId }>(
      `select s.id from cpd_facilitator f join cpd_session s on s.space_id = f.space_id and s.id = f.session_id
        where f.person_id = $1 and f.declined_at is null and s.state not in ('CLOSED', 'CANCELLED') order by s.starts_at nulls first, s.id limit 100`,
      [asking.actor.personId],
    )
    const seen = await Promise.all(rows.map(({ id }) => this.session(asking, id)))
    return seen.filter((one) => one !== null)
  }

  /** Places that wait for somebody's word for their school, on sessions that are still to come. */
  async toApprove(asking: Asking): Promise<CpdPlaceType[]> {
    const rows = await asking.reader.sql<BookingRecord>(
      `select ${bookingColumns} from cpd_booking b join cpd_session s on s.space_id = b.space_id and s.id = b.session_id
        where b.state = 'REQUESTED' and (s.state = 'POSTPONED' or s.state in ('PENCILLED', 'CONFIRMED') and (s.starts_at is null or s.starts_at > now())) order by b.requested_at, b.id limit 300`,
    )
    return this.seen(
      asking,
      rows.filter((row) => approves(asking.actor, row)),
    )
  }

  private async seen(asking: Asking, rows: readonly BookingRecord[]): Promise<CpdPlaceType[]> {
    const places = await Promise.all(
      rows.map(async (row) => {
        const session = await this.session(asking, row.sessionId)
        return session && seenPlace(asking.actor, session.cycle, session.record, row)
      }),
    )
    return places.filter((place) => place !== null)
  }
}

const termOf = (startsAt: Date | null, calendar: SchoolCalendar): string | null => {
  if (startsAt === null) return null
  const { academicYear, term } = halfTermFor(dayInLondon(startsAt), calendar)
  return `${academicYear} ${term}`
}

function readersOf({ releasedAt, ownerUrn }: CycleRecord): string {
  if (ownerUrn !== null) {
    const here = releasedAt === null ? 'leaders and CPD leads' : 'staff'
    return `What one school plans for itself: its ${here}, the coordinators, and whoever is asked to lead a session.`
  }
  return releasedAt === null
    ? 'The plan: leaders and CPD leads of the schools, the coordinators, and whoever is asked to lead a session.'
    : 'The cycle and its sessions: staff of all schools of the alliance.'
}

export const seenCycle = (actor: Actor, record: CycleRecord): CpdCycleType => ({
  ...record,
  steps: stepsOf(actor, record),
  abilities: abilitiesOf(actor, record),
  whoCanRead: [
    readersOf(record),
    'Who comes: they themselves, their own school, and whoever runs the session. Everybody else sees numbers.',
  ],
  record,
})

export const seenSession = (actor: Actor, cycle: CycleRecord, record: SessionRecord): CpdSessionType => {
  const { facilitators, ...rest } = record
  const plans = designs(actor, cycle)
  const { places } = capacityFor(cycle, record, '' as never)
  return {
    ...rest,
    capacity: places,
    // What was declined is between whoever was asked and whoever plans.
    facilitators: facilitators
      .filter(({ declinedAt, personId }) => declinedAt === null || plans || personId === actor.personId)
      .map(({ personId, urn, confirmedAt, declinedAt, reason }) => ({
        personId,
        urn,
        hasConfirmed: confirmedAt !== null,
        hasDeclined: declinedAt !== null,
        reason: plans || personId === actor.personId ? reason : null,
      })),
    cycle,
    record,
  }
}

export const seenPlace = (
  actor: Actor,
  cycle: CycleRecord,
  session: SessionRecord,
  record: BookingRecord,
): CpdPlaceType => ({
  ...record,
  // Why a school said no is between the school and whoever asked.
  reason:
    record.state !== 'DECLINED' || record.personId === actor.personId || approves(actor, record) ? record.reason : null,
  isAskedAgain: record.askedAgainAt !== null,
  isHandedOn: record.handedFrom !== null,
  isMine: record.personId === actor.personId,
  abilities: bookingAbilitiesOf(actor, cycle, session, record, new Date()),
  record,
})

/** Theirs to know, though the place will be another’s: they chose the colleague. */
async function handingOnByPlace(ids: readonly BookingId[], reader: Reader): Promise<(CpdHandingOnType | null)[]> {
  const rows = await reader.lookingAs<CpdHandingOnType & { from: BookingId }>(
    'worker',
    `select handed_from as "from", person_id as "personId", state = 'OFFERED' as "isAgreed", offered_until as until
       from cpd_booking where handed_from = any($1) and state in ('REQUESTED', 'APPROVED', 'OFFERED')`,
    [[...ids]],
  )
  return ids.map((id) => rows.find(({ from }) => from === id) ?? null)
}

async function cyclesByIds(ids: readonly CpdCycleId[], reader: Reader, actor: Actor): Promise<(CpdCycleType | null)[]> {
  const records = await cyclesById(reader, ids)
  const byId = new Map(records.filter((one) => seesCycle(actor, one)).map((one) => [one.id, seenCycle(actor, one)]))
  return ids.map((id) => byId.get(id) ?? null)
}

async function sessionsByIds(
  ids: readonly CpdSessionId[],
  reader: Reader,
  actor: Actor,
): Promise<(CpdSessionType | null)[]> {
  const records = await sessionsById(reader, ids)
  const cycles = new Map(
    (await cyclesById(reader, [...new Set(records.map((one) => one.cycleId))])).map((one) => [one.id, one]),
  )
  const byId = new Map(records.map((one) => [one.id, one]))
  return ids.map((id) => {
    const session = byId.get(id)
    const cycle = session && cycles.get(session.cycleId)
    return session && cycle && seesCycle(actor, cycle) ? seenSession(actor, cycle, session) : null
  })
}

async function sessionsByCycle(ids: readonly CpdCycleId[], reader: Reader): Promise<SessionRecord[][]> {
  const all = await sessionsOfCycles(reader, ids)
  return ids.map((id) => all.filter(({ cycleId }) => cycleId === id))
}

async function placesBySession(ids: readonly CpdSessionId[], reader: Reader): Promise<BookingRecord[][]> {
  const all = await bookingsOfSessions(reader, ids)
  return ids.map((id) => all.filter(({ sessionId }) => sessionId === id))
}

async function takenBySession(ids: readonly CpdSessionId[], reader: Reader): Promise<PlacesOfSchool[][]> {
  const all = await placesTaken(reader, onlyIds(ids) as CpdSessionId[])
  return ids.map((id) => all.filter(({ sessionId }) => sessionId === id))
}
