// The application as a process of its own, for measuring it from outside.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { root } from './place.mjs'
import { becomes } from './processes.mjs'
import { Trouble } from './trouble.mjs'

/** A folder for data that goes away at the end. */
export function freshFolder(ending, name) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `alongside-${name}-`))
  fs.chmodSync(folder, 0o755) // as root Postgres runs under another account
  ending.add(() => fs.rmSync(folder, { recursive: true, force: true }))
  return folder
}

/**
 * @param {ReturnType<import("./ending.mjs").prepareEnding>} ending
 * @param {{ project?: string, dataDir: string, env?: Record<string, string> }} options
 * @returns {Promise<{ url: string, pid: number, said(): string, stop(): Promise<void> }>}
 */
export async function startSeparately(ending, { project = root, dataDir, env = {} }) {
  const child = spawn(process.execPath, ['tools/start.mjs'], {
    cwd: project,
    env: { ...process.env, npm_lifecycle_event: undefined, PORT: '0', ALONGSIDE_DATA: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += chunk
    })
  }
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  const stop = async () => {
    child.kill('SIGTERM')
    await becomes(hasEnded, 6000)
  }
  ending.add(stop)
  const address = () => /Ready: (\S+)/.exec(text)?.[1]
  await becomes(() => address() || hasEnded(), 10 * 60_000)
  const url = address()
  if (!url) throw new Trouble('The server did not start.', text)
  return { url, pid: child.pid, said: () => text, stop }
}
