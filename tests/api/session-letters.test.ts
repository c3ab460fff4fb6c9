// Invitations to sessions by mail, as a real mail server gets them and an independent calendar reads them; also when it refuses or hangs.
import type { AllianceId, CpdSessionId, PersonId, Urn } from '@alongside/domain/ids'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import ical, { type VEvent } from 'node-ical'
import type { DataSource } from 'typeorm'
import { calendarsFollow } from '../../apps/api/src/features/personal-calendar/session-letters.service.js'
import { dataSourceFor } from '../../apps/api/src/platform/db/connection.js'
import { UnitOfWork } from '../../apps/api/src/platform/db/unit-of-work.js'
import { News } from '../../apps/api/src/platform/news/news.js'
import { eventually } from '../support/eventually.js'
import { type MailServer, mailServer } from '../support/mail-server.js'
import { Plans } from '../support/plans.js'
import { type Someone, type World, world } from '../support/world.js'

let server: MailServer
let w: World
let source: DataSource
let unit: UnitOfWork
let elm: Urn
let oak: Urn
let north: AllianceId
let cora: Someone
let tom: Someone
let plans: Plans
let session: CpdSessionId
beforeAll(async () => {
  server = await mailServer()
  w = await world({ smtpUrl: server.url })
  source = await dataSourceFor(w.options.app, [], 2).initialize()
  unit = new UnitOfWork(source, new News())
  elm = await w.school('Elm Park Primary')
  oak = await w.school('Oak Lane Primary')
  north = await w.alliance('North', { schools: [elm, oak] })
  cora = await w.person({ name: 'Cora', role: 'ALLIANCE_COORDINATOR', alliance: north })
  plans = new Plans(w, north)
})
afterAll(async () => {
  await source?.destroy()
  await w?.close()
  await server?.close()
})
beforeEach(async () => {
  server.mood('take')
  server.mails.length = 0
  const cycle = await plans.cycle({ lead: cora.id })
  session = await plans.session(cycle, {
    title: 'Fractions, and how they grow',
    at: '2026-10-20 15:45',
    minutes: 90,
    venue: elm,
    state: 'CONFIRMED',
  })
  tom = await w.person({ name: 'Tom', role: 'TEACHER', school: oak })
  await plans.goes(session, tom.id, oak)
})

/** As a change to the session or to a place does it, within its own transaction. */
const follow = (people: readonly PersonId[] = [tom.id]) =>
  unit.runAs({ purpose: 'worker', spaces: [north] }, (work) => calendarsFollow(work, session, people))
const move = (to: string) =>
  w.sql(
    `update cpd_session set starts_at = $2::timestamp at time zone 'Europe/London', ends_at = ($2::timestamp + interval '90 minutes') at time zone 'Europe/London', sequence = sequence + 1 where id = $1`,
    [session, to],
  )
const read = (text: string): VEvent =>
  Object.values(ical.sync.parseICS(text)).find((one) => one?.type === 'VEVENT') as VEvent
const stateOf = async () => {
  const rows = await w.sql<{ state: string }>(`select state from mail where to_person = $1 order by created_at`, [
    tom.id,
  ])
  return rows.map(({ state }) => state)
}
const ended = (state: string) => eventually(async () => (await stateOf()).includes(state))

describe('an invitation', () => {
  it('is an entry that an independent calendar reads: place, time in London, number and state', async () => {
    await follow()
    const mail = await server.mailTo(tom.email)
    expect(mail.raw).toMatch(/content-type: text\/calendar; charset=utf-8; method=REQUEST/i)
    expect(mail.text).not.toContain('Fractions')
    const event = read(mail.calendar!)
    expect(event).toMatchObject({
      summary: 'Fractions, and how they grow',
      location: 'Elm Park Primary',
      status: 'CONFIRMED',
    })
    expect([event.start?.toISOString(), event.end?.toISOString()]).toEqual([
      '2026-10-20T14:45:00.000Z',
      '2026-10-20T16:15:00.000Z',
    ])
    expect(event.uid).toBe(`session-${session}@127.0.0.1`)
  })

  it('moves over the clock change under the same name with a higher number, and is called off with a still higher one', async () => {
    await follow()
    const first = read((await server.mailTo(tom.email)).calendar!)
    await move('2026-10-27 15:45')
    await follow()
    const second = read((await server.mailTo(tom.email)).calendar!)
    // Winter time by now: a quarter to four is a quarter to four.
    expect(second.start?.toISOString()).toBe('2026-10-27T15:45:00.000Z')
    await w.sql(`update cpd_booking set state = 'CANCELLED', version = version + 1 where session_id = $1`, [session])
    await follow()
    const mail = await server.mailTo(tom.email, 'off your calendar')
    expect(mail.raw).toMatch(/method=CANCEL/i)
    const third = read(mail.calendar!)
    expect(third.status).toBe('CANCELLED')
    expect(new Set([first.uid, second.uid, third.uid]).size).toBe(1)
    const numbers = [first, second, third].map((event) => Number(event.sequence))
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
  })

  it('that went out months ago is called off too, by a number that is higher still', async () => {
    await w.sql(
      `update cpd_session set starts_at = now() + interval '60 days', ends_at = now() + interval '60 days 90 minutes' where id = $1`,
      [session],
    )
    await follow()
    const first = read((await server.mailTo(tom.email)).calendar!)
    await ended('SENT')
    await w.sql(
      `insert into mail (id, to_address, to_person, template, vars, state) values (gen_random_uuid(), $1, $2, 'waiting', '{}', 'SENT')`,
      [tom.email, tom.id],
    )
    await w.sql(`update mail set created_at = now() - interval '70 days' where to_person = $1`, [tom.id])
    const forget = async () => {
      const [job] = await w.sql<{ id: string }>(`select (graphile_worker.add_job('forget-mails')).id`)
      await eventually(
        async () => (await w.sql('select from graphile_worker.jobs where id = $1', [job!.id])).length === 0,
      )
    }
    // Of one that no mail server took for days it is said that it failed.
    await w.sql(
      `insert into mail (id, to_address, to_person, template, vars, state, created_at) values (gen_random_uuid(), $1, $2, 'waiting', '{}', 'QUEUED', now() - interval '6 days')`,
      [tom.email, tom.id],
    )
    await forget()
    expect(await stateOf()).toEqual(['SENT', 'FAILED'])
    await w.sql(`update cpd_booking set state = 'CANCELLED', version = version + 1 where session_id = $1`, [session])
    await follow()
    const last = read((await server.mailTo(tom.email, 'off your calendar')).calendar!)
    expect([last.status, last.uid, Number(last.sequence) > Number(first.sequence)]).toEqual([
      'CANCELLED',
      first.uid,
      true,
    ])
    await eventually(async () => (await stateOf()).filter((state) => state === 'SENT').length === 2)
    // A month after the session nobody has to be told anything.
    await w.sql(`update mail set created_at = now() - interval '70 days' where to_person = $1`, [tom.id])
    await w.sql(
      `update cpd_session set starts_at = now() - interval '31 days 90 minutes', ends_at = now() - interval '31 days' where id = $1`,
      [session],
    )
    await forget()
    expect(await stateOf()).toEqual([])
  })

  it('is struck out while their school looks once more at a place that it had agreed to', async () => {
    await follow()
    await server.mailTo(tom.email)
    await w.sql(`update cpd_booking set state = 'REQUESTED', version = version + 1 where session_id = $1`, [session])
    await follow()
    expect(read((await server.mailTo(tom.email, 'off your calendar')).calendar!).status).toBe('CANCELLED')
  })

  it('is written once for each state of the session, however often it is asked for', async () => {
    await Promise.all([follow(), follow(), follow([tom.id, tom.id])])
    await server.mailTo(tom.email)
    await ended('SENT')
    expect(await stateOf()).toEqual(['SENT'])
  })

  it('stays in the house when its reader has left, wants none, or the session has moved on', async () => {
    server.mood({ refuse: 451 })
    await follow()
    await eventually(async () =>
      (await w.sql(`select from mail where to_person = $1 and attempts > 0 and state = 'QUEUED'`, [tom.id])).length > 0
        ? true
        : null,
    )
    await w.sql('delete from role_holding where person_id = $1', [tom.id])
    server.mood('take')
    await ended('DROPPED')
    const una = await w.person({ name: 'Una', role: 'TEACHER', school: oak })
    await plans.goes(session, una.id, oak)
    await una.ask('mutation { chooseReminders(reminders: OFF, invites: false) { invites } }')
    await follow([una.id])
    await eventually(async () =>
      (await w.sql(`select from mail where to_person = $1 and state = 'DROPPED'`, [una.id])).length > 0 ? true : null,
    )
    expect(server.mails.filter(({ to }) => to === tom.email || to === una.email)).toEqual([])
  })
})

describe('a mail server that', () => {
  it.each([
    ['refuses for now', 451],
    ['does not let us in, until its password is put right,', 535],
  ])('%s is asked again with the same letter', async (_, refuse) => {
    server.mood({ refuse })
    await follow()
    await eventually(async () =>
      (await w.sql(`select from mail where to_person = $1 and attempts > 0 and state = 'QUEUED'`, [tom.id])).length > 0
        ? true
        : null,
    )
    server.mood('take')
    const mail = await server.mailTo(tom.email)
    const [row] = await w.sql<{ id: string }>('select id from mail where to_person = $1', [tom.id])
    expect(mail.messageId).toBe(`<${row!.id}@127.0.0.1>`)
    await ended('SENT')
  })

  it('refuses for good ends it', async () => {
    server.mood({ refuse: 550 })
    await follow()
    await ended('FAILED')
    expect(server.mails).toEqual([])
  })

  it.each(['never-answers', 'cuts-off'] as const)(
    '%s after it has read the letter: unknown, and never repeated by itself',
    async (mood) => {
      server.mood(mood)
      const before = server.begun
      await follow()
      await ended('UNKNOWN')
      expect(server.begun).toBe(before + 1)
      server.mood('take')
      // Whatever else waits is sent meanwhile; this is not.
      const una = await w.person({ name: 'Una', role: 'TEACHER', school: oak })
      await plans.goes(session, una.id, oak)
      await follow([una.id])
      await server.mailTo(una.email)
      expect(await stateOf()).toEqual(['UNKNOWN'])
      expect((await tom.ask('{ personalCalendar { unsureMails } }')).personalCalendar.unsureMails).toBe(1)

      const letters = `query($id: ID!) { sessionLetters(sessionId: $id) { personId name state isCallingOff } }`
      const shown = (await cora.ask(letters, { id: session })).sessionLetters
      expect(shown).toContainEqual({ personId: tom.id, name: 'Tom', state: 'UNKNOWN', isCallingOff: false })
      expect(await tom.refused(letters, { id: session })).toBe('not-allowed')

      // Somebody who has asked Tom sends it again: the same letter, which his mailbox would know.
      const again = `mutation($id: ID!, $to: ID!) { sendSessionLetterAgain(sessionId: $id, personId: $to) }`
      expect(await tom.refused(again, { id: session, to: tom.id })).toBe('not-allowed')
      await cora.ask(again, { id: session, to: tom.id })
      const mail = await server.mailTo(tom.email)
      const [row] = await w.sql<{ id: string }>('select id from mail where to_person = $1', [tom.id])
      expect(mail.messageId).toBe(`<${row!.id}@127.0.0.1>`)
      expect(read(mail.calendar!).status).toBe('CONFIRMED')
      await ended('SENT')
      expect(await cora.refused(again, { id: session, to: tom.id })).toBe('mail.nothing-to-repeat')
    },
  )

  it('hangs holds up no other work: what lapses, is asked or alarms is done meanwhile', async () => {
    server.mood('never-greets')
    await follow()
    await eventually(async () => server.waiting > 0)
    const [job] = await w.sql<{ id: string }>(`select (graphile_worker.add_job('cpd-places')).id`)
    await eventually(
      async () => (await w.sql('select from graphile_worker.jobs where id = $1', [job!.id])).length === 0,
    )
    expect([server.waiting, await stateOf()]).toEqual([1, ['SENDING']])
    server.mood('take')
    await server.mailTo(tom.email)
    await ended('SENT')
  })

  it('a server of ours that ended while it sent leaves a letter of which nobody knows', async () => {
    await w.sql(
      `insert into mail (id, to_address, to_person, template, vars, state, claimed_at) values (gen_random_uuid(), $1, $2, 'waiting', '{"path":"/today"}', 'SENDING', now() - interval '6 minutes')`,
      [tom.email, tom.id],
    )
    await w.sql(`select graphile_worker.add_job('mails-cut-off')`)
    await ended('UNKNOWN')
    expect(server.mails).toEqual([])
  })
})
