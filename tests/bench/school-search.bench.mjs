// Searching all schools as people type: letter by letter, over HTTP, signed in, several people at once.
import { v7 } from 'uuid'
import { spentOn, spread } from './figures.mjs'
import { ask, atPace, browser } from './load.mjs'
import { listOfSchools, SCHOOLS } from './register.mjs'
import { withServer } from './served.mjs'

/** Some ten people typing at the same moment. */
const PER_SECOND = 20
const NAMES = 60
const query = `query($search: String!) { schools(search: $search, first: 20) { edges { node { urn name town postcode phase } } } }`

export const about =
  `${SCHOOLS.toLocaleString('en-GB')} schools, real ones where ALONGSIDE_DATA_DIR has them; the names of ${NAMES} of them typed letter by letter, ` +
  `and some towns, URNs and postcodes: ${PER_SECOND} searches a second, each sent when it is typed, over HTTP, signed in. ` +
  'Server, Postgres (every safety on) and load generator are processes of their own on one machine.'

export async function run({ ending }) {
  return await withServer(ending, (server) => measure(server))
}

async function measure(server) {
  const { registerPool, startRun } = await import('../../apps/api/dist/features/school/register-run.js')
  const pool = registerPool(server.database.app)
  const { file } = listOfSchools(server.database.folder)
  const { outcome } = await startRun(pool, { path: file, fileName: 'schools', startedBy: null })
  const { state, message } = await outcome
  await pool.end()
  if (state !== 'DONE') throw new Error(message)
  await server.sql('vacuum analyze school')
  const schools = await server.sql('select name, town, postcode, urn from school order by md5(urn) limit $1', [NAMES])

  const typist = { url: server.url, cookie: await server.signIn(await aTypist(server.sql)) }
  const { schools: found } = await ask(typist, query, { search: schools[0].name })
  if (found.edges.length === 0) throw new Error('A school is not found by its name.')
  const page = browser(typist)
  const post = (search) => page.post(JSON.stringify({ query, variables: { search } }))
  for (let i = 0; i < 100; i++) await post('warm up')
  const searches = schools.flatMap(typed)
  const before = await server.spent()
  const times = await atPace({ perSecond: PER_SECOND, count: searches.length }, (i) => post(searches[i]))
  const after = await server.spent()
  page.close()
  const long = (from, to) => times.filter((_, i) => searches[i].length >= from && searches[i].length <= to)
  return [
    ...spread('', 'a search', times, 20),
    ...spread('short', 'one or two letters', long(1, 2)),
    ...spread('middle', 'three to six', long(3, 6)),
    ...spread('long', 'more', long(7, 99)),
    ...spentOn(before, after, times.length, 'a search'),
  ]
}

/** What somebody types who looks for this school: its name from the first letter on, or another way to find it. */
function typed({ name, town, postcode, urn }, i) {
  if (i % 10 === 0) return [postcode ?? urn]
  if (i % 10 === 1) return [urn]
  const text = i % 10 === 2 ? `${name} ${town ?? ''}`.toLowerCase() : name.replace(/[’']/g, '')
  return Array.from({ length: Math.min(text.length, 16) }, (_, n) => text.slice(0, n + 1))
}

async function aTypist(sql) {
  const id = v7()
  await sql(`insert into person (id, email, name, state) values ($1, 'typist@school.example', 'A Typist', 'ACTIVE')`, [
    id,
  ])
  return id
}
