// The line to the database breaks while something is asked: people are told to try again, not that something is wrong with what they did.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import pg from 'pg'
import { dataSourceFor } from '../../apps/api/src/platform/db/connection.js'
import { refusalBehind } from '../../apps/api/src/platform/graphql/errors.js'
import { type World, world } from '../support/world.js'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w?.close())

const failure = (asked: Promise<unknown>): Promise<Error> =>
  asked.then(
    () => {
      throw new Error('was answered')
    },
    (error: Error) => error,
  )
const codes = (failures: readonly Error[]) => failures.map((one) => [one.message, refusalBehind(one)?.code])
const fall = 'select pg_terminate_backend(pg_backend_pid())'

it('in a statement, and between two of a transaction', async () => {
  const source = await dataSourceFor(w.options.app, [], 2).initialize()
  try {
    const runner = source.createQueryRunner()
    await runner.connect()
    await runner.query('begin')
    const failures = [await failure(runner.query(fall)), await failure(runner.query('select 1'))]
    await runner.release()
    // As TypeORM sees it when the pool has noticed before.
    failures.push(await failure(runner.query('select 1')))
    expect(codes(failures)).toEqual(failures.map(({ message }) => [message, 'retry']))
  } finally {
    await source.destroy()
  }
})

it('as the driver says it, which gives no code for it', async () => {
  const client = new pg.Client({ ...w.options.app })
  client.on('error', () => undefined)
  await client.connect()
  const failures = [await failure(client.query(fall)), await failure(client.query('select 1'))]
  const slow = new pg.Client({ ...w.options.app, query_timeout: 20 })
  slow.on('error', () => undefined)
  await slow.connect()
  failures.push(await failure(slow.query('select pg_sleep(60)')))
  await Promise.all([client.end(), slow.end()].map((ended) => ended.catch(() => undefined)))
  expect(codes(failures)).toEqual(failures.map(({ message }) => [message, 'retry']))
  // A mistake of ours is none of these.
  expect(refusalBehind(new Error('Connection pool of the school'))).toBeNull()
})
