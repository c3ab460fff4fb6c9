/** What ties a school to the host before anybody is asked: one trust, competition, a swap. Looked up anew whenever the team counts. */
import { type Conflict, conflictsOfSchool, type SchoolTies } from '@alongside/domain/challenge-team'
import { type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import { areCompetitors, bothConsent, type CompetingSchool } from '@alongside/domain/competition'
import type { SpaceId, Urn } from '@alongside/domain/ids'
import { hasReached } from '@alongside/domain/peer-challenge-states'
import type { Work } from '../../platform/db/unit-of-work.js'
import type { Asks } from '../enquiry/enquiry-record.service.js'
import { auditedChallenge } from './challenge-change.service.js'
import { type ChallengeRecord, challengesById, type MemberRecord } from './challenge-record.service.js'

interface Found extends CompetingSchool {
  readonly isSameGroup: boolean
  readonly isDeclared: boolean
  readonly one: boolean
  readonly other: boolean
  readonly reviewedByHostOn: CivilDate | null
}

const asking = `
  select s.urn, coalesce(s.phase, '') as phase, s.easting, s.northing, coalesce(s.is_rural, false) as "isRural",
    exists (select from governance_group_school mine join governance_group_school theirs on theirs.group_id = mine.group_id where mine.urn = $1 and theirs.urn = s.urn)
      or exists (select from school h where h.urn = $1 and h.urn <> s.urn and (h.trust_uid = s.trust_uid or h.trust_name = s.trust_name)) as "isSameGroup",
    coalesce(l.declared_by is not null, false) as "isDeclared", coalesce(l.one_consents_at is not null, false) as one, coalesce(l.other_consents_at is not null, false) as other,
    r.on_day::text as "reviewedByHostOn"
  from school s
    left join competition_link l on l.space_id = $3 and l.one_urn = least(s.urn, $1) and l.other_urn = greatest(s.urn, $1)
    left join last_reviews($1, $2) r on r.urn = s.urn
  where s.urn = any($2) or s.urn = $1`

/** Of each school the conflicts it brings with it; the host itself has none with itself, but whoever works there does. */
export async function conflictsOfSchools(
  asks: Asks,
  space: SpaceId,
  host: Urn,
  schools: readonly Urn[],
): Promise<ReadonlyMap<Urn, Conflict[]>> {
  const today = dayInLondon(new Date())
  const rows = await asks.sql<Found>(asking, [host, [...new Set(schools)], space])
  const hosting = rows.find(({ urn }) => urn === host)
  const found = rows.filter(({ urn }) => urn !== host)
  return new Map(
    found
      .map((row) => [row.urn, conflictsOfSchool(tiesOf(row, hosting), today)] as [Urn, Conflict[]])
      .concat(
        // Somebody of the host in its own team: employed by it, whatever they declare.
        schools.includes(host) ? [[host, ['EMPLOYED_BY_HOST']]] : [],
      ),
  )
}

const tiesOf = (row: Found, host: Found | undefined): SchoolTies => ({
  isSameGroup: row.isSameGroup,
  isCompetitor: host !== undefined && areCompetitors(row, host, row.isDeclared),
  hasConsent: bothConsent(row),
  reviewedByHostOn: row.reviewedByHostOn,
})

/**
 * A school may have changed its trust since: conflicts are what they are today. A new one asks for the signatures again; one
 * that has passed does not. Once the findings are agreed the team has done its work, and stays as it was then.
 */
export async function withTiesOfToday(work: Work, record: ChallengeRecord): Promise<ChallengeRecord> {
  if (hasReached(record, 'FINDINGS_AGREED')) return record
  const conflicts = await conflictsOfSchools(
    work,
    record.spaceId,
    record.host,
    record.members.map(({ urn }) => urn),
  )
  const of = ({ urn }: MemberRecord): Conflict[] => conflicts.get(urn) ?? []
  const moved = record.members.filter((member) => !isSame(member.ofSchool, of(member)))
  if (moved.length === 0) return record
  for (const member of moved) {
    await work.sql(
      'update challenge_member set school_conflicts = $4 where space_id = $1 and challenge_id = $2 and person_id = $3',
      [record.spaceId, record.id, member.personId, of(member)],
    )
  }
  const isNew = moved.some((member) => of(member).some((one) => !member.ofSchool.includes(one)))
  if (isNew) await askAgain(work, record, 'school')
  const [fresh] = await challengesById(work, [record.id])
  return fresh!
}

const isSame = (one: readonly Conflict[], other: readonly Conflict[]): boolean =>
  [...one].sort().join() === [...other].sort().join()

/** Whoever signed for one team has not signed for another: no signature is taken away, they are for the team as it was. */
export async function askAgain(work: Work, record: ChallengeRecord, because: string): Promise<void> {
  await work.sql('update peer_challenge set team_version = team_version + 1 where space_id = $1 and id = $2', [
    record.spaceId,
    record.id,
  ])
  await auditedChallenge(work, record, 'peer-challenge.ask-again', { detail: { because } })
}
