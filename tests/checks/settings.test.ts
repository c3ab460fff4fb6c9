// The environment is read strictly, and invented people with printed passwords never stand open to others.
import { describe, expect, it } from '@jest/globals'
import { missingWithoutHttps, readSettings } from '../../tools/lib/settings.mjs'

const database = { DATABASE_URL: 'postgres://app:s%40crit@db.example:6000/alongside' }

describe('the demo', () => {
  it.each([
    ['embedded on this machine', {}, true],
    ['embedded on this machine, by name', { HOST: 'localhost' }, true],
    ['switched off', { ALONGSIDE_DEMO: '0' }, false],
    ['open to the network', { HOST: '0.0.0.0' }, false],
    ['behind a proxy that the world can reach', { PUBLIC_URL: 'https://alongside.example' }, false],
    ['on a database of its own', database, false],
    ['asked for on a database of its own', { ...database, ALONGSIDE_DEMO: '1' }, true],
    ['asked for and open to the network', { HOST: '0.0.0.0', ALONGSIDE_DEMO: '1' }, true],
  ])('%s: %j means %s', (_, env, demo) => {
    expect(readSettings(env).demo).toBe(demo)
  })
})

it('takes the address of a database apart', () => {
  expect(readSettings(database).app).toEqual({
    host: 'db.example',
    port: 6000,
    database: 'alongside',
    user: 'app',
    password: 's@crit',
  })
  const local = readSettings({
    DATABASE_URL: 'postgresql://app@localhost/alongside?host=/run/postgresql&sslmode=require',
  })
  expect(local.app).toEqual({ host: '/run/postgresql', port: 5432, database: 'alongside', user: 'app', ssl: true })
})

it.each([
  [{ PORT: 'http' }, 'PORT is "http"'],
  [{ PORT: '70000' }, 'PORT is "70000"'],
  [{ ALONGSIDE_DEMO: 'yes' }, 'ALONGSIDE_DEMO is "yes"'],
  [{ ALONGSIDE_OPERATIONS: 'all' }, 'ALONGSIDE_OPERATIONS is "all"'],
  [{ PUBLIC_URL: 'alongside.example' }, 'PUBLIC_URL is "alongside.example"'],
  [{ PUBLIC_URL: 'https://example.org/alongside' }, 'PUBLIC_URL is "https://example.org/alongside"'],
  [{ ALONGSIDE_KEY: 'c2hvcnQ=' }, 'ALONGSIDE_KEY is no key'],
  [{ DATABASE_URL: 'mysql://a:b@c/d' }, 'DATABASE_URL is not the address of a Postgres database'],
  [{ DATABASE_OWNER_URL: 'postgres://a:b@c/d' }, 'DATABASE_OWNER_URL is set without DATABASE_URL'],
])('refuses %j by name', (env, sentence) => {
  expect(() => readSettings(env)).toThrow(sentence)
})

it('says what will not work without https, off this machine only', () => {
  expect(missingWithoutHttps(readSettings({}))).toEqual([])
  expect(missingWithoutHttps(readSettings({ PUBLIC_URL: 'https://alongside.example', HOST: '0.0.0.0' }))).toEqual([])
  expect(missingWithoutHttps(readSettings({ HOST: '0.0.0.0' }))).toHaveLength(2)
  expect(missingWithoutHttps(readSettings({ PUBLIC_URL: 'http://alongside.example' })).join()).toContain('offline')
})
