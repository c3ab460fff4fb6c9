/** The solver's own thread: reads the model as a sparse matrix, lets HiGHS work on it, and answers once. */
import os from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import type { PairingModel } from '@alongside/domain/pairing-model'
import highsModule, { type Highs } from 'highs'

export interface SolverAsk {
  readonly model: PairingModel
  readonly seconds: number
}

export interface SolverAnswer {
  /** One for each variable, near 0 or near 1; empty: none was found. */
  readonly values: readonly number[]
  readonly isBest: boolean
}

function solve(highs: Highs, { model: { variables, constraints }, seconds }: SolverAsk): SolverAnswer {
  const starts = [0]
  for (const { variables: places } of constraints) starts.push(starts.at(-1)! + places.length)
  const indices = constraints.flatMap(({ variables: places }) => places)
  const numCols = variables.length
  const numRows = constraints.length
  const data = {
    numCols,
    numRows,
    colCost: variables.map(({ cost }) => cost),
    colLower: variables.map(({ isFixed }) => (isFixed ? 1 : 0)),
    colUpper: variables.map(() => 1),
    rowLower: constraints.map(({ sense, bound }) => (sense === '=' ? bound : -highs.infinity)),
    rowUpper: constraints.map(({ bound }) => bound),
    matrix: { format: 'csr' as const, numRows, numCols, starts, indices, values: indices.map(() => 1) },
    integrality: variables.map(() => highs.constants.variableType.integer),
  }
  return highs.withModel(data, (model) => {
    model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 0, mip_abs_gap: 0.005, random_seed: 0 })
    model.run()
    const isBest = model.getModelStatus() === highs.constants.modelStatus.optimal
    return { values: [...model.getSolution().colValue], isBest }
  })
}

// Its types take it for CommonJS; imported it is the loader itself.
const loadHighs = highsModule as unknown as typeof highsModule.default

// On Linux this is about this thread alone: whoever types comes first.
if (os.platform() === 'linux') os.setPriority(0, os.constants.priority.PRIORITY_BELOW_NORMAL)

parentPort?.postMessage(solve(await loadHighs(), workerData as SolverAsk) satisfies SolverAnswer)
