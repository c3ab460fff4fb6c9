/** Reading a visit: the team that has declared, and leaders of the host, see the timetable with what clashes in it. */
import { isAnyOf, isOfHost } from '@alongside/domain/challenge-part'
import { dayInLondon } from '@alongside/domain/civil-date'
import type { ChallengeId, PersonId, SpaceId } from '@alongside/domain/ids'
import { sayMissing } from '@alongside/domain/missing-words'
import { hasEnded, hasReached } from '@alongside/domain/peer-challenge-states'
import { missingForVisit, visitLifeCycle } from '@alongside/domain/review-visit'
import { clashesOf } from '@alongside/domain/visit-clash'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import type { Asking } from '../../platform/graphql/asking.js'
import { tooMuchFor } from '../load/load-forecast.service.js'
import { mayIn } from '../peer-challenge/challenge-policy.service.js'
import type { PeerChallengeType } from '../peer-challenge/peer-challenge.graphql.js'
import type { OwnVisitActivityType, ReviewVisitType } from './review-visit.graphql.js'
import { activitiesWith, plannedWith, type VisitRecord, visitsOf } from './review-visit-record.service.js'

@Injectable()
export class ReviewVisitReading {
  async visit(asking: Asking, challenge: PeerChallengeType): Promise<ReviewVisitType | null> {
    const { record, eyes, id } = challenge
    if (!seesTimetable(challenge)) return null
    const visit = await asking.loader<ChallengeId, VisitRecord | null>('review-visits', byChallenge).load(id)
    if (!visit) return null
    const runs = canPlanVisit(asking, challenge)
    const { activities, days, state } = visit
    const loaded = new Set(await tooMuchFor(asking.reader, plannedWith(record, visit)))
    // Of whom too much is asked is for whoever plans, and for themselves: neither the host nor the rest of the team is told.
    const red = runs ? loaded : new Set([...loaded].filter((person) => person === asking.actor.personId))
    const isLead = isAnyOf(eyes.parts, ['LEAD_REVIEWER'])
    return {
      id: visit.id,
      state,
      days,
      reason: visit.reason,
      activities: activities.map((activity) => ({
        ...activity,
        isMine: [activity.reviewerId, activity.hostColleagueId].includes(asking.actor.personId),
      })),
      clashes: clashesOf(activities, days, { red, host: record.calendar }),
      next: runs && isLead ? visitLifeCycle[state] : [],
      missing: missingForVisit('CONFIRMED', visit, record.calendar, runs ? loaded.size : 0).map((reason) => ({
        code: reason.code,
        message: sayMissing(reason),
      })),
      canPlan: runs && state !== 'COMPLETED',
      version: visit.version,
    }
  }

  withMe({ reader, actor }: Asking): Promise<OwnVisitActivityType[]> {
    return activitiesWith(reader, actor.personId, dayInLondon(new Date()))
  }

  /** Whom the lead reviewer can ask along: staff of the host, by name. */
  colleagues(asking: Asking, challenge: PeerChallengeType): Promise<PersonId[]> {
    const { record, eyes } = challenge
    const mayAsk = isOfHost(eyes.parts) || canPlanVisit(asking, challenge)
    if (!mayAsk) return Promise.resolve([])
    return asking.loader<SpaceId, PersonId[]>('host-colleagues', staffOf).load(record.hostSpaceId)
  }
}

export const seesTimetable = ({ eyes: { parts, phase } }: PeerChallengeType): boolean =>
  isOfHost(parts) || phase.readsNotes

export function canPlanVisit({ actor }: Asking, { record, eyes }: PeerChallengeType): boolean {
  const isOpen =
    record.state !== 'POSTPONED' &&
    !hasEnded(record.state) &&
    hasReached(record, 'AGREED') &&
    !hasReached(record, 'FINDINGS_AGREED')
  return isOpen && eyes.phase.readsNotes && mayIn(actor, record, eyes, 'peerChallenge.runVisit')
}

async function byChallenge(ids: readonly ChallengeId[], reader: Reader): Promise<(VisitRecord | null)[]> {
  const visits = await visitsOf(reader, ids)
  return ids.map((id) => visits.find(({ challengeId }) => challengeId === id) ?? null)
}

async function staffOf(spaces: readonly SpaceId[], reader: Reader): Promise<PersonId[][]> {
  const staff = await reader.lookingAs<{ id: PersonId; space: SpaceId }>(
    'worker',
    `select h.person_id as id, h.space_id as space from role_holding h join person p on p.id = h.person_id
      where h.space_id = any($1) and p.state = 'ACTIVE' and h.role not in ('GOVERNOR', 'TRUST_LEADER', 'OBSERVER')
        and h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)
      group by h.space_id, h.person_id, p.name order by lower(p.name), h.person_id`,
    [[...spaces]],
  )
  return spaces.map((space) => staff.filter((one) => one.space === space).map(({ id }) => id))
}
