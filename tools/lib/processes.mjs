// Which process is that? A pid alone does not tell: pids are used again, so we compare the moment of birth as well.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'

const hasProc = fs.existsSync('/proc/self/stat')

/** Parent, group and moment of birth of a process; null when there is none. A zombie is none: it only waits to be counted. */
function look(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null
  if (hasProc) {
    try {
      // The second field is the program's name in brackets and may hold anything, so read from behind the last bracket.
      const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return fields[0] === 'Z' || fields[0] === 'X'
        ? null
        : { parent: Number(fields[1]), group: Number(fields[2]), born: fields[19] }
    } catch {
      return null // gone between the question and the answer
    }
  }
  const told = spawnSync('ps', ['-o', 'stat=,ppid=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
  const [state, parent, ...born] = told.trim().split(/\s+/)
  return state && !state.startsWith('Z') ? { parent: Number(parent), born: born.join(' ') } : null
}

export const isAlive = (pid) => look(pid) !== null

/** What names one process for ever, even after its pid went to another one. */
export const identity = (pid = process.pid) => ({ pid, born: look(pid)?.born ?? '' })

export const isStillThere = ({ pid, born }) => look(pid)?.born === born

/** The words a process was started with. */
export function commandLine(pid) {
  if (hasProc) {
    try {
      return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    } catch {
      return []
    }
  }
  return (
    spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
      .stdout?.trim()
      .split(' ') ?? []
  )
}

/** The program that ran this one as a script (npm, say); between the two there may be a shell. */
export function scriptRunner() {
  const [shell, flag] = commandLine(process.ppid)
  const isShell = /(^|\/)(sh|bash|dash|ash|zsh)$/.test(shell ?? '') && flag === '-c'
  return identity((isShell && look(process.ppid)?.parent) || process.ppid)
}

/** Is anybody left in this group of processes, apart from zombies that nobody counts? */
export function groupLives(group) {
  try {
    process.kill(-group, 0)
  } catch {
    return false
  }
  if (!hasProc) return true
  const pids = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.some((pid) => look(Number(pid))?.group === group)
}

/** Signals a process, or with a negative number its whole group; one that is gone already is no failure. */
export function signal(pid, name) {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Asks until the answer is true; false when it never was. */
export async function becomes(question, withinMs, everyMs = 15) {
  const end = Date.now() + withinMs
  while (!(await question())) {
    if (Date.now() > end) return false
    await pause(everyMs)
  }
  return true
}
