/** Sessions of CPD cycles as the rules of clashes look at them: who comes, from where, to where. */
import type { CpdCycleState } from '@alongside/domain/cpd-cycle'
import type { CpdSessionState } from '@alongside/domain/cpd-session'
import type { AllianceId, CpdCycleId, CpdSessionId, PersonId, Urn } from '@alongside/domain/ids'
import type { Attendee, SessionPlan } from '@alongside/domain/timetable'
import type { Asks } from '../enquiry/enquiry-record.service.js'

export interface PlanRecord extends SessionPlan {
  readonly allianceId: AllianceId
  readonly cycleId: CpdCycleId
  readonly cycleState: CpdCycleState
  readonly ownerUrn: Urn | null
  readonly leadId: PersonId
  readonly title: string
  readonly state: CpdSessionState
  readonly rank: number
  /** After the one before, in days, as the cycle was designed. */
  readonly daysAfter: number
  readonly version: number
}

interface PlanRow extends Omit<PlanRecord, 'now' | 'schools'> {
  readonly startsAt: Date | null
  readonly endsAt: Date | null
  readonly cycleSchools: readonly Urn[]
}

/** Whoever leads a session does not take a place on it too; whoever waits for one is not planned with yet. */
const plans = `select s.id, s.space_id as "allianceId", s.cycle_id as "cycleId", c.state as "cycleState", c.owner_urn as "ownerUrn", c.lead_id as "leadId", s.title, s.format, s.minutes, s.state, s.rank, s.days_after as "daysAfter", s.version,
    s.venue_urn as "venueUrn", s.room_id as "roomId", s.starts_at as "startsAt", s.ends_at as "endsAt",
    coalesce((select array_agg(o.urn order by o.urn) from cpd_cycle_school o where o.space_id = s.space_id and o.cycle_id = s.cycle_id), '{}') as "cycleSchools",
    coalesce((select jsonb_agg(jsonb_build_object('personId', f.person_id, 'urn', f.urn, 'isFacilitator', true, 'hasConfirmed', f.confirmed_at is not null) order by f.person_id)
      from cpd_facilitator f where f.space_id = s.space_id and f.session_id = s.id and f.declined_at is null), '[]') ||
    coalesce((select jsonb_agg(jsonb_build_object('personId', b.person_id, 'urn', b.urn, 'isFacilitator', false, 'hasConfirmed', b.state <> 'REQUESTED') order by b.person_id)
      from cpd_booking b where b.space_id = s.space_id and b.session_id = s.id and b.state in ('REQUESTED', 'APPROVED', 'CONFIRMED', 'OFFERED', 'ATTENDED')
        and not exists (select from cpd_facilitator f where f.space_id = s.space_id and f.session_id = s.id and f.person_id = b.person_id and f.declined_at is null)), '[]') as people
  from cpd_session s join cpd_cycle c on c.space_id = s.space_id and c.id = s.cycle_id`

const isOff = (state: CpdSessionState): boolean => state === 'POSTPONED' || state === 'CANCELLED'

const planOf = ({ startsAt, endsAt, cycleSchools, ...row }: PlanRow): PlanRecord => ({
  ...row,
  schools: schoolsOf(cycleSchools, row.people, row.venueUrn),
  now: startsAt !== null && endsAt !== null && !isOff(row.state) ? { startsAt, endsAt } : null,
})

const schoolsOf = (cycle: readonly Urn[], people: readonly Attendee[], venue: Urn | null): Urn[] => [
  ...new Set([...cycle, ...people.map(({ urn }) => urn), ...(venue === null ? [] : [venue])]),
]

export async function plansOfSessions(asks: Asks, sessions: readonly CpdSessionId[]): Promise<PlanRecord[]> {
  return (await asks.sql<PlanRow>(`${plans} where s.id = any($1)`, [[...sessions]])).map(planOf)
}
/** In the order in which they are held; what was called off is not planned. */
export async function plansOfCycle(asks: Asks, cycle: CpdCycleId): Promise<PlanRecord[]> {
  const rows = await asks.sql<PlanRow>(
    `${plans} where s.cycle_id = $1 and s.state <> 'CANCELLED' order by s.rank, s.id`,
    [cycle],
  )
  return rows.map(planOf)
}
