/** A coordinator's own work (M6): what she has not answered, what is not settled yet, whom she has to ask again, and her hours. Shown to herself. */
import type { Actor } from '@alongside/domain/actor'
import { type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import type { AllianceId, Urn } from '@alongside/domain/ids'
import { englishCalendar, schoolDaysBetween } from '@alongside/domain/school-days'
import { halfTermFor } from '@alongside/domain/workload'
import { Injectable } from '@nestjs/common'
import type { Asking } from '../../platform/graphql/asking.js'
import { calendarsOf } from '../school/school-calendar.service.js'
import type { CoordinatingLoadType } from './own-load.graphql.js'

/** After so many school days of silence she has to ask again. */
const patience = 5

interface Coordinated {
  readonly allianceId: AllianceId
  readonly alliance: string
  readonly unconfirmed: number
  readonly waiting: { readonly urn: Urn; readonly since: CivilDate }[]
  readonly hours: number
}

const asking = `select a.space_id as "allianceId", a.name as alliance,
    (select count(*)::int from cpd_session s join cpd_cycle c on c.space_id = s.space_id and c.id = s.cycle_id
      where s.space_id = a.space_id and s.state in ('DRAFT', 'PENCILLED', 'POSTPONED') and c.owner_urn is null and c.state in ('DESIGN_CHECKED', 'SCHEDULED', 'RELEASED', 'RUNNING')) as unconfirmed,
    (select coalesce(jsonb_agg(jsonb_build_object('urn', w.urn, 'since', (w.since at time zone 'Europe/London')::date)), '[]') from (
      select f.urn, f.asked_at as since from cpd_facilitator f join cpd_session s on s.space_id = f.space_id and s.id = f.session_id
       where f.space_id = a.space_id and f.confirmed_at is null and f.declined_at is null and s.state in ('DRAFT', 'PENCILLED', 'CONFIRMED')
      union all
      select b.urn, b.requested_at from cpd_booking b join cpd_session s on s.space_id = b.space_id and s.id = b.session_id
       where b.space_id = a.space_id and b.state = 'REQUESTED' and s.state in ('PENCILLED', 'CONFIRMED') and s.starts_at > now()
      union all
      select m.urn, c.created_at from peer_challenge c join challenge_member m on m.space_id = c.space_id and m.challenge_id = c.id
       where c.space_id = a.space_id and c.state = 'PROPOSED' and m.removed_at is null and m.declared_at is null
      limit 1000) w) as waiting,
    (select coalesce(sum(e.hours), 0)::float8 from contribution_entry e
      where e.space_id = a.space_id and e.kind = 'COORDINATION' and e.created_by = $2 and e.state <> 'VOID' and e.done_on >= $3::date) as hours
  from alliance a where a.space_id = any($1) order by a.name`

@Injectable()
export class CoordinatingLoad {
  async of({ reader, actor }: Asking): Promise<CoordinatingLoadType[]> {
    const alliances = coordinatedBy(actor)
    if (alliances.length === 0) return []
    const today = dayInLondon(new Date())
    // An alliance has no calendar of its own: the usual English half-term.
    const rows = await reader.sql<Coordinated>(asking, [alliances, actor.personId, halfTermFor(today).from])
    const calendars = await calendarsOf(reader, [
      ...new Set(rows.flatMap(({ waiting }) => waiting.map(({ urn }) => urn))),
    ])
    return rows.map(({ waiting, ...row }) => ({
      ...row,
      overdue: waiting.filter(
        ({ urn, since }) => schoolDaysBetween(since, today, calendars.get(urn) ?? englishCalendar) > patience,
      ).length,
    }))
  }
}

const coordinatedBy = ({ holdings }: Actor): AllianceId[] =>
  holdings.flatMap(({ role, spaceId }) =>
    role === 'ALLIANCE_COORDINATOR' && spaceId !== null ? [spaceId as AllianceId] : [],
  )
