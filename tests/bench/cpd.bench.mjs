// CPD of a large alliance: its calendar, what speaks against a time, finding times, people's own calendars, and the morning's digests.
import { register } from 'node:module'
import { setTimeout as pause } from 'node:timers/promises'
import { addDays } from '@alongside/domain/civil-date'
import { inRoot } from '../../tools/lib/place.mjs'
import {
  cycleWithoutTimes,
  neighbours,
  PEOPLE,
  SESSIONS,
  schoolDays,
  staffed,
  today,
  yearOfSessions,
} from './cpd-year.mjs'
import { round, spread } from './figures.mjs'
import { ask, browser } from './load.mjs'
import { monthTurns } from './month-turns.mjs'
import { withServer } from './served.mjs'
import { furnished, SCHOOLS } from './sixty-schools.mjs'

const TIMES = 60
const EVENTS = 500
const PAGES = 3
const SEARCH = { sessions: 6, schools: 12, going: 10 }

export const about =
  `An alliance of ${SCHOOLS} schools with ${PEOPLE} people and ${SESSIONS} sessions over a year, twelve places taken on each. ` +
  `A month of its calendar, what speaks against a session’s time, and every day of that month for a session that is being dragged, are asked for ${TIMES} times each, ` +
  'one after the other, after warming up: from the request to the last byte. Then somebody turns the months in a real browser, from the press to the frame with the sessions. ' +
  `A person’s own calendar has ${EVENTS} sessions. Times are found for a cycle of ${SEARCH.sessions} twilights with ${SEARCH.schools} schools and ` +
  `${SEARCH.schools * SEARCH.going} people over two terms, from the press to the answer in the database. Last, everybody is sent the digest of one morning: from the job to the ` +
  'last letter at the mail server. Server, Postgres (every safety on) and whoever asks are processes of their own on one machine, the mail server being with the last.'

export async function run({ ending }) {
  register('./typescript.mjs', import.meta.url)
  const { mailServer } = await import('../support/mail-server.ts')
  const mails = await mailServer()
  ending.add(() => mails.close())
  return await withServer(ending, (server) => measure(ending, server, mails), {
    webRoot: inRoot('apps/web/dist'),
    smtpUrl: mails.url,
  })
}

async function measure(ending, server, mails) {
  const { sql, url, signIn } = server
  const place = await furnished(sql)
  const { alliance, schools, coordinator } = place
  await staffed(sql, schools)
  const sessions = await yearOfSessions(sql, place)
  await sql('analyze')
  const office = { url, cookie: await signIn(coordinator) }
  return [
    ...(await calendar(server, office, { alliance, sessions })),
    ...spread('paint', 'the next month, painted', await turns(ending, office, sessions), 300),
    ...(await feed(server, schools[3].people[20], { alliance, sessions, urn: schools[3].urn })),
    ...(await search(sql, office, { alliance, schools, lead: coordinator })),
    ...(await digests(server, mails)),
  ]
}

async function calendar(server, office, { alliance, sessions }) {
  const months = monthsOf(sessions).map((day) => day.slice(0, 7))
  const month = (i) => ({
    query: timetable,
    variables: {
      id: alliance,
      from: addDays(`${months[i % months.length]}-01`, -3),
      until: addDays(`${months[i % months.length]}-01`, 34),
    },
  })
  const later = sessions.filter(({ day }) => day > today())
  const clash = (i) => ({
    query: clashes,
    variables: { id: later[(i * 13) % later.length].id, at: later[(i * 29 + 7) % later.length].starts },
  })
  const drag = (i) => ({
    query: slots,
    variables: {
      id: later[(i * 17) % later.length].id,
      from: `${later[(i * 17) % later.length].day.slice(0, 7)}-01`,
      until: addDays(`${later[(i * 17) % later.length].day.slice(0, 7)}-01`, 34),
    },
  })
  const { length } = await server.statements(() => ask(office, timetable, month(0).variables))
  return [
    ...spread('month', 'a month of the calendar', await times(office, month), 80),
    { key: 'monthStatements', what: 'SQL statements for it, the session’s among them', value: length, unit: '' },
    ...spread('clash', 'what speaks against a time', await times(office, clash), 50),
    ...spread('drag', 'every day of the month, as a session is picked up', await times(office, drag), 50),
  ]
}

async function times(who, question) {
  const { post, close } = browser(who)
  const measured = []
  await ask(who, question(0).query, question(0).variables)
  for (let i = -10; i < TIMES; i += 1) {
    const body = JSON.stringify(question(i + 10))
    const began = performance.now()
    await post(body)
    if (i >= 0) measured.push(performance.now() - began)
  }
  close()
  return measured
}

/** The day in the middle of each month on which there are sessions. */
function monthsOf(sessions) {
  const days = [...new Set(sessions.map(({ day }) => day))].sort()
  return [...new Set(days.map((day) => day.slice(0, 7)))].slice(1, -1).flatMap((month) => {
    const of = days.filter((day) => day.startsWith(month))
    return of.length > 5 ? [of[Math.floor(of.length / 2)]] : []
  })
}

/** Only months that follow each other without a gap are turned to. */
async function turns(ending, office, sessions) {
  const months = monthsOf(sessions)
  const gap = months.findIndex(
    (day, at) => at > 0 && Number(day.slice(5, 7)) % 12 !== (Number(months[at - 1].slice(5, 7)) + 1) % 12,
  )
  return await monthTurns(ending, office, gap < 0 ? months : months.slice(0, gap), PAGES)
}

async function feed({ sql, url, signIn }, person, { alliance, sessions, urn }) {
  const later = sessions.filter(({ day }) => day > today()).slice(0, EVENTS)
  await sql(
    `insert into cpd_booking (space_id, id, session_id, person_id, urn, state) select $1, gen_random_uuid(), s, $2, $3, 'CONFIRMED' from unnest($4::uuid[]) s
     where not exists (select from cpd_booking b where b.session_id = s and b.person_id = $2)`,
    [alliance, person, urn, later.map(({ id }) => id)],
  )
  const who = { url, cookie: await signIn(person) }
  const { makeCalendarAddress } = await ask(who, 'mutation { makeCalendarAddress { address } }')
  const { pathname } = new URL(makeCalendarAddress.address)
  const measured = []
  for (let i = -5; i < TIMES; i += 1) {
    const began = performance.now()
    const text = await (await fetch(`${url}${pathname}`)).text()
    if (i >= 0) measured.push(performance.now() - began)
    const { length } = text.split('BEGIN:VEVENT').slice(1)
    if (length < EVENTS) throw new Error(`The calendar has ${length} of ${EVENTS} sessions.`)
  }
  return spread('feed', `a person’s own calendar of ${EVENTS} sessions`, measured, 100)
}

async function search(sql, office, { alliance, schools, lead }) {
  const cycle = await cycleWithoutTimes(sql, {
    alliance,
    schools: neighbours(schools[0], schools, SEARCH.schools),
    lead,
    sessions: SEARCH.sessions,
    going: SEARCH.going,
  })
  const days = schoolDays(10, 125)
  const began = performance.now()
  await ask(
    office,
    'mutation($id: ID!, $from: Date!, $until: Date!) { findTimes(cycleId: $id, firstDay: $from, lastDay: $until) { id } }',
    {
      id: cycle,
      from: days[0],
      until: days.at(-1),
    },
  )
  for (;;) {
    const { timeSearch } = await ask(office, found, { id: cycle })
    if (timeSearch.state === 'FOUND') {
      const open = timeSearch.sessions.filter(({ chosen }) => chosen === null).length
      if (open > 0) throw new Error(`${open} sessions were left without a time.`)
      break
    }
    if (timeSearch.state !== 'SEARCHING')
      throw new Error(`The search ended as ${timeSearch.state}: ${JSON.stringify(timeSearch.sessions).slice(0, 2_000)}`)
    await pause(50)
  }
  const seconds = (performance.now() - began) / 1_000
  return [{ key: 'search', what: 'times for a whole cycle', value: round(seconds), unit: 's', limit: 15 }]
}

async function digests({ sql, spent }, mails) {
  const [day] = schoolDays(1, 1)
  await sql(
    `insert into inbox_item (space_id, id, kind, item_kind, item_id, path, created_at) select p.id, gen_random_uuid(), 'cpd.place-asked', 'cpd-session', gen_random_uuid(), '/cpd', $1::date from person p where p.state = 'ACTIVE'`,
    [day],
  )
  const before = await spent()
  const began = performance.now()
  await sql(`select graphile_worker.add_job('daily-digests', json_build_object('day', $1::text))`, [day])
  while (mails.mails.length < PEOPLE) {
    if (performance.now() - began > 600_000) throw new Error(`${mails.mails.length} digests in ten minutes.`)
    await pause(20)
  }
  const seconds = (performance.now() - began) / 1_000
  const after = await spent()
  return [
    {
      key: 'digests',
      what: `${PEOPLE} digests, the last at the mail server`,
      value: round(seconds),
      unit: 's',
      limit: 60,
    },
    {
      key: 'digestServer',
      what: 'processor for one, server',
      value: round((after.cpuMs - before.cpuMs) / PEOPLE, 2),
      unit: 'ms',
    },
    {
      key: 'digestPostgres',
      what: 'processor for one, Postgres',
      value: round((after.postgresMs - before.postgresMs) / PEOPLE, 2),
      unit: 'ms',
    },
  ]
}

const timetable = `query($id: ID!, $from: Date!, $until: Date!) { timetable(allianceId: $id, firstDay: $from, lastDay: $until) { canPlan
  sessions { ...S } withoutTime { ...S } days { day isClosedEverywhere closed inset } halfTerms { number from until } busy { kind startsAt endsAt } } }
  fragment S on TimetableSession { id cycleId title cycleTitle format state isReleased startsAt endsAt minutes venueUrn venueName roomName isMine canMove version }`
const clashes = `query($id: ID!, $at: DateTime!) { sessionClashes(sessionId: $id, startsAt: $at) { kind level person { id name } school { urn name } } }`
const slots = `query($id: ID!, $from: Date!, $until: Date!) { sessionSlots(sessionId: $id, firstDay: $from, lastDay: $until) { startsAt endsAt level reasons { kind level count urns } } }`
const found = `query($id: ID!) { timeSearch(cycleId: $id) { state progress sessions { sessionId moreOut chosen { startsAt } out { startsAt reasons { kind count } } } } }`
