// How long the register takes to import, and how much memory beyond what the process had before.
import { execFile } from 'node:child_process'
import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { registerPool, startRun } from '../../apps/api/dist/features/school/register-run.js'
import { listOfSchools, officialFile, withDatabase } from './register.mjs'

const here = fileURLToPath(import.meta.url)

/** Each import in a process of its own, which has nothing else in its memory. */
async function inChild(app, file, what) {
  const args = ['--expose-gc', here, JSON.stringify({ app, file })]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  return { what, 'MB of file': statSync(file).size / 1e6, ...JSON.parse(stdout) }
}

async function importFile({ app, file }) {
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
  return { seconds, 'MB of memory': (peak - before) / 1e6, added, changed, unchanged, refused: report.refused }
}

async function bench() {
  const { rows, schools } = await withDatabase(async ({ app, folder }) => {
    const list = listOfSchools(folder)
    const official = officialFile(list, folder)
    const rows = [
      await inChild(app, official, 'official register, first time'),
      await inChild(app, official, 'official register, again'),
      await inChild(app, list.file, 'list of 2022 over it'),
    ]
    return { rows, schools: list.real ? 'real' : 'invented' }
  })
  const round = (value) => (typeof value === 'number' ? Math.round(value * 10) / 10 : value)
  console.table(rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, round(value)]))))
  const most = (name) => round(Math.max(...rows.map((row) => row[name])))
  const figures = { seconds: most('seconds'), megabytes: most('MB of memory') }
  console.log(JSON.stringify({ bench: 'import', schools, ...figures, limits: { seconds: 10, megabytes: 150 } }))
}

const job = process.argv[2]
if (job?.startsWith('{')) console.log(JSON.stringify(await importFile(JSON.parse(job))))
else await bench()
