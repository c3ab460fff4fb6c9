/** Reading lines of enquiry, and of the judgements those that are open to whoever asks: the tables hold back the same. */
import type { Actor } from '@alongside/domain/actor'
import { isAnyOf } from '@alongside/domain/challenge-part'
import type { ChallengeId, LineId, PersonId, Urn } from '@alongside/domain/ids'
import type { JudgementLevel } from '@alongside/domain/judgement'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import type { Asking } from '../../platform/graphql/asking.js'
import type { ChallengeEyes } from '../peer-challenge/challenge-policy.service.js'
import { memberOf } from '../peer-challenge/challenge-record.service.js'
import type { PeerChallengeType } from '../peer-challenge/peer-challenge.graphql.js'
import type { LineOfEnquiryType } from './judgement.graphql.js'

interface StoredLine {
  readonly id: LineId
  readonly challengeId: ChallengeId
  readonly title: string
  readonly position: string
  readonly evidence: string
  readonly question: string
  readonly hostLevel: JudgementLevel | null
  readonly team: readonly {
    readonly personId: PersonId
    readonly level: JudgementLevel
    readonly blind: boolean
    readonly at: string
  }[]
}

const readsLines = ({ parts, phase }: ChallengeEyes): boolean =>
  phase.readsSelfReview || (isAnyOf(parts, ['IMPROVEMENT_CHAMPION']) && phase.readsFindings)

@Injectable()
export class JudgementReading {
  async lines(asking: Asking, challenge: PeerChallengeType): Promise<LineOfEnquiryType[]> {
    if (!readsLines(challenge.eyes)) return []
    const lines = await asking.loader<ChallengeId, StoredLine[]>('lines-of-enquiry', linesOf).load(challenge.id)
    return lines.map((line) => seenBy(asking.actor, challenge, line))
  }
}

function seenBy(
  actor: Actor,
  { eyes: { phase }, record }: PeerChallengeType,
  { id, title, position, evidence, question, hostLevel, team }: StoredLine,
): LineOfEnquiryType {
  const shown = team.filter(({ personId }) => phase.seesTeamJudgements || personId === actor.personId)
  return {
    id,
    title,
    position,
    evidence,
    question,
    hostJudgement: phase.seesHostJudgements ? hostLevel : null,
    judgements: shown.map(({ at, ...judgement }) => ({
      ...judgement,
      at: new Date(at),
      isMine: judgement.personId === actor.personId,
      urn: schoolOf(record, judgement.personId),
    })),
  }
}

const schoolOf = (record: PeerChallengeType['record'], person: PersonId): Urn | null =>
  memberOf(record, person)?.urn ?? null

async function linesOf(ids: readonly ChallengeId[], reader: Reader): Promise<StoredLine[][]> {
  const lines = await reader.sql<StoredLine>(
    `select l.id, l.challenge_id as "challengeId", l.title, l.position, l.evidence, l.question,
       (select h.level from host_judgement h where h.space_id = l.space_id and h.line_id = l.id) as "hostLevel",
       coalesce((select jsonb_agg(jsonb_build_object('personId', j.person_id, 'level', j.level, 'blind', j.blind, 'at', j.at) order by j.at, j.person_id, j.blind desc)
         from team_judgement j where j.space_id = l.space_id and j.line_id = l.id), '[]') as team
       from line_of_enquiry l where l.challenge_id = any($1) and l.removed_at is null order by l.rank collate "C", l.id`,
    [ids],
  )
  return ids.map((id) => lines.filter(({ challengeId }) => challengeId === id))
}
