/** The solver's own thread: reads the model as a sparse matrix, tells how near it is, and answers once. */
import os from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import type { TimeModel } from '@alongside/domain/find-a-time'
import highsModule, { type Highs } from 'highs'

export interface TimeAsk {
  readonly model: TimeModel
  readonly seconds: number
}
export interface TimeAnswer {
  /** One for each column; empty: none was found. */
  readonly values: readonly number[]
  readonly isBest: boolean
}

function solve(highs: Highs, { model: { columns, rows }, seconds }: TimeAsk): TimeAnswer {
  const starts = [0]
  for (const { columns: places } of rows) starts.push(starts.at(-1)! + places.length)
  const { continuous, integer } = highs.constants.variableType
  const numCols = columns.length
  const numRows = rows.length
  const data = {
    numCols,
    numRows,
    colCost: columns.map(({ cost }) => cost),
    colLower: columns.map(() => 0),
    colUpper: columns.map(({ upper }) => upper),
    rowLower: rows.map(({ lower }) => lower ?? -highs.infinity),
    rowUpper: rows.map(({ upper }) => upper ?? highs.infinity),
    matrix: {
      format: 'csr' as const,
      numRows,
      numCols,
      starts,
      indices: rows.flatMap(({ columns: places }) => places),
      values: rows.flatMap(({ factors }) => factors),
    },
    integrality: columns.map(({ isWhole }) => (isWhole ? integer : continuous)),
  }
  return highs.withModel(data, (model) => {
    model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 0.001, random_seed: 0 })
    model.run()
    const status = model.getModelStatus()
    const isBest = status === highs.constants.modelStatus.optimal
    return { values: [...model.getSolution().colValue], isBest }
  })
}

// Its types take it for CommonJS; imported it is the loader itself.
const loadHighs = highsModule as unknown as typeof highsModule.default

// On Linux this is about this thread alone: whoever types comes first.
if (os.platform() === 'linux') os.setPriority(0, os.constants.priority.PRIORITY_BELOW_NORMAL)

parentPort?.postMessage(solve(await loadHighs(), workerData as TimeAsk) satisfies TimeAnswer)
