/** A visit as it is kept, in the host's space. */
import type { CivilDate } from '@alongside/domain/civil-date'
import type { ActivityId, ChallengeId, LineId, PersonId, SpaceId, Urn, VisitId } from '@alongside/domain/ids'
import type { ActivityKind, VisitState } from '@alongside/domain/review-visit'
import type { TimedActivity } from '@alongside/domain/visit-clash'
import type { Asks } from '../enquiry/enquiry-record.service.js'
import type { Planned } from '../load/load-forecast.service.js'
import type { ChallengeRecord } from '../peer-challenge/challenge-record.service.js'

export interface ActivityRecord extends TimedActivity {
  readonly id: ActivityId
  readonly kind: ActivityKind
  readonly place: string
  readonly lineId: LineId | null
}

export interface VisitRecord {
  readonly id: VisitId
  readonly challengeId: ChallengeId
  readonly spaceId: SpaceId
  readonly state: VisitState
  readonly days: readonly CivilDate[]
  readonly reason: string | null
  readonly version: number
  readonly activities: readonly ActivityRecord[]
}

/** As the guard of what is asked of people looks at it: who goes, on its days. */
export const plannedWith = (
  { id, members }: Pick<ChallengeRecord, 'id' | 'members'>,
  { days }: Pick<VisitRecord, 'days'>,
): Planned => ({ people: members.map(({ personId }) => personId), days, itemId: id })

export const visitsOf = (asks: Asks, challenges: readonly ChallengeId[]): Promise<VisitRecord[]> =>
  asks.sql<VisitRecord>(
    `select v.id, v.challenge_id as "challengeId", v.space_id as "spaceId", v.state, v.days::text[] as days, v.reason, v.version,
       coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'on', a.on_day, 'from', a.from_time, 'until', a.until_time, 'place', a.place, 'lineId', a.line_id,
           'reviewerId', a.reviewer_id, 'hostColleagueId', a.host_colleague_id) order by a.on_day, a.from_time, a.until_time, a.id)
         from visit_activity a where a.space_id = v.space_id and a.visit_id = v.id), '[]') as activities
       from review_visit v where v.challenge_id = any($1)`,
    [[...challenges]],
  )

export interface OwnActivity extends Pick<ActivityRecord, 'id' | 'kind' | 'on' | 'from' | 'until' | 'place'> {
  readonly hostUrn: Urn
  readonly withId: PersonId | null
  /** Null for whoever goes along at their own school: the challenge itself is not for them. */
  readonly challengeId: ChallengeId | null
}

/** Where somebody is needed from today on, at visits that stand: no line, no note, nobody else's part of the day. */
export const activitiesWith = (asks: Asks, person: PersonId, today: CivilDate): Promise<OwnActivity[]> =>
  asks.sql<OwnActivity>(
    `select a.id, a.kind, a.on_day::text as "on", a.from_time as "from", a.until_time as until, a.place, c.host_urn as "hostUrn",
       case when a.reviewer_id = $1 then a.host_colleague_id else a.reviewer_id end as "withId", case when a.reviewer_id = $1 then c.id end as "challengeId"
       from visit_activity a join review_visit v on v.space_id = a.space_id and v.id = a.visit_id join peer_challenge c on c.id = a.challenge_id
      where (a.reviewer_id = $1 or a.host_colleague_id = $1) and a.on_day >= $2::date and v.state in ('CONFIRMED', 'IN_PROGRESS')
        and c.state not in ('POSTPONED', 'DECLINED', 'CANCELLED', 'CLOSED', 'CLOSED_EARLY')
      order by a.on_day, a.from_time, a.id limit 60`,
    [person, today],
  )

export async function visitOf(asks: Asks, challenge: ChallengeId): Promise<VisitRecord | null> {
  const [visit] = await visitsOf(asks, [challenge])
  return visit ?? null
}
