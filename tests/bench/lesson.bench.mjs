// Notes of research lessons: from the tap to the disk, from one tablet to the eleven others, opening a full lesson, the sync of a
// lesson without a network, and the whole study as a paper.
import { setTimeout as pause } from 'node:timers/promises'
import { inRoot } from '../../tools/lib/place.mjs'
import { mean, quantile, round, spentOn, spread } from './figures.mjs'
import { ask, atPace } from './load.mjs'
import { withServer } from './served.mjs'
import { tabletOf } from './tablets.mjs'
import { tapsToDisk } from './taps.mjs'
import { feed, lessonsOf, note, noteIn } from './watched-lessons.mjs'

const LESSONS = 50
const OBSERVERS = 12
/** 600 notes in an hour in each of them. */
const PER_SECOND = (LESSONS * 600) / 3_600
const SECONDS = 30
const NOTES = 600
const OFFLINE = 300
const TIMES = 15
const TAPS = 40
const PAPERS = 5

export const about =
  `${LESSONS} research lessons at once with ${OBSERVERS} observers each, every one of them with an open socket: a note is sent ` +
  `over HTTP, the ${OBSERVERS - 1} others hear of it and ask for it, from the moment it is due to the moment their answer is read, ` +
  `${round(PER_SECOND)} notes a second for ${SECONDS} s (600 an hour in each lesson). Then a lesson with ${NOTES} notes is opened, and ` +
  `${OFFLINE} notes of an observer who was offline are sent in one message. The study of that full lesson is taken along as a paper, first while its ` +
  `thread begins, then ${PAPERS} times more. Last, ${TAPS} notes are begun with a tap in a real browser, until they are on its disk, each ` +
  'encrypted and written through. Server, Postgres (every safety on) and all tablets together are three processes on one machine.'

export async function run({ ending }) {
  return await withServer(ending, (server) => measure(ending, server), { webRoot: inRoot('apps/web/dist') })
}

async function measure(ending, server) {
  const lessons = await lessonsOf(server, { lessons: LESSONS, observers: OBSERVERS })
  const waiting = new Map()
  const seen = (lesson) => (ids) => {
    for (const id of ids) waiting.get(id)?.(lesson)
  }
  const tablets = []
  try {
    return await measured(ending, server, lessons, { tablets, waiting, seen })
  } finally {
    for (const tablet of tablets) tablet.close()
  }
}

async function measured(ending, server, lessons, { tablets, waiting, seen }) {
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
  const [first, ...papers] = await papersOf(lessons[0])
  const [, ...taps] = await tapsToDisk(ending, lessons[TIMES + 1].observers[1], lessons[TIMES + 1], TAPS + 1)
  return [
    ...spread('tap', 'a note tapped, until it is stored on the device', taps, 50),
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
    {
      key: 'paperFirst',
      what: 'the study as a paper, the first of all',
      value: round(first),
      unit: 'ms',
      limit: 3_000,
    },
    ...spread('paper', 'the next papers', papers, 3_000),
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

/** Everything in it, one after another. */
async function papersOf({ study, observers: [reader] }) {
  const times = []
  for (let i = 0; i <= PAPERS; i++) {
    const began = performance.now()
    const response = await fetch(`${reader.url}/api/lesson-studies/${study}/export.pdf`, {
      headers: { cookie: reader.cookie },
    })
    const bytes = await response.arrayBuffer()
    times.push(performance.now() - began)
    if (response.status !== 200 || bytes.byteLength < 10_000)
      throw new Error(`The paper was answered ${response.status}.`)
  }
  return times
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
