// Runs one measurement of tests/bench: a table for people, and last one line of JSON for programs.
import fs from 'node:fs'
import os from 'node:os'
import { prepareEnding } from './ending.mjs'
import { namedScript } from './named-script.mjs'
import { inRoot } from './place.mjs'
import { prepare } from './prepare.mjs'
import { explain } from './trouble.mjs'

/**
 * A measurement exports `about` and `run(help)`, which gives its figures.
 * @typedef {{ key: string, what: string, value: number, unit: string, limit?: number }} Figure
 */

const resultsFile = inRoot('tests/bench/RESULTS.md')

/** @param {string[]} words the name, and `--record` to keep the table in RESULTS.md; what else there is goes to it */
export async function bench(words) {
  const ending = prepareEnding({ interrupted: 130 })
  const [name, ...args] = words.filter((word) => word !== '--record')
  try {
    const { about, run } = await namedScript({ kind: 'bench', ending: '.bench.mjs', name })
    await prepare(ending)
    /** @type {Figure[]} */
    const figures = await run({ ending, args })
    const lines = [`## ${name}`, '', about, '', ...table(figures), '', machine()]
    console.log(`\n${lines.join('\n')}\n`)
    if (words.includes('--record')) record(name, lines)
    console.log(JSON.stringify({ bench: name, ...Object.fromEntries(figures.map(({ key, value }) => [key, value])) }))
    await ending.end(null, 0)
  } catch (error) {
    if (!ending.signal.aborted) console.error(`\n${explain(error)}\n`)
    await ending.end(null, 1)
  }
}

function table(figures) {
  const rows = figures.map(({ what, value, unit, limit }) => [
    what,
    `${value} ${unit}`,
    limit === undefined ? '' : `${limit} ${unit}`,
    limit === undefined ? '' : value <= limit ? 'kept' : 'MISSED',
  ])
  const all = [['what', 'measured', 'at most', ''], ...rows]
  const widths = [0, 1, 2, 3].map((column) => Math.max(3, ...all.map((row) => row[column].length)))
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`
  return [line(all[0]), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)]
}

function machine() {
  const [cpu] = os.cpus()
  const memory = Math.round(os.totalmem() / 2 ** 30)
  const day = new Date().toISOString().slice(0, 10)
  return `${day}, Node ${process.versions.node}, ${os.availableParallelism()} cores (${cpu?.model.trim()}), ${memory} GB`
}

/** Puts the section in the place of the older one, or at the end. */
function record(name, lines) {
  const before = fs.existsSync(resultsFile) ? fs.readFileSync(resultsFile, 'utf8') : '# Measured\n'
  const [head, ...sections] = before.trimEnd().split(/\n(?=## )/)
  const others = sections.filter((section) => !section.startsWith(`## ${name}\n`))
  const all = [
    head.trimEnd(),
    ...[...others.map((section) => section.trimEnd()), lines.join('\n')].sort((one, two) => one.localeCompare(two)),
  ]
  fs.writeFileSync(resultsFile, `${all.join('\n\n')}\n`)
}
