/** What the guards and the indicators look at, counted from the tables. Only counts leave here; the rules judge them. */
import type { ChallengeResponse } from '@alongside/domain/challenge-response'
import { teamFacts } from '@alongside/domain/challenge-team'
import { type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import type { EvidenceNote } from '@alongside/domain/evidence-note'
import type { Finding } from '@alongside/domain/finding'
import type { FindingId, LineId } from '@alongside/domain/ids'
import type { ImprovementAction } from '@alongside/domain/improvement-action'
import type { Judgement } from '@alongside/domain/judgement'
import { type ChallengeFacts, isPast } from '@alongside/domain/peer-challenge-guards'
import { hasEnded, hasReached } from '@alongside/domain/peer-challenge-states'
import type { ChallengeRecords } from '@alongside/domain/robust-facts'
import type { Reader } from '../../platform/db/reader.js'
import type { Work } from '../../platform/db/unit-of-work.js'
import { type ChallengeRecord, signaturesFor, visitingSchools } from './challenge-record.service.js'

/** Looks past the asker's own rows: a coordinator may not close over an action they cannot read. */
export type Looks = Pick<Reader | Work, 'lookingAs'>

interface Counted {
  readonly lines: number
  readonly linesWithoutJudgement: number
  readonly linesWithoutBlind: number
  readonly isTimetableConfirmed: boolean
  readonly visitDays: number
  readonly findingsWithoutEvidence: number
  readonly findingsNotShared: number
  readonly ebisUnanswered: number
  readonly ebisAccepted: number
  readonly ebisWithoutAction: number
  readonly isFollowUpHeld: boolean
  readonly actionsOpen: number
}

const of = (table: string): string => `${table} where challenge_id = $1`
const lines = `${of('line_of_enquiry l')} and removed_at is null`
const accepted = `${of('challenge_response r')} and verdict in ('ACCEPTED', 'PARTLY_ACCEPTED')`
const visit = `${of('review_visit')}`
const counting = `select
  (select count(*)::int from ${lines}) as lines,
  (select count(*)::int from ${lines} and not exists (select from host_judgement j where j.line_id = l.id)) as "linesWithoutJudgement",
  (select count(*)::int from ${lines} and not exists (select from team_judgement j where j.line_id = l.id and j.blind)) as "linesWithoutBlind",
  exists (select from ${visit} and state in ('CONFIRMED', 'IN_PROGRESS', 'COMPLETED')) as "isTimetableConfirmed",
  coalesce((select cardinality(days) from ${visit} limit 1), 0) as "visitDays",
  (select count(*)::int from ${of('finding')} and removed_at is null and state <> 'DROPPED' and cardinality(evidence) = 0) as "findingsWithoutEvidence",
  (select count(*)::int from ${of('finding')} and removed_at is null and state in ('DRAFT', 'TEAM_AGREED')) as "findingsNotShared",
  (select count(*)::int from ${of('challenge_response')} and state <> 'GIVEN') as "ebisUnanswered",
  (select count(*)::int from ${accepted}) as "ebisAccepted",
  (select count(*)::int from ${accepted} and no_action_reason is null and not exists (select from improvement_action a where a.finding_id = r.finding_id and a.challenge_id = $1)) as "ebisWithoutAction",
  exists (select from ${of('challenge_follow_up')} and kind = 'VISIT') as "isFollowUpHeld",
  (select count(*)::int from ${of('improvement_action')} and state not in ('CONFIRMED', 'SUPERSEDED', 'CARRIED_OVER')) as "actionsOpen"`

export async function factsOf(
  looks: Looks,
  record: ChallengeRecord,
  today: CivilDate = dayInLondon(new Date()),
): Promise<ChallengeFacts> {
  const [counted] = await looks.lookingAs<Counted>('worker', counting, [record.id])
  const silentSince = signaturesFor(record, 'FINDINGS_AGREED').find(({ part }) => part === 'LEAD_REVIEWER')
  const visitingHeadsMissing = headsMissing(record)
  return {
    ...counted!,
    ...teamFacts(record.members, record.leadId),
    visitingHeadsMissing,
    signaturesAgain: signaturesAgain(record, visitingHeadsMissing),
    hostSilenceIsOver:
      silentSince !== undefined &&
      isPast(dayInLondon(new Date(silentSince.signedAt)), 'hostSilence', today, record.calendar),
  }
}

function headsMissing(record: ChallengeRecord): number {
  const signed = signaturesFor(record, 'AGREED').filter(({ part }) => part === 'VISITING_HEAD')
  return visitingSchools(record).filter((urn) => !signed.some((one) => one.urn === urn)).length
}

/** Once all have agreed to a team, whoever has not agreed to the one it is now is asked again. */
function signaturesAgain(record: ChallengeRecord, visitors: number): number {
  if (hasEnded(record.state) || !hasReached(record, 'AGREED')) return 0
  const host = signaturesFor(record, 'AGREED').some(({ part }) => part === 'HOST_HEAD') ? 0 : 1
  return host + visitors
}

/** Everything the robust-challenge indicator counts. */
export async function recordsOf(looks: Looks, record: ChallengeRecord): Promise<ChallengeRecords> {
  const all = <T extends object>(text: string): Promise<T[]> => looks.lookingAs<T>('worker', text, [record.id])
  const found = await all<{ id: LineId }>(`select id from ${lines} order by rank, id`)
  const judgements = await all<Judgement>(
    `select line_id as "lineId", level, person_id as "by", blind from ${of('team_judgement')}`,
  )
  const notes = await all<EvidenceNote>(
    `select id, line_id as "lineId", type, body from ${of('evidence_note')} order by seq`,
  )
  const findings = await all<Finding>(
    `select id, line_id as "lineId", kind, state, what, for_whom as "forWhom", evidence, host_seen_at is not null as "hostHasSeen" from ${of('finding')} and removed_at is null order by rank, id`,
  )
  const responses = await all<ChallengeResponse & { noActionReason: string | null }>(
    `select finding_id as "findingId", state, verdict, reason, given_on::text as "givenOn", no_action_reason as "noActionReason" from ${of('challenge_response')}`,
  )
  const actions = await all<ImprovementAction>(
    `select id, finding_id as "findingId", state, owner_id as "ownerId", what, due_on::text as "dueOn", success_measure as "successMeasure", evidence from ${of('improvement_action')} order by due_on, id`,
  )
  const [followUp] = await all<{ isHeld: boolean }>(
    `select exists (select from ${of('challenge_follow_up')} and kind = 'VISIT') as "isHeld"`,
  )
  const reasonsForNone = responses.flatMap(({ findingId, noActionReason }): FindingId[] =>
    noActionReason === null ? [] : [findingId],
  )
  return {
    challenge: record,
    team: record.members,
    lines: found.map(({ id }) => id),
    judgements,
    notes,
    findings,
    responses,
    actions,
    reasonsForNone,
    findingsAgreedOn: record.findingsAgreedOn,
    respondedOn: record.respondedOn,
    isFollowUpHeld: followUp!.isHeld,
  }
}
