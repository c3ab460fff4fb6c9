// What `npm test` does: each step by name, what it needs and how many cores it keeps busy.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { generateOperations } from './build.mjs'
import { runNode, startChild } from './children.mjs'
import { inRoot, root } from './place.mjs'
import { Trouble } from './trouble.mjs'

const require = createRequire(import.meta.url)

/** Two is what we promise to manage with; more than four only makes the database the narrow place. */
const cores = Math.min(4, Math.max(2, os.availableParallelism()))

/** What runs at once: tests wait for sockets, browsers and disks half of their time, so two more than there are cores. */
export const slots = cores + 2

/** A step that hangs is a failure too. */
const LIMIT_MS = 40 * 60_000

/**
 * @typedef {{ passed: number, failed: number, skipped: number, said?: string, failures?: string[] }} Outcome
 * @typedef {{ postgres(major: '18' | '15'): Promise<string>, patterns: string[], tell(text: string): void }} Helpers
 * @typedef {{ name: string, about: string, needsBuild?: boolean, cores: number, run(help: Helpers): Promise<Outcome> }} Step
 */

/** @type {Step[]} */
export const steps = [
  // The longest first, so that the short ones fill what these leave.
  tests('e2e', 'people in real browsers', { postgres: '18', needsBuild: true }),
  tests('api-15', 'the API on Postgres 15', { postgres: '15', config: 'api', needsBuild: true, workers: 1 }),
  tests('checks', 'the house itself', { needsBuild: true, workers: 1 }),
  check('types-server', 'types of libraries and server', () => compiler('-b', 'apps/api')),
  check('types-client', 'types of the client', () => compiler('-p', 'apps/web', '--noEmit'), generateOperations),
  check('types-tests', 'types of the tests', () => compiler('-p', 'tests', '--noEmit')),
  check('format', 'format and lint', () =>
    tool('@biomejs/biome', 'bin/biome', 'ci', '--colors=off', '--error-on-warnings'),
  ),
  check('lint', 'promises and hooks', () => tool('oxlint', 'bin/oxlint', '--type-aware', '--deny-warnings')),
  check('boundaries', 'who imports whom', () =>
    tool('dependency-cruiser', 'bin/dependency-cruise.mjs', '--output-type', 'err', 'apps', 'libs', 'tests', 'tools'),
  ),
  check('unused', 'nothing unused, nothing undeclared', () => tool('knip', 'bin/knip.js', '--no-progress')),
  check('schema', 'committed schema is the real one', () => [inRoot('tools/schema.mjs'), '--check']),
  tests('domain', 'the rules', { workers: 1 }),
  tests('faults', 'servers that die while people write', { needsBuild: true, workers: 1 }),
  tests('security', 'attacks', { postgres: '18', needsBuild: true }),
  tests('api', 'the API on Postgres 18', { postgres: '18', needsBuild: true }),
  tests('live', 'live documents and news', { postgres: '18', needsBuild: true }),
]

/** What several steps say is read together: no colours, no cursor moves. */
const plain = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined }

/** One command that must succeed. */
function check(name, about, command, before = async () => {}) {
  const needsBuild = name.startsWith('types')
  const run = async () => {
    await before()
    const [script, ...args] = command()
    await runNode(about, script, args, { cwd: root, env: plain })
    return { passed: 1, failed: 0, skipped: 0 }
  }
  return { name, about, needsBuild, cores: 1, run }
}

const compiler = (...args) => tool('typescript', 'bin/tsc', ...args)

/** The script of an installed package; asked by its folder, because some keep their package.json to themselves. */
function tool(name, script, ...args) {
  const folder = require.resolve
    .paths(name)
    .map((place) => path.join(place, name))
    .find((place) => fs.existsSync(path.join(place, script)))
  if (!folder) throw new Trouble(`${name} is not installed.`)
  return [path.join(folder, script), ...args]
}

/** One kind of tests, with Jest. */
function tests(name, about, { postgres, config = name, needsBuild = false, workers = cores }) {
  const run = async (help) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'alongside-test-'))
    try {
      return await jest({ config, postgres, workers, help, resultFile: path.join(folder, 'result.json') })
    } finally {
      fs.rmSync(folder, { recursive: true, force: true })
    }
  }
  return { name, about, needsBuild, cores: workers, isTests: true, run }
}

async function jest({ config, postgres, workers, help, resultFile }) {
  const env = { ...plain }
  if (postgres) {
    env.ALONGSIDE_TEST_PG_HOST = await help.postgres(postgres)
    env.ALONGSIDE_TEST_PG_MAJOR = postgres
  }
  const args = ['--experimental-vm-modules', '--no-warnings', ...tool('jest', 'bin/jest.js')]
  args.push('-c', `tests/jest.${config}.config.mjs`, '--ci', '--json', `--outputFile=${resultFile}`)
  args.push(`--maxWorkers=${workers}`, `--reporters=${inRoot('tests/support/reporter.mjs')}`)
  // Of tests asked for by a part of their name any kind may have none.
  if (help.patterns.length) args.push('--passWithNoTests', ...help.patterns)
  const child = startChild(process.execPath, args, { cwd: root, env, onText: help.tell })
  const limit = setTimeout(() => void child.end(), LIMIT_MS)
  const { ok, how } = await child.ended
  clearTimeout(limit)
  return counted(resultFile, ok, how)
}

/** A run that fails without a failed test (a file that does not load, a server that does not stop) has failed too. */
function counted(resultFile, ok, how) {
  if (!fs.existsSync(resultFile)) return { passed: 0, failed: 1, skipped: 0, said: `Jest ${how} without a result.` }
  const result = JSON.parse(fs.readFileSync(resultFile, 'utf8'))
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites
  return {
    passed: result.numPassedTests,
    failed: failed || (ok ? 0 : 1),
    skipped: result.numPendingTests + result.numTodoTests,
    failures: result.testResults.flatMap(failuresOf),
    ...(!ok && failed === 0 && { said: `Jest ${how}, though no test failed; see above.` }),
  }
}

/** In a line or two each, for the end of a long run: every failed test of a file, and why the first of them failed. */
function failuresOf({ name, message, status, assertionResults }) {
  if (status !== 'failed') return []
  const failed = assertionResults.filter((test) => test.status === 'failed')
  const [why] = failed.flatMap((test) => test.failureMessages)
  return [
    `${path.relative(root, name)}: ${failed.length || 'not loaded'}`,
    ...failed.slice(0, 5).map((test) => `  - ${test.fullName}`),
    ...(why ?? message)
      .split('\n')
      .slice(0, 8)
      .map((line) => `    ${line}`),
  ]
}
