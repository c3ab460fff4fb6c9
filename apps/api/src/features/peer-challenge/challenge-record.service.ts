/** A peer challenge as it is kept in the alliance: who, when and how far. No word about the school is in it. */
import type { ChallengePart } from '@alongside/domain/challenge-part'
import type { ConflictDeclaration, TeamMember } from '@alongside/domain/challenge-team'
import type { CivilDate } from '@alongside/domain/civil-date'
import type { ChallengeId, DocumentId, PersonId, SignatureId, SpaceId, Urn } from '@alongside/domain/ids'
import type { ChallengeState } from '@alongside/domain/peer-challenge-states'
import { type CalendarYear, schoolCalendar } from '@alongside/domain/school-calendar'
import { englishCalendar, type SchoolCalendar } from '@alongside/domain/school-days'
import { onlyIds } from '../../platform/db/is-id.js'
import type { Asks } from '../enquiry/enquiry-record.service.js'
import type { Planned } from '../load/load-forecast.service.js'

/** Instants inside aggregated rows arrive as ISO text. */
export interface EarlierDeclaration extends ConflictDeclaration {
  readonly at: string
}
export interface MemberRecord extends TeamMember {
  readonly isFacilitator: boolean
  readonly declaration: ConflictDeclaration | null
  readonly declaredAt: string | null
  /** What they said before, the first one first. */
  readonly earlier: readonly EarlierDeclaration[]
  readonly addedAt: string
}

export interface SignatureRecord {
  readonly id: SignatureId
  readonly step: ChallengeState
  readonly part: ChallengePart
  /** The school it was given for: a head's successor need not sign again. */
  readonly urn: Urn | null
  readonly personId: PersonId
  readonly teamVersion: number
  readonly signedAt: string
  readonly lapsedAt: string | null
}

export interface ChallengeRecord {
  readonly id: ChallengeId
  readonly spaceId: SpaceId
  readonly host: Urn
  readonly hostSpaceId: SpaceId
  readonly roundId: string | null
  readonly state: ChallengeState
  readonly postponedFrom: ChallengeState | null
  readonly stateSince: Date
  readonly leadId: PersonId | null
  readonly followUpId: PersonId | null
  readonly championId: PersonId | null
  readonly proposedBy: PersonId
  readonly teamVersion: number
  readonly visitFirstDay: CivilDate | null
  readonly visitLastDay: CivilDate | null
  readonly revealedAt: Date | null
  readonly isRevealed: boolean
  readonly findingsAgreedOn: CivilDate | null
  readonly hostSilent: boolean
  readonly respondedOn: CivilDate | null
  readonly endedOn: CivilDate | null
  readonly endedFrom: ChallengeState | null
  readonly teamReadsUntil: CivilDate | null
  readonly selfReviewId: DocumentId
  readonly deskStudyId: DocumentId
  readonly findingsId: DocumentId
  readonly summaryId: DocumentId
  /** Reminders that were sent: each once. */
  readonly reminded: readonly string[]
  readonly version: number
  readonly createdAt: Date
  /** Those who are in the team now, in the order they were added. */
  readonly members: readonly MemberRecord[]
  /** The same, as the rules call it. */
  readonly team: readonly MemberRecord[]
  /** Of the host: every deadline of the challenge is counted by it. */
  readonly calendar: SchoolCalendar
  /** All that were ever given; those that were set back say when. */
  readonly signatures: readonly SignatureRecord[]
}

const select = `
  select c.id, c.space_id as "spaceId", c.host_urn as host, c.host_space_id as "hostSpaceId", c.round_id as "roundId", c.state, c.postponed_from as "postponedFrom",
    c.state_since as "stateSince", c.lead_id as "leadId", c.follow_up_id as "followUpId", c.champion_id as "championId", c.proposed_by as "proposedBy", c.team_version as "teamVersion",
    c.visit_first_day::text as "visitFirstDay", c.visit_last_day::text as "visitLastDay", c.revealed_at as "revealedAt", c.revealed_at is not null as "isRevealed",
    c.findings_agreed_on::text as "findingsAgreedOn", c.host_silent as "hostSilent", c.responded_on::text as "respondedOn", c.ended_on::text as "endedOn", c.ended_from as "endedFrom",
    c.team_reads_until::text as "teamReadsUntil", c.self_review_id as "selfReviewId", c.desk_study_id as "deskStudyId", c.findings_id as "findingsId", c.summary_id as "summaryId",
    c.reminded, c.version, c.created_at as "createdAt",
    (select jsonb_agg(jsonb_build_object('academicYear', y.academic_year, 'halfTerms', y.half_terms, 'days', y.days)) from school_calendar_year y where y.space_id = c.host_space_id) as years,
    coalesce((select jsonb_agg(jsonb_build_object('personId', m.person_id, 'urn', m.urn, 'isTrained', m.is_trained, 'isFacilitator', m.is_facilitator,
        'declaration', case when m.declared_at is not null then jsonb_build_object('isEmployedByHost', m.employed_by_host, 'hasRelativeThere', m.relative_there, 'other', m.other_interest) end,
        'declaredAt', m.declared_at, 'earlier', m.earlier_declarations, 'ofSchool', m.school_conflicts, 'addedAt', m.added_at) order by m.added_at, m.person_id)
      from challenge_member m where m.space_id = c.space_id and m.challenge_id = c.id and m.removed_at is null), '[]') as members,
    coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'step', s.step, 'part', s.part, 'urn', s.urn, 'personId', s.person_id, 'teamVersion', s.team_version,
        'signedAt', s.signed_at, 'lapsedAt', s.lapsed_at) order by s.signed_at, s.id)
      from challenge_signature s where s.space_id = c.space_id and s.challenge_id = c.id), '[]') as signatures
  from peer_challenge c`

/** An address with something in it that is no id leads nowhere, like one with an id that nobody has. */

interface ChallengeRow extends Omit<ChallengeRecord, 'team' | 'calendar'> {
  readonly years: readonly CalendarYear[] | null
}

const recordOf = ({ years, ...row }: ChallengeRow): ChallengeRecord => ({
  ...row,
  team: row.members,
  calendar: years ? schoolCalendar(years) : englishCalendar,
})

async function asked(asks: Asks, where: string, values: readonly unknown[]): Promise<ChallengeRecord[]> {
  return (await asks.sql<ChallengeRow>(`${select} where ${where}`, values)).map(recordOf)
}

export const challengesById = (asks: Asks, ids: readonly ChallengeId[]): Promise<ChallengeRecord[]> =>
  asked(asks, 'c.id = any($1)', [onlyIds(ids)])

/** All of an alliance, as far as the asker's rows reach; whom each is shown to is the policy's. */
export const challengesOfAlliance = (asks: Asks, alliance: SpaceId): Promise<ChallengeRecord[]> =>
  asked(asks, 'c.space_id = any($1) order by c.created_at desc, c.id', [onlyIds([alliance])])

/** The same of every alliance within reach, and of schools that have left theirs. */
export const challengesWithinReach = (asks: Asks): Promise<ChallengeRecord[]> =>
  asked(asks, 'true order by c.created_at desc, c.id limit 500', [])

export const challengesOfHost = (asks: Asks, host: Urn): Promise<ChallengeRecord[]> =>
  asked(asks, 'c.host_urn = $1 order by c.created_at desc, c.id', [host])

export const memberOf = ({ members }: ChallengeRecord, person: PersonId): MemberRecord | null =>
  members.find(({ personId }) => personId === person) ?? null

/** The schools whose heads are asked, in the order they came in; the host is asked as the host. */
export const visitingSchools = ({ members, host }: ChallengeRecord): Urn[] => [
  ...new Set(members.map(({ urn }) => urn).filter((urn) => urn !== host)),
]

/** Signatures that count now: of AGREED those given to this very team. */
export const signaturesFor = ({ signatures, teamVersion }: ChallengeRecord, step: ChallengeState): SignatureRecord[] =>
  signatures.filter(
    (one) => one.step === step && one.lapsedAt === null && (step !== 'AGREED' || one.teamVersion === teamVersion),
  )

/** As the guard of what is asked of people looks at it: the days that are thought of. */
export const plannedDays = ({ id, visitFirstDay, visitLastDay }: ChallengeRecord): Omit<Planned, 'people'> => ({
  days: [...new Set([visitFirstDay, visitLastDay].filter((day) => day !== null))],
  itemId: id,
})

/** Said anew, what was said before is kept beside it. */
export const declaredBefore = (unless: string): string =>
  `case when challenge_member.declared_at is null or ${unless} then challenge_member.earlier_declarations else challenge_member.earlier_declarations || jsonb_build_object(
     'isEmployedByHost', challenge_member.employed_by_host, 'hasRelativeThere', challenge_member.relative_there, 'other', challenge_member.other_interest, 'at', challenge_member.declared_at) end`
