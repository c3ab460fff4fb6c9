// Keeps what a measurement, a proof or a fault run found in a file beside it, one section each, with the machine named.
import fs from 'node:fs'
import os from 'node:os'

export function machine() {
  const [cpu] = os.cpus()
  const memory = Math.round(os.totalmem() / 2 ** 30)
  return `Node ${process.versions.node}, ${os.availableParallelism()} cores (${cpu?.model.trim()}), ${memory} GB`
}

export const today = () => new Date().toISOString().slice(0, 10)

/** A table with columns of one width, the first row its head. */
export function aligned(all) {
  const widths = all[0].map((_, column) => Math.max(3, ...all.map((row) => row[column].length)))
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`
  const [head, ...rows] = all
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)]
}

/** Puts the section in the place of the one with the same heading; `intro` is how a new file begins. */
export function keepSection(file, intro, lines) {
  const before = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : intro
  const [head, ...sections] = before.trimEnd().split(/\n(?=## )/)
  const others = sections.filter((one) => !one.startsWith(`${lines[0]}\n`)).map((one) => one.trimEnd())
  const all = [...others, lines.join('\n')].sort((one, two) => one.localeCompare(two))
  fs.writeFileSync(file, `${[head.trimEnd(), ...all].join('\n\n')}\n`)
}
