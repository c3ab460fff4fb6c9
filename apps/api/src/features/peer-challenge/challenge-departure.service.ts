/** Leaving: a colleague who leaves their school, a school that leaves the alliance, and so the challenges they are in. */
import type { Actor } from '@alongside/domain/actor'
import type { ChallengeId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import { reasonGiven } from '@alongside/domain/life-cycle'
import { moveChallenge } from '@alongside/domain/peer-challenge'
import { hasEnded, hasReached } from '@alongside/domain/peer-challenge-states'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { noticesDone } from '../inbox/notices.service.js'
import { Handover, type HandoverSource } from '../people/handover.service.js'
import { ChallengeAccess } from './challenge-access.service.js'
import { ChallengeArrivals } from './challenge-arrivals.service.js'
import {
  auditedChallenge,
  changedChallenge,
  coordinatorsOf,
  heldBySystem,
  heldChallenge,
  tellPeople,
} from './challenge-change.service.js'
import { factsOf } from './challenge-facts.service.js'
import { lapsed, removed } from './challenge-proposals.service.js'
import type { ChallengeRecord } from './challenge-record.service.js'
import { askAgain } from './challenge-ties.service.js'

interface Going {
  readonly id: ChallengeId
  readonly spaceId: SpaceId
}

/** What somebody in the team is asked for; of whoever is gone it is not asked any more. */
const ofTeam = ['CHALLENGE_DECLARE', 'CHALLENGE_DESK_STUDY', 'CHALLENGE_KEEP_IN_TOUCH', 'CHALLENGE_FOLLOW_UP'] as const

@Injectable()
export class ChallengeDeparture implements HandoverSource, OnModuleInit {
  readonly kind = 'peer-challenge'

  constructor(
    private readonly work: UnitOfWork,
    private readonly handover: Handover,
    private readonly access: ChallengeAccess,
    private readonly arrivals: ChallengeArrivals,
  ) {}

  onModuleInit(): void {
    this.handover.add(this)
  }

  /** Whom the team sends in place of somebody is the coordinator's and the heads' to agree, not a colleague's to inherit. */
  async ledBy(): Promise<readonly []> {
    return []
  }
  async handOver(): Promise<void> {}

  /** Nobody is held in a team: the coordinator hears why, and finds somebody else with the heads. */
  leaveTeam(actor: Actor, id: ChallengeId, reason: string): Promise<boolean> {
    return this.work.run(actor, async (work) => {
      const { record, eyes } = await heldChallenge(work, actor, id, 'peerChallenge.declare')
      if (eyes.member === null) throw new Refusal('challenge.not-your-part')
      if (hasEnded(record.state)) {
        throw new Refusal('challenge.state-out-of-order', { from: record.state, to: record.state })
      }
      await this.leaves(work, record, ({ personId }) => personId === actor.personId, reasonGiven(reason))
      return true
    })
  }

  async released(work: Work, person: PersonId, urn: Urn | null): Promise<void> {
    const rows = await work.lookingAs<Going>(
      'worker',
      `select c.id, c.space_id as "spaceId" from peer_challenge c where c.ended_on is null and (
         exists (select from challenge_member m where m.space_id = c.space_id and m.challenge_id = c.id and m.person_id = $1 and m.removed_at is null and ($2::text is null or m.urn = $2))
         or c.champion_id = $1 and ($2::text is null or c.host_urn = $2))`,
      [person, urn],
    )
    for (const { id, spaceId } of rows) {
      await work.alsoIn(spaceId)
      const record = await heldBySystem(work, id)
      if (record.championId === person && (urn ?? record.host) === record.host)
        await changedChallenge(work, id, { champion_id: null })
      await this.leaves(work, record, (one) => one.personId === person && (urn ?? one.urn) === one.urn)
    }
  }

  /** Of a host that leaves nothing more is asked: its challenge ends where it is, and all of it stays the school's. */
  async schoolLeaves(work: Work, spaceId: SpaceId, urn: Urn): Promise<void> {
    const rows = await work.lookingAs<Going>(
      'worker',
      `select c.id, c.space_id as "spaceId" from peer_challenge c where c.space_id = $1 and c.ended_on is null and (c.host_urn = $2
         or exists (select from challenge_member m where m.space_id = c.space_id and m.challenge_id = c.id and m.urn = $2 and m.removed_at is null))`,
      [spaceId, urn],
    )
    for (const { id } of rows) {
      const record = await heldBySystem(work, id)
      if (record.host === urn) await this.end(work, record)
      else await this.leaves(work, record, (one) => one.urn === urn)
    }
  }

  private async end(work: Work, record: ChallengeRecord): Promise<void> {
    const to = hasReached(record, 'VISITING') ? 'CLOSED_EARLY' : 'CANCELLED'
    const hand = { parts: ['HOST_HEAD'], signed: ['HOST_HEAD', 'LEAD_REVIEWERS_HEAD'] } as const
    const step = moveChallenge(record, to, hand, await factsOf(work, record), 'The school has left the alliance.')
    if (step) await this.arrivals.arrive(work, record, step)
  }

  /** What they wrote stays with their name. Until the findings are agreed, heads decide anew about the team that is left. */
  private async leaves(
    work: Work,
    record: ChallengeRecord,
    who: (member: ChallengeRecord['members'][number]) => boolean,
    reason: string | null = null,
  ): Promise<void> {
    const people = record.members.filter(who).map(({ personId }) => personId)
    if (people.length === 0) return
    await removed(work, record, people)
    if (record.leadId !== null && people.includes(record.leadId)) await lapsed(work, record)
    if (!hasReached(record, 'FINDINGS_AGREED')) await askAgain(work, record, 'left')
    for (const person of people) for (const kind of ofTeam) await noticesDone(work, kind, record.id, person)
    await auditedChallenge(work, record, 'peer-challenge.leave-team', {
      ...(reason !== null && { reason }),
      detail: { removed: people },
    })
    const without = (id: PersonId | null): PersonId | null => (id !== null && people.includes(id) ? null : id)
    const said = reason === null ? {} : { reason }
    await tellPeople(work, record, await coordinatorsOf(work, record.spaceId), 'CHALLENGE_TEAM_LEFT', record.id, said)
    await changedChallenge(
      work,
      record.id,
      { lead_id: without(record.leadId), follow_up_id: without(record.followUpId) },
      people,
    )
    await this.access.take(work, record, people)
  }
}
