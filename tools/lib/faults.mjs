// Breaks things on purpose while people write, and says whether every promise was kept: lines for people, and last one line of JSON.
import os from 'node:os'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { prepareEnding } from './ending.mjs'
import { inRoot } from './place.mjs'
import { prepare } from './prepare.mjs'
import { say } from './progress.mjs'
import { aligned, keepSection, machine, today } from './results.mjs'
import { explain, Trouble } from './trouble.mjs'

const resultsFile = inRoot('tests/faults/RESULTS.md')
const intro =
  '# What was broken on purpose, and what became of it\n\nWritten by `npm run faults -- --all --record`. What these figures show and do not show: `docs/decisions/0011-faults.md`.\n'

/** @param {string[]} words `--fault NAME[,NAME]` or `--all`, `--seed`, `--seeds`, `--edits`, `--nodes`, `--seconds`, `--clients`, `--brisk`, `--record` */
export async function faults(words) {
  const ending = prepareEnding({ interrupted: 130 })
  try {
    const from = performance.now()
    const wish = await asked(words)
    if (!wish.isBuilt) await prepare(ending)
    const { runFaults } = await import(pathToFileURL(inRoot('tests/faults/run.mjs')).href)
    const load = os.loadavg()[0].toFixed(1)
    const results = await runFaults({ ending, say, ...wish })
    const lines = [...table(results), '', total(results)]
    console.log(`\n${lines.join('\n')}\n`)
    const minutes = ((performance.now() - from) / 60_000).toFixed(1)
    if (wish.records) record(lines, wish, `${minutes} minutes; load average before: ${load}`)
    const failed = results.filter(({ ok }) => ok === false)
    for (const result of failed) console.log(`To see it again: ${again(wish, result)}`)
    console.log(JSON.stringify({ faults: results.map(forPrograms), seeds: wish.seeds, ok: failed.length === 0 }))
    await ending.end(null, failed.length === 0 ? 0 : 1)
  } catch (error) {
    if (!ending.signal.aborted) console.error(`\n${explain(error)}\n`)
    await ending.end(null, 1)
  }
}

async function asked(words) {
  const { values } = parseArgs({
    args: words,
    options: {
      seed: { type: 'string', default: '17' },
      seeds: { type: 'string', default: '1' },
      edits: { type: 'string' },
      fault: { type: 'string' },
      nodes: { type: 'string' },
      seconds: { type: 'string', default: '20' },
      clients: { type: 'string', default: '10' },
      all: { type: 'boolean', default: false },
      brisk: { type: 'boolean', default: false },
      built: { type: 'boolean', default: false },
      record: { type: 'boolean', default: false },
      // Postgres says yes before it has written anything down: then something must be found.
      unsafe: { type: 'boolean', default: false },
    },
  })
  const { faults: known } = await import(pathToFileURL(inRoot('tests/faults/faults.mjs')).href)
  const names = values.all ? Object.keys(known) : (values.fault?.split(',') ?? [])
  const unknown = names.filter((name) => !known[name])
  if (names.length === 0 || unknown.length > 0) {
    throw new Trouble(
      unknown.length > 0
        ? `There is no fault called ${unknown.join(', ')}.`
        : 'Say which: npm run faults -- --fault NAME, or --all',
      `There are: ${Object.keys(known).join(', ')}`,
    )
  }
  return {
    names,
    isAll: values.all,
    seeds: Array.from({ length: Number(values.seeds) }, (_, i) => Number(values.seed) + i),
    edits: values.edits ? Number(values.edits) : null,
    nodes: values.nodes ? Number(values.nodes) : null,
    seconds: Number(values.seconds),
    clients: Number(values.clients),
    isBrisk: values.brisk,
    isBuilt: values.built,
    records: values.record,
    isUnsafe: values.unsafe,
  }
}

const again = ({ nodes, seconds, clients, edits, isBrisk }, { name, seed }) =>
  `npm run faults -- --seed ${seed} --fault ${name} --seconds ${seconds} --clients ${clients}${nodes ? ` --nodes ${nodes}` : ''}${edits ? ` --edits ${edits}` : ''}${isBrisk ? ' --brisk' : ''}`

const brokenIn = ({ verdicts }, id) => verdicts.find((one) => one.id === id)?.broken.length ?? 0

/** One line per fault: what was hit, what was acknowledged, what of it is gone. */
function table(results) {
  const rows = results.map((result) => {
    const { id, name, seed, nodes, ok, skipped, figures } = result
    if (skipped) return [id, name, String(seed), '', '', '', '', '', '', '', '', 'skipped']
    const inMs = (value) => (value === undefined ? '' : `${(value / 1000).toFixed(1)} s`)
    const others = result.verdicts.filter(({ id: one }) => !['I1', 'I2'].includes(one)).flatMap(({ broken }) => broken)
    return [
      id,
      name,
      String(seed),
      String(nodes),
      String(figures.hits ?? ''),
      String(figures.acts ?? ''),
      String(figures.acknowledged ?? ''),
      String(brokenIn(result, 'I1')),
      String(brokenIn(result, 'I2')),
      String(others.length),
      inMs(figures.recoveryMs ?? figures.mergeMs ?? figures.herdMs),
      ok ? 'holds' : 'BROKEN',
    ]
  })
  const head = [
    'id',
    'fault',
    'seed',
    'nodes',
    'hits',
    'edits',
    'acknowledged',
    'lost',
    'diverged',
    'other',
    'slowest back',
    '',
  ]
  return aligned([head, ...rows])
}

/** One line for all of them together: what may be said with how much certainty. */
function total(results) {
  const ran = results.filter(({ skipped }) => !skipped)
  const sum = (of) => ran.reduce((all, one) => all + of(one), 0)
  const acknowledged = sum(({ figures }) => figures.acknowledged ?? 0)
  const copies = sum(({ verdicts }) => verdicts.find(({ id }) => id === 'I2')?.counted ?? 0)
  const [lost, diverged] = ['I1', 'I2'].map((id) => sum((one) => brokenIn(one, id)))
  return [
    `${ran.filter(({ ok }) => ok).length} of ${ran.length} runs hold, ${results.length - ran.length} skipped;`,
    `of ${acknowledged.toLocaleString('en-GB')} acknowledged edits ${lost} lost,`,
    `of ${copies.toLocaleString('en-GB')} copies ${diverged} diverged.`,
  ].join(' ')
}

const forPrograms = ({ verdicts, figures, ...result }) => ({
  ...result,
  ...(figures && { figures: { ...figures, refused: figures.refused?.length ?? 0 } }),
  verdicts: verdicts.map(({ id, counted, broken }) => ({ id, counted, broken: broken.slice(0, 20) })),
})

function record(lines, { names, isAll, seeds, seconds, clients, edits }, took) {
  const what = isAll ? 'every fault' : names.join(', ')
  const each = edits ? ` and ${edits} edits of each person` : ''
  keepSection(resultsFile, intro, [
    `## ${what}, seed ${seeds.length > 1 ? `${seeds[0]} to ${seeds.at(-1)}` : seeds[0]}`,
    '',
    `Measured ${today()} with ${clients} people and at least ${seconds} s${each} for each fault; ${machine()}; ${took}.`,
    '',
    ...lines,
  ])
}
