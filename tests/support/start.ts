// Starts Alongside as people do, by `npm start` or its script, on data of its own and a free port.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import net, { type AddressInfo } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { quickPlace } from '../../tools/lib/quick-place.mjs'

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

export interface Started {
  process: ChildProcess
  /** Everything it has printed so far. */
  said(): string
  /** Its address, as soon as it prints one; an error with all it said when it ends instead. */
  ready: Promise<string>
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>
}

interface How {
  dataDir: string
  /** The folder of the project, when it is not this one. */
  root?: string
  /** Through npm, as the README says; else the script alone. */
  npm?: boolean
  /** As another account of this machine; only root can. */
  uid?: number | undefined
  env?: Record<string, string>
}

export function startAlongside({ dataDir, root = projectRoot, npm = false, uid, env = {} }: How): Started {
  const [command, args] = npm ? ['npm', ['start']] : [process.execPath, [path.join(root, 'tools', 'start.mjs')]]
  const child = spawn(command, args, {
    cwd: root,
    env: { ...cleanEnvironment(), PORT: '0', ALONGSIDE_DATA: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid, gid: uid }),
  })
  let text = ''
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'SIGKILL'))
  })
  const ready = new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      text += chunk
      const url = /Ready: (\S+)/.exec(text)?.[1]
      if (url) resolve(url)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('close', () => reject(new Error(`It ended before it was ready:\n${text}`)))
  })
  ready.catch(() => {}) // whoever waits for it hears of it
  return { process: child, said: () => text, ready, ended }
}

/** As in a fresh terminal: nothing of the npm that runs these tests, no settings of the developer's. */
function cleanEnvironment(): Record<string, string | undefined> {
  const ours = /^(npm_|PORT$|HOST$|PUBLIC_URL$|DATABASE_|ALONGSIDE_|SMTP_URL$|REDIS_URL$|NODE_OPTIONS$|NODE_ENV$|JEST_)/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)))
}

/** A folder of its own that any account may enter, as the clone of an ordinary person. */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(quickPlace(), 'alongside-start-'))
  fs.chmodSync(folder, 0o755)
  return folder
}

/** A port that nobody uses at the moment, for whoever has to come back to the same address. */
export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

/** The Postgres that serves this data, if one does. */
export function postgresOf(dataDir: string): number | null {
  const file = path.join(dataDir, 'pg', 'postmaster.pid')
  return fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8').split('\n')[0]) : null
}
