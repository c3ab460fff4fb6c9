/** A visit as it is kept, in the host's space. */
import type { CivilDate } from '@alongside/domain/civil-date'
import type { ActivityId, ChallengeId, LineId, SpaceId, VisitId } from '@alongside/domain/ids'
import type { ActivityKind, VisitState } from '@alongside/domain/review-visit'
import type { TimedActivity } from '@alongside/domain/visit-clash'
import type { Asks } from '../enquiry/enquiry-record.service.js'

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

export const visitsOf = (asks: Asks, challenges: readonly ChallengeId[]): Promise<VisitRecord[]> =>
  asks.sql<VisitRecord>(
    `select v.id, v.challenge_id as "challengeId", v.space_id as "spaceId", v.state, v.days::text[] as days, v.reason, v.version,
       coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'on', a.on_day, 'from', a.from_time, 'until', a.until_time, 'place', a.place, 'lineId', a.line_id,
           'reviewerId', a.reviewer_id, 'hostColleagueId', a.host_colleague_id) order by a.on_day, a.from_time, a.until_time, a.id)
         from visit_activity a where a.space_id = v.space_id and a.visit_id = v.id), '[]') as activities
       from review_visit v where v.challenge_id = any($1)`,
    [[...challenges]],
  )

export async function visitOf(asks: Asks, challenge: ChallengeId): Promise<VisitRecord | null> {
  const [visit] = await visitsOf(asks, [challenge])
  return visit ?? null
}
