/** Who is told about a visit: the team, and the colleagues of the host who go along. That it stands or moved, and of which school; nothing else. */
import type { PersonId } from '@alongside/domain/ids'
import type { VisitState } from '@alongside/domain/review-visit'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { Work } from '../../platform/db/unit-of-work.js'
import type { Asks } from '../enquiry/enquiry-record.service.js'
import { ChallengeArrivals } from '../peer-challenge/challenge-arrivals.service.js'
import { challengePath } from '../peer-challenge/challenge-change.service.js'
import { teamOf } from '../peer-challenge/challenge-inside.service.js'
import type { ChallengeRecord } from '../peer-challenge/challenge-record.service.js'
import { type ActivityRecord, type VisitRecord, visitOf } from './review-visit-record.service.js'

export type VisitNotice = 'VISIT_CONFIRMED' | 'VISIT_CHANGED' | 'VISIT_MOVED' | 'VISIT_PUT_OFF'

/** What colleagues were told of: before that a timetable is the lead reviewer's draft. */
export const isTold = (state: VisitState): boolean => state === 'CONFIRMED' || state === 'IN_PROGRESS'

export const colleaguesIn = (activities: readonly ActivityRecord[]): PersonId[] => [
  ...new Set(activities.flatMap(({ hostColleagueId }) => hostColleagueId ?? [])),
]

/** Whose own part of the day is another now: a colleague who goes along no more hears of it, too. */
export function concernedBy(before: readonly ActivityRecord[], after: readonly ActivityRecord[]): PersonId[] {
  const part = (of: readonly ActivityRecord[], person: PersonId): string =>
    JSON.stringify(
      of
        .filter(({ reviewerId, hostColleagueId }) => reviewerId === person || hostColleagueId === person)
        .map(({ kind, on, from, until, place, reviewerId, hostColleagueId }) => [
          kind,
          on,
          from,
          until,
          place,
          reviewerId,
          hostColleagueId,
        ])
        .sort(),
    )
  const all = [...before, ...after]
  const people = new Set([...all.map(({ reviewerId }) => reviewerId), ...colleaguesIn(all)])
  return [...people].filter((person) => part(before, person) !== part(after, person))
}

/** The team is led to the challenge; a colleague of the host, who has no part in it, to Today. */
export async function tellOfVisit(
  work: Work,
  record: ChallengeRecord,
  people: readonly PersonId[],
  kind: VisitNotice,
): Promise<void> {
  const [school] = await work.sql<{ name: string }>('select name from school where urn = $1', [record.host])
  const team = teamOf(record)
  for (const to of new Set(people)) {
    if (to === work.actor?.personId) continue
    await work.notify({
      to,
      kind,
      itemKind: 'review-visit',
      itemId: record.id,
      path: team.includes(to) ? challengePath(record.id) : '/today',
      vars: { school: school?.name ?? record.host },
    })
  }
}

@Injectable()
export class VisitNotices implements OnModuleInit {
  constructor(private readonly arrivals: ChallengeArrivals) {}

  /** The team hears of the challenge as a whole; colleagues who go along have no other word of it. */
  onModuleInit(): void {
    for (const state of ['POSTPONED', 'CANCELLED', 'CLOSED_EARLY'] as const)
      this.arrivals.on(state, (work, record) => this.toColleagues(work, record, 'VISIT_PUT_OFF'))
    this.arrivals.onResumed((work, record) => this.toColleagues(work, record, 'VISIT_CONFIRMED'))
  }

  private async toColleagues(work: Work, record: ChallengeRecord, kind: VisitNotice): Promise<void> {
    const visit = await this.toldOf(work, record)
    if (visit) await tellOfVisit(work, record, colleaguesIn(visit.activities), kind)
  }

  /** Whoever puts a challenge off need not be one of those who see its timetable. */
  private async toldOf(work: Work, { id }: ChallengeRecord): Promise<VisitRecord | null> {
    const asWorker: Asks = { sql: (text, values) => work.lookingAs('worker', text, values) }
    const visit = await visitOf(asWorker, id)
    return visit && isTold(visit.state) ? visit : null
  }
}
