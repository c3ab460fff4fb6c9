/** Takes a challenge on: by whoever the workflow names, or by several who each sign. */
import type { Actor } from '@alongside/domain/actor'
import { headsSchool } from '@alongside/domain/actor'
import { type ChallengePart, onlyFor } from '@alongside/domain/challenge-part'
import type { ChallengeId, Urn } from '@alongside/domain/ids'
import { ready } from '@alongside/domain/life-cycle'
import { moveChallenge } from '@alongside/domain/peer-challenge'
import { missingForChallenge } from '@alongside/domain/peer-challenge-guards'
import { type ChallengeState, hasEnded, hasReached, signers } from '@alongside/domain/peer-challenge-states'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { noticesDone } from '../inbox/notices.service.js'
import { tooMuchFor } from '../load/load-forecast.service.js'
import { ChallengeAccess } from './challenge-access.service.js'
import { ChallengeArrivals } from './challenge-arrivals.service.js'
import { auditedChallenge, changedChallenge, headsOf, heldChallenge, tellPeople } from './challenge-change.service.js'
import { factsOf } from './challenge-facts.service.js'
import type { ChallengeAction, ChallengeEyes } from './challenge-policy.service.js'
import {
  type ChallengeRecord,
  challengesById,
  plannedDays,
  signaturesFor,
  visitingSchools,
} from './challenge-record.service.js'
import { withTiesOfToday } from './challenge-ties.service.js'

@Injectable()
export class ChallengeMoves {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: ChallengeAccess,
    private readonly arrivals: ChallengeArrivals,
  ) {}

  /** Any step that one alone takes; where several take it together, this one signs. */
  move(actor: Actor, id: ChallengeId, to: ChallengeState, reason: string | null): Promise<ChallengeRecord> {
    return this.work.run(actor, async (work) => {
      const found = await heldChallenge(work, actor, id)
      const isBack = found.record.state === 'POSTPONED' && to === found.record.postponedFrom
      if (signers[to] && !isBack) return this.signIn(work, actor, id, to, reason)
      const { record: before, eyes } = await heldChallenge(work, actor, id, actionFor(to, isBack))
      const record = await withTiesOfToday(work, before)
      if (to === 'SELF_REVIEW_SUBMITTED') await this.access.settled(work, record, 'selfReviewId')
      const hand = { parts: eyes.parts, signed: [] }
      const step = moveChallenge(record, to, hand, await factsOf(work, record), reason)
      return step ? this.arrivals.arrive(work, record, step) : record
    })
  }

  sign(actor: Actor, id: ChallengeId, to: ChallengeState, reason: string | null): Promise<ChallengeRecord> {
    return this.work.run(actor, (work) => this.signIn(work, actor, id, to, reason))
  }

  private async signIn(
    work: Work,
    actor: Actor,
    id: ChallengeId,
    to: ChallengeState,
    reason: string | null,
  ): Promise<ChallengeRecord> {
    const { record: before, eyes } = await heldChallenge(work, actor, id, 'peerChallenge.sign')
    const record = await withTiesOfToday(work, before)
    const asked = signers[to]
    if (!asked) throw new Refusal('challenge.state-out-of-order', { from: record.state, to })
    onlyFor(eyes.parts, asked)
    if (to === 'FINDINGS_AGREED') await this.access.settled(work, record, 'findingsId')
    if (to === 'AGREED') await notTooMuch(work, actor, record)
    const isLate = to === 'AGREED' && hasReached(record, 'AGREED') && !hasEnded(record.state)
    const isNew = await signed(work, actor, record, to, eyes)
    const after = (await challengesById(work, [id]))[0]!
    const facts = await factsOf(work, after)
    if (isLate) {
      ready(missingForChallenge('PROPOSED', 'AGREED', facts), 'challenge.not-ready')
      if (!isNew) throw new Refusal('challenge.already-signed')
      await noticesDone(work, 'CHALLENGE_SIGN_AGAIN', id, facts.signaturesAgain === 0 ? null : actor.personId)
      return changedChallenge(work, id)
    }
    const parts = signaturesFor(after, to).map(({ part }) => part)
    const step = moveChallenge(after, to, { parts: eyes.parts, signed: parts }, facts, reason)
    if (step) return this.arrivals.arrive(work, after, step)
    if (!isNew) throw new Refusal('challenge.already-signed')
    await noticesDone(work, 'CHALLENGE_TO_SIGN', id, actor.personId)
    await noticesDone(work, 'CHALLENGE_TO_CLOSE', id, actor.personId)
    if (to === 'FINDINGS_AGREED' && eyes.parts.includes('LEAD_REVIEWER'))
      await tellPeople(work, after, await headsOf(work, [after.host]), 'CHALLENGE_FINDINGS')
    return changedChallenge(work, id)
  }
}

/** M6: a head who sends colleagues says first that they may be asked for so much, or asks for another date. */
async function notTooMuch(work: Work, actor: Actor, record: ChallengeRecord): Promise<void> {
  const own = record.members.filter(({ urn }) => urn !== record.host && headsSchool(actor, urn))
  const plan = plannedDays(record)
  const people = await tooMuchFor(work, { ...plan, people: own.map(({ personId }) => personId) })
  if (people.length > 0) throw new Refusal('challenge.load-red', { people: people.length })
}

const actionFor = (to: ChallengeState, isBack: boolean): ChallengeAction =>
  isBack || to === 'POSTPONED'
    ? 'peerChallenge.postpone'
    : to === 'DECLINED'
      ? 'peerChallenge.decline'
      : 'peerChallenge.move'

/** One signature for each part, and for each school that one heads; false where all of them stand already. */
async function signed(
  work: Work,
  actor: Actor,
  record: ChallengeRecord,
  step: ChallengeState,
  { parts }: ChallengeEyes,
): Promise<boolean> {
  const given = signaturesFor(record, step)
  const mine = parts
    .filter((part) => signers[step]!.includes(part))
    .flatMap((part) => schoolsFor(actor, record, part).map((urn) => ({ part, urn })))
    .filter(({ part, urn }) => !given.some((one) => one.part === part && one.urn === urn))
  for (const { part, urn } of mine) {
    await work.sql(
      `insert into challenge_signature (space_id, challenge_id, id, step, part, urn, person_id, team_version, signed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp())`,
      [record.spaceId, record.id, newId(), step, part, urn, actor.personId, record.teamVersion],
    )
    await auditedChallenge(work, record, 'peer-challenge.sign', { detail: { step, part, urn } })
  }
  return mine.length > 0
}

/** A head signs for a school, so that whoever follows them need not; all others for themselves. */
function schoolsFor(actor: Actor, record: ChallengeRecord, part: ChallengePart): (Urn | null)[] {
  switch (part) {
    case 'HOST_HEAD':
      return [record.host]
    case 'VISITING_HEAD':
      return visitingSchools(record).filter((urn) => headsSchool(actor, urn))
    case 'LEAD_REVIEWERS_HEAD':
      return [record.members.find(({ personId }) => personId === record.leadId)?.urn ?? null]
    default:
      return [null]
  }
}
