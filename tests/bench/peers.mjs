// The peers to measure against, with the Node they ask for: fetched by npm when first needed, into the user's cache folder,
// so that the project neither depends on them nor ships them.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { say } from '../../tools/lib/progress.mjs'
import { Trouble } from '../../tools/lib/trouble.mjs'

const packages = {
  'y-websocket': '2.1.0',
  '@hocuspocus/server': '4.7.0',
  '@hocuspocus/extension-database': '4.7.0',
  node: '22.23.3',
  pg: '8.23.1',
  yjs: '13.6.33',
}

/** The package `node` brings its binary by its script; nobody here needs a database of y-websocket's own. */
const allowScripts = { node: true, leveldown: false }

/** The folder that holds them, and the Node that both run on. */
export function installPeers() {
  const cache = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache')
  const folder = path.join(cache, 'alongside-bench', 'peers')
  const node = path.join(folder, 'node_modules', 'node', 'bin', 'node')
  const manifest = JSON.stringify({ private: true, dependencies: packages, allowScripts }, null, 2)
  const file = path.join(folder, 'package.json')
  const isThere = fs.existsSync(node) && fs.existsSync(file) && fs.readFileSync(file, 'utf8') === manifest
  if (!isThere) {
    say('Fetching y-websocket, Hocuspocus and the Node they run on')
    fs.mkdirSync(folder, { recursive: true })
    fs.writeFileSync(path.join(folder, 'package.json'), manifest)
    const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], {
      cwd: folder,
      encoding: 'utf8',
    })
    if (status !== 0 || !fs.existsSync(node)) {
      fs.rmSync(file)
      throw new Trouble('npm could not fetch the peers to measure against.', stderr)
    }
  }
  return { folder, node }
}
