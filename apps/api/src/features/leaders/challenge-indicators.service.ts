/** The indicators of many peer challenges, counted for all of them at once: one question, however many challenges. */
import type { ChallengeResponse } from '@alongside/domain/challenge-response'
import { type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import type { EvidenceNote } from '@alongside/domain/evidence-note'
import type { Finding } from '@alongside/domain/finding'
import type { ChallengeId, FindingId, LineId } from '@alongside/domain/ids'
import type { ImprovementAction } from '@alongside/domain/improvement-action'
import type { Judgement } from '@alongside/domain/judgement'
import { type RobustChallenge, robustChallenge } from '@alongside/domain/robust-challenge'
import { robustFacts } from '@alongside/domain/robust-facts'
import type { Looks } from '../peer-challenge/challenge-facts.service.js'
import type { ChallengeRecord } from '../peer-challenge/challenge-record.service.js'

type Of<T> = T & { readonly challengeId: ChallengeId }

/** Rows by the challenge they belong to. */
class Sheaf<T extends { readonly challengeId: ChallengeId }> {
  private readonly rows = new Map<ChallengeId, T[]>()
  constructor(rows: readonly T[]) {
    for (const row of rows) {
      const known = this.rows.get(row.challengeId)
      if (known) known.push(row)
      else this.rows.set(row.challengeId, [row])
    }
  }
  of(id: ChallengeId): readonly T[] {
    return this.rows.get(id) ?? []
  }
}

interface Found {
  readonly lines: Of<{ readonly id: LineId }>[]
  readonly judgements: Of<Judgement>[]
  readonly notes: Of<EvidenceNote>[]
  readonly findings: Of<Finding>[]
  readonly responses: Of<ChallengeResponse & { readonly noActionReason: string | null }>[]
  readonly actions: Of<ImprovementAction>[]
  readonly followUps: Of<{ readonly id: string }>[]
}

const rows = (columns: string, table: string, more = ''): string =>
  `(select coalesce(jsonb_agg(r), '[]') from (select challenge_id as "challengeId", ${columns} from ${table} where space_id = any($1) and challenge_id = any($2) ${more}) r)`

const asking = `select
  ${rows('id', 'line_of_enquiry', 'and removed_at is null')} as lines,
  ${rows('line_id as "lineId", level, person_id as "by", blind', 'team_judgement')} as judgements,
  ${rows(`id, line_id as "lineId", type, '' as body`, 'evidence_note')} as notes,
  ${rows('id, line_id as "lineId", kind, state, what, for_whom as "forWhom", evidence, host_seen_at is not null as "hostHasSeen"', 'finding', 'and removed_at is null')} as findings,
  ${rows('finding_id as "findingId", state, verdict, reason, given_on::text as "givenOn", no_action_reason as "noActionReason"', 'challenge_response')} as responses,
  ${rows('id, finding_id as "findingId", state, owner_id as "ownerId", what, due_on::text as "dueOn", success_measure as "successMeasure", evidence', 'improvement_action')} as actions,
  ${rows('id', 'challenge_follow_up', `and kind = 'VISIT'`)} as "followUps"`

/** Counts alone leave here. Who may see them is for whoever asks. */
export async function indicatorsOf(
  looks: Looks,
  records: readonly ChallengeRecord[],
  today: CivilDate = dayInLondon(new Date()),
): Promise<ReadonlyMap<ChallengeId, RobustChallenge>> {
  if (records.length === 0) return new Map()
  const ids = records.map(({ id }) => id)
  const spaces = [...new Set(records.map(({ hostSpaceId }) => hostSpaceId))]
  const [found] = await looks.lookingAs<Found>('worker', asking, [spaces, ids])
  if (!found) return new Map()
  const lines = new Sheaf(found.lines)
  const judgements = new Sheaf(found.judgements)
  const notes = new Sheaf(found.notes)
  const findings = new Sheaf(found.findings)
  const responses = new Sheaf(found.responses)
  const actions = new Sheaf(found.actions)
  const followUps = new Sheaf(found.followUps)
  return new Map(
    records.map((record) => {
      const { id } = record
      const facts = robustFacts(
        {
          challenge: record,
          team: record.members,
          lines: lines.of(id).map((line) => line.id),
          judgements: judgements.of(id),
          notes: notes.of(id),
          findings: findings.of(id),
          responses: responses.of(id),
          actions: actions.of(id),
          reasonsForNone: responses
            .of(id)
            .flatMap(({ findingId, noActionReason }): FindingId[] => (noActionReason === null ? [] : [findingId])),
          findingsAgreedOn: record.findingsAgreedOn,
          respondedOn: record.respondedOn,
          isFollowUpHeld: followUps.of(id).length > 0,
        },
        today,
        record.calendar,
      )
      return [id, robustChallenge(facts)] as const
    }),
  )
}
