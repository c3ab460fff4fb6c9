// A short round of the fault runs: real nodes and a real Postgres, killed and cut off while people write. Nothing acknowledged is lost,
// and everybody has the same in the end. The long rounds: `npm run faults -- --all`.
import { spawn } from 'node:child_process'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { quickPlace } from '../../tools/lib/quick-place.mjs'
import { projectRoot } from '../support/start.js'

const faults = ['api-kill9', 'messages', 'pg-kill9', 'drain', 'three-nodes']

interface Result {
  name: string
  tookMs: number
  figures: { acknowledged: number; refused: number }
  verdicts: { id: string; counted: number; broken: string[] }[]
}

let results: Result[]
let said = ''

beforeAll(async () => {
  const words = ['--fault', faults.join(','), '--seed', '17', '--seconds', '0', '--clients', '4', '--brisk', '--built']
  const child = spawn(process.execPath, ['tools/faults.mjs', ...words], {
    cwd: projectRoot,
    env: { ...process.env, npm_lifecycle_event: undefined, TMPDIR: quickPlace() },
  })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk))
  await new Promise((resolve) => child.once('close', resolve))
  const last = said.trim().split('\n').at(-1) ?? ''
  if (!last.startsWith('{')) throw new Error(said)
  results = (JSON.parse(last) as { faults: Result[] }).faults
})

describe.each(faults)('%s', (name) => {
  const result = (): Result => results.find((one) => one.name === name) as Result

  it('breaks no promise', () => {
    const broken = result().verdicts.filter((one) => one.broken.length > 0)
    if (broken.length > 0) throw new Error(said)
    expect(result().verdicts.map(({ id }) => id)).toEqual(['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7', 'run'])
  })

  it('is looked at closely enough to say so', () => {
    const counted = Object.fromEntries(result().verdicts.map((one) => [one.id, one.counted]))
    expect(result().figures.acknowledged).toBeGreaterThan(20)
    expect(counted).toMatchObject({ I1: expect.any(Number), I2: expect.any(Number) })
    expect(counted.I1).toBeGreaterThan(20)
    expect(counted.I3).toBeGreaterThanOrEqual(counted.I1 as number)
    expect(counted.I4).toBeGreaterThan(0)
  })
})

it('takes somebody’s rights while they write', () => {
  const { verdicts } = results.find(({ name }) => name === 'three-nodes') as Result
  expect(verdicts.find(({ id }) => id === 'I5')).toMatchObject({ counted: 1, broken: [] })
})
