// Which functions took a thread's time by themselves, of a profile as V8 writes it.
import fs from 'node:fs'
import path from 'node:path'
import { root } from '../../tools/lib/place.mjs'

const many = 25

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
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]))
  const own = new Map()
  let all = 0
  let idle = 0
  for (const [i, sample] of samples.entries()) {
    const { functionName, url, lineNumber } = frames.get(sample)
    const ms = timeDeltas[i] / 1000
    all += ms
    if (functionName === '(idle)') idle += ms
    const where = url ? ` ${url.replace(`file://${root}/`, '').replace(/^.*node_modules\//, '')}:${lineNumber + 1}` : ''
    const name = `${functionName || '(anonymous)'}${where}`
    own.set(name, (own.get(name) ?? 0) + ms)
  }
  const busiest = [...own].filter(([name]) => name !== '(idle)').sort(([, one], [, two]) => two - one)
  const lines = busiest.slice(0, many).map(([name, ms]) => {
    const share = (100 * ms) / (all - idle)
    return `${share.toFixed(1).padStart(6)} %  ${ms.toFixed(0).padStart(6)} ms  ${name}`
  })
  return [`busy ${(100 * (1 - idle / all)).toFixed(0)} % of ${(all / 1000).toFixed(1)} s; of this:`, ...lines].join(
    '\n',
  )
}
