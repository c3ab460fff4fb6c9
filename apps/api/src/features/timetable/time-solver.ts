/** Finds the times of a cycle. */
import type { TimeModel } from '@alongside/domain/find-a-time'
import { timeGap as gap } from '@alongside/domain/time-bounds'
import { type Solved, solve } from '../../platform/solving/solving.js'

const seconds = 8

/** @throws NotSolved */
export const solveTimes = ({ columns, rows }: TimeModel, stopped: AbortSignal): Promise<Solved> =>
  solve({ model: { columns: columns.map((column) => ({ ...column, lower: 0 })), rows }, seconds, gap }, stopped)
