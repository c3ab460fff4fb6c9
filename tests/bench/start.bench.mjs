// How long until the first page answers, from a clone that was never built and again from one that was, and how much
// memory the server takes when nobody is there.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { inRoot, root } from '../../tools/lib/place.mjs'
import { pause } from '../../tools/lib/processes.mjs'
import { freshFolder, startSeparately } from '../../tools/lib/separate-server.mjs'

export const about =
  'Cold: a clone with its packages installed, nothing built, no data; the demo is loaded. Warm: the same again. ' +
  'To the first answered page. Idle: resident memory of the server without Postgres, 20 s after the last request.'

const IDLE_MS = 20_000

export async function run({ ending }) {
  const project = cloneWithPackages(freshFolder(ending, 'bench'))
  const dataDir = path.join(project, '.data')
  const cold = await firstPage(ending, project, dataDir)
  await cold.server.stop()
  const warm = await firstPage(ending, project, dataDir)
  await pause(IDLE_MS)
  const idle = residentMegabytes(warm.server.pid)
  await warm.server.stop()
  return [
    { key: 'coldSeconds', what: 'cold start to first page', value: cold.seconds, unit: 's', limit: 15 },
    { key: 'warmSeconds', what: 'warm start to first page', value: warm.seconds, unit: 's', limit: 5 },
    { key: 'idleMegabytes', what: 'idle server, without Postgres', value: idle, unit: 'MB', limit: 250 },
  ]
}

/** The files that git knows, as they are now, and the installed packages by hard links. */
function cloneWithPackages(folder) {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root })
  for (const file of list.toString().split('\0').filter(Boolean)) {
    const from = inRoot(file)
    if (fs.existsSync(from)) fs.cpSync(from, path.join(folder, file))
  }
  for (const packages of ['node_modules', 'apps/api/node_modules', 'apps/web/node_modules']) {
    if (fs.existsSync(inRoot(packages))) copyLinked(inRoot(packages), path.join(folder, packages))
  }
  fs.rmSync(path.join(folder, 'node_modules/.cache'), { recursive: true, force: true })
  return folder
}

function copyLinked(from, to) {
  try {
    execFileSync('cp', ['-al', from, to], { stdio: 'ignore' })
  } catch {
    fs.rmSync(to, { recursive: true, force: true }) // another disk, where there are no hard links across
    execFileSync('cp', ['-a', from, to])
  }
}

async function firstPage(ending, project, dataDir) {
  const from = performance.now()
  const server = await startSeparately(ending, { project, dataDir })
  const answer = await fetch(server.url)
  if (!answer.ok || !(await answer.text()).includes('<html'))
    throw new Error(`The first page answered ${answer.status}`)
  return { server, seconds: Number(((performance.now() - from) / 1000).toFixed(1)) }
}

function residentMegabytes(pid) {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round((Number(kilobytes) * 1024) / 1e6)
}
