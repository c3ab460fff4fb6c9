// T06, T08, T23, T33: requests that did not come from our own pages, guesses spread over nodes, links that would lead elsewhere.
import http from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Attempts } from '../../apps/api/src/features/account/attempts.js'
import { dataSourceFor } from '../../apps/api/src/platform/db/connection.js'
import { safePath } from '../../apps/web/src/platform/safe-path.js'
import { post } from '../support/ask.js'
import { type PostOffice, postOffice } from '../support/post-office.js'
import { type Serving, serve, serverEnv } from '../support/served.js'
import { type Someone, type World, world } from '../support/world.js'

const password = 'three calm herons walk'

let w: World
let office: PostOffice
let admin: Someone
const nodes: Serving[] = []
beforeAll(async () => {
  office = await postOffice()
  w = await world({ smtpUrl: office.url })
  admin = await w.person({ name: 'Ada Obi', role: 'ADMIN', password })
  for (let at = 0; at < 4; at += 1) nodes.push(await serve({ ...w.options, owner: null }))
})
afterAll(async () => {
  for (const node of nodes) await node.close()
  await w?.close()
  await office?.close()
})

/** With headers that `fetch` would not send. */
const raw = (url: string, headers: Record<string, string>, body: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const request = http.request({ hostname, port, path: '/graphql', method: 'POST', headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode!))
    })
    request.on('error', reject).end(body)
  })

describe('T06: a change from another site', () => {
  const ways = ['POST', 'PUT', 'GET']
  const types = [
    'application/json',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    '',
  ]
  /** What a browser says about where a page is from; an old one says the origin alone. */
  const pages: readonly Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site', origin: 'null' },
    { 'sec-fetch-site': 'same-site', origin: 'https://next.door.example' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ]
  const change = 'mutation { markSeen }'
  const leave = 'mutation { signOut }'
  const routes: readonly (readonly [string, string])[] = [
    ['/graphql', JSON.stringify({ query: change })],
    ['/graphql', JSON.stringify({ query: leave })],
    [`/graphql?query=${encodeURIComponent(change)}`, 'query=mutation{markSeen}'],
    ['/api/register-import?name=x.csv', 'URN,EstablishmentName\n'],
    [`/api/alliances/x/memberships/y/export`, ''],
    ['/api/lessons/x/notes/y/photo', 'x'],
    ['/api/photos/x', ''],
    ['/api/lesson-studies/x/export.pdf', ''],
    ['/api/lesson-studies/x/export.zip', ''],
    ['/api/lesson-studies/import?allianceId=x&urn=y', 'PK'],
    ['/api/schools/100000/calendar-entries', '{"address":"https://calendars.example/"}'],
    ['/healthz', ''],
  ]

  it('changes nothing in any of the forms a foreign page can give it', async () => {
    await w.sql('update person set last_here_at = null where id = $1', [admin.id])
    let sent = 0
    const answered: string[] = []
    const foreign = routes.flatMap(([path, body]) =>
      ways.flatMap((method) => types.flatMap((type) => pages.map((page) => ({ path, body, method, type, page })))),
    )
    const trySome = async (some: typeof foreign) => {
      for (const { path, body, method, type, page } of some) {
        const headers = { cookie: admin.cookie!, ...page, ...(type && { 'content-type': type }) }
        const response = await fetch(w.url + path, {
          method,
          headers,
          ...(['GET', 'HEAD'].includes(method) ? {} : { body }),
        })
        const text = await response.text()
        sent += 1
        if (response.status >= 500 || /"markSeen":|"signOut":/.test(text))
          answered.push(`${method} ${path} ${type} ${JSON.stringify(page)}: ${response.status} ${text.slice(0, 80)}`)
      }
    }
    const share = Math.ceil(foreign.length / 8)
    await Promise.all(Array.from({ length: 8 }, (_, at) => trySome(foreign.slice(at * share, (at + 1) * share))))
    expect(answered).toEqual([])
    expect(sent).toBe(routes.length * ways.length * types.length * pages.length)
    expect(sent).toBeGreaterThan(900)
    const [person] = await w.sql<{ at: Date | null }>('select last_here_at as at from person where id = $1', [admin.id])
    expect(person!.at).toBeNull()
    expect(await w.sql('select from school_import')).toEqual([])
    expect(await admin.ask('{ viewer { name } }')).toEqual({ viewer: { name: 'Ada Obi' } })
  })

  it('and our own pages can do it', async () => {
    const reply = await admin.post(change, {}, { 'sec-fetch-site': 'same-origin', origin: w.url })
    expect(reply.data).toEqual({ markSeen: true })
  })
})

describe('T08: guesses', () => {
  const signIn = 'mutation($email: String!, $password: String!) { signIn(email: $email, password: $password) { id } }'
  const guess = (url: string, email: string, at: number) =>
    post(url, signIn, { email, password: `not this one ${at}` }).then(({ errors }) => errors[0]!.extensions.code)

  it('are ten for an account in a quarter of an hour, over all nodes together', async () => {
    const { email } = await w.person({ password })
    const all = [w.url, ...nodes.map(({ url }) => url)]
    const answers = await Promise.all(
      Array.from({ length: 45 }, (_, at) => guess(all[at % 5]!, at % 2 ? email : ` ${email.toUpperCase()} `, at)),
    )
    expect(answers.filter((code) => code === 'sign-in.wrong')).toHaveLength(10)
    expect(answers.filter((code) => code === 'sign-in.too-many')).toHaveLength(35)
    await w.sql('delete from sign_in_limit')
  })

  it('ten thousand of them are judged ten times in each quarter of an hour that passes', async () => {
    // The limiter alone, on a clock that is turned: no password is worth hashing ten thousand times for this.
    const source = await dataSourceFor(w.options.app, [], 4).initialize()
    const attempts = new Attempts(source)
    const real = Date.now
    const [windows, inEach] = [5, 2_000]
    let turned = 0
    Date.now = () => real() + turned
    try {
      const counts = { judged: 0, refused: 0 }
      const isRight = async () => {
        counts.judged += 1
        return false
      }
      const one = (at: number) =>
        attempts.judge('one@school.example', `10.0.${at % 200}.1`, isRight).catch((error: { code?: string }) => {
          if (error.code !== 'sign-in.too-many') throw error
          counts.refused += 1
        })
      for (let window = 0; window < windows; window += 1) {
        turned = window * 901_000
        for (let at = 0; at < inEach; at += 20)
          await Promise.all(Array.from({ length: 20 }, (_, beside) => one(at + beside)))
      }
      expect(counts).toEqual({ judged: 10 * windows, refused: windows * (inEach - 10) })
    } finally {
      Date.now = real
      await source.destroy()
      await w.sql('delete from sign_in_limit')
    }
  })
})

describe('T33: what a request says about itself', () => {
  const ask = 'mutation($email: String!) { requestPasswordReset(email: $email) }'
  it.each([
    { host: 'evil.example' },
    { 'x-forwarded-host': 'evil.example' },
    { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', 'x-forwarded-port': '8443' },
    { forwarded: 'for=1.2.3.4;host=evil.example;proto=https' },
    { 'x-original-url': '/evil', 'x-rewrite-url': '/evil', 'x-host': 'evil.example' },
    { host: 'localhost:1@evil.example' },
  ] as Record<string, string>[])('%j: the link in the letter leads here', async (headers) => {
    const person = await w.person({ password })
    await raw(
      w.url,
      { ...headers, 'content-type': 'application/json', 'x-alongside': '1' },
      JSON.stringify({ query: ask, variables: { email: person.email } }),
    )
    const { links, text } = await office.letterTo(person.email, 'Choose a new password')
    // Whichever node wrote the letter.
    const here = [w, ...nodes].map(({ url }) => url).find((url) => links[0]!.startsWith(`${url}/`))
    expect(here).toBeDefined()
    expect(links.map((link) => new URL(link).origin)).toEqual([here, here])
    expect(text).not.toContain('evil')
  })
})

describe('T33: where a request comes from, behind a proxy that is trusted', () => {
  const ask = 'mutation($email: String!) { requestPasswordReset(email: $email) }'
  const from = async (url: string, chain: string) => {
    const { errors } = await post(url, ask, { email: 'nobody@school.example' }, { 'x-forwarded-for': chain })
    return errors[0]?.extensions.code ?? 'taken'
  }
  it('is what the proxy says, not what was said to the proxy', async () => {
    serverEnv.TRUST_PROXY = '127.0.0.1'
    const node = await serve({ ...w.options, owner: null }).finally(() => delete serverEnv.TRUST_PROXY)
    nodes.push(node)
    // A hundred tries from one place, each with another address of one's own in front of the one the proxy saw.
    const answers: string[] = []
    for (let at = 0; at < 110; at += 1) answers.push(await from(node.url, `198.51.100.${at}, 203.0.113.7`))
    expect(answers).toEqual(Array.from({ length: 110 }, (_, at) => (at < 100 ? 'taken' : 'sign-in.too-many')))
    expect(await from(node.url, '203.0.113.8')).toBe('taken')
    // A node that was told of no proxy believes none: all of it comes from here.
    for (let at = 0; at < 110; at += 1) answers.push(await from(w.url, `203.0.113.${at}`))
    expect(answers.slice(-10)).toEqual(Array.from({ length: 10 }, () => 'sign-in.too-many'))
    await w.sql('delete from sign_in_limit')
  })
})

describe('T23: where signing in leads', () => {
  const evil = [
    'evil.example',
    'evil.example:443',
    'user@evil.example',
    'xn--e1awd7f.example',
    '3232235777',
    '[::1]',
    '127.0.0.1.evil.example',
  ]
  const forms: readonly ((host: string) => string)[] = [
    (host) => `//${host}`,
    (host) => `///${host}`,
    (host) => `////${host}/%2f..`,
    (host) => `/\\${host}`,
    (host) => `\\\\${host}`,
    (host) => `/\t/${host}`,
    (host) => `/\n/${host}`,
    (host) => `https://${host}`,
    (host) => `https:${host}`,
    (host) => ` //${host}`,
  ]
  const others = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'blob:https://evil.example/x',
    'today',
    '',
    '/sign-in',
    '/sign-in?next=/today',
    '/./sign-in',
    '/x/../sign-in',
    '.evil.example',
    '@evil.example',
    ':80',
    '?next=//evil.example',
    '#//evil.example',
  ]
  const hostile = [...evil.flatMap((host) => forms.map((form) => form(host))), ...others]
  it('has more than sixty forms to offer', () => expect(hostile.length).toBeGreaterThan(60))
  it.each(hostile)('%j leads to Today', (next) => {
    const to = safePath(next)
    expect(new URL(to, 'https://alongside.example').origin).toBe('https://alongside.example')
    expect(to).toBe('/today')
  })
  it.each(['/enquiries/1?card=2#words', '/alliance', '/schools?search=%2F%2Fevil.example'])(
    '%s is a place here',
    (next) => {
      expect(safePath(next)).toBe(next)
    },
  )
  it.each([
    '/sign-in?next=//evil.example',
    '/?next=https://evil.example',
    '//evil.example/%2e%2e',
    '/today//evil.example',
  ])('the server redirects nobody: %s', async (path) => {
    const response = await fetch(w.url + path, { redirect: 'manual' })
    expect([response.status >= 300 && response.status < 400, response.headers.get('location')]).toEqual([false, null])
  })
})
