// Searching all schools as people type: letter by letter, over HTTP, signed in, several people at once.
import { createHash, randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { v7 } from 'uuid'
import { registerPool, startRun } from '../../apps/api/dist/features/school/register-run.js'
import { serve } from '../../apps/api/dist/main.js'
import { listOfSchools, quantile, SCHOOLS, withDatabase } from './register.mjs'

/** Some ten people typing at the same moment. */
const PER_SECOND = 20
const NAMES = 60
const query = `query($search: String!) { schools(search: $search, first: 20) { edges { node { urn name town postcode phase } } } }`

/** What somebody types who looks for this school: its name from the first letter on, or another way to find it. */
function typed({ name, town, postcode, urn }, i) {
  if (i % 10 === 0) return [postcode ?? urn]
  if (i % 10 === 1) return [urn]
  const text = i % 10 === 2 ? `${name} ${town ?? ''}`.toLowerCase() : name.replace(/[’']/g, '')
  return Array.from({ length: Math.min(text.length, 16) }, (_, n) => text.slice(0, n + 1))
}

await withDatabase(async ({ owner, app, folder }) => {
  const list = listOfSchools(folder)
  const pool = registerPool(app)
  const run = await startRun(pool, { path: list.file, fileName: 'schools', startedBy: null })
  const { state, message } = await run.outcome
  await pool.end()
  if (state !== 'DONE') throw new Error(message)

  const client = new pg.Client(owner)
  await client.connect()
  await client.query('vacuum analyze school')
  const secret = await signedIn(client)
  const { rows: schools } = await client.query(
    'select name, town, postcode, urn from school order by md5(urn) limit $1',
    [NAMES],
  )
  await client.end()

  const server = await serve({
    app,
    owner: null,
    port: 0,
    host: '127.0.0.1',
    publicUrl: null,
    webRoot: null,
    demo: false,
    embedded: true,
    dataDir: folder,
    smtpUrl: null,
    redisUrl: null,
  })
  try {
    const cookie = `alongside-${new URL(server.url).port}=${secret}`
    const ask = async (search) => {
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-alongside': '1', cookie },
        body: JSON.stringify({ query, variables: { search } }),
      })
      const { errors } = await response.json()
      if (errors) throw new Error(JSON.stringify(errors))
    }
    for (let i = 0; i < 100; i++) await ask('warm up')
    const searches = schools.flatMap(typed)
    // Each letter is typed when it is due, whether the last answer is there or not; time counts from then.
    const began = performance.now()
    const answers = await Promise.all(
      searches.map(async (search, i) => {
        const due = began + (i * 1000) / PER_SECOND
        await pause(due - performance.now())
        await ask(search)
        return { search, ms: performance.now() - due }
      }),
    )
    report(answers, list.real ? 'real' : 'invented')
  } finally {
    await server.close()
  }
})

async function signedIn(client) {
  const [id, secret] = [v7(), randomBytes(32).toString('base64url')]
  await client.query(
    `insert into person (id, email, name, state) values ($1, 'typist@school.example', 'A Typist', 'ACTIVE')`,
    [id],
  )
  await client.query(
    `insert into session (id, token_hash, person_id, expires_at) values ($1, $2, $3, now() + interval '1 day')`,
    [v7(), createHash('sha256').update(secret).digest(), id],
  )
  return secret
}

function report(answers, schools) {
  const of = (some) => {
    const sorted = some.map(({ ms }) => ms).sort((a, b) => a - b)
    const at = (q) => Math.round(quantile(sorted, q) * 10) / 10
    return { searches: sorted.length, 'p50 ms': at(0.5), 'p95 ms': at(0.95), 'p99 ms': at(0.99), 'slowest ms': at(1) }
  }
  const long = (from, to) => answers.filter(({ search }) => search.length >= from && search.length <= to)
  console.table({
    'one or two letters': of(long(1, 2)),
    'three to six': of(long(3, 6)),
    more: of(long(7, 99)),
    all: of(answers),
  })
  const all = of(answers)
  console.log(
    JSON.stringify({
      bench: 'school-search',
      schools,
      of: SCHOOLS,
      p50: all['p50 ms'],
      p95: all['p95 ms'],
      p99: all['p99 ms'],
      limits: { p95: 20 },
    }),
  )
}
