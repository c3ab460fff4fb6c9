// Postgres for tests: one throw-away server per run, with every safety against power cuts switched off.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ownerFile, runningServer, startPostgres, throwAway } from '../embedded-pg.mjs'
import { holderOf } from './lock.mjs'
import { signal } from './processes.mjs'
import { memory, quickPlace } from './quick-place.mjs'

const prefix = 'alongside-test-pg-'

/**
 * @param {'18' | '15'} binaries
 * @param {Record<string, string | number>} safeties none, unless a test wants to see some of them
 * @returns {Promise<{ host: string, stop(): Promise<void> }>}
 */
export async function startTestPostgres(binaries = '18', safeties = {}) {
  removeLeftovers()
  const folder = fs.mkdtempSync(path.join(quickPlace(), prefix))
  fs.chmodSync(folder, 0o755) // as root the server runs under another account, which must get in
  const settings = { ...throwAway, max_connections: 200, autovacuum_naptime: '5s', ...safeties }
  const server = await startPostgres({ dataDir: path.join(folder, 'data'), binaries, settings })
  const stop = async () => {
    await server.stop(3000)
    fs.rmSync(folder, { recursive: true, force: true })
  }
  return { host: server.host, stop }
}

/** A run that was killed could not tidy up: its server is still there, and nobody will ever ask for it again. */
function removeLeftovers() {
  for (const folder of [memory, os.tmpdir()].flatMap(leftIn)) {
    const { uid, mtimeMs } = fs.statSync(folder)
    const isFresh = Date.now() - mtimeMs < 60_000 // another run may be making it right now
    const data = path.join(folder, 'data')
    if (uid !== process.getuid() || isFresh || holderOf(ownerFile(data))) continue
    const server = runningServer(data)
    if (server) signal(server.pid, 'SIGKILL')
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

const leftIn = (parent) =>
  fs.existsSync(parent)
    ? fs
        .readdirSync(parent)
        .filter((entry) => entry.startsWith(prefix))
        .map((entry) => path.join(parent, entry))
    : []
