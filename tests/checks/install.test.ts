// Installing may be interrupted at any moment: nothing goes on behind the back of whoever interrupted it.
import fs from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { becomes, isAlive } from '../../tools/lib/processes.mjs'
import { projectRoot, type Started, startAlongside, temporaryFolder } from '../support/start.js'

/** Stands in for npm: it never finishes, and has a helper that does not either. */
const endlessNpm = `
const { spawn } = require('node:child_process')
const helper = spawn('sleep', ['600'], { stdio: 'ignore' })
process.on('SIGTERM', () => {}) // and it does not listen
require('node:fs').appendFileSync(__dirname + '/pids', process.pid + ' ' + helper.pid + ' ')
setInterval(() => {}, 1000)
`

let clone: string
let started: Started[]

beforeEach(() => {
  clone = temporaryFolder()
  fs.cpSync(path.join(projectRoot, 'tools'), `${clone}/tools`, { recursive: true })
  fs.copyFileSync(path.join(projectRoot, 'package-lock.json'), `${clone}/package-lock.json`)
  fs.writeFileSync(`${clone}/npm-cli.js`, endlessNpm)
  fs.writeFileSync(`${clone}/package.json`, '{}') // so that the stand-in is read as CommonJS
  started = []
})

afterEach(async () => {
  for (const one of started) one.process.kill('SIGINT')
  await Promise.all(started.map((one) => one.ended))
  fs.rmSync(clone, { recursive: true, force: true })
})

function start(): Started {
  const env = { npm_execpath: `${clone}/npm-cli.js` }
  const one = startAlongside({ root: clone, dataDir: `${clone}/.data`, env })
  started.push(one)
  return one
}

/** npm and its helper, of every start so far. */
async function installing(starts: number): Promise<number[]> {
  const pids = () => (fs.existsSync(`${clone}/pids`) ? fs.readFileSync(`${clone}/pids`, 'utf8').trim().split(' ') : [])
  if (!(await becomes(() => pids().length === 2 * starts, 10_000))) throw new Error(started.map((s) => s.said()).join())
  return pids().map(Number)
}

it('ends npm and its helpers within five seconds at Ctrl-C', async () => {
  const one = start()
  const pids = await installing(1)
  const from = Date.now()
  one.process.kill('SIGINT')
  await one.ended
  expect(Date.now() - from).toBeLessThan(5000)
  expect(pids.filter(isAlive)).toEqual([])
  expect(one.said()).toContain('Installing packages')
})

it('ends what a killed start left behind before it installs again', async () => {
  const one = start()
  const strays = await installing(1)
  one.process.kill('SIGKILL')
  await one.ended
  expect(strays.filter(isAlive)).toEqual(strays)

  start()
  await installing(2)
  expect(strays.filter(isAlive)).toEqual([])
})

it('lets a second command wait for the first one', async () => {
  const one = start()
  await installing(1)
  const two = startAlongside({ root: clone, dataDir: `${clone}/other`, env: { npm_execpath: `${clone}/npm-cli.js` } })
  started.push(two)
  expect(await becomes(() => two.said().includes(`(process ${one.process.pid}); waiting for it`), 10_000)).toBe(true)
  one.process.kill('SIGINT')
  await installing(2) // its turn
})
