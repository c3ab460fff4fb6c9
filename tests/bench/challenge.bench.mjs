// An alliance of sixty schools with three years of peer challenges: the pages of leaders, every indicator anew, and the pairing of a round.
import { register } from 'node:module'
import { setTimeout as pause } from 'node:timers/promises'
import { v7 } from 'uuid'
import { mean, round, spread } from './figures.mjs'
import { ask, browser } from './load.mjs'
import { withServer } from './served.mjs'
import { alliancePage, furnished, SCHOOLS, STAFF, schoolPage } from './sixty-schools.mjs'

const YEARS = 3
const TIMES = 60
const PAPERS = 12
const AGAIN = 7
const ROUNDS = 3

export const about =
  `An alliance of ${SCHOOLS} schools with ${STAFF} colleagues each and ${YEARS} years of peer challenges, one of each school a year: lines, judgements, ` +
  `evidence, findings, answers, actions, follow-ups, ledger. The two pages of leaders are asked for ${TIMES} times each, one after the other, after warming up: ` +
  `from the request to the last byte. The indicators of all ${SCHOOLS * YEARS} challenges are worked out anew ${AGAIN} times, reading their records included. ` +
  `A released summary of a full page is fetched as a PDF ${PAPERS} times. ` +
  `A round in which all ${SCHOOLS} schools host, visit and facilitate is paired ${ROUNDS} times, from the press to the pairs and their explanations in the database. ` +
  'Server, Postgres (every safety on) and whoever asks are processes of their own on one machine.'

export async function run({ ending }) {
  register('./typescript.mjs', import.meta.url)
  return await withServer(ending, measure)
}

async function measure(server) {
  const { sql, url, signIn } = server
  const { alliance, schools, coordinator } = await furnished(sql)
  const { pastChallenges } = await import('../support/challenge-years.ts')
  const challenges = await pastChallenges(sql, { alliance, schools, years: YEARS })
  await sql('analyze')
  const office = { url, cookie: await signIn(coordinator) }
  const head = { url, cookie: await signIn(schools[7].people[0]) }
  const asSchool = { query: schoolPage, variables: { urn: schools[7].urn, id: alliance } }
  const asAlliance = { query: alliancePage, variables: { id: alliance } }
  return [
    ...spread('school', 'my school', await times(head, asSchool), 60),
    ...spread('alliance', 'the alliance, for its coordinator', await times(office, asAlliance), 60),
    ...(await statementsOf(server, head, asSchool, 'school', 'my school')),
    ...(await statementsOf(server, office, asAlliance, 'alliance', 'the alliance')),
    ...(await papers(sql, { alliance, host: schools[7], challenges, head })),
    ...(await indicators(sql, challenges)),
    ...(await pairing(sql, { alliance, schools, coordinator, office })),
  ]
}

async function times(who, question) {
  const { post } = browser(who)
  const body = JSON.stringify(question)
  await ask(who, question.query, question.variables)
  for (let i = 0; i < 10; i += 1) await post(body)
  const measured = []
  for (let i = 0; i < TIMES; i += 1) {
    const began = performance.now()
    await post(body)
    measured.push(performance.now() - began)
  }
  return measured
}

async function statementsOf(server, who, question, key, what) {
  const { length } = await server.statements(() => ask(who, question.query, question.variables))
  return [{ key: `${key}Statements`, what: `SQL statements, ${what}`, value: length, unit: '' }]
}

const words = (count) =>
  Array.from({ length: count }, (_, at) => ['children', 'explain', 'their', 'thinking'][at % 4]).join(' ')

/** A released summary of a full page, for the head of the school: the first starts the press. */
async function papers(sql, { alliance, host, challenges, head }) {
  const { id } = challenges.find((one) => one.host === host.urn)
  const paragraph = { kind: 'paragraph', depth: 0, runs: [{ text: words(60) }] }
  const body = {
    sections: ['lookedAt', 'strong', 'evenBetter', 'askNext'].map((heading) => ({
      heading,
      label: heading,
      blocks: [paragraph, paragraph],
    })),
    team: ['School 9', 'School 10'],
    visitFirstDay: inDays(-40),
    visitLastDay: inDays(-40),
  }
  await sql(
    `insert into released_summary (space_id, challenge_id, host_urn, audiences, body, released_by) values ($1, $2, $3, '{GOVERNORS}', $4, $5)`,
    [alliance, id, host.urn, JSON.stringify(body), host.people[0]],
  )
  const measured = []
  for (let i = 0; i < PAPERS; i += 1) {
    const began = performance.now()
    const response = await fetch(`${head.url}/api/peer-challenges/${id}/summary.pdf`, {
      headers: { cookie: head.cookie },
    })
    const bytes = await response.arrayBuffer()
    measured.push(performance.now() - began)
    if (!response.ok || bytes.byteLength < 1_000) throw new Error(`The paper was answered ${response.status}.`)
  }
  const [first, ...next] = measured
  return [
    {
      key: 'paperFirst',
      what: 'a summary as a paper, the first of all',
      value: round(first, 0),
      unit: 'ms',
      limit: 3_000,
    },
    ...spread('paper', 'the next papers', next, 3_000),
  ]
}

/** In this process, with the server's own files: what a page or a job would do. */
async function indicators(sql, challenges) {
  const { indicatorsOf } = await import('../../apps/api/dist/features/leaders/challenge-indicators.service.js')
  const { challengesById } = await import('../../apps/api/dist/features/peer-challenge/challenge-record.service.js')
  const asks = { sql, lookingAs: (_purpose, text, values) => sql(text, values) }
  const ids = challenges.map(({ id }) => id)
  const measured = []
  for (let i = 0; i < AGAIN; i += 1) {
    const began = performance.now()
    const found = await indicatorsOf(asks, await challengesById(asks, ids))
    measured.push(performance.now() - began)
    if (found.size !== ids.length) throw new Error(`${found.size} of ${ids.length} indicators`)
  }
  return [
    {
      key: 'indicatorsMs',
      what: `${ids.length} indicators anew, on average`,
      value: round(mean(measured), 0),
      unit: 'ms',
      limit: 2_000,
    },
  ]
}

const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const areas = ['READING', 'WRITING', 'MATHS', 'SCIENCE', 'TALK', 'SEND', 'EARLY_YEARS', 'ATTENDANCE']

async function pairing(sql, { alliance, schools, coordinator, office }) {
  const measured = []
  for (let i = 0; i < ROUNDS; i += 1) {
    const id = v7()
    await sql(
      `insert into pairing_round (space_id, id, title, first_day, last_day, sign_up_until, state, created_by) values ($1, $2, 'Round', $3, $4, $5, 'SIGN_UP', $6)`,
      [alliance, id, inDays(40), inDays(80), inDays(20), coordinator],
    )
    for (const [at, { urn, people }] of schools.entries()) {
      const tags = (from) => JSON.stringify(Object.fromEntries([0, 3].map((more) => [areas[(from + more + i) % 8], 1])))
      await sql(
        `insert into pairing_sign_up (space_id, round_id, urn, strengths, wants, visitor_times, facilitator_times, reviewers, trained, by_person) values ($1, $2, $3, $4, $5, $6, 2, $7, $8, $9)`,
        [
          alliance,
          id,
          urn,
          tags(at),
          tags(at * 3 + 1),
          1 + (at % 2),
          people.slice(0, 3),
          people.slice(0, 1),
          people[0],
        ],
      )
    }
    const began = performance.now()
    await ask(office, 'mutation($id: ID!) { solvePairing(roundId: $id) { id } }', { id })
    for (;;) {
      const [{ isBusy, isLost }] = await sql(
        `select solving_since is not null as "isBusy", coalesce((solution ->> 'isLost')::boolean, false) as "isLost" from pairing_round where id = $1`,
        [id],
      )
      if (isLost) throw new Error('no pairing in time')
      if (!isBusy) break
      await pause(20)
    }
    measured.push(performance.now() - began)
  }
  return [
    {
      key: 'pairingMs',
      what: `a round of ${SCHOOLS} schools, the slowest of ${ROUNDS}`,
      value: round(Math.max(...measured), 0),
      unit: 'ms',
      limit: 10_000,
    },
  ]
}
