// Builds server and client when their sources changed, judged by content: a fresh checkout of the same files is not news.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { runNode } from './children.mjs'
import { inRoot, root } from './place.mjs'

const require = createRequire(import.meta.url)

const everywhere = ['package-lock.json', 'tsconfig.base.json', 'libs', 'tools/lib/build.mjs']

/** @type {{ name: string, inputs: string[], results: string[], make: (results: string[]) => Promise<unknown> }[]} */
const builds = [
  {
    name: 'server',
    inputs: [...everywhere, 'apps/api'],
    results: ['apps/api/dist/main.js', 'libs/contracts/dist/.tsbuildinfo', 'libs/domain/dist/.tsbuildinfo'],
    make: buildServer,
  },
  {
    name: 'client',
    inputs: [...everywhere, 'apps/web', 'apps/api/schema.graphql'],
    results: ['apps/web/dist/index.html'],
    make: buildClient,
  },
]

/** What has to be built again; empty when everything is as it was built. */
export const staleBuilds = () => builds.map((build) => ({ ...build, hash: hashOf(build.inputs) })).filter(isStale)

const stampFile = ({ name }) => inRoot('node_modules', '.cache', 'alongside', `built-${name}`)

const allThere = (results) => results.every((result) => fs.existsSync(inRoot(result)))

function isStale(build) {
  const stamp = fs.existsSync(stampFile(build)) && fs.readFileSync(stampFile(build), 'utf8')
  return stamp !== build.hash || !allThere(build.results)
}

export async function make(build) {
  await build.make(build.results)
  fs.mkdirSync(path.dirname(stampFile(build)), { recursive: true })
  fs.writeFileSync(stampFile(build), build.hash)
}

function buildServer(results) {
  // The compiler trusts its own notes; when results were removed behind its back it has to start afresh.
  const afresh = allThere(results) ? [] : ['--force']
  return runNode('Building the server', typescript(), ['-b', 'apps/api', ...afresh], { cwd: root })
}

async function buildClient() {
  // NODE_ENV of the caller would decide which React is built in.
  const env = { ...process.env, NODE_ENV: 'production' }
  const how = { cwd: inRoot('apps/web'), env }
  await runNode('Building the client', vite(), ['build', '--logLevel', 'warn'], how)
}

/** The types of the client's GraphQL operations, from the committed schema; a build makes them by itself. */
export const generateOperations = () =>
  runNode('Generating the operations', inRoot('apps/web/tools/codegen.mjs'), [], { cwd: root })

export const typescript = () => require.resolve('typescript/package.json').replace('package.json', 'bin/tsc')

export const vite = () =>
  path.join(path.dirname(createRequire(`${inRoot('apps/web')}/`).resolve('vite/package.json')), 'bin', 'vite.js')

const passedOver = new Set(['node_modules', 'dist', 'gql', 'coverage'])

/** One hash over names and contents of files and folders. */
function hashOf(places) {
  const hash = createHash('sha256')
  const add = (place) => {
    const found = fs.statSync(inRoot(place), { throwIfNoEntry: false })
    if (!found) return
    if (found.isDirectory()) {
      for (const name of fs.readdirSync(inRoot(place)).sort()) {
        if (!passedOver.has(name) && !/\.test\.tsx?$/.test(name)) add(path.join(place, name))
      }
    } else {
      hash
        .update(`${place}\0`)
        .update(fs.readFileSync(inRoot(place)))
        .update('\0')
    }
  }
  for (const place of places) add(place)
  return hash.digest('hex')
}
