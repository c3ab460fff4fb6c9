/** Why this school and not another: what speaks for a pairing, what the next best was, and what a change by hand costs. */
import type { Urn } from './ids.js'
import {
  emptySeatCost,
  keyOf,
  optionsFor,
  type Pairing,
  type PairingOption,
  type PairingProblem,
  type Seat,
} from './pairing.js'
import type { PairingSolution } from './pairing-model.js'

/** What would have to give way first, if this school took this seat. */
export interface InTheWay {
  readonly kind: 'HAS_NO_TIME_LEFT' | 'MEETS_ALREADY'
  /** The pairings that it is in the way of. */
  readonly pairings: readonly Pairing[]
}

export interface ByHandCost {
  readonly option: PairingOption
  /** What the whole costs more (or less) when this seat alone is changed, and all else stays. */
  readonly more: number
  readonly inTheWay: readonly InTheWay[]
}

export interface PairingExplanation {
  /** Null: the seat stayed empty. */
  readonly chosen: PairingOption | null
  /** Schools that would have fitted, the best first, each with what it would cost. */
  readonly others: readonly ByHandCost[]
  /** Schools that could not, each with the reasons. */
  readonly excluded: readonly PairingOption[]
}

const sits = (solution: PairingSolution, host: Urn, seat: Seat): Pairing | undefined =>
  solution.pairings.find((one) => one.host === host && one.seat === seat)

function inTheWay(problem: PairingProblem, solution: PairingSolution, { host, seat, guest }: Pairing): InTheWay[] {
  const rest = solution.pairings.filter((one) => one.host !== host || one.seat !== seat)
  const times = problem.schools.find(({ urn }) => urn === guest)?.times[seat] ?? 0
  const used = rest.filter((one) => one.guest === guest && one.seat === seat)
  const meets = rest.filter(
    (one) => (one.host === host && one.guest === guest) || (one.host === guest && one.guest === host),
  )
  return [
    ...(used.length >= times ? [{ kind: 'HAS_NO_TIME_LEFT' as const, pairings: used }] : []),
    ...(meets.length > 0 ? [{ kind: 'MEETS_ALREADY' as const, pairings: meets }] : []),
  ]
}

/** PAI-6: what it costs to put this school into this seat by hand; excluded schools too, because people choose. */
export function costByHand(problem: PairingProblem, solution: PairingSolution, change: Pairing): ByHandCost | null {
  const option = problem.options.get(keyOf(change))
  if (!option) return null
  const now = sits(solution, change.host, change.seat)
  const before = now ? problem.options.get(keyOf(now))!.cost : emptySeatCost[change.seat]
  return {
    option,
    more: Math.round((option.cost - before) * 100) / 100,
    inTheWay: inTheWay(problem, solution, change),
  }
}

/** PAI-7: why this pair, and what the next best was. */
export function explainSeat(
  problem: PairingProblem,
  solution: PairingSolution,
  host: Urn,
  seat: Seat,
): PairingExplanation {
  const now = sits(solution, host, seat)
  const rest = optionsFor(problem, host, seat).filter(({ guest }) => guest !== now?.guest)
  return {
    chosen: now ? (problem.options.get(keyOf(now)) ?? null) : null,
    others: rest.filter(({ exclusions }) => exclusions.length === 0).map((one) => costByHand(problem, solution, one)!),
    excluded: rest.filter(({ exclusions }) => exclusions.length > 0),
  }
}

export interface PairingDifference {
  /** What the whole costs more after the change. */
  readonly more: number
  readonly gone: readonly Pairing[]
  readonly come: readonly Pairing[]
}

/** PAI-8: the whole price of a wish: solved again with the wish set by hand, and held against how it was. */
export function difference(before: PairingSolution, after: PairingSolution): PairingDifference {
  const without = (some: PairingSolution, others: PairingSolution): Pairing[] => {
    const known = new Set(others.pairings.map(keyOf))
    return some.pairings.filter((one) => !known.has(keyOf(one)))
  }
  return {
    more: Math.round((after.cost - before.cost) * 100) / 100,
    gone: without(before, after),
    come: without(after, before),
  }
}
