/** What the host does with agreed findings: answers each EBI, holds its workshop, says why nothing follows from one. */
import type { Actor } from '@alongside/domain/actor'
import { give, isAccepted, type ResponseState, type Verdict } from '@alongside/domain/challenge-response'
import { type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import type { ChallengeId, FindingId, PersonId } from '@alongside/domain/ids'
import { holdWorkshop, type ImprovementWorkshop } from '@alongside/domain/improvement-workshop'
import { reasonGiven } from '@alongside/domain/life-cycle'
import { hasReached } from '@alongside/domain/peer-challenge-states'
import { Refusal } from '@alongside/domain/refusal'
import { cleanText, limits } from '@alongside/domain/text'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import type { Asks } from '../enquiry/enquiry-record.service.js'
import { indicatorAgain } from './challenge-indicator.service.js'
import { auditedInside, heldInside, outOfOrder, toldInside } from './challenge-inside.service.js'
import type { ChallengeRecord } from './challenge-record.service.js'

export interface ResponseRecord {
  readonly findingId: FindingId
  readonly challengeId: ChallengeId
  readonly state: ResponseState
  readonly verdict: Verdict | null
  readonly reason: string
  readonly givenOn: CivilDate | null
  readonly givenById: PersonId | null
  readonly noActionReason: string | null
  /** As it was said before, the first one first. */
  readonly earlierNoActionReasons: readonly string[]
}
export interface WorkshopRecord extends ImprovementWorkshop {
  readonly problem: string
  readonly causes: string
  readonly option: string
  readonly recordedById: PersonId
}
export interface WorkshopWords {
  readonly problem: string
  readonly causes: string
  readonly option: string
}

const today = (): CivilDate => dayInLondon(new Date())

export const responsesOf = (asks: Asks, challenge: ChallengeId): Promise<ResponseRecord[]> =>
  asks.sql<ResponseRecord>(
    `select finding_id as "findingId", challenge_id as "challengeId", state, verdict, reason, given_on::text as "givenOn", given_by as "givenById", no_action_reason as "noActionReason", earlier_no_action_reasons as "earlierNoActionReasons" from challenge_response where challenge_id = $1`,
    [challenge],
  )

export const workshopOf = async (reader: Reader, challenge: ChallengeId): Promise<WorkshopRecord | null> =>
  (
    await reader.sql<WorkshopRecord>(
      `select held_on::text as "heldOn", staff, leaders, problem, causes, option, recorded_by as "recordedById" from improvement_workshop where challenge_id = $1`,
      [challenge],
    )
  )[0] ?? null

/** Another reason, or an action after all: what was said stays beside it. */
export const saidBefore =
  'case when no_action_reason is null then earlier_no_action_reasons else earlier_no_action_reasons || to_jsonb(no_action_reason) end'

/** Locked; what was not asked for, or cannot be seen, is not there. */
export async function heldResponse(work: Work, challenge: ChallengeId, finding: FindingId): Promise<ResponseRecord> {
  await work.sql('select 1 from challenge_response where challenge_id = $1 and finding_id = $2 for update', [
    challenge,
    finding,
  ])
  const found = (await responsesOf(work, challenge)).find((one) => one.findingId === finding)
  if (!found) throw new Refusal('not-found')
  return found
}

@Injectable()
export class ChallengeAnswer {
  constructor(private readonly work: UnitOfWork) {}

  give(actor: Actor, id: ChallengeId, finding: FindingId, verdict: Verdict, words: string): Promise<ChallengeRecord> {
    return this.work.run(actor, async (work) => {
      const { record, eyes } = await heldInside(work, actor, id, 'peerChallenge.respond')
      if (!eyes.phase.canRespond) throw outOfOrder(record.state)
      const response = await heldResponse(work, id, finding)
      const { move, reason } = give(response, eyes.parts, verdict, words)
      await work.sql(
        `update challenge_response set state = $3, verdict = $4, reason = $5, given_on = $6, given_by = $7 where challenge_id = $1 and finding_id = $2`,
        [id, finding, move.to, verdict, reason, today(), actor.personId],
      )
      await auditedInside(work, record, 'response.give', {
        from: move.from,
        to: move.to,
        detail: { findingId: finding },
      })
      await toldInside(work, record)
      await indicatorAgain(work, record)
      return record
    })
  }

  holdWorkshop(
    actor: Actor,
    id: ChallengeId,
    workshop: ImprovementWorkshop,
    words: WorkshopWords,
  ): Promise<ChallengeRecord> {
    return this.work.run(actor, async (work) => {
      const { record, eyes } = await heldInside(work, actor, id, 'peerChallenge.holdWorkshop')
      if (!hasReached(record, 'RESPONDED') || hasReached(record, 'IN_ACTION')) throw outOfOrder(record.state)
      const { heldOn, staff, leaders } = holdWorkshop(workshop, eyes.parts, today())
      const said = (field: keyof WorkshopWords): string => cleanText(words[field], { field, limit: limits.paragraph })
      await work.sql(
        `insert into improvement_workshop (space_id, challenge_id, held_on, staff, leaders, problem, causes, option, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (space_id, challenge_id) do update set held_on = excluded.held_on, staff = excluded.staff, leaders = excluded.leaders, problem = excluded.problem, causes = excluded.causes, option = excluded.option, recorded_by = excluded.recorded_by, recorded_at = now()`,
        [
          record.hostSpaceId,
          id,
          heldOn,
          staff,
          leaders,
          said('problem'),
          said('causes'),
          said('option'),
          actor.personId,
        ],
      )
      await auditedInside(work, record, 'workshop.record')
      await toldInside(work, record)
      return record
    })
  }

  /** Accepted, and yet nothing follows: said by the host, so that it is not simply forgotten. */
  explainNoAction(actor: Actor, id: ChallengeId, finding: FindingId, words: string): Promise<ChallengeRecord> {
    return this.work.run(actor, async (work) => {
      const { record, eyes } = await heldInside(work, actor, id, 'peerChallenge.plan')
      if (!eyes.phase.canPlan) throw outOfOrder(record.state)
      const response = await heldResponse(work, id, finding)
      if (!isAccepted(response)) throw new Refusal('action.not-accepted')
      await work.sql(
        `update challenge_response set earlier_no_action_reasons = ${saidBefore}, no_action_reason = $3 where challenge_id = $1 and finding_id = $2`,
        [id, finding, reasonGiven(words)],
      )
      await auditedInside(work, record, 'response.no-action', { detail: { findingId: finding } })
      await toldInside(work, record)
      await indicatorAgain(work, record)
      return record
    })
  }
}
