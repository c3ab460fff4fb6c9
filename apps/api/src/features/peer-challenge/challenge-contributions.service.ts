/** What a visit drafts into the ledger: the hours that reviewers gave to the host. */
import type { CivilDate } from '@alongside/domain/civil-date'
import type { ContributionSource, Effort, PrepRole } from '@alongside/domain/contribution-draft'
import type { Urn } from '@alongside/domain/ids'
import type { Work } from '../../platform/db/unit-of-work.js'
import { draft } from '../contribution/contribution-draft.service.js'
import type { ChallengeRecord } from './challenge-record.service.js'

/** From when the first lesson begins to when the team has told the head how the day was. */
const hoursOfVisitDay = 6

/** Once for each school, however often it is asked for; the host confirms it, or time does. */
export async function draftVisitHours(work: Work, record: ChallengeRecord): Promise<void> {
  const [visit] = await work.lookingAs<{ days: CivilDate[] }>(
    'worker',
    'select days::text[] as days from review_visit where challenge_id = $1 and cardinality(days) > 0',
    [record.id],
  )
  if (!visit) return
  const doneOn = [...visit.days].sort().at(-1)!
  const source = { spaceId: record.spaceId, sourceKind: 'peer-challenge', sourceId: record.id, doneOn }
  await draft(work, source, whatVisitGave(record, visit.days.length))
}

/** So many days, of each reviewer; the lead prepares more than the others. */
export function whatVisitGave(
  { members, leadId, host }: Pick<ChallengeRecord, 'members' | 'leadId' | 'host'>,
  days: number,
): ContributionSource {
  const hours = days * hoursOfVisitDay
  const of = (urn: Urn, role: PrepRole, people: number): Effort[] => (people > 0 ? [{ urn, people, hours, role }] : [])
  const reviewers = [...new Set(members.map(({ urn }) => urn))].flatMap((urn) => {
    const here = members.filter((member) => member.urn === urn)
    const leads = here.filter(({ personId }) => personId === leadId).length
    return [...of(urn, 'LEAD_REVIEWER', leads), ...of(urn, 'OTHER', here.length - leads)]
  })
  return { kind: 'REVIEW', host, reviewers }
}
