/** The solver's own thread: reads the model as a sparse matrix, lets HiGHS work on it, and answers once. */
import os from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import highsModule, { type Highs } from 'highs'
import type { Solved, ToSolve } from './solving.js'

function solve(highs: Highs, { model: { columns, rows }, seconds, gap }: ToSolve): Solved {
  const starts = [0]
  for (const { columns: places } of rows) starts.push(starts.at(-1)! + places.length)
  const { continuous, integer } = highs.constants.variableType
  const numCols = columns.length
  const numRows = rows.length
  const data = {
    numCols,
    numRows,
    colCost: columns.map(({ cost }) => cost),
    colLower: columns.map(({ lower }) => lower),
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
    const { relative: mip_rel_gap, absolute: mip_abs_gap } = gap
    model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap, mip_abs_gap, random_seed: 0 })
    model.run()
    const isBest = model.getModelStatus() === highs.constants.modelStatus.optimal
    const atLeast = Number(model.info.get('mip_dual_bound'))
    return { values: [...model.getSolution().colValue], isBest, atLeast }
  })
}

// Its types take it for CommonJS; imported it is the loader itself.
const loadHighs = highsModule as unknown as typeof highsModule.default

// On Linux this is about this thread alone: whoever types comes first.
if (os.platform() === 'linux') os.setPriority(0, os.constants.priority.PRIORITY_BELOW_NORMAL)

parentPort?.postMessage(solve(await loadHighs(), workerData as ToSolve) satisfies Solved)
