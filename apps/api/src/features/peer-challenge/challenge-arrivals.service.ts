/** What happens in the same piece of work when a challenge reaches a state: dates, notices, what the next step needs. */
import { dayInLondon } from '@alongside/domain/civil-date'
import type { Move } from '@alongside/domain/life-cycle'
import { moveChallenge, silenceNote } from '@alongside/domain/peer-challenge'
import { dueOn } from '@alongside/domain/peer-challenge-guards'
import { type ChallengeState, hasEnded } from '@alongside/domain/peer-challenge-states'
import { Injectable } from '@nestjs/common'
import { newId, type Work } from '../../platform/db/unit-of-work.js'
import { coverFollows } from '../cover/cover-following.service.js'
import { noticesDone } from '../inbox/notices.service.js'
import { ChallengeAccess } from './challenge-access.service.js'
import {
  auditedChallenge,
  changedChallenge,
  coordinatorsOf,
  everybodyIn,
  headsOf,
  type Patch,
  tellPeople,
} from './challenge-change.service.js'
import { draftVisitHours } from './challenge-contributions.service.js'
import { factsOf } from './challenge-facts.service.js'
import type { ChallengeRecord } from './challenge-record.service.js'

type Hook = (work: Work, record: ChallengeRecord) => Promise<void>

/** What asks for something that the step has answered. */
const answered = [
  'CHALLENGE_TO_SIGN',
  'CHALLENGE_SELF_REVIEW',
  'CHALLENGE_DESK_STUDY',
  'CHALLENGE_FINDINGS',
  'CHALLENGE_RESPONSE',
  'CHALLENGE_OVERDUE',
  'CHALLENGE_WORKSHOP',
  'CHALLENGE_KEEP_IN_TOUCH',
  'CHALLENGE_FOLLOW_UP',
  'CHALLENGE_TO_CLOSE',
] as const
const lasting: ReadonlySet<string> = new Set(['CHALLENGE_KEEP_IN_TOUCH', 'CHALLENGE_FOLLOW_UP'])

@Injectable()
export class ChallengeArrivals {
  private readonly hooks = new Map<ChallengeState, Hook[]>()
  private readonly resumed: Hook[] = []

  constructor(private readonly access: ChallengeAccess) {}

  /** For other parts of the feature: done within the same transaction, once the challenge is there. */
  on(state: ChallengeState, hook: Hook): void {
    this.hooks.set(state, [...(this.hooks.get(state) ?? []), hook])
  }

  /** What was put off goes on. */
  onResumed(hook: Hook): void {
    this.resumed.push(hook)
  }

  async arrive(work: Work, record: ChallengeRecord, step: Move<ChallengeState>): Promise<ChallengeRecord> {
    await work.sql(
      `insert into challenge_step (space_id, challenge_id, id, from_state, to_state, person_id, reason, at) values ($1, $2, $3, $4, $5, $6, $7, clock_timestamp())`,
      [record.spaceId, record.id, newId(), step.from, step.to, work.actor?.personId ?? null, step.reason ?? null],
    )
    await auditedChallenge(work, record, 'peer-challenge.move', step)
    await work.sql(
      `update peer_challenge set state = $3, state_since = now(), progress = coalesce(challenge_progress($3), progress) where space_id = $1 and id = $2`,
      [record.spaceId, record.id, step.to],
    )
    const arrived = await changedChallenge(work, record.id, patchFor(record, step))
    for (const kind of answered) {
      if (!lasting.has(kind) || step.to === 'FOLLOWED_UP' || hasEnded(step.to)) await noticesDone(work, kind, record.id)
    }
    await this.access.judgedAnew(work, arrived)
    if (step.to === 'POSTPONED' || hasEnded(step.to)) await coverFollows(work, record.id)
    if (step.from === 'POSTPONED' && !hasEnded(step.to)) {
      await this.tell(work, arrived, 'CHALLENGE_RESUMED')
      for (const hook of this.resumed) await hook(work, arrived)
      return arrived
    }
    await this.follow(work, arrived, step)
    for (const hook of this.hooks.get(step.to) ?? []) await hook(work, arrived)
    return this.systemGoesOn(work, arrived)
  }

  private async follow(work: Work, record: ChallengeRecord, { to }: Move<ChallengeState>): Promise<void> {
    const hosts = await headsOf(work, [record.host])
    const lead = record.leadId ? [record.leadId] : []
    const team = record.members.map(({ personId }) => personId)
    switch (to) {
      case 'AGREED':
        return this.tell(work, record, 'CHALLENGE_AGREED')
      case 'SELF_REVIEW':
        return tellPeople(work, record, hosts, 'CHALLENGE_SELF_REVIEW')
      case 'SELF_REVIEW_SUBMITTED':
        return tellPeople(work, record, lead, 'CHALLENGE_DESK_STUDY')
      case 'READY_TO_VISIT':
        return this.revealed(work, record)
      case 'FINDINGS_DRAFT':
        return draftVisitHours(work, record)
      case 'FINDINGS_AGREED':
        return tellPeople(work, record, team, 'CHALLENGE_FINDINGS_AGREED')
      case 'RESPONSE_DUE':
        await responsesDue(work, record)
        return tellPeople(work, record, hosts, 'CHALLENGE_RESPONSE')
      case 'RESPONDED':
        await tellPeople(work, record, team, 'CHALLENGE_RESPONDED')
        return tellPeople(work, record, record.championId ? [record.championId] : [], 'CHALLENGE_WORKSHOP')
      case 'FOLLOWED_UP':
        return tellPeople(
          work,
          record,
          [...hosts, ...(await coordinatorsOf(work, record.spaceId))],
          'CHALLENGE_TO_CLOSE',
        )
      case 'POSTPONED':
        return this.tell(work, record, 'CHALLENGE_POSTPONED')
      case 'DECLINED':
        return this.tell(work, record, 'CHALLENGE_DECLINED')
      case 'CANCELLED':
      case 'CLOSED':
      case 'CLOSED_EARLY':
        for (const kind of ['CHALLENGE_DECLARE', 'CHALLENGE_SIGN_AGAIN']) await noticesDone(work, kind, record.id)
        return this.tell(work, record, 'CHALLENGE_ENDED')
      default:
        return
    }
  }

  private async tell(work: Work, record: ChallengeRecord, kind: string): Promise<void> {
    await tellPeople(work, record, await everybodyIn(work, record), kind)
  }

  /** The reveal happens once: going back to the desk study does not make anybody forget. The days are the visit's. */
  private async revealed(work: Work, record: ChallengeRecord): Promise<void> {
    await work.lookingAs(
      'worker',
      `update peer_challenge c set revealed_at = coalesce(c.revealed_at, now()), visit_first_day = v.first_day, visit_last_day = v.last_day
         from (select min(day) as first_day, max(day) as last_day from review_visit, unnest(days) day where challenge_id = $1) v where c.id = $1`,
      [record.id],
    )
    await tellPeople(work, record, await headsOf(work, [record.host]), 'CHALLENGE_READY')
  }

  /** What needs nobody: agreed findings wait for the host's answer at once. */
  private async systemGoesOn(work: Work, record: ChallengeRecord): Promise<ChallengeRecord> {
    if (record.state !== 'FINDINGS_AGREED') return record
    const step = moveChallenge(record, 'RESPONSE_DUE', { parts: ['SYSTEM'], signed: [] }, await factsOf(work, record))
    return step ? this.arrive(work, record, step) : record
  }
}

function patchFor(record: ChallengeRecord, { from, to, reason }: Move<ChallengeState>): Patch {
  const today = dayInLondon(new Date())
  if (to === 'POSTPONED') return { postponed_from: from }
  const back = from === 'POSTPONED' ? { postponed_from: null } : {}
  if (hasEnded(to)) {
    const endedFrom = from === 'POSTPONED' ? record.postponedFrom : from
    return {
      ...back,
      ended_on: today,
      ended_from: endedFrom,
      team_reads_until: dueOn(today, 'reviewersRead', record.calendar),
    }
  }
  if (from === 'POSTPONED') return back
  if (to === 'FINDINGS_AGREED') return { findings_agreed_on: today, host_silent: reason === silenceNote }
  if (to === 'RESPONDED') return { responded_on: today }
  return {}
}

/** Each "even better if" that was shared asks for an answer of the host's head. */
async function responsesDue(work: Work, record: ChallengeRecord): Promise<void> {
  await work.lookingAs(
    'worker',
    `insert into challenge_response (space_id, finding_id, challenge_id, state)
     select space_id, id, challenge_id, 'DUE' from finding where challenge_id = $1 and kind = 'EBI' and state in ('SHARED_WITH_HOST', 'FINAL') and removed_at is null on conflict do nothing`,
    [record.id],
  )
}
