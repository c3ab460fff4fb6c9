// Which functions took a thread's time, by themselves and with what they called, of a profile as V8 writes it.
import fs from 'node:fs'
import path from 'node:path'
import { root } from '../../tools/lib/place.mjs'

const many = 60

/** One table for each thread, as text. */
export function profiles(folder) {
  return fs
    .readdirSync(folder)
    .sort()
    .map(
      (file) =>
        `${file.replace('.cpuprofile', '')}\n${tableOf(JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')))}`,
    )
    .join('\n\n')
}

function tableOf({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])))
  const own = new Map()
  const whole = new Map()
  let all = 0
  let idle = 0
  for (const [i, sample] of samples.entries()) {
    const ms = timeDeltas[i] / 1000
    const name = nameOf(byId.get(sample))
    all += ms
    if (name === '(idle)') idle += ms
    own.set(name, (own.get(name) ?? 0) + ms)
    const above = new Set()
    for (let id = sample; id !== undefined; id = parents.get(id)) above.add(nameOf(byId.get(id)))
    for (const one of above) whole.set(one, (whole.get(one) ?? 0) + ms)
  }
  const lines = (times) =>
    [...times]
      .filter(([name]) => name !== '(idle)' && name !== '(root)')
      .sort(([, one], [, two]) => two - one)
      .slice(0, many)
      .map(([name, ms]) => {
        const share = (100 * ms) / (all - idle)
        return `${share.toFixed(1).padStart(6)} %  ${ms.toFixed(0).padStart(6)} ms  ${name}`
      })
  return [
    `busy ${(100 * (1 - idle / all)).toFixed(0)} % of ${(all / 1000).toFixed(1)} s; of this, by themselves:`,
    ...lines(own),
    'with what they called:',
    ...lines(whole),
  ].join('\n')
}

function nameOf({ callFrame: { functionName, url, lineNumber } }) {
  const where = url ? ` ${url.replace(`file://${root}/`, '').replace(/^.*node_modules\//, '')}:${lineNumber + 1}` : ''
  return `${functionName || '(anonymous)'}${where}`
}
