/** A round is settled: one peer challenge is proposed for each host, in one piece of work, and each head is asked as always. */
import type { Actor } from '@alongside/domain/actor'
import type { PersonId, RoundId, Urn } from '@alongside/domain/ids'
import { moveRound } from '@alongside/domain/pairing-round'
import { type Guests, teamFor } from '@alongside/domain/pairing-team'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { noticesDone } from '../inbox/notices.service.js'
import { ChallengeProposals } from '../peer-challenge/challenge-proposals.service.js'
import { auditedRound, changedRound, heldToRun, notSolving } from './pairing-change.service.js'
import { type RoundRecord, type SeatRecord, type SignUpRecord, seatsOf, signUpsOf } from './pairing-record.service.js'
import { tellHeads } from './pairing-round.service.js'

@Injectable()
export class PairingAcceptance {
  constructor(
    private readonly work: UnitOfWork,
    private readonly proposals: ChallengeProposals,
  ) {}

  accept(actor: Actor, id: RoundId): Promise<RoundRecord> {
    return this.work.run(actor, async (work) => {
      const round = await heldToRun(work, actor, id)
      notSolving(round)
      if (round.state === 'SIGN_UP') throw new Refusal('pairing.not-solved')
      const step = moveRound(round.state, 'ACCEPTED')
      if (round.solution === null || round.solution.isStale) throw new Refusal('pairing.stale')
      const seats = await seatsOf(work, [id])
      const signUps = await signUpsOf(work, [id])
      const here = await stillThere(work, signUps)
      const sent = new Map<PersonId, number>()
      let proposed = 0
      for (const host of new Set(seats.map(({ hostUrn }) => hostUrn))) {
        const { members, leadId } = teamFor(guestsOf(host, seats, signUps, here), sent)
        if (members.length === 0) continue
        await this.proposals.proposeIn(work, actor, {
          allianceId: round.allianceId,
          host,
          members,
          leadId,
          championId: null,
          visitFirstDay: null,
          visitLastDay: null,
          roundId: id,
        })
        proposed += 1
      }
      await auditedRound(work, round, 'pairing.accept', { ...step, detail: { proposed } })
      await noticesDone(work, 'PAIRING_OPEN', id)
      for (const { urn, notThisTerm } of signUps)
        if (!notThisTerm) await tellHeads(work, round, urn, 'PAIRING_ACCEPTED')
      return changedRound(work, round, { state: step.to, accepted_by: actor.personId, accepted_at: new Date() })
    })
  }
}

function guestsOf(
  host: Urn,
  seats: readonly SeatRecord[],
  signUps: readonly SignUpRecord[],
  here: ReadonlySet<string>,
): Guests[] {
  return seats
    .filter(({ hostUrn, guestUrn }) => hostUrn === host && guestUrn !== null)
    .flatMap(({ seat, guestUrn, explanation }): Guests[] => {
      const said = signUps.find(({ urn }) => urn === guestUrn)
      if (!said) return []
      const able = (people: readonly PersonId[]) => people.filter((person) => here.has(`${said.urn} ${person}`))
      const isFree = !explanation.warnings.some((code) => code.startsWith('CONFLICT_'))
      return [{ seat, urn: said.urn, reviewers: able(said.reviewers), trained: able(said.trained), isFree }]
    })
}

/** Whoever has left their school since it answered does not go. */
async function stillThere(work: Work, signUps: readonly SignUpRecord[]): Promise<ReadonlySet<string>> {
  const rows = await work.sql<{ urn: Urn; person: PersonId }>(
    `select distinct s.urn, h.person_id as person from role_holding h join space s on s.id = h.space_id join person p on p.id = h.person_id
      where h.person_id = any($1) and s.urn is not null and p.state = 'ACTIVE' and h.role in ('TEACHER', 'CPD_LEAD', 'SCHOOL_LEADER', 'HEADTEACHER', 'EXECUTIVE_HEAD')
        and h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)`,
    [signUps.flatMap(({ reviewers }) => reviewers)],
  )
  return new Set(rows.map(({ urn, person }) => `${urn} ${person}`))
}
