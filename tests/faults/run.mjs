// Runs faults one after the other on one cluster, judges each, and says what held.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { check } from './checker.mjs'
import { startCluster } from './cluster.mjs'
import { faults } from './faults.mjs'
import { findRedis } from './redis.mjs'
import { Scene, seconds } from './scene.mjs'

/**
 * @param {{ ending: object, names: string[], seeds: number[], nodes: number | null, seconds: number, clients: number, isBrisk: boolean,
 *   say: (text: string) => void }} wish
 */
export async function runFaults({ ending, names, seeds, nodes, isUnsafe, say, ...more }) {
  const results = []
  const redis = findRedis()
  const cluster = await startCluster(ending, seeds[0], { redis, isUnsafe })
  try {
    for (const [seed, name] of seeds.flatMap((seed) => names.map((name) => [seed, name]))) {
      const fault = faults[name]
      say(`${fault.id} ${name}, seed ${seed}: ${fault.about}`)
      if (fault.needsRedis && !redis) {
        say('  skipped: there is neither redis-server nor valkey-server on this machine')
        results.push({ name, id: fault.id, seed, skipped: true, ok: null, verdicts: [] })
        continue
      }
      const result = await runOne({
        ending,
        cluster,
        name,
        fault,
        seed,
        say,
        nodes: nodes ?? fault.nodes ?? 1,
        ...more,
      })
      results.push(result)
      report(result, say)
    }
  } finally {
    await cluster.stop()
  }
  return results
}

async function runOne({ ending, cluster, name, fault, nodes, ...more }) {
  const began = performance.now()
  const count = Math.max(nodes, fault.nodes ?? 1)
  await cluster.use(count, fault.needsRedis ?? false)
  const scene = new Scene({ ending, cluster, ...more })
  const result = { name, id: fault.id, nodes: count, seed: more.seed, verdicts: [], figures: scene.figures }
  const troubles = []
  const attempt = (act) => act().catch((error) => troubles.push(error.stack))
  await attempt(() => fault.run(scene))
  // Also of a run that broke off there is something to say; but then nobody is waited for long.
  await attempt(() => scene.settle(troubles.length > 0 ? 5_000 : 60_000))
  await attempt(async () => {
    const final = await scene.left()
    result.verdicts = check(scene.events(), final)
  })
  await scene.close()
  const { broken, recoveries, figures } = scene
  // Words set aside are not lost; but where nothing was sent amiss and no right was taken, there is no reason to refuse any.
  const refused = figures.refused ?? []
  if (refused.length > 0 && !fault.mayRefuse && !scene.mayRefuse)
    broken.push(`refused without a reason: ${refused.join(', ')}`)
  broken.push(...cluster.crashes.map((crash) => `a node fell over: ${crash}`))
  broken.push(...troubles)
  // Whatever is away: people are told to try again, not that something went wrong.
  for (const { op, code, id } of history(scene))
    if (op === 'command' && code === 'internal') broken.push(`${id} was answered as a fault of ours`)
  result.verdicts.push({
    id: 'run',
    says: 'everybody came back, and what the fault itself looks at',
    counted: recoveries.length,
    broken,
  })
  if (recoveries.length > 0)
    Object.assign(figures, { hits: recoveries.length, recoveryMs: Math.round(Math.max(...recoveries)) })
  result.ok = result.verdicts.every((one) => one.broken.length === 0)
  if (!result.ok) result.kept = keep(scene, cluster, name)
  result.tookMs = Math.round(performance.now() - began)
  return result
}

/** Also of a run that broke off before anybody came. */
const history = (scene) => (scene.documents && fs.existsSync(scene.history) ? scene.events() : [])

/** The history and what the nodes said outlive the run when something was broken. */
function keep(scene, cluster, name) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `alongside-faults-${name}-`))
  for (const file of [scene.history, ...cluster.nodes.map(({ log }) => log)]) {
    if (fs.existsSync(file)) fs.copyFileSync(file, path.join(folder, path.basename(file)))
  }
  return folder
}

function report({ name, ok, verdicts, figures, tookMs, kept }, say) {
  for (const { id, says, counted, broken } of verdicts) {
    say(`  ${id.padEnd(3)} ${broken.length === 0 ? 'holds ' : 'BROKEN'} ${says} (${counted})`)
    for (const one of broken.slice(0, 10)) say(`        ${one}`)
    if (broken.length > 10) say(`        and ${broken.length - 10} more`)
  }
  if (kept) say(`  history and logs: ${kept}`)
  const { refused = [], ...numbers } = figures
  const told = Object.entries({ ...numbers, setAside: refused.length }).map(
    ([key, value]) => `${key} ${Math.round(value)}`,
  )
  say(`  ${name} ${ok ? 'holds' : 'DOES NOT HOLD'} after ${seconds(tookMs)}: ${told.join(', ')}`)
}
