/** After the workshop: what the team saw when it came back or called, and how much each side was stretched. */
import type { Actor } from '@alongside/domain/actor'
import { stretchOf } from '@alongside/domain/challenge-overview'
import { isOfHost, isOfTeam } from '@alongside/domain/challenge-part'
import { type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import { type FollowUp, type FollowUpKind, type FollowUpWay, recordFollowUp } from '@alongside/domain/follow-up'
import type { ChallengeId, PersonId } from '@alongside/domain/ids'
import { hasReached } from '@alongside/domain/peer-challenge-states'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import { newId, UnitOfWork } from '../../platform/db/unit-of-work.js'
import { heldChallenge, tellPeople } from './challenge-change.service.js'
import { indicatorAgain } from './challenge-indicator.service.js'
import {
  auditedInside,
  headOfHost,
  heldInside,
  outOfOrder,
  readsAsTeam,
  toldInside,
} from './challenge-inside.service.js'
import type { ChallengeRecord } from './challenge-record.service.js'

export interface FollowUpRecord {
  readonly id: string
  readonly kind: FollowUpKind
  readonly way: FollowUpWay
  readonly heldOn: CivilDate
  readonly record: string
  readonly byPersonId: PersonId
}

export const followUpsOf = (reader: Reader, challenge: ChallengeId): Promise<FollowUpRecord[]> =>
  reader.sql<FollowUpRecord>(
    `select id, kind, way, held_on::text as "heldOn", record, by_person as "byPersonId" from challenge_follow_up where challenge_id = $1 order by held_on, at, id`,
    [challenge],
  )

export interface Stretch {
  readonly mine: number | null
  readonly host: number | null
  readonly team: number | null
}

export async function stretchSeen(reader: Reader, challenge: ChallengeId, person: PersonId): Promise<Stretch> {
  const answers = await reader.sql<{ personId: PersonId; side: 'HOST' | 'TEAM'; answer: number }>(
    `select person_id as "personId", side, answer from stretch_answer where challenge_id = $1`,
    [challenge],
  )
  const mine = answers.find(({ personId }) => personId === person)?.answer ?? null
  // Said first, heard afterwards: nobody's answer leans on another's.
  if (mine === null) return { mine, host: null, team: null }
  return { mine, host: stretchOf(answers, 'HOST'), team: stretchOf(answers, 'TEAM') }
}

@Injectable()
export class FollowUpService {
  constructor(private readonly work: UnitOfWork) {}

  record(actor: Actor, id: ChallengeId, given: FollowUp): Promise<ChallengeRecord> {
    return this.work.run(actor, async (work) => {
      const held = await heldInside(work, actor, id, 'peerChallenge.followUp')
      readsAsTeam(held)
      const { record, eyes } = held
      // Where nothing was accepted there was no workshop, and the team still asks how it goes.
      if (!hasReached(record, 'RESPONDED')) throw outOfOrder(record.state)
      const { kind, way, heldOn, record: words } = recordFollowUp(given, eyes.parts, dayInLondon(new Date()))
      await work.sql(
        `insert into challenge_follow_up (space_id, id, challenge_id, kind, way, held_on, record, by_person) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [record.hostSpaceId, newId(), id, kind, way, heldOn, words, actor.personId],
      )
      await auditedInside(work, record, 'follow-up.record', { detail: { kind, way } })
      await tellPeople(work, record, await headOfHost(work, record), 'FOLLOW_UP_RECORDED')
      await toldInside(work, record)
      await indicatorAgain(work, record)
      return record
    })
  }

  /** "How much did this stretch us?", of both sides, outside the indicator. */
  answerStretch(actor: Actor, id: ChallengeId, answer: number): Promise<ChallengeRecord> {
    return this.work.run(actor, async (work) => {
      const held = await heldChallenge(work, actor, id)
      readsAsTeam(held)
      const { record, eyes } = held
      const isTeam = isOfTeam(eyes.parts)
      if (!isTeam && !isOfHost(eyes.parts)) throw new Refusal('challenge.not-your-part')
      if (record.findingsAgreedOn === null) throw outOfOrder(record.state)
      if (!Number.isInteger(answer) || answer < 1 || answer > 5)
        throw new Refusal('input.not-a-choice', { field: 'answer' })
      await work.sql(
        `insert into stretch_answer (space_id, challenge_id, person_id, side, answer) values ($1, $2, $3, $4, $5)
         on conflict (space_id, challenge_id, person_id) do update set answer = excluded.answer, at = now()`,
        [record.hostSpaceId, id, actor.personId, isTeam ? 'TEAM' : 'HOST', answer],
      )
      await toldInside(work, record)
      return record
    })
  }
}
