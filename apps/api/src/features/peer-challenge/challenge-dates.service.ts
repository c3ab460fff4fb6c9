/** What comes due by itself: findings that the host lets lie stand, answers fall overdue, people are reminded once of what is theirs. */
import { fallOverdue, type ResponseState } from '@alongside/domain/challenge-response'
import { type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import type { ChallengeId, FindingId, PersonId, SpaceId } from '@alongside/domain/ids'
import { moveChallenge } from '@alongside/domain/peer-challenge'
import { dueOn, followUpHalfTerm, isPast, missingForChallenge } from '@alongside/domain/peer-challenge-guards'
import { Injectable } from '@nestjs/common'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { ChallengeArrivals } from './challenge-arrivals.service.js'
import { changedChallenge, headsOf, heldBySystem, tellPeople } from './challenge-change.service.js'
import { factsOf } from './challenge-facts.service.js'
import { againOr, headsAsked } from './challenge-proposals.service.js'
import { type ChallengeRecord, signaturesFor } from './challenge-record.service.js'
import { withTiesOfToday } from './challenge-ties.service.js'

interface Due {
  readonly id: ChallengeId
  readonly spaceId: SpaceId
  readonly hostSpaceId: SpaceId
}

@Injectable()
export class ChallengeDates {
  constructor(
    private readonly work: UnitOfWork,
    private readonly arrivals: ChallengeArrivals,
  ) {}

  /** Each in a transaction of its own: one that fails is tried again with the next round and holds up no other. */
  async keep(now: Date): Promise<number> {
    const today = dayInLondon(now)
    const going = await this.work.runAs({ purpose: 'worker' }, (work) =>
      work.sql<Due>(
        `select id, space_id as "spaceId", host_space_id as "hostSpaceId" from peer_challenge where ended_on is null and state <> 'POSTPONED' order by id`,
      ),
    )
    const failed: unknown[] = []
    for (const one of going) {
      await this.work
        .runAs({ purpose: 'worker', spaces: [one.spaceId, one.hostSpaceId] }, (work) =>
          this.keepOne(work, one.id, today),
        )
        .catch((error: unknown) => failed.push(error))
    }
    if (failed.length > 0) throw new AggregateError(failed, `${failed.length} peer challenges are past their date`)
    return going.length
  }

  private async keepOne(work: Work, id: ChallengeId, today: CivilDate): Promise<void> {
    const before = await heldBySystem(work, id)
    const record = await withTiesOfToday(work, before)
    if (record.teamVersion !== before.teamVersion) {
      await tellPeople(work, record, await headsAsked(work, record), againOr(record))
      await changedChallenge(work, id)
    }
    switch (record.state) {
      case 'AGREED':
        return this.begin(work, record, today)
      case 'FINDINGS_DRAFT':
        return this.silence(work, record, today)
      case 'RESPONSE_DUE':
        return overdue(work, record, today)
      case 'RESPONDED':
      case 'WORKSHOP_HELD':
      case 'IN_ACTION':
        return remind(work, record, today)
      default:
        return
    }
  }

  /** The host can begin at once; from the next day on it has begun. */
  private async begin(work: Work, record: ChallengeRecord, today: CivilDate): Promise<void> {
    const facts = await factsOf(work, record, today)
    if (dayInLondon(record.stateSince) >= today || missingForChallenge('AGREED', 'SELF_REVIEW', facts).length > 0)
      return
    const step = moveChallenge(record, 'SELF_REVIEW', { parts: ['SYSTEM'], signed: [] }, facts)
    if (step) await this.arrivals.arrive(work, record, step)
  }

  /** Ten school days of the host's silence, from the day on which the lead reviewer agreed. What is not ready does not stand. */
  private async silence(work: Work, record: ChallengeRecord, today: CivilDate): Promise<void> {
    const facts = await factsOf(work, record, today)
    if (!facts.hostSilenceIsOver || missingForChallenge('FINDINGS_DRAFT', 'FINDINGS_AGREED', facts).length > 0) return
    const signed = signaturesFor(record, 'FINDINGS_AGREED').map(({ part }) => part)
    const step = moveChallenge(record, 'FINDINGS_AGREED', { parts: ['SYSTEM'], signed }, facts)
    if (step) await this.arrivals.arrive(work, record, step)
  }
}

/** Told to the host's head, and to nobody else: not to the team, not to the alliance. */
async function overdue(work: Work, record: ChallengeRecord, today: CivilDate): Promise<void> {
  const { findingsAgreedOn, calendar } = record
  if (findingsAgreedOn === null || !isPast(findingsAgreedOn, 'response', today, calendar)) return
  const due = await work.sql<{ findingId: FindingId; state: ResponseState }>(
    `select finding_id as "findingId", state from challenge_response where challenge_id = $1 and state = 'DUE' for update`,
    [record.id],
  )
  for (const response of due) {
    const { to } = fallOverdue(response, findingsAgreedOn, today, calendar)
    await work.sql('update challenge_response set state = $3 where challenge_id = $1 and finding_id = $2', [
      record.id,
      response.findingId,
      to,
    ])
  }
  if (due.length === 0) return
  await tellPeople(work, record, await headsOf(work, [record.host]), 'CHALLENGE_OVERDUE')
  await changedChallenge(work, record.id)
}

/** Six weeks after the answer, and two terms: to whoever keeps in touch, and only while it has not been done. */
async function remind(work: Work, record: ChallengeRecord, today: CivilDate): Promise<void> {
  const { respondedOn, calendar, followUpId, leadId } = record
  const whose: PersonId | null = followUpId ?? leadId
  if (respondedOn === null || whose === null) return
  const held = await work.sql<{ kind: string }>('select kind from challenge_follow_up where challenge_id = $1', [
    record.id,
  ])
  const isDone = (kind: string): boolean => held.some((one) => one.kind === kind)
  const touch = today >= dueOn(respondedOn, 'keepInTouch', calendar) && !isDone('KEEP_IN_TOUCH') && !isDone('VISIT')
  const visit = today >= followUpHalfTerm(respondedOn, calendar).from && !isDone('VISIT')
  const kinds = [...(touch ? ['CHALLENGE_KEEP_IN_TOUCH'] : []), ...(visit ? ['CHALLENGE_FOLLOW_UP'] : [])]
  for (const kind of kinds.filter((one) => !record.reminded.includes(one))) {
    await tellPeople(work, record, [whose], kind)
    await work.sql('update peer_challenge set reminded = array_append(reminded, $2) where id = $1', [record.id, kind])
  }
}
