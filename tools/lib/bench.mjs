// Runs one measurement of tests/bench: a table for people, and last one line of JSON for programs.
import os from 'node:os'
import { prepareEnding } from './ending.mjs'
import { namedScript } from './named-script.mjs'
import { inRoot } from './place.mjs'
import { prepare } from './prepare.mjs'
import { say } from './progress.mjs'
import { aligned, keepSection, machine, today } from './results.mjs'
import { explain } from './trouble.mjs'

/**
 * A measurement exports `about` and `run(help)`, which gives its figures.
 * @typedef {{ key: string, what: string, value: number, unit: string, limit?: number, of?: string }} Figure `of`: whose it is,
 *   where several are compared: each has a column of a second table
 */

const resultsFile = inRoot('tests/bench/RESULTS.md')

/**
 * @param {string[]} words the name; `--runs=3` to measure several times and keep the medians, `--record` to keep the table in
 *   RESULTS.md; what else there is goes to the measurement
 */
export async function bench(words) {
  const ending = prepareEnding({ interrupted: 130 })
  const { name, args, runs, keeps } = asked(words)
  try {
    const { about, run } = await namedScript({ kind: 'bench', ending: '.bench.mjs', name })
    await prepare(ending)
    const rounds = []
    for (let i = 0; i < runs; i++) {
      const load = os.loadavg()[0].toFixed(1)
      /** @type {Figure[]} */
      const figures = await run({ ending, args })
      rounds.push({ load, figures })
      if (runs > 1) say(`Measured ${i + 1} of ${runs} times`)
    }
    const figures = medians(rounds.map((round) => round.figures))
    const lines = [`## ${name}`, '', about, '', ...tables(figures), measuredOn(rounds.map(({ load }) => load))]
    console.log(`\n${lines.join('\n')}\n`)
    if (keeps) keepSection(resultsFile, '# Measured\n', lines)
    console.log(JSON.stringify({ bench: name, ...Object.fromEntries(figures.map(({ key, value }) => [key, value])) }))
    await ending.end(null, 0)
  } catch (error) {
    if (!ending.signal.aborted) console.error(`\n${explain(error)}\n`)
    await ending.end(null, 1)
  }
}

function asked(words) {
  const runs = words.map((word) => /^--runs=(\d+)$/.exec(word)?.[1]).find(Boolean) ?? 1
  const [name, ...args] = words.filter((word) => word !== '--record' && !word.startsWith('--runs='))
  return { name, args, runs: Number(runs), keeps: words.includes('--record') }
}

/** One figure for each that was measured several times: the middle one, and how far the others were from it. */
function medians(rounds) {
  return rounds[0].map((figure, place) => {
    const values = rounds.map((figures) => figures[place].value).sort((one, two) => one - two)
    return { ...figure, value: values[Math.floor(values.length / 2)], from: values[0], to: values.at(-1) }
  })
}

function tables(figures) {
  const own = figures.filter((figure) => figure.of === undefined)
  const compared = figures.filter((figure) => figure.of !== undefined)
  return [own.length > 0 ? table(own) : [], compared.length > 0 ? comparison(compared) : []].flatMap((lines) =>
    lines.length > 0 ? [...lines, ''] : [],
  )
}

function table(figures) {
  const rows = figures.map(({ what, value, from, to, unit, limit }) => [
    what,
    `${value} ${unit}`,
    from === to ? '' : `${from} to ${to}`,
    limit === undefined ? '' : `${limit} ${unit}`,
    verdict(value, limit),
  ])
  return aligned([['what', 'measured', 'between', 'at most', ''], ...rows])
}

/** One row for what was measured of all of them, one column for each; the limit is for the first. */
function comparison(figures) {
  const all = [...new Set(figures.map((figure) => figure.of))]
  const rows = [...new Set(figures.map(({ what }) => what))].map((what) => {
    const same = figures.filter((figure) => figure.what === what)
    const limited = same.find(({ limit }) => limit !== undefined)
    const cells = all.map((one) => {
      const figure = same.find(({ of }) => of === one)
      if (!figure) return ''
      return figure.from === figure.to ? `${figure.value}` : `${figure.value} (${figure.from} to ${figure.to})`
    })
    return [what, same[0].unit, ...cells, `${limited?.limit ?? ''}`, verdict(limited?.value, limited?.limit)]
  })
  return aligned([['what', 'unit', ...all, 'at most', ''], ...rows])
}

const verdict = (value, limit) => (limit === undefined ? '' : value <= limit ? 'kept' : 'MISSED')

function measuredOn(loads) {
  const runs = loads.length === 1 ? 'One run' : `Medians of ${loads.length} runs`
  return `${runs}, ${today()}, ${machine()}; load average before each: ${loads.join(', ')}`
}
