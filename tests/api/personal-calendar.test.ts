// A person's own calendar by its secret address, read by an independent parser; and the mails that remind, as each one chose.
import { addDays, dayInLondon } from '@alongside/domain/civil-date'
import type { AllianceId, CpdSessionId, Urn } from '@alongside/domain/ids'
import { englishCalendar } from '@alongside/domain/school-days'
import { clockInLondon } from '@alongside/domain/wall-clock'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import ical, { type VEvent } from 'node-ical'
import { v7 } from 'uuid'
import { eventually } from '../support/eventually.js'
import { type MailServer, mailServer } from '../support/mail-server.js'
import { Plans } from '../support/plans.js'
import { serverEnv } from '../support/served.js'
import { type Someone, type World, world } from '../support/world.js'

let server: MailServer
let w: World
const logged: string[] = []
let elm: Urn
let oak: Urn
let north: AllianceId
let cora: Someone
let tom: Someone
let plans: Plans
beforeAll(async () => {
  server = await mailServer()
  serverEnv.LOG_LEVEL = 'info'
  w = await world({ smtpUrl: server.url, log: { write: (line) => void logged.push(line) } })
  elm = await w.school('Elm Park Primary')
  oak = await w.school('Oak Lane Primary')
  north = await w.alliance('North', { schools: [elm, oak] })
  cora = await w.person({ name: 'Cora', role: 'ALLIANCE_COORDINATOR', alliance: north })
  plans = new Plans(w, north)
})
afterAll(async () => {
  delete serverEnv.LOG_LEVEL
  await w?.close()
  await server?.close()
})
beforeEach(async () => {
  server.mood('take')
  server.mails.length = 0
  tom = await w.person({ name: 'Tom', role: 'TEACHER', school: oak })
})

const today = dayInLondon(new Date())
const make = async (who: Someone): Promise<string> =>
  (await who.ask('mutation { makeCalendarAddress { address addressSince } }')).makeCalendarAddress.address
const get = (address: string) => fetch(address)
async function eventsAt(address: string): Promise<VEvent[]> {
  const response = await get(address)
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  const all = Object.values(ical.sync.parseICS(await response.text()))
  return all.filter((one): one is VEvent => one?.type === 'VEVENT')
}
const sessionFor = async (
  who: Someone,
  at: string,
  title = 'Talk in maths',
  state = 'CONFIRMED',
): Promise<CpdSessionId> => {
  const session = await plans.session(await plans.cycle({ lead: cora.id, title: 'zzcycle' }), {
    title,
    at,
    venue: elm,
    state: 'CONFIRMED',
  })
  await w.sql(
    `update cpd_session set purpose = 'zzpurpose', task_after = 'zztask', online_at = 'https://zzmeeting.example' where id = $1`,
    [session],
  )
  await plans.goes(session, who.id, oak, state)
  return session
}
/** The next days on which clocks say summer and winter time. */
const next = (monthAndDay: string): string => {
  const year = Number(today.slice(0, 4))
  return `${monthAndDay > today.slice(5) ? year : year + 1}-${monthAndDay}`
}

describe('a personal calendar', () => {
  it('shows one’s sessions at the hour that clocks on the wall will show, in summer and in winter', async () => {
    for (const day of [next('01-20'), next('07-01')]) await sessionFor(tom, `${day} 15:45`)
    const events = await eventsAt(await make(tom))
    expect(events.map(({ start }) => clockInLondon(start as Date))).toEqual(['15:45', '15:45'])
    expect(events.map(({ start }) => (start as Date).toISOString().slice(11, 16)).sort()).toEqual(['14:45', '15:45'])
  })

  it('says titles and times only: nothing that was written, nobody’s name, no place', async () => {
    await sessionFor(tom, `${next('01-20')} 15:45`, 'Fractions; with, care')
    const text = await (await get(await make(tom))).text()
    expect(
      text
        .match(/^[A-Z-]+/gm)
        ?.filter((name, at, all) => all.indexOf(name) === at)
        .sort(),
    ).toEqual(
      'BEGIN CALSCALE DTEND DTSTAMP DTSTART END LAST-MODIFIED METHOD NAME PRODID REFRESH-INTERVAL RRULE SEQUENCE STATUS SUMMARY TRANSP TZID TZNAME TZOFFSETFROM TZOFFSETTO UID VERSION X-PUBLISHED-TTL X-WR-CALNAME'.split(
        ' ',
      ),
    )
    expect(text).not.toMatch(/zz|Tom|Cora|Elm Park/)
    expect(ical.sync.parseICS(text)).toMatchObject({})
    expect((await eventsAt(await make(tom)))[0]!.summary).toBe('Fractions; with, care')
  })

  it('a move, a cancelled session and a place given back are the same entry with a higher number', async () => {
    const session = await sessionFor(tom, `${next('01-20')} 15:45`)
    const address = await make(tom)
    const seen: [string, number, string, string][] = []
    const look = async () => {
      const [event] = await eventsAt(address)
      seen.push([
        String(event!.uid),
        Number(event!.sequence),
        String(event!.status),
        clockInLondon(event!.start as Date),
      ])
    }
    await look()
    await w.sql(
      `update cpd_session set starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour', sequence = sequence + 1 where id = $1`,
      [session],
    )
    await look()
    await w.sql(`update cpd_booking set state = 'CANCELLED', version = version + 1 where session_id = $1`, [session])
    await look()
    await plans.goes(session, tom.id, oak)
    await look()
    await w.sql(`update cpd_session set state = 'CANCELLED', sequence = sequence + 1 where id = $1`, [session])
    await look()
    expect(seen.map(([, , status, clock]) => `${status} ${clock}`)).toEqual([
      'CONFIRMED 15:45',
      'CONFIRMED 16:45',
      'CANCELLED 16:45',
      'CONFIRMED 16:45',
      'CANCELLED 16:45',
    ])
    expect(new Set(seen.map(([uid]) => uid)).size).toBe(1)
    const numbers = seen.map(([, number]) => number)
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
  })

  it('keeps a place on the waiting list out of it, what is asked for as tentative, and shows what one leads', async () => {
    await sessionFor(tom, `${next('01-20')} 09:00`, 'Waiting', 'WAITING_LIST')
    await sessionFor(tom, `${next('01-20')} 10:00`, 'Asked', 'REQUESTED')
    const led = await plans.session(await plans.cycle({ lead: cora.id }), {
      title: 'Led',
      at: `${next('01-20')} 11:00`,
      state: 'CONFIRMED',
    })
    await plans.leads(led, tom.id, oak)
    const moved = await sessionFor(tom, `${next('01-20')} 12:00`, 'Moved', 'APPROVED')
    await w.sql('update cpd_booking set asked_again_at = now() where session_id = $1', [moved])
    const events = await eventsAt(await make(tom))
    expect(events.map(({ summary, status }) => [summary, status])).toEqual([
      ['Asked', 'TENTATIVE'],
      ['Led', 'CONFIRMED'],
      ['Moved', 'TENTATIVE'],
    ])
  })

  it('shows research lessons and visits to other schools, by what they are', async () => {
    const [study, plan, discussion, visit] = [v7(), v7(), v7(), v7()]
    const day = next('01-21')
    await w.sql(
      `insert into lesson_study (space_id, id, title, state, facilitator_id, created_by, created_urn, protocol) values ($1, $2, 'zzstudy', 'RUNNING', $3, $3, $4, 'zzprotocol')`,
      [north, study, tom.id, oak],
    )
    await w.sql(
      `insert into live_document (space_id, id, kind, item_id) select $1, unnest($2::uuid[]), 'lesson-plan', $3`,
      [north, [plan, discussion], study],
    )
    await w.sql(
      `insert into lesson_study_member (space_id, study_id, person_id, urn, state) values ($1, $2, $3, $4, 'JOINED')`,
      [north, study, tom.id, oak],
    )
    await w.sql(
      `insert into research_lesson (space_id, id, study_id, number, state, document_id, discussion_id, on_day, at_time) values ($1, $2, $3, 1, 'PLANNING', $4, $5, $6, '10:30')`,
      [north, v7(), study, plan, discussion, day],
    )
    await w.sql(
      `insert into peer_challenge (space_id, id, host_urn, host_space_id, state, lead_id, proposed_by, visit_first_day, visit_last_day, self_review_id, desk_study_id, findings_id, summary_id)
       values ($1, $2, $3, $4, 'READY_TO_VISIT', $5, $5, $6, $7, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid())`,
      [north, visit, elm, await w.spaceOf(elm), tom.id, addDays(day, 7), addDays(day, 8)],
    )
    await w.sql(`insert into challenge_member (space_id, challenge_id, person_id, urn) values ($1, $2, $3, $4)`, [
      north,
      visit,
      tom.id,
      oak,
    ])
    const text = await (await get(await make(tom))).text()
    expect(text).not.toMatch(/zz|Elm Park/)
    const plain = (when: string) => when.replaceAll('-', '')
    expect(text).toContain(`DTSTART;VALUE=DATE:${plain(addDays(day, 7))}\r\nDTEND;VALUE=DATE:${plain(addDays(day, 9))}`)
    const [lesson, other] = await eventsAt(await make(tom))
    expect([lesson!.summary, clockInLondon(lesson!.start as Date)]).toEqual(['Research lesson', '10:30'])
    expect(other!.summary).toBe('Visit to another school')
  })

  it('is found by its address alone, which is shown once, replaced, and switched off', async () => {
    const first = await make(tom)
    expect(first).toMatch(/\/api\/calendar\/[\w-]{43}\.ics$/)
    const mine = '{ personalCalendar { address addressSince } }'
    expect((await tom.ask(mine)).personalCalendar).toMatchObject({ address: null, addressSince: expect.any(String) })
    const second = await make(tom)
    expect([(await get(first)).status, (await get(second)).status]).toEqual([404, 200])
    await tom.ask('mutation { endCalendarAddress { addressSince } }')
    expect((await get(second)).status).toBe(404)
    for (const wrong of ['x', '', '..%2f..%2fetc', 'a'.repeat(43), `${'a'.repeat(43)}.ics`])
      expect((await get(`${w.url}/api/calendar/${wrong}`)).status).toBe(404)
    const rows = await w.sql<{ token_hash: Buffer | null }>('select token_hash from personal_calendar')
    const secrets = [first, second].map((address) => /([\w-]{43})\.ics$/.exec(address)![1]!)
    expect(rows.some(({ token_hash }) => secrets.includes(token_hash?.toString() ?? ''))).toBe(false)
    await tom.ask('{ viewer { id } }')
    expect(logged.join('')).toContain('/graphql')
    for (const secret of secrets) expect(logged.join('')).not.toContain(secret)
  })

  it('is gone at once for whoever may not sign in, and shows no sessions of an alliance that was left', async () => {
    await sessionFor(tom, `${next('01-20')} 15:45`)
    const address = await make(tom)
    expect(await eventsAt(address)).toHaveLength(1)
    await w.sql(`update school_membership set state = 'LEFT' where urn = $1`, [oak])
    expect(await eventsAt(address)).toHaveLength(0)
    await w.sql(`update school_membership set state = 'ACTIVE' where urn = $1`, [oak])
    expect(await eventsAt(address)).toHaveLength(1)
    await w.sql(`update person set state = 'SUSPENDED' where id = $1`, [tom.id])
    expect((await get(address)).status).toBe(404)
    await w.sql(`update person set state = 'ACTIVE' where id = $1`, [tom.id])
    await w.sql('delete from role_holding where person_id = $1', [tom.id])
    expect((await get(address)).status).toBe(404)
  })
})

/** The next days, from tomorrow, on which schools are open. */
const schoolDays = Array.from({ length: 40 }, (_, at) => addDays(today, at + 1)).filter((day) =>
  englishCalendar.isSchoolDay(day),
)
const digest = (day: string) =>
  w.sql(`select graphile_worker.add_job('daily-digests', json_build_object('day', $1::text))`, [day])
const choose = (who: Someone, reminders: string) =>
  who.ask(`mutation { chooseReminders(reminders: ${reminders}, invites: true) { reminders } }`)
const notice = (who: Someone, on = addDays(today, 60)) =>
  w.sql(
    `insert into inbox_item (space_id, id, kind, item_kind, item_id, path, vars, created_at) values ($1, gen_random_uuid(), 'HANDED_OVER', 'enquiry', gen_random_uuid(), '/today', '{"title":"zztitle"}', $2::date + interval '9 hours')`,
    [who.id, on],
  )
const mailsOf = (who: Someone) =>
  w.sql<{ state: string; template: string }>('select state, template from mail where to_person = $1', [who.id])

describe('reminders', () => {
  it('one mail in the morning of a school day: numbers and times, no words; and only one', async () => {
    const day = schoolDays[0]!
    await notice(tom)
    await notice(tom)
    await sessionFor(tom, `${day} 15:45`, 'zzsession')
    await digest(day)
    await digest(day)
    const mail = await server.mailTo(tom.email, 'Today on Alongside')
    expect(mail.text).toContain('2 things wait for you.')
    expect(mail.text).toMatch(/Your next sessions: \w+ \d+ \w+, 15:45\./)
    expect(mail.text).not.toContain('zz')
    await eventually(async () => (await w.sql(`select from graphile_worker.jobs`)).length === 0)
    expect(await mailsOf(tom)).toEqual([{ state: 'SENT', template: 'digest' }])
  })

  it('tell on the first day back what came in the holidays, and tell it once', async () => {
    const days = Array.from({ length: 130 }, (_, at) => addDays(today, at + 1)).filter((day) =>
      englishCalendar.isSchoolDay(day),
    )
    const at = days.findIndex((day, index) => index > 6 && addDays(day, 7) < (days[index + 1] ?? ''))
    const [last, back, afterwards] = days.slice(at, at + 3) as [string, string, string]
    const morning = async (day: string) => {
      await digest(day)
      await eventually(async () => (await w.sql(`select from graphile_worker.jobs`)).length === 0)
    }
    await morning(last)
    await notice(tom, addDays(last, 3))
    await morning(back)
    await morning(afterwards)
    const claims = await w.sql<{ claim: string }>('select claim from mail where to_person = $1', [tom.id])
    expect(claims).toEqual([{ claim: `digest:${back}:${tom.id}` }])
  })

  it('are written together with the work to send them: what was cut off in between is done again', async () => {
    const day = schoolDays[3]!
    await notice(tom)
    await w.sql('alter function jobs.enqueue(text, json) rename to not_now')
    await digest(day)
    await eventually(
      async () => (await w.sql(`select from graphile_worker.jobs where last_error is not null`)).length > 0,
    )
    expect(await mailsOf(tom)).toEqual([])
    await w.sql('alter function jobs.not_now(text, json) rename to enqueue')
    await server.mailTo(tom.email, 'Today on Alongside')
    await eventually(async () => (await w.sql(`select from graphile_worker.jobs`)).length === 0)
    expect(await mailsOf(tom)).toEqual([{ state: 'SENT', template: 'digest' }])
  })

  it('leave the rest of a morning for later when the mail server falls silent, and none of them is sent twice', async () => {
    const day = schoolDays[2]!
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, at) => w.person({ name: `Silent ${at}`, role: 'TEACHER', school: oak })),
    )
    for (const who of all) await notice(who)
    server.mood('never-answers')
    const before = server.begun
    await digest(day)
    await eventually(
      async () => (await w.sql(`select from graphile_worker.jobs where last_error like '%is away%'`)).length > 0,
    )
    server.mood('take')
    await eventually(async () => (await w.sql(`select from graphile_worker.jobs`)).length === 0)
    const letters = await w.sql<{ state: string }>(`select state from mail where claim like 'digest:' || $1 || ':%'`, [
      day,
    ])
    const lost = letters.filter(({ state }) => state === 'UNKNOWN').length
    // Each of the four lines lost one letter to sight, and took no more.
    expect([lost % 4, lost > 0, lost < letters.length]).toEqual([0, true, true])
    expect(letters.filter(({ state }) => state === 'SENT')).toHaveLength(letters.length - lost)
    expect(server.begun).toBe(before + letters.length)
  })

  it('none on a day on which the school is closed, none for whoever wants none or has nothing', async () => {
    const una = await w.person({ name: 'Una', role: 'TEACHER', school: elm })
    const off = await w.person({ name: 'Olga', role: 'TEACHER', school: oak })
    const quiet = await w.person({ name: 'Quinn', role: 'TEACHER', school: oak })
    await choose(off, 'OFF')
    for (const who of [tom, una, off]) await notice(who)
    const day = schoolDays[1]!
    const year = day.slice(5) >= '09-01' ? Number(day.slice(0, 4)) : Number(day.slice(0, 4)) - 1
    await w.sql(
      `insert into school_calendar_year (space_id, academic_year, half_terms, days, changed_by) values ($1, $2, $3, $4, $5)`,
      [
        await w.spaceOf(elm),
        year,
        JSON.stringify(englishCalendar.halfTerms(year)),
        JSON.stringify([{ kind: 'CLOSED', from: day, until: day, name: '' }]),
        una.id,
      ],
    )
    await digest(day)
    await server.mailTo(tom.email)
    await eventually(async () => (await w.sql(`select from graphile_worker.jobs`)).length === 0)
    for (const who of [una, off, quiet]) expect(await mailsOf(who)).toEqual([])
  })

  it('says nothing of sessions in an alliance to which somebody belongs no longer', async () => {
    const day = schoolDays[2]!
    await sessionFor(tom, `${day} 15:45`)
    await w.sql('delete from role_holding where person_id = $1', [tom.id])
    await w.give(tom.id, { role: 'TEACHER', school: await w.school('Far away') })
    await notice(tom)
    await digest(day)
    const mail = await server.mailTo(tom.email, 'Today on Alongside')
    expect(mail.text).toContain('One thing waits for you.')
    expect(mail.text).not.toContain('15:45')
  })

  it('at once, by the change itself, but no more than five in a day; and none when it was seen already', async () => {
    await choose(tom, 'AT_ONCE')
    await w.sql(
      `insert into mail (id, to_address, to_person, template, vars, claim, state) select gen_random_uuid(), $1, $2, 'waiting', '{}', 'notice:' || gen_random_uuid(), 'SENT' from generate_series(1, 4)`,
      [tom.email, tom.id],
    )
    const lead = await w.person({ name: 'Lea', role: 'TEACHER', school: oak })
    const { startEnquiry } = await lead.ask(
      `mutation($input: StartEnquiryInput!) { startEnquiry(input: $input) { id } }`,
      {
        input: {
          allianceId: north,
          urn: oak,
          title: 'zzenquiry',
          classroomPractice: 'zzpractice',
          pupilsToBenefit: 'zzpupils',
        },
      },
    )
    const inviteTo = (who: Someone) =>
      lead.ask(`mutation($id: ID!, $people: [ID!]!) { invitePeopleToEnquiry(id: $id, personIds: $people) { id } }`, {
        id: startEnquiry.id,
        people: [who.id],
      })
    await inviteTo(tom)
    const mail = await server.mailTo(tom.email, 'waits for you')
    expect(mail.text).not.toContain('zz')
    await w.sql(
      `select graphile_worker.add_job('remind-at-once', json_build_object('item', id, 'person', space_id)) from inbox_item where space_id = $1`,
      [tom.id],
    )
    await eventually(async () => (await w.sql(`select from graphile_worker.jobs`)).length === 0)
    expect((await mailsOf(tom)).length).toBe(5)
  })
})
