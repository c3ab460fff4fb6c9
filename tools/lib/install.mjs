// Are the packages there that the lockfile names? If not, npm brings them.
import fs from 'node:fs'
import path from 'node:path'
import { run } from './children.mjs'
import { inRoot, root } from './place.mjs'
import { during, say, secondsSince } from './progress.mjs'
import { Trouble } from './trouble.mjs'

const NEEDED_BYTES = 1_000_000_000

/** npm writes down what it installed, at the very end; so an install that was cut short does not count. */
export function isInstalled() {
  const wanted = packagesOf('package-lock.json')
  const there = packagesOf('node_modules/.package-lock.json')
  if (!wanted)
    throw new Trouble('package-lock.json is missing or broken.', 'Restore it: git checkout package-lock.json')
  if (!there) return false
  return Object.entries(wanted).every(([place, { version, integrity, optional, peer }]) => {
    if (!place.includes('node_modules/')) return true // our own workspaces
    const found = there[place]
    if (!found) return Boolean(optional || peer) // made for another kind of machine
    const isSame = found.version === version && (!found.integrity || !integrity || found.integrity === integrity)
    return isSame && fs.existsSync(inRoot(place))
  })
}

function packagesOf(file) {
  try {
    return JSON.parse(fs.readFileSync(inRoot(file), 'utf8')).packages
  } catch {
    return null // not there, or half written
  }
}

export async function install() {
  requireRoom()
  const from = performance.now()
  const [command, words] = npm()
  // Development packages are needed to build, also where the environment says that this is production.
  const args = [...words, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const env = { ...process.env, npm_config_workspace: undefined, npm_config_workspaces: undefined }
  await during('Installing packages, about a minute the first time', async () => {
    try {
      await run('npm ci', command, args, { cwd: root, env })
    } catch (error) {
      throw new Trouble(`The packages could not be installed: ${error.message}\n${error.remedy}`, advice(error.remedy))
    }
  })
  say(`Packages installed in ${secondsSince(from)} s`)
}

function advice(said) {
  if (/ENOSPC/.test(said)) return 'The disk is full: make room and start again.'
  if (/ENOTFOUND|ETIMEDOUT|ECONNREFUSED|ECONNRESET|EAI_AGAIN|network/.test(said)) {
    return "npm could not reach its registry: check the network (or npm's proxy and registry settings) and start again."
  }
  if (/EACCES|EPERM/.test(said)) return 'This account may not write here: clone into a folder of your own.'
  return 'Start again; if it fails the same way, remove the folder node_modules first.'
}

function requireRoom() {
  const { bavail, bsize } = fs.statfsSync(root)
  if (bavail * bsize > NEEDED_BYTES) return
  throw new Trouble(
    `The packages need about 1 GB of disk, and ${Math.floor((bavail * bsize) / 1_000_000)} MB are free at ${root}.`,
    'Make room and start again.',
  )
}

/**
 * The npm that started us, else the one that came with this Node, else whichever is found.
 * @returns {[command: string, words: string[]]}
 */
function npm() {
  const beside = path.join(path.dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js')
  const script = [process.env.npm_execpath, beside].find((file) => file?.endsWith('npm-cli.js') && fs.existsSync(file))
  return script ? [process.execPath, [script]] : ['npm', []]
}
