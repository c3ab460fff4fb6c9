/** What people of a challenge say of themselves, and who is named for what comes after the findings. */
import type { Actor } from '@alongside/domain/actor'
import { asksAgain, type ConflictDeclaration, declare } from '@alongside/domain/challenge-team'
import type { ChallengeId, PersonId } from '@alongside/domain/ids'
import { hasEnded, hasReached } from '@alongside/domain/peer-challenge-states'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { noticesDone } from '../inbox/notices.service.js'
import { ChallengeAccess } from './challenge-access.service.js'
import {
  auditedChallenge,
  changedChallenge,
  coordinatorsOf,
  heldChallenge,
  tellPeople,
} from './challenge-change.service.js'
import { againOr, headsAsked, ofHost } from './challenge-proposals.service.js'
import { type ChallengeRecord, challengesById, declaredBefore, memberOf } from './challenge-record.service.js'
import { askAgain } from './challenge-ties.service.js'

const sameAsBefore =
  '(employed_by_host, relative_there, other_interest) is not distinct from ($4::boolean, $5::boolean, $6::text)'

@Injectable()
export class ChallengeOffices {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: ChallengeAccess,
  ) {}

  /** Opens the challenge to them. Said again later it is a late interest: the heads decide anew whether they want this team. */
  declare(actor: Actor, id: ChallengeId, given: ConflictDeclaration): Promise<ChallengeRecord> {
    return this.work.run(actor, async (work) => {
      const { record, eyes } = await heldChallenge(work, actor, id, 'peerChallenge.declare')
      if (!eyes.member) throw new Refusal('challenge.not-your-part')
      goesOn(record)
      const { isEmployedByHost, hasRelativeThere, other } = declare(given)
      await work.sql(
        `update challenge_member set earlier_declarations = ${declaredBefore(sameAsBefore)}, employed_by_host = $4, relative_there = $5, other_interest = $6, declared_at = now() where space_id = $1 and challenge_id = $2 and person_id = $3`,
        [record.spaceId, id, actor.personId, isEmployedByHost, hasRelativeThere, other],
      )
      const [after] = await challengesById(work, [id])
      const isOther = asksAgain(record.members, after!.members)
      if (isOther) await askAgain(work, record, 'declaration')
      // Of what kind it is stays with those who may read it.
      await auditedChallenge(work, record, 'peer-challenge.declare')
      await noticesDone(work, 'CHALLENGE_DECLARE', id, actor.personId)
      await this.access.give(work, record, actor.personId)
      if (isOther && hasReached(record, 'AGREED')) {
        await tellPeople(work, record, await headsAsked(work, after!), againOr(record))
        await tellPeople(work, record, await coordinatorsOf(work, record.spaceId), 'CHALLENGE_INTEREST')
      }
      return changedChallenge(work, id)
    })
  }

  nameFollowUp(actor: Actor, id: ChallengeId, person: PersonId): Promise<ChallengeRecord> {
    return this.work.run(actor, async (work) => {
      const { record } = await heldChallenge(work, actor, id, 'peerChallenge.nameFollowUp')
      goesOn(record)
      if (!memberOf(record, person)) throw new Refusal('challenge.follow-up-not-in-team')
      return this.named(work, record, 'follow_up_id', person, 'CHALLENGE_FOLLOW_UP_YOURS')
    })
  }

  nameChampion(actor: Actor, id: ChallengeId, person: PersonId): Promise<ChallengeRecord> {
    return this.work.run(actor, async (work) => {
      const { record } = await heldChallenge(work, actor, id, 'peerChallenge.nameChampion')
      goesOn(record)
      await ofHost(work, record.host, person)
      return this.named(work, record, 'champion_id', person, 'CHALLENGE_CHAMPION')
    })
  }

  private async named(
    work: Work,
    record: ChallengeRecord,
    column: 'follow_up_id' | 'champion_id',
    person: PersonId,
    notice: string,
  ): Promise<ChallengeRecord> {
    const before = column === 'follow_up_id' ? record.followUpId : record.championId
    await auditedChallenge(work, record, 'peer-challenge.name', { detail: { office: column, person } })
    if (person !== before) await tellPeople(work, record, [person], notice)
    const after = await changedChallenge(work, record.id, { [column]: person }, before ? [before] : [])
    await this.access.judgedAnew(work, record, before ? [before, person] : [person])
    return after
  }
}

function goesOn({ state }: ChallengeRecord): void {
  if (hasEnded(state)) throw new Refusal('challenge.state-out-of-order', { from: state, to: state })
}
