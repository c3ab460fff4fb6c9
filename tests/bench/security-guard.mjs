// T11: what the longest judgement of a tampered edit takes, and how much memory is left over after very many.
import { register } from 'node:module'
import { round } from './figures.mjs'

register('./typescript.mjs', import.meta.url)

const perBoard = 250

/** As the guard's thread does it, on the boards of `tests/security/live-mutations.test.ts`. */
export async function guardUnderFire(edits) {
  const { emptyTally, tamper } = await import('../support/tampered-board.ts')
  // What comes first makes the machine's code of everything.
  await tamper(1, perBoard, emptyTally())
  const before = process.memoryUsage().rss
  const tally = emptyTally()
  for (let seed = 2; tally.tried < edits; seed++) await tamper(seed, Math.min(perBoard, edits - tally.tried), tally)
  if (tally.broken.length > 0) throw new Error(tally.broken.join('\n'))
  const growth = Math.max(0, process.memoryUsage().rss - before)
  const what = `${edits} tampered edits (${tally.taken} taken)`
  return [
    { key: 'guardSlowest', what: `${what}: the longest judgement`, value: round(tally.slowest), unit: 'ms', limit: 50 },
    { key: 'guardGrowth', what: `${what}: memory afterwards`, value: round(growth / 1e6), unit: 'MB more', limit: 100 },
  ]
}
