// Programs that a command starts: each in a group of its own, so that ending it also ends what it started in turn.
import { spawn } from 'node:child_process'
import { becomes, groupLives, identity, isAlive, isStillThere, signal } from './processes.mjs'
import { Trouble } from './trouble.mjs'

const living = new Map()
let watcher = () => {}

/** Tells who is running, each time that changes: a lock remembers them for the time after a kill -9. */
export function watchChildren(tell) {
  watcher = tell
}

/**
 * Starts a program and collects what it says.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, onText?: (text: string) => void }} [options]
 * @returns {{ pid: number, ended: Promise<{ ok: boolean, how: string, said: string }>, end(graceMs?: number): Promise<void> }}
 */
export function startChild(command, args, { cwd, env = process.env, onText = () => {} } = {}) {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      said += text
      onText(text)
    })
  }
  const ended = new Promise((resolve) => {
    const close = (ok, how) => {
      living.delete(child.pid)
      watcher([...living.values()])
      resolve({ ok, how, said })
    }
    child.once('error', (error) => close(false, error.message))
    child.once('close', (code, by) => close(code === 0, by ? `ended by ${by}` : `ended with code ${code}`))
  })
  if (child.pid) {
    living.set(child.pid, identity(child.pid))
    watcher([...living.values()])
  }
  return { pid: child.pid, ended, end: (graceMs) => endGroup(child.pid, graceMs) }
}

/** Runs a program to its end; when it fails, what it said is the explanation. */
export async function run(what, command, args, options) {
  const { ok, how, said } = await startChild(command, args, options).ended
  if (!ok) throw new Trouble(`${what} failed (${how}).`, said.trim().slice(-6000))
  return said
}

/** The same for a script of Node's. */
export const runNode = (what, script, args, options) => run(what, process.execPath, [script, ...args], options)

export const endChildren = (graceMs) => Promise.all([...living.keys()].map((pid) => endGroup(pid, graceMs)))

async function endGroup(pid, graceMs = 2000) {
  if (!pid) return
  const isGone = () => !groupLives(pid)
  for (const [name, wait] of [
    ['SIGTERM', graceMs],
    ['SIGKILL', 1000],
  ]) {
    if (isGone()) return
    signal(-pid, name)
    if (await becomes(isGone, wait)) return
  }
}

/** Ends what a runner that was killed had started, told by its lock; never a stranger who got the same number since. */
export function endStrays(children) {
  for (const child of children) {
    if (isStillThere(child) || (!isAlive(child.pid) && groupLives(child.pid))) signal(-child.pid, 'SIGKILL')
  }
}
