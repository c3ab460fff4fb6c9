/** Solves a round's pairing, and looks whether what came back holds. */
import {
  brokenConstraints,
  type PairingModel,
  type PairingSolution,
  readSolution,
} from '@alongside/domain/pairing-model'
import { type LinearModel, NotSolved, solve } from '../../platform/solving/solving.js'

export interface PairingAnswer {
  readonly solution: PairingSolution
  /** Proved to be the cheapest; otherwise the best that was found in time. */
  readonly isBest: boolean
}

const usualSeconds = 10
const gap = { relative: 0, absolute: 0.005 } as const

const linear = ({ variables, constraints }: PairingModel): LinearModel => ({
  columns: variables.map(({ cost, isFixed }) => ({ cost, lower: isFixed ? 1 : 0, upper: 1, isWhole: true })),
  rows: constraints.map(({ sense, bound, variables: columns }) => ({
    columns,
    factors: columns.map(() => 1),
    lower: sense === '=' ? bound : null,
    upper: bound,
  })),
})

/** @throws NotSolved */
export async function solvePairing(
  model: PairingModel,
  seconds = usualSeconds,
  stopped: AbortSignal = new AbortController().signal,
): Promise<PairingAnswer> {
  const { values, isBest } = await solve({ model: linear(model), seconds, gap }, stopped)
  if (brokenConstraints(model, values).length > 0) throw new NotSolved(`no pairing within ${seconds} s that holds`)
  return { solution: readSolution(model, values), isBest }
}
