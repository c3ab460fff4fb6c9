// Runs the steps of `npm test`, as many at once as keep the cores busy, and counts.
import { endChildren } from './children.mjs'
import { prepareEnding } from './ending.mjs'
import { prepare } from './prepare.mjs'
import { say, secondsSince } from './progress.mjs'
import { slots, steps } from './test-steps.mjs'
import { explain } from './trouble.mjs'

const STILL_THERE_MS = 20_000

/**
 * @param {string[]} words names of steps, then parts of the names of test files: `npm test -- api enquiry`
 */
export async function testRun(words) {
  const ending = prepareEnding({ interrupted: 130 })
  const { chosen, patterns } = choose(words)
  const rows = []
  const record = (row) => {
    rows.push(row)
    const counts = row.isTests ? `${row.passed} passed, ${row.failed} failed, ` : ''
    say(`${row.failed ? 'FAILED' : 'ok'}  ${row.name}: ${row.about} (${counts}${row.seconds} s)`)
    if (row.said) console.log(row.said)
  }
  const built = await build(ending, chosen, record)
  const servers = postgresServers(ending)
  const tell = (step) => (text) => {
    const lines = text.trimEnd().split('\n')
    for (const line of lines) if (!line.startsWith('Test results written to')) console.log(`  ${step.name}  ${line}`)
  }
  const help = (step) => ({ ...servers, patterns, tell: tell(step) })
  await inTurn(chosen, (step) => runStep(step, help(step), built, { patterns, ending }).then(record))
  if (ending.signal.aborted) return
  const counted = rows.filter((row) => row.passed + row.failed + row.skipped > 0)
  const total = sum(counted)
  const ranNothing = counted.every((row) => row.name === 'build')
  for (const line of [...failures(rows), ...summary(counted)]) console.log(line)
  if (ranNothing)
    console.log(`No test is called ${patterns.join(' or ')}. Steps: ${steps.map((step) => step.name).join(' ')}`)
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
  await ending.end(null, total.failed > 0 || ranNothing ? 1 : 0)
}

/** `types` means all whose name begins with it, unless one is called just that. */
function choose(words) {
  const named = (word) => {
    const same = steps.filter((step) => step.name === word)
    return same.length ? same : steps.filter((step) => step.name.startsWith(`${word}-`))
  }
  const chosen = words.flatMap(named)
  const patterns = words.filter((word) => named(word).length === 0)
  const fallback = patterns.length ? steps.filter((step) => step.isTests) : steps
  return { chosen: chosen.length ? chosen : fallback, patterns }
}

async function build(ending, chosen, record) {
  const from = performance.now()
  const row = { name: 'build', about: 'install and build', passed: 1, failed: 0, skipped: 0 }
  try {
    await prepare(ending, { builds: chosen.some((step) => step.needsBuild) })
    record({ ...row, seconds: secondsSince(from) })
    return true
  } catch (error) {
    if (!ending.signal.aborted)
      record({ ...row, passed: 0, failed: 1, seconds: secondsSince(from), said: explain(error) })
    return false
  }
}

async function runStep(step, help, built, { patterns, ending }) {
  const from = performance.now()
  const row = (outcome) => ({ ...step, ...outcome, seconds: secondsSince(from) })
  const failed = (said) => row({ passed: 0, failed: 1, skipped: 0, said })
  if (step.needsBuild && !built) return failed('Not run, because the build failed.')
  say(`…   ${step.name}: ${step.about}`)
  const beat = setInterval(() => say(`    still at it: ${step.name} (${secondsSince(from)} s)`), STILL_THERE_MS)
  try {
    const outcome = await step.run(help)
    const isEmpty = outcome.passed + outcome.failed === 0
    // Of tests asked for by name some kinds have none; all of a kind missing is never right.
    return isEmpty && !patterns.length ? failed('There is no test of this kind.') : row(outcome)
  } catch (error) {
    return failed(ending.signal.aborted ? 'Interrupted.' : explain(error))
  } finally {
    clearInterval(beat)
  }
}

/** Starts each step as soon as there is room for its workers, in the order of the list. */
async function inTurn(waiting, run) {
  const queue = [...waiting]
  const running = new Map()
  let free = slots
  while (queue.length || running.size) {
    const next = queue.findIndex((step) => step.cores <= free)
    if (next >= 0) {
      const [step] = queue.splice(next, 1)
      free -= step.cores
      const done = run(step).finally(() => {
        free += step.cores
        running.delete(step)
      })
      running.set(step, done)
    } else {
      await Promise.race(running.values())
    }
  }
}

/** One server of each version for the whole run, started when the first step asks for it. */
function postgresServers(ending) {
  const servers = new Map()
  const start = async (major) => {
    // Only now: before the packages are installed there is nothing to load.
    const { startTestPostgres } = await import('./test-postgres.mjs')
    const server = await startTestPostgres(major)
    ending.add(async () => {
      await endChildren(1000) // who still talks to it
      await server.stop()
    })
    return server.host
  }
  return {
    postgres: (major) => {
      if (!servers.has(major)) servers.set(major, start(major))
      return servers.get(major)
    },
  }
}

const sum = (rows) =>
  rows.reduce(
    (all, { passed, failed, skipped }) => ({
      passed: all.passed + passed,
      failed: all.failed + failed,
      skipped: all.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )

/** Said again at the end: in between, other steps went on talking. */
const failures = (rows) => {
  const lines = rows.flatMap((row) => (row.failures ?? []).map((line) => `  ${row.name}  ${line}`))
  return lines.length > 0 ? ['', 'What failed:', ...lines] : []
}

function summary(rows) {
  const line = (...cells) => cells.map((cell, at) => (at ? String(cell).padStart(9) : cell.padEnd(48))).join('')
  const body = rows.map((row) => line(`${row.name}: ${row.about}`, row.passed, row.failed, row.skipped, row.seconds))
  return ['', line('', 'passed', 'failed', 'skipped', 'seconds'), ...body, '', `In all ${secondsSince()} s`]
}
