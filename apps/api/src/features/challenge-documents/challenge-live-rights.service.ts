/** Who may read and write the live documents of a peer challenge, for many people and documents in one question. */
import type { Actor } from '@alongside/domain/actor'
import type { SummaryState } from '@alongside/domain/challenge-summary'
import type { ChallengeId, FindingId, LineId, Urn } from '@alongside/domain/ids'
import type { LiveRights, RightsAsk, Sql } from '../../platform/live/live-kind.js'
import { type ChallengeAction, type ChallengeEyes, eyesOn, mayIn } from '../peer-challenge/challenge-policy.service.js'
import { type ChallengeRecord, challengesById } from '../peer-challenge/challenge-record.service.js'

export interface ChallengeLiveFacts {
  readonly actor: Actor
  readonly record: ChallengeRecord
  readonly eyes: ChallengeEyes
  readonly lines: readonly LineId[]
  /** Findings that are drafts no longer. */
  readonly moved: readonly FindingId[]
  readonly summary: SummaryState
  /** The school this person writes for: the one they were sent by, else the host. */
  readonly urn: Urn
}
interface Inside {
  readonly id: ChallengeId
  readonly lines: readonly LineId[]
  readonly moved: readonly FindingId[]
  readonly summary: SummaryState | null
}

/** In the order of the asks; undefined where there is nothing to see. */
export async function challengeFactsOf(
  sql: Sql,
  asks: readonly RightsAsk[],
): Promise<(ChallengeLiveFacts | undefined)[]> {
  const ids = [...new Set(asks.map(({ document }) => document.itemId as ChallengeId))]
  const records = new Map((await challengesById({ sql }, ids)).map((record) => [record.id, record]))
  const inside = await sql<Inside>(
    `select k.id,
            array(select l.id from line_of_enquiry l where l.challenge_id = k.id and l.removed_at is null) as lines,
            array(select f.id from finding f where f.challenge_id = k.id and f.state <> 'DRAFT') as moved,
            (select s.state from challenge_summary s where s.challenge_id = k.id) as summary
       from unnest($1::uuid[]) k (id)`,
    [ids],
  )
  const partsOf = new Map(inside.map((one) => [one.id, one]))
  return asks.map(({ actor, document }) => {
    const record = records.get(document.itemId as ChallengeId)
    const within = partsOf.get(document.itemId as ChallengeId)
    const eyes = record && eyesOn(actor, record)
    if (!record || !eyes || !within || record.hostSpaceId !== document.spaceId) return undefined
    const { lines, moved, summary } = within
    return { actor, record, eyes, lines, moved, summary: summary ?? 'DRAFT', urn: eyes.member?.urn ?? record.host }
  })
}

export const may = ({ actor, record, eyes }: ChallengeLiveFacts, action: ChallengeAction): boolean =>
  mayIn(actor, record, eyes, action)

/** What is the team's alone, once there is an agreed team. */
export const readsAsTeam = ({ record, eyes }: ChallengeLiveFacts): boolean =>
  record.state !== 'PROPOSED' && eyes.phase.readsNotes

/** The two questions of a kind, from what it makes of the facts. */
export const rightsFrom = <Context>(
  nothing: LiveRights<Context>,
  of: (facts: ChallengeLiveFacts) => LiveRights<Context>,
) => {
  const rightsOfAll = async (sql: Sql, asks: readonly RightsAsk[]): Promise<LiveRights<Context>[]> =>
    (await challengeFactsOf(sql, asks)).map((facts) => (facts ? of(facts) : nothing))
  return {
    rightsOfAll,
    rights: async (sql: Sql, actor: Actor, document: RightsAsk['document']): Promise<LiveRights<Context>> =>
      (await rightsOfAll(sql, [{ actor, document }]))[0] ?? nothing,
  }
}
