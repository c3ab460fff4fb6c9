// Imports one file into a database, in a process that does nothing else; says what it took.
import { registerPool, startRun } from '../../apps/api/dist/features/school/register-run.js'

const { app, file } = JSON.parse(process.argv[2])
const pool = registerPool(app)
globalThis.gc()
const before = process.memoryUsage().rss
let peak = before
const look = () => {
  peak = Math.max(peak, process.memoryUsage().rss)
}
const sample = setInterval(look, 10)
const from = performance.now()
const run = await startRun(pool, { path: file, fileName: 'bench', startedBy: null, onProgress: look })
const { state, message, result } = await run.outcome
const seconds = (performance.now() - from) / 1000
clearInterval(sample)
await pool.end()
if (state !== 'DONE') throw new Error(message)
const { added, changed, unchanged, report } = result
console.log(
  JSON.stringify({ seconds, megabytes: (peak - before) / 1e6, added, changed, unchanged, refused: report.refused }),
)
