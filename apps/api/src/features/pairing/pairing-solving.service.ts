/** Working out the pairs of a round: beside everything else, told by news when it is there, and stopped when somebody says so. */
import type { Actor } from '@alongside/domain/actor'
import { dayInLondon } from '@alongside/domain/civil-date'
import type { RoundId, Urn } from '@alongside/domain/ids'
import { type PairingOption, type Seat, seats } from '@alongside/domain/pairing'
import {
  type ByHandCost,
  difference,
  explainSeat,
  type PairingExplanation,
} from '@alongside/domain/pairing-explanation'
import { type PairingSolution, pairingModel } from '@alongside/domain/pairing-model'
import { commonDays, moveRound } from '@alongside/domain/pairing-round'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { NotSolved } from '../../platform/solving/solving.js'
import { auditedRound, changedRound, heldToRun } from './pairing-change.service.js'
import { factsOfRound, type RoundFacts } from './pairing-facts.service.js'
import type { RoundRecord, StoredExplanation, StoredSolution } from './pairing-record.service.js'
import { type PairingAnswer, solvePairing } from './pairing-solver.js'

/** A server that went away in the middle holds nobody up for longer than this, in milliseconds. */
const forgottenAfter = 60_000
/** So many of those that would have fitted are kept with each seat. */
const othersKept = 4

@Injectable()
export class PairingSolving implements OnModuleDestroy {
  private readonly logger = new Logger('Pairing')
  private readonly running = new Map<RoundId, AbortController>()

  constructor(private readonly work: UnitOfWork) {}

  onModuleDestroy(): void {
    for (const one of this.running.values()) one.abort()
  }

  /** Begins, and answers at once. */
  async solve(actor: Actor, id: RoundId): Promise<RoundRecord> {
    const { round, facts } = await this.work.run(actor, async (work) => {
      const held = await heldToRun(work, actor, id)
      moveRound(held.state, 'PROPOSED')
      if (held.solvingSince !== null && Date.now() - held.solvingSince.getTime() < forgottenAfter) {
        throw new Refusal('pairing.solving')
      }
      const known = await factsOfRound(work, held, dayInLondon(new Date()))
      return { round: await changedRound(work, held, { solving_since: new Date() }), facts: known }
    })
    const stopping = new AbortController()
    this.running.set(id, stopping)
    void this.workOut(actor, round, facts, stopping.signal).finally(() => this.running.delete(id))
    return round
  }

  /** What was there before stays. */
  async stop(actor: Actor, id: RoundId): Promise<RoundRecord> {
    const round = await this.work.run(actor, async (work) => {
      const held = await heldToRun(work, actor, id)
      return changedRound(work, held, { solving_since: null })
    })
    this.running.get(id)?.abort()
    return round
  }

  private async workOut(actor: Actor, round: RoundRecord, facts: RoundFacts, stopped: AbortSignal): Promise<void> {
    const began = performance.now()
    try {
      const answer = await solvePairing(pairingModel(facts.problem), undefined, stopped)
      const seconds = Math.round(performance.now() - began) / 1000
      await this.work.run(actor, (work) => keep(work, actor, round, facts, answer, seconds))
    } catch (error) {
      if (stopped.aborted) return
      if (!(error instanceof NotSolved)) this.logger.error(error)
      await this.work
        .run(actor, async (work) => {
          const now = await heldToRun(work, actor, round.id)
          if (isOurs(now, round)) await changedRound(work, now, { solving_since: null, solution: lostNow(now) })
        })
        .catch((again: unknown) => this.logger.error(again))
    }
  }
}

/** Nobody has stopped it, and nobody began another since. */
const isOurs = (now: RoundRecord, begun: RoundRecord): boolean =>
  now.solvingSince !== null && now.solvingSince.getTime() === begun.solvingSince?.getTime()

const nothingYet: StoredSolution = {
  pairings: [],
  empty: [],
  cost: 0,
  isBest: false,
  difference: null,
  isStale: true,
  isLost: true,
  seconds: 0,
}
const lostNow = ({ solution }: RoundRecord): string =>
  JSON.stringify({ ...nothingYet, ...solution, isStale: true, isLost: true })

async function keep(
  work: Work,
  actor: Actor,
  begun: RoundRecord,
  facts: RoundFacts,
  { solution, isBest }: PairingAnswer,
  seconds: number,
): Promise<void> {
  const now = await heldToRun(work, actor, begun.id)
  if (!isOurs(now, begun)) return
  const step = moveRound(now.state, 'PROPOSED')
  const before = now.solution && now.solution.pairings.length > 0 ? now.solution : null
  const stored: StoredSolution = {
    ...solution,
    isBest,
    difference: before && difference(before, solution),
    isStale: false,
    isLost: false,
    seconds,
  }
  await putSeats(work, now, facts, solution)
  await auditedRound(work, now, 'pairing.solve', { ...step, detail: { cost: solution.cost, isBest } })
  await changedRound(work, now, {
    state: step.to,
    solved_at: new Date(),
    solving_since: null,
    solution: JSON.stringify(stored),
  })
}

/** Who sits where, each with why: in place of what was proposed before. */
export async function putSeats(
  work: Work,
  { id, allianceId }: Pick<RoundRecord, 'id' | 'allianceId'>,
  facts: RoundFacts,
  solution: PairingSolution,
): Promise<void> {
  await work.sql('delete from pairing_proposal where round_id = $1', [id])
  const rows = facts.problem.schools
    .filter(({ isHost }) => isHost)
    .flatMap(({ urn }) =>
      seats.map((seat) => seatRow(facts, urn, seat, explainSeat(facts.problem, solution, urn, seat))),
    )
  await work.sql(
    `insert into pairing_proposal (space_id, round_id, host_urn, seat, guest_urn, by_hand, score, explanation, cost_of_change)
     select $1, $2, r.* from jsonb_to_recordset($3) as r (host_urn text, seat text, guest_urn text, by_hand boolean, score jsonb, explanation jsonb, cost_of_change numeric)`,
    [allianceId, id, JSON.stringify(rows)],
  )
}

function seatRow({ signUps }: RoundFacts, host: Urn, seat: Seat, { chosen, others, excluded }: PairingExplanation) {
  const days = chosen && commonDays(signUps.get(host)?.days ?? [], signUps.get(chosen.guest)?.days ?? [])
  const explanation: StoredExplanation = {
    warnings: warningsOf(chosen, days),
    exclusions: chosen?.exclusions ?? [],
    commonDays: days,
    others: others.slice(0, othersKept).map(otherOf),
    excluded: excluded.map(({ guest, exclusions, conflicts }) => ({
      guest,
      reasons: [...exclusions.filter((one) => one !== 'CONFLICT'), ...conflicts],
    })),
  }
  return {
    host_urn: host,
    seat,
    guest_urn: chosen?.guest ?? null,
    by_hand: chosen?.isPinned ?? false,
    score: chosen?.score ?? null,
    explanation,
    cost_of_change: others[0]?.more ?? null,
  }
}

export const otherOf = ({ option, more, inTheWay }: ByHandCost) => ({
  guest: option.guest,
  score: option.score.value ?? 0,
  more,
  inTheWay: inTheWay.map(({ kind }) => kind),
  inTheWayOf: [...new Set(inTheWay.flatMap(({ pairings }) => pairings.map(({ host }) => host)))],
})

/** What whoever set a pair by hand, or goes there, has to know. */
export function warningsOf(chosen: PairingOption | null, days: readonly string[] | null): string[] {
  if (chosen === null) return []
  return [
    ...chosen.conflicts.map((conflict) => `CONFLICT_${conflict}`),
    ...chosen.exclusions.filter((one) => one !== 'CONFLICT'),
    ...(days !== null && days.length === 0 ? ['NO_COMMON_DAY'] : []),
  ]
}
