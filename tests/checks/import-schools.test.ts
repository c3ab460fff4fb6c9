// `npm run import:schools` as a coordinator runs it: into data of its own, or beside a server that runs.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { isAlive } from '../../tools/lib/processes.mjs'
import { linksFile, official, school, Uploads } from '../support/register-files.js'
import { postgresOf, projectRoot, startAlongside, temporaryFolder } from '../support/start.js'

let folder: string
let dataDir: string
const uploads = new Uploads()

beforeAll(() => {
  folder = temporaryFolder()
  dataDir = `${folder}/data`
})
afterAll(() => {
  uploads.remove()
  fs.rmSync(folder, { recursive: true, force: true })
})

interface Ended {
  code: number | null
  lastLine: string
  said: string
}

/** The script itself; what npm adds around it is npm's. */
function importSchools(...files: string[]): Promise<Ended> {
  const script = path.join(projectRoot, 'tools', 'import-schools.mjs')
  const child = spawn(process.execPath, [script, ...files], {
    cwd: projectRoot,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ALONGSIDE_DATA: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, said] = ['', '']
  child.stdout.on('data', (text: Buffer) => {
    out += text
    said += text
  })
  child.stderr.on('data', (text: Buffer) => {
    said += text
  })
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, said, lastLine: out.trimEnd().split('\n').at(-1) ?? '' }))
  })
}

const schools = () =>
  uploads.write(
    'edubasealldata.csv',
    official(
      school('100001', 'Elm Park', { 'UrbanRural (name)': 'Larger rural: Nearer to a major town or city' }),
      school('1', 'No number'),
    ),
  )
const links = () =>
  uploads.write('links_edubasealldata.csv', linksFile(['100001', '100000', 'Elm', 'Predecessor', '01-09-2011']))

it('imports into the embedded database, in the order that makes sense, and leaves nothing running', async () => {
  const first = await importSchools(links(), schools())
  expect(first.said).toContain('line 3: URN is not a number of six digits.')
  expect(first.said.indexOf('edubasealldata.csv: added')).toBeLessThan(
    first.said.indexOf('links_edubasealldata.csv: added'),
  )
  expect(first).toMatchObject({ code: 0, lastLine: 'added 2, changed 0, unchanged 0, refused 1' })
  expect(await importSchools(schools())).toMatchObject({
    code: 0,
    lastLine: 'added 0, changed 0, unchanged 1, refused 1',
  })
  expect(postgresOf(dataDir)).toBeNull()
})

it('shares the database of a running server, which goes on', async () => {
  const server = startAlongside({ dataDir, env: { ALONGSIDE_DEMO: '0' } })
  try {
    const url = await server.ready
    expect(await importSchools(schools())).toMatchObject({
      code: 0,
      lastLine: 'added 0, changed 0, unchanged 1, refused 1',
    })
    expect((await fetch(`${url}/healthz`)).ok).toBe(true)
    expect(isAlive(postgresOf(dataDir) ?? 0)).toBe(true)
  } finally {
    server.process.kill('SIGTERM')
    await server.ended
  }
})

it('says what is wrong with a file, and ends as failed', async () => {
  const broken = await importSchools(uploads.write('colours.csv', 'colour,size\r\nred,2\r\n'))
  expect(broken).toMatchObject({ code: 1, lastLine: 'added 0, changed 0, unchanged 0, refused 0' })
  expect(broken.said).toContain('colours.csv: The columns of this file are not those of a register file.')
  expect(await importSchools()).toMatchObject({ code: 1, said: expect.stringContaining('Name the files to import.') })
})
