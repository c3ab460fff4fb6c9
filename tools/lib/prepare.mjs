// Before anything runs: packages installed and sources built, by one command at a time.
import fs from 'node:fs'
import path from 'node:path'
import { make, staleBuilds } from './build.mjs'
import { endStrays, watchChildren } from './children.mjs'
import { install, isInstalled } from './install.mjs'
import { holderOf, leftBehind, take } from './lock.mjs'
import { inRoot } from './place.mjs'
import { becomes } from './processes.mjs'
import { during, say, secondsSince } from './progress.mjs'

const lockFile = inRoot('.data', 'preparing.json')

/**
 * @param {{ signal: AbortSignal }} ending
 * @param {{ builds?: boolean }} [what] packages only, when a command builds in its own way
 */
export async function prepare(ending, { builds = true } = {}) {
  const isReady = () => isInstalled() && (!builds || staleBuilds().length === 0)
  if (isReady() && !holderOf(lockFile)) return
  const lock = await waitForTurn(ending)
  watchChildren((children) => lock.note({ children }))
  try {
    if (!isInstalled()) await install()
    ending.signal.throwIfAborted()
    if (builds) await buildStale()
  } finally {
    watchChildren(() => {})
    lock.release()
  }
}

async function buildStale() {
  const stale = staleBuilds()
  if (stale.length === 0) return
  const from = performance.now()
  const names = stale.map(({ name }) => name).join(' and ')
  await during(`Building ${names}`, () => Promise.all(stale.map(make)))
  say(`Built in ${secondsSince(from)} s`)
}

/** Another command may be installing here; one that was killed may have left its npm behind, which must not go on. */
async function waitForTurn(ending) {
  fs.mkdirSync(path.dirname(lockFile), { recursive: true })
  endStrays(leftBehind(lockFile)?.children ?? [])
  let lock = take(lockFile)
  if (lock) return lock
  say(`Another Alongside command is installing or building here (process ${holderOf(lockFile)?.pid}); waiting for it`)
  await becomes(
    () => {
      lock = ending.signal.aborted ? null : take(lockFile)
      return lock || ending.signal.aborted
    },
    30 * 60_000,
    200,
  )
  ending.signal.throwIfAborted()
  return lock
}
