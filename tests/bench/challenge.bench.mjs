// An alliance of sixty schools with three years of peer challenges: the pages of leaders, every indicator anew, and the pairing of a round.
import { register } from 'node:module'
import { setTimeout as pause } from 'node:timers/promises'
import { v7 } from 'uuid'
import { mean, round, spread } from './figures.mjs'
import { ask, browser } from './load.mjs'
import { withServer } from './served.mjs'

const SCHOOLS = 60
const YEARS = 3
const STAFF = 6
const TIMES = 60
const AGAIN = 7
const ROUNDS = 3

export const about =
  `An alliance of ${SCHOOLS} schools with ${STAFF} colleagues each and ${YEARS} years of peer challenges, one of each school a year: lines, judgements, ` +
  `evidence, findings, answers, actions, follow-ups, ledger. The two pages of leaders are asked for ${TIMES} times each, one after the other, after warming up: ` +
  `from the request to the last byte. The indicators of all ${SCHOOLS * YEARS} challenges are worked out anew ${AGAIN} times, reading their records included. ` +
  `A round in which all ${SCHOOLS} schools host, visit and facilitate is paired ${ROUNDS} times, from the press to the pairs and their explanations in the database. ` +
  'Server, Postgres (every safety on) and whoever asks are processes of their own on one machine.'

const figure = '{ value n window how parts { name weight value says } }'
const schoolPage = `query($urn: ID!, $id: ID!) { leadersSchool(urn: $urn) { urn school { urn name colour } challenges { id state postponedFrom visitFirstDay host { urn name } } load { isHidden people green amber red window }
    actions { id challengeId what dueOn isOverdue isDone owner { id name } } indicators { challengeId isProvisional band gates figure ${figure} } }
  alliance(id: $id) { id name memberships { id state school { urn name colour } } }
  ledger(allianceId: $id) { window standings { given received breadth words school { urn name } reciprocity ${figure} } pairs { id given received reciprocity one { urn name } other { urn name } } }
  contributionsWaiting(allianceId: $id) { id hours kind } competitors(allianceId: $id) { id } pairingRounds(allianceId: $id) { id title state } }`
const alliancePage = `query($id: ID!) { leadersAlliance(allianceId: $id) { allianceId isCosy isReadOnly median ${figure} challenged ${figure} withoutSwap ${figure}
    released { challengeId isProvisional school { urn name colour } figure ${figure} } }
  alliance(id: $id) { id name memberships { id state school { urn name colour } } }
  ledger(allianceId: $id) { isCoordinator isConcentrated window mix { kind hours } reciprocity ${figure} concentration ${figure}
    standings { given received breadth words school { urn name } } pairs { id given received reciprocity one { urn name colour } other { urn name colour } } }
  contributionsWaiting(allianceId: $id) { id hours kind } pairingRounds(allianceId: $id) { id title state } }`

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

/** Schools here and there in a county, of two kinds, with their people. */
async function furnished(sql) {
  const alliance = v7()
  await sql(`insert into space (id, kind) values ($1, 'ALLIANCE')`, [alliance])
  await sql(
    `insert into alliance (space_id, name, kind, aims, agreement) values ($1, 'Measured Alliance', 'TSA', '', 'We share what we learn.')`,
    [alliance],
  )
  const person = async (name, role, space) => {
    const id = v7()
    await sql(`insert into person (id, email, name, state) values ($1, $2, $3, 'ACTIVE')`, [
      id,
      `${id}@school.example`,
      name,
    ])
    await sql(`insert into space (id, kind) values ($1, 'PERSON')`, [id])
    await sql('insert into role_holding (id, space_id, person_id, role) values ($1, $2, $3, $4)', [
      v7(),
      space,
      id,
      role,
    ])
    return id
  }
  const schools = []
  for (let at = 0; at < SCHOOLS; at += 1) {
    const urn = String(900_100 + at)
    const space = v7()
    await sql(
      `insert into school (urn, name, phase, easting, northing, roll, percent_fsm, trust_uid) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        urn,
        `School ${at + 1}`,
        at % 5 === 4 ? 'Secondary' : 'Primary',
        400_000 + ((at * 7_919) % 60_000),
        300_000 + ((at * 104_729) % 60_000),
        150 + ((at * 37) % 400),
        5 + ((at * 13) % 40),
        at % 3 === 0 ? String(at % 8) : null,
      ],
    )
    await sql(`insert into space (id, kind, urn) values ($1, 'SCHOOL', $2)`, [space, urn])
    await sql(
      `insert into school_membership (space_id, id, urn, role, state, signed_at, agreement_version) values ($1, $2, $3, 'MEMBER', 'ACTIVE', now(), 1)`,
      [alliance, v7(), urn],
    )
    const people = []
    for (let nth = 0; nth < STAFF; nth += 1)
      people.push(await person(`Colleague ${at}-${nth}`, nth === 0 ? 'HEADTEACHER' : 'TEACHER', space))
    schools.push({ urn, space, people })
  }
  return { alliance, schools, coordinator: await person('Cora Ordway', 'ALLIANCE_COORDINATOR', alliance) }
}
