// Notes of research lessons: from one tablet to the eleven others, opening a full lesson, and the sync of a lesson without a network.
import { setTimeout as pause } from 'node:timers/promises'
import { mean, quantile, round, spentOn, spread } from './figures.mjs'
import { ask, atPace } from './load.mjs'
import { withServer } from './served.mjs'
import { tabletOf } from './tablets.mjs'
import { feed, lessonsOf, note, noteIn } from './watched-lessons.mjs'

const LESSONS = 50
const OBSERVERS = 12
/** 600 notes in an hour in each of them. */
const PER_SECOND = (LESSONS * 600) / 3_600
const SECONDS = 30
const NOTES = 600
const OFFLINE = 300
const TIMES = 15

export const about =
  `${LESSONS} research lessons at once with ${OBSERVERS} observers each, every one of them with an open socket: a note is sent ` +
  `over HTTP, the ${OBSERVERS - 1} others hear of it and ask for it, from the moment it is due to the moment their answer is read, ` +
  `${round(PER_SECOND)} notes a second for ${SECONDS} s (600 an hour in each lesson). Then a lesson with ${NOTES} notes is opened, and ` +
  `${OFFLINE} notes of an observer who was offline are sent in one message while the others go on. Server, Postgres (every safety on) and all ` +
  'tablets together are three processes on one machine.'

export async function run({ ending }) {
  return await withServer(ending, (server) => measure(server))
}

async function measure(server) {
  const lessons = await lessonsOf(server, { lessons: LESSONS, observers: OBSERVERS })
  const waiting = new Map()
  const seen = (lesson) => (ids) => {
    for (const id of ids) waiting.get(id)?.(lesson)
  }
  const tablets = []
  for (const lesson of lessons) {
    for (const observer of lesson.observers) tablets.push(await tabletOf(observer, lesson, seen(lesson)))
  }
  const arrivals = []
  const accepted = []
  const sendOne = async (i) => {
    const lesson = lessons[i % LESSONS]
    const author = lesson.observers[Math.floor(i / LESSONS) % OBSERVERS]
    const one = noteIn(lesson)
    const began = performance.now()
    // the author's own tablet hears of it as well
    const everywhere = new Promise((resolve) => {
      const times = []
      waiting.set(one.id, () => {
        times.push(performance.now() - began)
        if (times.length === OBSERVERS) resolve(times)
      })
    })
    await note(author, lesson, [one])
    accepted.push(performance.now() - began)
    const times = await Promise.race([everywhere, pause(20_000)])
    if (!times) throw new Error('A note did not reach everybody within 20 s.')
    waiting.delete(one.id)
    arrivals.push(...times)
  }
  await atPace({ perSecond: PER_SECOND, count: Math.round(5 * PER_SECOND) }, sendOne)
  arrivals.length = 0
  accepted.length = 0
  const before = await server.spent()
  await atPace({ perSecond: PER_SECOND, count: Math.round(SECONDS * PER_SECOND) }, sendOne)
  const after = await server.spent()
  const spent = spentOn(before, after, accepted.length, 'a note')
  const opened = await openFull(server, lessons[0])
  const synced = await syncOffline(server, lessons)
  for (const tablet of tablets) tablet.close()
  return [
    ...spread('everywhere', 'a note on the tablets of the others', arrivals, 400),
    ...spread('accepted', 'a note accepted', accepted),
    ...spent,
    ...spread('open', `opening a lesson with ${NOTES} notes, one after another`, opened.times, 300),
    { key: 'openServer', what: 'processor for it, server and Postgres', value: opened.spent, unit: 'ms' },
    {
      key: 'openStatements',
      what: 'SQL statements for it, the session’s among them',
      value: opened.statements,
      unit: '',
    },
    {
      key: 'sync',
      what: `${OFFLINE} notes of one offline observer, the slowest of ${TIMES}`,
      value: round(
        quantile(
          [...synced].sort((one, two) => one - two),
          1,
        ),
      ),
      unit: 'ms',
      limit: 2_000,
    },
    { key: 'syncMean', what: 'the same, on average', value: round(mean(synced)), unit: 'ms' },
  ]
}

/** As it is opened for the first time: all of its notes with names of people and schools. */
async function openFull(server, lesson) {
  const [author, reader] = lesson.observers
  for (let i = 0; i < NOTES / 100; i++) {
    await note(
      author,
      lesson,
      Array.from({ length: 100 }, () => noteIn(lesson, 30)),
    )
  }
  const query = feed
    .replace('author { id }', 'author { id name initials }')
    .replace('school { urn }', 'school { urn name }')
  const open = async () => {
    const { notes } = (await ask(reader, query, { lesson: lesson.id, after: 0 })).lessonNotes
    if (notes.length < NOTES) throw new Error(`The lesson shows ${notes.length} notes of ${NOTES}.`)
  }
  for (let i = 0; i < 5; i++) await open()
  const statements = (await server.statements(open)).length
  const before = await server.spent()
  const times = []
  for (let i = 0; i < TIMES; i++) {
    const began = performance.now()
    await open()
    times.push(performance.now() - began)
  }
  const after = await server.spent()
  const spent = after.cpuMs + after.postgresMs - before.cpuMs - before.postgresMs
  return { times, statements, spent: round(spent / TIMES, 1) }
}

/** A list of names is loaded, so that the guard has something to compare with. */
async function syncOffline({ sql }, lessons) {
  await loadNames(sql, lessons[0].observers[0])
  const times = []
  for (let i = 0; i < TIMES; i++) {
    const lesson = lessons[i + 1]
    const notes = Array.from({ length: OFFLINE }, (_, n) => noteIn(lesson, 50 - n / 10))
    const began = performance.now()
    await note(lesson.observers[0], lesson, notes)
    times.push(performance.now() - began)
  }
  return times
}

async function loadNames(sql, teacher) {
  await sql(`update role_holding set role = 'HEADTEACHER' where person_id = $1`, [teacher.id])
  const names = Array.from({ length: 600 }, (_, i) => `Xaviera${letters(i)} Quill${letters(i * 7)}`)
  await ask(
    teacher,
    'mutation($urn: ID!, $names: [String!]!) { loadGuardedNames(urn: $urn, names: $names) { entries } }',
    {
      urn: teacher.urn,
      names,
    },
  )
}

const letters = (number) => [...String(number)].map((digit) => 'abcdefghij'[digit]).join('')
