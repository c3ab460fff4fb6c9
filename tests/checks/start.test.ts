// `npm start` keeps its promises: it ends what it began, recovers after a kill, and says what is in the way.
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import net, { type AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { becomes, isAlive } from '../../tools/lib/processes.mjs'
import { startTestPostgres } from '../../tools/lib/test-postgres.mjs'
import { postgresOf, projectRoot, type Started, startAlongside, temporaryFolder } from '../support/start.js'

let folder: string
let dataDir: string
let started: Started[]

beforeEach(() => {
  folder = temporaryFolder()
  dataDir = `${folder}/data`
  started = []
})

afterEach(async () => {
  for (const one of started) one.process.kill('SIGTERM')
  await Promise.all(started.map((one) => one.ended))
  const postgres = postgresOf(dataDir)
  if (postgres && isAlive(postgres)) process.kill(postgres, 'SIGKILL')
  fs.rmSync(folder, { recursive: true, force: true })
})

function start(how: Partial<Parameters<typeof startAlongside>[0]> = {}): Started {
  // Without the demo, unless a test is about it: loading it takes a moment.
  const one = startAlongside({ dataDir, ...how, env: { ALONGSIDE_DEMO: '0', ...how.env } })
  started.push(one)
  return one
}

async function kill(one: Started): Promise<void> {
  one.process.kill('SIGKILL')
  await one.ended
}

const answers = async (url: string) => (await fetch(url)).ok

function runningPostgres(): number {
  const pid = postgresOf(dataDir)
  if (!pid || !isAlive(pid)) throw new Error('No Postgres serves this data')
  return pid
}

it('prints its address and the demo people, and Ctrl-C ends everything within five seconds', async () => {
  const one = start({ env: { ALONGSIDE_DEMO: '' } })
  const url = await one.ready
  expect(await answers(url)).toBe(true)
  await becomes(() => one.said().includes('Ctrl-C stops it'), 1000)
  expect(one.said()).toMatch(/\n {2}Headteacher\b.* {3}\S+@\S+\.example {3,}\S.*\n/)
  const postgres = runningPostgres()

  const from = Date.now()
  one.process.kill('SIGINT')
  expect(await one.ended).toBe(0)
  expect(Date.now() - from).toBeLessThan(5000)
  expect(isAlive(postgres)).toBe(false)
  expect(fs.existsSync(`${dataDir}/pg.owner`)).toBe(false)

  const opened = start()
  expect(await opened.ended).toBe(1)
  expect(opened.said()).toMatch(/invented people of the demo.*\n {2}Begin with an empty one/)
  expect(opened.said()).not.toMatch(/at .*\.js:\d+/)
})

describe('after a kill that left no time to tidy up', () => {
  it('takes over the Postgres that is still there', async () => {
    const one = start()
    await one.ready
    const postgres = runningPostgres()
    await kill(one)

    const two = start()
    expect(await answers(await two.ready)).toBe(true)
    expect(runningPostgres()).toBe(postgres)
  })

  it('starts again from the journal when Postgres was killed too', async () => {
    const one = start()
    await one.ready
    const postgres = runningPostgres()
    await kill(one)
    process.kill(postgres, 'SIGKILL')
    await becomes(() => !isAlive(postgres), 2000)

    const two = start()
    expect(await answers(await two.ready)).toBe(true)
    expect(runningPostgres()).not.toBe(postgres)
  })

  it('does not stay behind when only npm was killed', async () => {
    const one = start({ npm: true })
    const url = await one.ready
    const postgres = runningPostgres()
    await kill(one)

    const two = start() // at once: the first one is still ending
    expect(await answers(await two.ready)).toBe(true)
    await expect(fetch(url)).rejects.toThrow('fetch failed')
    expect(isAlive(postgres)).toBe(false)
  })
})

/** Where root runs the tests and lets others read here, one copy is somebody else's; elsewhere all are an ordinary user's. */
const nobody = 65_534
const isRoot = process.getuid?.() === 0
const reaches = (place: string) => spawnSync('test', ['-r', place], { uid: nobody, gid: nobody }).status === 0
const somebodyElse = isRoot && reaches(`${projectRoot}/package.json`) ? nobody : undefined

describe('side by side', () => {
  it('runs two copies, each with its own data, of one’s own and of an ordinary user', async () => {
    const other = `${folder}/other`
    fs.mkdirSync(other)
    if (somebodyElse !== undefined) fs.chownSync(other, somebodyElse, somebodyElse)
    const [one, two] = [start(), start({ dataDir: other, uid: somebodyElse })]
    const urls = await Promise.all([one.ready, two.ready])
    expect(urls[0]).not.toBe(urls[1])
    expect(await Promise.all(urls.map(answers))).toEqual([true, true])
  })

  it('refuses a second copy on the same data, and says where the first one is', async () => {
    const url = await start().ready
    const two = start()
    expect(await two.ended).toBe(1)
    expect(two.said()).toContain(`already running with the data in ${fs.realpathSync(dataDir)}/pg, at ${url}`)
    expect(await answers(url)).toBe(true)
  })

  it('names the port that is taken and how to choose another', async () => {
    const other = net.createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const one = start({ env: { PORT: String(port) } })
    expect(await one.ended).toBe(1)
    other.close()
    expect(one.said()).toContain(`Port ${port} on 127.0.0.1 is in use by another program.`)
    expect(one.said()).toMatch(/PORT=\d+ npm start/)
    expect(fs.existsSync(`${dataDir}/pg`)).toBe(false)
  })
})

const databaseAt = ({ host }: { host: string }) => {
  const place = `localhost/postgres?host=${encodeURIComponent(host)}`
  return { DATABASE_URL: `postgres://alongside_app@${place}`, DATABASE_OWNER_URL: `postgres://postgres@${place}` }
}

describe('on a database of its own', () => {
  it('has no demo people and asks for a first administrator', async () => {
    const server = await startTestPostgres('18', { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' })
    const one = start({ env: databaseAt(server) })
    const url = await one.ready
    await becomes(() => one.said().includes('Ctrl-C stops it'), 1000)
    expect(one.said()).toContain(`${url}/first-administrator/`)
    expect(one.said()).not.toMatch(/Embedded Postgres|demo people/)
    expect(await answers(url)).toBe(true)
    one.process.kill('SIGINT')
    expect(await one.ended).toBe(0)
    await server.stop()
  })

  it('does not start where what was acknowledged could be lost with the power', async () => {
    const server = await startTestPostgres('18', { full_page_writes: 'on' })
    const one = start({ env: { ...databaseAt(server), ALONGSIDE_IS_THROW_AWAY: '1', NODE_ENV: 'test' } })
    expect(await one.ended).toBe(1)
    expect(one.said()).toContain('The database has fsync, synchronous_commit switched off')
    expect(one.said()).toContain('fsync = on, synchronous_commit = on')
    expect(one.said()).not.toMatch(/at .*\.js:\d+/)
    await server.stop()
  })

  it('says in a sentence that no database answers', async () => {
    const one = start({ env: { DATABASE_URL: 'postgres://app:secret@127.0.0.1:9/alongside' } })
    expect(await one.ended).toBe(1)
    expect(one.said()).toContain('No database answers at 127.0.0.1, port 9 (ECONNREFUSED).')
    expect(one.said()).not.toMatch(/secret|at .*\.js:\d+/)
  })
})
