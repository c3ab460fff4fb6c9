// Register files into the database that `npm start` uses: the embedded one, or the one of DATABASE_URL.
import path from 'node:path'
import { prepareEnding } from './ending.mjs'
import { built, openDatabase } from './open-database.mjs'
import { prepare } from './prepare.mjs'
import { say } from './progress.mjs'
import { readSettings } from './settings.mjs'
import { explain, Trouble } from './trouble.mjs'

const usage = () =>
  new Trouble('Name the files to import.', 'npm run import:schools -- edubasealldata.csv links_edubasealldata.csv')

/** So many refused rows are printed; the admin page lists the first thousand. */
const SHOWN_ROWS = 20

/** Ends with 0 when every file was imported, refused rows or not; with 1 when one could not be. */
export async function importSchools(files) {
  const ending = prepareEnding({ interrupted: 130 })
  const counts = { added: 0, changed: 0, unchanged: 0, refused: 0 }
  let failed = false
  try {
    if (files.length === 0) throw usage()
    const settings = readSettings(process.env)
    await prepare(ending)
    const register = await import(built('features/school/register-run.js'))
    const { inOrder } = await import(built('features/school/register-order.js'))
    const pool = register.registerPool(await openDatabase(settings, ending))
    ending.add(() => pool.end())
    const paths = files.map((file) => path.resolve(process.env.INIT_CWD ?? '.', file))
    for (const file of await inOrder(paths)) {
      if (!(await importOne(register, pool, file, counts, ending))) failed = true
    }
  } catch (error) {
    failed = true
    if (!ending.signal.aborted) console.error(`\nThe schools were not imported.\n  ${explain(inWords(error))}\n`)
  }
  if (ending.signal.aborted) return
  console.log(words(counts))
  await ending.end(null, failed ? 1 : 0)
}

const words = (counts) =>
  ['added', 'changed', 'unchanged', 'refused'].map((what) => `${what} ${counts[what]}`).join(', ')

async function importOne({ startRun }, pool, file, counts, ending) {
  const name = path.basename(file)
  const from = performance.now()
  let told = from
  const run = await startRun(pool, {
    path: file,
    fileName: name,
    startedBy: null,
    signal: ending.signal,
    onProgress: ({ rowsRead, bytesRead, bytesTotal }) => {
      if (performance.now() - told < 1000) return
      told = performance.now()
      say(`${name}: ${rowsRead} rows read (${Math.floor((100 * bytesRead) / bytesTotal)} %)`)
    },
  })
  if (!run) throw new Trouble('Another import is running.', 'Wait until it has ended, or stop it on the admin page.')
  ending.add(() => run.outcome.catch(() => undefined))
  const { state, message, result } = await run.outcome
  if (state !== 'DONE') {
    console.error(`${name}: ${message}`)
    return false
  }
  const { report } = result
  const these = { ...result, refused: report.refused }
  for (const what of Object.keys(counts)) counts[what] += these[what]
  for (const { line, reason } of report.rows.slice(0, SHOWN_ROWS)) console.log(`  line ${line}: ${reason}`)
  if (report.refused > SHOWN_ROWS) {
    console.log(`  … ${report.refused} rows refused in all:`)
    for (const { reason, rows } of report.reasons) console.log(`  ${rows} × ${reason}`)
  }
  say(`${name}: ${words(these)} in ${((performance.now() - from) / 1000).toFixed(1)} s`)
  return true
}

/** A database that only `DATABASE_URL` names has to be prepared by its owner first. */
function inWords(error) {
  return error?.code === '42P01' || error?.code === '42501'
    ? new Trouble('The database is not prepared for Alongside.', 'Set DATABASE_OWNER_URL too, or start Alongside once.')
    : error
}
