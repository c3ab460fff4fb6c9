/** Saying what one thinks of a line of enquiry: the host of its own, the team before it knows the host's view. */
import type { Actor } from '@alongside/domain/actor'
import type { ChallengeId, DocumentId, LineId, PersonId } from '@alongside/domain/ids'
import { type Judgement, type JudgementLevel, judge, judgeOwn } from '@alongside/domain/judgement'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { isId } from '../../platform/db/is-id.js'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { LiveDocuments } from '../../platform/live/live-documents.js'
import { type HeldChallenge, heldChallenge, leadersOf } from '../peer-challenge/challenge-change.service.js'
import { authoriseIn } from '../peer-challenge/challenge-policy.service.js'
import type { ChallengeRecord } from '../peer-challenge/challenge-record.service.js'

@Injectable()
export class Judgements {
  constructor(
    private readonly work: UnitOfWork,
    private readonly live: LiveDocuments,
  ) {}

  /** The host, of its own line, until the self-review is handed in. */
  ofHost(actor: Actor, id: LineId, level: JudgementLevel): Promise<ChallengeRecord> {
    return this.work.run(actor, async (work) => {
      if (!(await challengeOf(work, id))) await this.bringUp(work)
      const { record, eyes } = await heldByLine(work, actor, id)
      judgeOwn(record, eyes.parts)
      authoriseIn(actor, record, eyes, 'peerChallenge.writeSelfReview')
      goesOn(record)
      await work.sql(
        `insert into host_judgement (space_id, line_id, challenge_id, level, by_person) values ($1, $2, $3, $4, $5)
         on conflict (space_id, line_id) do update set level = excluded.level, by_person = excluded.by_person, at = now()`,
        [record.hostSpaceId, id, record.id, level, actor.personId],
      )
      tell(work, record, await leadersOf(work, record.host))
      return record
    })
  }

  /** A line that was added a moment ago stands in the self-review, and not yet among the rows. */
  private async bringUp(work: Work): Promise<void> {
    const written = await work.sql<{ id: DocumentId }>(
      `select self_review_id as id from peer_challenge where state = 'SELF_REVIEW' and id in (select app_host_challenges()) order by id`,
    )
    for (const { id } of written) await this.live.settle(work, id)
  }

  /** A reviewer; blind until the reveal, and then only their own pages hear of it. */
  ofTeam(actor: Actor, id: LineId, level: JudgementLevel): Promise<ChallengeRecord> {
    return this.work.run(actor, async (work) => {
      const { record, eyes } = await heldByLine(work, actor, id)
      const earlier = await work.sql<Judgement>(
        `select line_id as "lineId", person_id as by, level, blind from team_judgement where line_id = $1 and person_id = $2`,
        [id, actor.personId],
      )
      const given = judge(record, eyes.parts, { lineId: id, level, by: actor.personId }, earlier)
      authoriseIn(actor, record, eyes, 'peerChallenge.deskStudy')
      if (!eyes.phase.canJudge) throw new Refusal('challenge.state-out-of-order')
      await work.sql(
        `insert into team_judgement (space_id, line_id, person_id, challenge_id, level, blind) values ($1, $2, $3, $4, $5, $6)
         on conflict (space_id, line_id, person_id, blind) do update set level = excluded.level, at = now()`,
        [record.hostSpaceId, id, actor.personId, record.id, level, given.blind],
      )
      tell(work, record, given.blind ? [actor.personId] : record.members.map(({ personId }) => personId))
      return record
    })
  }
}

async function challengeOf(work: Work, id: LineId): Promise<ChallengeId | null> {
  if (!isId(id)) throw new Refusal('not-found')
  const [line] = await work.sql<{ challengeId: ChallengeId }>(
    'select challenge_id as "challengeId" from line_of_enquiry where id = $1 and removed_at is null',
    [id],
  )
  return line?.challengeId ?? null
}

/** A line that is not shown to somebody does not exist for them. */
async function heldByLine(work: Work, actor: Actor, id: LineId): Promise<HeldChallenge> {
  const challenge = await challengeOf(work, id)
  if (challenge === null) throw new Refusal('not-found')
  return heldChallenge(work, actor, challenge)
}

function goesOn({ state }: ChallengeRecord): void {
  if (state !== 'SELF_REVIEW') throw new Refusal('challenge.state-out-of-order')
}

/** Nobody else learns that there is something: the challenge's version stays what it was. */
const tell = (work: Work, { id, version }: ChallengeRecord, people: readonly PersonId[]): void =>
  work.announce([...people], 'peer-challenge.changed', { challengeId: id, version })
