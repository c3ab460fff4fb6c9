// Decision 14: where others can reach the server, it runs the operations its client was built with, and nothing else.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Config } from '../../apps/api/src/platform/config.js'
import { type Serving, serve } from '../support/served.js'
import { type World, world } from '../support/world.js'

const viewer = 'query Viewer { viewer { name __typename } }'
const later = 'query Later { viewer { id __typename } }'
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

const folders: string[] = []
/** A built client that asks these questions. */
function built(...documents: string[]): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'alongside-built-'))
  folders.push(folder)
  fs.mkdirSync(path.join(folder, '.vite'))
  fs.writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>Alongside</title>')
  fs.writeFileSync(
    path.join(folder, '.vite', 'persisted-documents.json'),
    JSON.stringify(Object.fromEntries(documents.map((text) => [hashOf(text), text]))),
  )
  return folder
}

let w: World
const nodes: Serving[] = []
const startNode = async (webRoot: string): Promise<Serving> => {
  const node = await serve({ ...w.options, owner: null, operations: 'built', webRoot })
  nodes.push(node)
  return node
}
let cookie: string
beforeAll(async () => {
  w = await world({ operations: 'built', webRoot: built(viewer) })
  cookie = (await w.person({ name: 'Ana Ferreira', role: 'TEACHER', school: await w.school('Elm Park') })).cookie!
})
afterAll(async () => {
  for (const node of nodes) await node.close()
  await w?.close()
  for (const folder of folders) fs.rmSync(folder, { recursive: true })
})

const send = async (body: unknown, { url = w.url, method = 'POST', headers = {} } = {}) => {
  const config = new Config(w.options)
  config.listenAt(url)
  const response = await fetch(`${url}/graphql`, {
    method,
    headers: {
      'content-type': 'application/json',
      'x-alongside': '1',
      cookie: `${config.cookieName}=${cookie.split('=')[1]}`,
      ...headers,
    },
    ...(method === 'GET' ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return text.startsWith('{') ? JSON.parse(text) : { status: response.status, text }
}
const named = (text: string, more: object = {}) => ({
  extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(text) } },
  ...more,
})
const refused = {
  data: null,
  errors: [{ message: 'operation.unknown', extensions: expect.objectContaining({ code: 'operation.unknown' }) }],
}

describe('a server that others can reach', () => {
  it('runs what its client was built with, by its hash', async () => {
    expect(await send(named(viewer))).toEqual({ data: { viewer: { name: 'Ana Ferreira', __typename: 'Viewer' } } })
  })

  it.each<[string, unknown, Record<string, string>]>([
    ['a document of one’s own', { query: viewer }, {}],
    ['one with the hash of nothing', { query: later, ...named('nothing') }, {}],
    ['one that is registered with its first use', { query: later, ...named(later) }, {}],
    ['a hash that is no text', { extensions: { persistedQuery: { sha256Hash: { $ne: '' } } } }, {}],
    ['a name from JavaScript itself', { extensions: { persistedQuery: { sha256Hash: 'constructor' } } }, {}],
    ['nothing', {}, {}],
    ['several at once', [{ query: viewer }, { query: viewer }], {}],
    ['a bare document', viewer, { 'content-type': 'application/graphql' }],
  ])('refuses %s, whoever is signed in', async (_, body, headers) => {
    expect(await send(body, { headers })).toEqual(refused)
  })

  it('runs the known document, whatever text comes along with its hash', async () => {
    const answer = await send({ query: '{ viewer { email } }', ...named(viewer) })
    expect(answer).toEqual({ data: { viewer: { name: 'Ana Ferreira', __typename: 'Viewer' } } })
  })

  it('takes no question in an address', async () => {
    const response = await fetch(`${w.url}/graphql?query=${encodeURIComponent(viewer)}`, {
      headers: { cookie, 'x-alongside': '1' },
    })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
  })

  it('knows the questions of a newer build as soon as another node has started with it', async () => {
    const newer = await startNode(built(viewer, later))
    const waited = performance.now() + 5_000
    let answer: { data: unknown }
    do answer = await send(named(later))
    while (answer.data === null && performance.now() < waited)
    expect(answer.data).toEqual({ viewer: { id: expect.any(String), __typename: 'Viewer' } })
    // And a page of the build before goes on working there.
    expect((await send(named(viewer), { url: newer.url })).data).toEqual({
      viewer: { name: 'Ana Ferreira', __typename: 'Viewer' },
    })
  })

  it('keeps five builds, those that started last', async () => {
    const early = 'query Early { viewer { email __typename } }'
    await w.sql(`update client_build set published_at = now() - interval '1 year'`)
    await w.sql(
      `insert into client_build (id, documents, published_at) values ('early', $1, now() - interval '2 years')`,
      [JSON.stringify({ [hashOf(early)]: early })],
    )
    for (let at = 0; at < 3; at += 1)
      await w.sql(
        `insert into client_build (id, documents, published_at) values ($1, '{}', now() - interval '1 day')`,
        [`build ${at}`],
      )
    const node = await startNode(built(viewer, 'query Newest { viewer { name } }'))
    expect((await w.sql('select id from client_build order by id')).length).toBe(5)
    expect(await send(named(early), { url: node.url })).toEqual(refused)
    expect((await send(named(viewer), { url: node.url })).data).not.toBeNull()
  })
})

it.each([
  ['on this machine', { host: '127.0.0.1', publicUrl: null }, true],
  ['on this machine, by its name', { host: 'localhost', publicUrl: 'http://localhost:3000' }, true],
  ['open to the network', { host: '0.0.0.0', publicUrl: null }, false],
  ['behind a proxy that the world can reach', { host: '127.0.0.1', publicUrl: 'https://alongside.example' }, false],
  ['open to the network, and told to take any', { host: '0.0.0.0', publicUrl: null, operations: 'any' as const }, true],
  ['on this machine, and told not to', { host: '127.0.0.1', publicUrl: null, operations: 'built' as const }, false],
])('%s any operation is taken: %j %s', (_, options, any) => {
  const { operations: _default, ...rest } = w.options
  expect(new Config({ ...rest, ...options }).takesAnyOperation).toBe(any)
})
