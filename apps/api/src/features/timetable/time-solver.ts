/** Finds the times of a cycle. */
import type { TimeModel } from '@alongside/domain/find-a-time'
import { type Solved, solve } from '../../platform/solving/solving.js'

const seconds = 8
/** The absolute one is the solver's own. */
const gap = { relative: 0.001, absolute: 1e-6 } as const

/** @throws NotSolved */
export const solveTimes = ({ columns, rows }: TimeModel, stopped: AbortSignal): Promise<Solved> =>
  solve({ model: { columns: columns.map((column) => ({ ...column, lower: 0 })), rows }, seconds, gap }, stopped)
