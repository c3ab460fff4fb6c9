// What attacks cost: questions that are refused while honest ones go on, and whether the time of an answer tells who has an account.
import { register } from 'node:module'
import { setTimeout as pause } from 'node:timers/promises'
import { v7 } from 'uuid'
import { quantile, round, spread } from './figures.mjs'
import { ask, atPace, browser } from './load.mjs'
import { guardUnderFire } from './security-guard.mjs'
import { noisyNeighbour } from './security-noisy.mjs'
import { withServer } from './served.mjs'

register('./typescript.mjs', import.meta.url)

/** Of each of the forty questions, and of each kind of sign-in. */
const REPEATS = 10
const SIGN_INS = 1_000
const TAMPERED = 20_000
const password = 'three calm herons walk'

export const about =
  `Forty questions that ask for far more than they say (T05), each ${REPEATS} times, alone and beside honest questions; ` +
  `${SIGN_INS} sign-ins with a wrong password to an account and as many to an address nobody has, in an order of chance, ` +
  'and how well the time of the answer tells them apart (0.5: not at all). ' +
  `${TAMPERED} tampered edits before the guard (T11). Two people of one alliance who write ten times a second together, alone and ` +
  'beside ten pages of another alliance that send twenty times what a page may send (T34).'

const parts = {
  async questions(ending) {
    const { bombs } = await import('../support/bombs.ts')
    return await withServer(ending, (server) => measure(server, Object.values(bombs)))
  },
  guard: (_, count) => guardUnderFire(count ?? TAMPERED),
  noisy: (ending) => noisyNeighbour(ending),
}

/** Without words everything; `--part=guard --edits=1000` a part of it. */
export async function run({ ending, args }) {
  const { part, edits } = Object.fromEntries(args.map((word) => word.replace(/^--/, '').split('=')))
  if (part !== undefined && !(part in parts)) throw new Error(`There is no part called ${part}.`)
  const figures = []
  for (const name of part ? [part] : Object.keys(parts))
    figures.push(...(await parts[name](ending, edits && Number(edits))))
  return figures
}

async function measure(server, bombs) {
  const person = await somebody(server.sql)
  const teacher = { url: server.url, cookie: await server.signIn(person.id) }
  const page = browser(teacher)
  const honest = JSON.stringify({
    query: '{ viewer { id name holdings { id role school { name } } sessions { device } } }',
  })
  for (let i = 0; i < 50; i++) await page.post(honest)
  const alone = await atPace({ perSecond: 50, count: 400 }, () => page.post(honest))
  const refusals = []
  const memory = await server.spent()
  let isOver = false
  const attack = (async () => {
    for (let i = 0; i < REPEATS * bombs.length; i++) {
      const began = performance.now()
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-alongside': '1', cookie: teacher.cookie },
        body: JSON.stringify(bombs[i % bombs.length]),
      })
      const { data } = await response.json()
      refusals.push(performance.now() - began)
      if (data !== null) throw new Error(`Answered: ${bombs[i % bombs.length].query.slice(0, 100)}`)
    }
    isOver = true
  })()
  const beside = []
  while (!isOver) {
    beside.push(...(await atPace({ perSecond: 50, count: 50 }, () => page.post(honest))))
    await pause(0)
  }
  await attack
  const growth = (await server.spent()).megabytes - memory.megabytes
  page.close()
  const { known, unknown } = await signIns(server, person.email)
  const apart = areaUnderCurve(known, unknown)
  return [
    ...spread('refusal', 'a question refused', refusals, 50),
    ...spread('alone', 'an honest question, alone', alone),
    ...spread('beside', 'an honest question, beside them', beside),
    {
      key: 'besideTimes',
      what: 'times as long beside them, p99',
      value: times(beside, alone),
      unit: 'times',
      limit: 2,
    },
    {
      key: 'growth',
      what: 'memory of the server afterwards',
      value: round(Math.max(0, growth)),
      unit: 'MB more',
      limit: 20,
    },
    ...spread('known', 'a sign-in refused, account', known),
    ...spread('unknown', 'a sign-in refused, no account', unknown),
    { key: 'auc', what: 'told apart by time', value: round(apart, 3), unit: '' },
    { key: 'aucOff', what: 'away from 0.5', value: round(Math.abs(apart - 0.5), 3), unit: '', limit: 0.05 },
  ]
}

const p99 = (all) =>
  quantile(
    [...all].sort((one, two) => one - two),
    0.99,
  )
const times = (one, other) => round(p99(one) / p99(other), 2)

async function somebody(sql) {
  const id = v7()
  const email = 'somebody@school.example'
  await sql(`insert into person (id, email, name, state) values ($1, $2, 'Somebody', 'ACTIVE')`, [id, email])
  await sql(`insert into space (id, kind) values ($1, 'PERSON')`, [id])
  const { hashPassword } = await import('../../apps/api/dist/features/account/passwords.js')
  await sql('insert into credential (person_id, password_hash) values ($1, $2)', [id, await hashPassword(password)])
  return { id, email }
}

/** The count is taken back after every few, because it would refuse before anything is compared. */
async function signIns({ url, sql }, email) {
  const known = []
  const unknown = []
  const query = 'mutation($email: String!) { signIn(email: $email, password: "not this one at all") { id } }'
  while (known.length < SIGN_INS || unknown.length < SIGN_INS) {
    if ((known.length + unknown.length) % 5 === 0) await sql('delete from sign_in_limit')
    const isKnown = unknown.length >= SIGN_INS || (known.length < SIGN_INS && Math.random() < 0.5)
    const began = performance.now()
    const refused = await ask({ url, cookie: '' }, query, { email: isKnown ? email : 'nobody99@school.example' }).catch(
      (error) => error.message,
    )
    const took = performance.now() - began
    if (!/sign-in\.wrong/.test(refused)) throw new Error(`Expected a wrong password: ${JSON.stringify(refused)}`)
    ;(isKnown ? known : unknown).push(took)
  }
  return { known, unknown }
}

/** How often an account takes longer than none, of all pairs: what the best guess by time alone comes to. */
function areaUnderCurve(known, unknown) {
  const all = [...known.map((time) => ({ time, isKnown: true })), ...unknown.map((time) => ({ time, isKnown: false }))]
  all.sort((one, two) => one.time - two.time)
  const ranks = all.reduce((sum, { isKnown }, at) => (isKnown ? sum + at + 1 : sum), 0)
  return (ranks - (known.length * (known.length + 1)) / 2) / (known.length * unknown.length)
}
