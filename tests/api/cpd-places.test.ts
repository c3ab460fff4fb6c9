// Places on a session, at the door: asked for, decided on by the own school, fair waiting, offers that lapse, who came, what is kept of it.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Answer, Caller } from '../support/ask.js'
import {
  at,
  type CpdWorld,
  cpdWorld,
  cycleOf,
  does,
  heldNow,
  no,
  released,
  sessionOf,
  sessionPlan,
  span,
  teacherAt,
} from '../support/cpd.js'
import { until } from '../support/live.js'
import type { Someone } from '../support/world.js'

let c: CpdWorld
const patience = 60_000
beforeAll(async () => {
  c = await cpdWorld()
}, patience)
afterAll(() => c?.w.close(), patience)

/** The job of every few minutes, now. */
async function keepDates(): Promise<void> {
  const [job] = await c.w.sql<{ id: string }>(`select (graphile_worker.add_job('cpd-places')).id`)
  await until(async () => (await c.w.sql('select 1 from graphile_worker.jobs where id = $1', [job!.id])).length === 0)
}
const notices = async (who: Caller): Promise<string[]> =>
  (await who.ask('{ inbox(first: 50, open: true) { edges { node { text } } } }')).inbox.edges.map(
    ({ node }: Answer) => node.text,
  )
const confirm = (id: string): Promise<Answer> => does(c.cora, 'moveSession', { id, to: 'CONFIRMED' })
const ask = async (who: Caller, id: string): Promise<Answer> => (await does(who, 'ask', { ids: [id] }))[0]
const myPlace = async (who: Caller, id: string): Promise<Answer> => (await sessionOf(who, id)).myPlace
/** Asked for, and approved by whoever leads CPD at Oak. */
const placed = async (who: Caller, id: string): Promise<Answer> => {
  const { id: place } = await ask(who, id)
  return (await does(c.oakLead, 'approve', { ids: [place] }))[0]
}
const some = (n: number, urn = c.oak.urn): Promise<Someone[]> =>
  Promise.all(Array.from({ length: n }, (_, at) => teacherAt(c.w, urn, `Teacher ${at}`)))

describe('a place', () => {
  it('PLA-1: is asked for by oneself, approved by the own school, and confirmed with the session', async () => {
    const { session, leader } = await released(c)
    const { id } = session
    const [ana] = (await some(1)) as [Someone]
    const asked = await ask(ana, id)
    expect(asked).toMatchObject({ state: 'REQUESTED', isMine: true, abilities: { giveUp: true, approve: false } })
    expect(await no(ana, 'ask', { ids: [id] })).toBe('booking.already-asked')
    expect(await notices(c.oakLead)).toContain('A colleague asks for a place on “Talk in maths”: your word is needed')
    const { cpdPlacesToApprove } = await c.oakLead.ask('{ cpdPlacesToApprove { id person { name } } }')
    expect(cpdPlacesToApprove).toContainEqual({ id: asked.id, person: { name: ana.name } })
    for (const who of [ana, c.cora, leader]) {
      expect(await no(who, 'approve', { ids: [asked.id] })).toBe('booking.not-yours')
    }
    for (const who of [c.lead, c.elm.head, c.ash.head, c.far.head])
      expect(await no(who, 'approve', { ids: [asked.id] })).toMatch(/not-found|not-yours/)
    expect((await does(c.oakLead, 'approve', { ids: [asked.id] }))[0].state).toBe('APPROVED')
    expect(await notices(c.oakLead)).not.toContain(
      'A colleague asks for a place on “Talk in maths”: your word is needed',
    )
    await confirm(id)
    expect(await myPlace(ana, id)).toMatchObject({ state: 'CONFIRMED' })
    expect(await notices(ana)).toContain('Your place on “Talk in maths” is confirmed')
    expect(await no(c.oakLead, 'decline', { id: asked.id, reason: 'Too late' })).toBe('booking.state-out-of-order')
  })

  it('is turned down with a reason; whoever says yes for the school needs nobody else’s', async () => {
    const { session } = await released(c)
    const [ana] = (await some(1)) as [Someone]
    const asked = await ask(ana, session.id)
    expect(await no(c.oakLead, 'decline', { id: asked.id, reason: ' ' })).toBe('reason.required')
    await does(c.oakLead, 'decline', { id: asked.id, reason: 'Two are out already' })
    expect(await notices(ana)).toContain('Your school cannot agree to “Talk in maths”. “Two are out already”')
    // Said no, one may ask anew.
    expect((await ask(ana, session.id)).state).toBe('REQUESTED')
    expect((await ask(c.oakLead, session.id)).state).toBe('APPROVED')
  })

  it('is for the schools of the cycle, while it is released and the session lies ahead; all that are asked for, or none', async () => {
    const { cycle, session, leader } = await released(c)
    const { version } = await cycleOf(c.cora, cycle.id)
    await does(c.cora, 'schools', { id: cycle.id, version, schools: [{ urn: c.oak.urn }, { urn: c.ash.urn }] })
    expect(await no(c.elm.teacher, 'ask', { ids: [session.id] })).toBe('booking.not-for-your-school')
    expect(await no(c.oak.teacher, 'ask', { ids: [session.id], urn: c.ash.urn })).toBe('booking.not-for-your-school')
    expect(await no(c.far.teacher, 'ask', { ids: [session.id] })).toBe('not-found')
    // Who leads it is there anyway.
    expect(await no(leader, 'ask', { ids: [session.id] })).toBe('booking.not-open')
    const draft = await does(c.lead, 'addSession', { id: cycle.id, session: sessionPlan() })
    expect(await no(c.oak.teacher, 'ask', { ids: [session.id, draft.id] })).toBe('booking.not-open')
    expect(await myPlace(c.oak.teacher, session.id)).toBeNull()
    await heldNow(c, session.id)
    expect(await no(c.oak.teacher, 'ask', { ids: [session.id] })).toBe('booking.not-open')
  })

  it('PLA-2: the session, its room, the school’s share: never more than there are, and never lost in a race', async () => {
    const { cycle, session } = await released(c, { places: 3, perSchool: 2 })
    await confirm(session.id)
    const people = await some(4)
    const asked = await Promise.all(people.map((who) => ask(who, session.id)))
    await Promise.all(asked.map(({ id }) => does(c.oakLead, 'approve', { ids: [id] })))
    const { bookings, taken } = await sessionOf(c.cora, session.id)
    expect(bookings.map(({ state }: Answer) => state).sort()).toEqual([
      'CONFIRMED',
      'CONFIRMED',
      'WAITING_LIST',
      'WAITING_LIST',
    ])
    expect(taken).toEqual([{ school: { name: 'Oak' }, taken: 2, waiting: 2 }])
    // Others see numbers, and no names.
    const other = await sessionOf(c.elm.teacher, session.id)
    expect(other).toMatchObject({ bookings: [], taken: [{ taken: 2, waiting: 2 }] })
    expect((await sessionOf(people[0]!, session.id)).bookings).toHaveLength(1)
    expect((await sessionOf(c.oakLead, session.id)).bookings).toHaveLength(4)
    await does(c.cora, 'schools', {
      id: cycle.id,
      version: (await cycleOf(c.cora, cycle.id)).version,
      schools: [
        { urn: c.oak.urn, places: 3 },
        { urn: c.elm.urn, places: 0 },
      ],
    })
    const elm = await ask(c.elm.head, session.id)
    expect(elm.state).toBe('WAITING_LIST')
  })

  it('PLA-3, PLA-4: what is given back is offered to the school with the fewest places; what nobody takes goes on', async () => {
    const { session } = await released(c, { places: 2 })
    const { id } = session
    await confirm(id)
    const [first, second, third] = (await some(3)) as [Someone, Someone, Someone]
    for (const who of [first, second, third]) await placed(who, id)
    // Elm's head comes last and has waited least, but Elm has no place at all.
    expect((await ask(c.elm.head, id)).state).toBe('WAITING_LIST')
    await does(first, 'giveUp', { id: (await myPlace(first, id)).id })
    const offered = await myPlace(c.elm.head, id)
    expect(offered).toMatchObject({ state: 'OFFERED', abilities: { take: true, giveUp: true } })
    expect(new Date(offered.offeredUntil).getTime()).toBeGreaterThan(Date.now() + 23.9 * 3_600_000)
    expect((await myPlace(third, id)).state).toBe('WAITING_LIST')
    expect(await no(third, 'take', { id: (await myPlace(third, id)).id })).toBe('booking.state-out-of-order')
    // A day later, and nobody took it.
    await keepDates()
    expect((await myPlace(c.elm.head, id)).state).toBe('OFFERED')
    await c.w.sql(`update cpd_booking set offered_until = now() - interval '1 second' where id = $1`, [offered.id])
    await keepDates()
    expect((await myPlace(c.elm.head, id)).state).toBe('EXPIRED')
    const next = await myPlace(third, id)
    expect(next.state).toBe('OFFERED')
    expect(await no(c.oakLead, 'take', { id: next.id })).toBe('booking.not-yours')
    expect(await does(third, 'take', { id: next.id })).toMatchObject({ state: 'CONFIRMED' })
    await c.w.sql(
      `update cpd_booking set state = 'OFFERED', offered_until = now() - interval '1 minute' where id = $1`,
      [next.id],
    )
    expect(await no(third, 'take', { id: next.id })).toBe('booking.offer-over')
  })

  it('is offered when there are more, and taken back by whoever runs the session with a reason', async () => {
    const { session } = await released(c, { places: 1 })
    await confirm(session.id)
    const [ana, ben] = (await some(2)) as [Someone, Someone]
    await placed(ana, session.id)
    await placed(ben, session.id)
    const { version } = await sessionOf(c.lead, session.id)
    await does(c.lead, 'planSession', { id: session.id, version, session: sessionPlan({ places: 2 }) })
    expect((await myPlace(ben, session.id)).state).toBe('OFFERED')
    const place = await myPlace(ana, session.id)
    expect(await no(c.cora, 'giveUp', { id: place.id })).toBe('reason.required')
    expect(await no(c.oakLead, 'giveUp', { id: place.id, reason: 'No' })).toBe('booking.not-yours')
    await does(c.cora, 'giveUp', { id: place.id, reason: 'The room is smaller' })
    expect(await notices(ana)).toContain('Your place on “Talk in maths” was taken back. “The room is smaller”')
  })

  it('SES-3: a new time asks everybody with a place again, and nobody else; their places are held meanwhile', async () => {
    const { session } = await released(c, { places: 2 })
    const { id } = session
    await confirm(id)
    const [ana, ben, cat] = (await some(3)) as [Someone, Someone, Someone]
    for (const who of [ana, ben, cat]) await placed(who, id)
    const { version } = await sessionOf(c.cora, id)
    await does(c.cora, 'time', { id, version, ...span(22) })
    expect(await myPlace(ana, id)).toMatchObject({
      state: 'APPROVED',
      isAskedAgain: true,
      abilities: { stillComing: true, giveUp: true },
    })
    expect((await notices(ana)).filter((text) => text.includes('can you still come?'))).toHaveLength(1)
    expect((await notices(cat)).filter((text) => text.includes('can you still come?'))).toHaveLength(0)
    expect((await myPlace(cat, id)).state).toBe('WAITING_LIST')
    expect(await does(ana, 'stillComing', { id: (await myPlace(ana, id)).id })).toMatchObject({ state: 'CONFIRMED' })
    expect((await notices(ana)).filter((text) => text.includes('can you still come?'))).toHaveLength(0)
    await does(ben, 'giveUp', { id: (await myPlace(ben, id)).id })
    expect((await myPlace(cat, id)).state).toBe('OFFERED')
    expect(await no(cat, 'stillComing', { id: (await myPlace(cat, id)).id })).toBe('booking.state-out-of-order')
  })

  it('SES-3: put off and pencilled again, it asks everybody who had a place, and whoever leads it; others are told', async () => {
    const { session, leader } = await released(c, { places: 2 })
    const { id } = session
    await confirm(id)
    const [ana, ben, cat, dan] = (await some(4)) as [Someone, Someone, Someone, Someone]
    for (const who of [ana, ben, cat]) await placed(who, id)
    await ask(dan, id)
    await does(ben, 'giveUp', { id: (await myPlace(ben, id)).id })
    expect((await myPlace(cat, id)).state).toBe('OFFERED')
    await does(c.cora, 'moveSession', { id, to: 'POSTPONED', reason: 'Snow' })
    // Her day to take it does not run out while it has no date.
    expect((await myPlace(cat, id)).state).toBe('WAITING_LIST')
    const again = async (who: Caller) => (await notices(who)).filter((text) => text.includes('can you still come?'))
    expect(await again(ana)).toEqual([])
    const { version } = await sessionOf(c.cora, id)
    const after = await does(c.cora, 'time', { id, version, ...span(24) })
    expect(after.facilitators).toEqual([expect.objectContaining({ hasConfirmed: false })])
    const leads = 'You are asked to lead “Talk in maths”: say whether you can'
    expect((await notices(leader)).filter((text) => text === leads)).toHaveLength(1)
    expect(await again(ana)).toHaveLength(1)
    expect(await myPlace(ana, id)).toMatchObject({ isAskedAgain: true, abilities: { stillComing: true } })
    for (const who of [cat, dan]) {
      expect(await again(who)).toEqual([])
      expect((await notices(who)).filter((text) => text.startsWith('“Talk in maths” has a new time: '))).toHaveLength(1)
    }
    // Once more: one question about the newest time.
    await does(c.cora, 'time', { id, version: after.version, ...span(25) })
    expect(await again(ana)).toHaveLength(1)
    expect(await does(ana, 'stillComing', { id: (await myPlace(ana, id)).id })).toMatchObject({
      state: 'CONFIRMED',
      isAskedAgain: false,
    })
    await confirm(id)
    expect(await myPlace(ana, id)).toMatchObject({ state: 'CONFIRMED' })
    const offered = await myPlace(cat, id)
    expect(offered.state).toBe('OFFERED')
    // No offer stands longer than until it begins.
    await c.w.sql('update cpd_session set starts_at = $2, ends_at = $3 where id = $1', [id, at(30), at(30, '17:00')])
    const now = await sessionOf(c.cora, id)
    await c.w.sql(`update cpd_booking set offered_until = $2 where id = $1`, [offered.id, at(29)])
    await does(c.cora, 'time', { id, version: now.version, ...span(26) })
    expect(new Date((await myPlace(cat, id)).offeredUntil)).toEqual(span(26).startsAt)
  })

  it('SES-3: whoever agreed to lead it at a time that is only pencilled is asked again about another', async () => {
    const { session, leader } = await released(c)
    const { id, version } = session
    const after = await does(c.cora, 'time', { id, version, ...span(26) })
    expect(after.facilitators).toEqual([expect.objectContaining({ hasConfirmed: false })])
    expect(await notices(leader)).toContain('You are asked to lead “Talk in maths”: say whether you can')
    await does(leader, 'answerLeading', { id, isComing: true })
    // Who moves it themselves knows.
    const own = await does(leader, 'time', { id, version: (await sessionOf(leader, id)).version, ...span(27) })
    expect(own.facilitators).toEqual([expect.objectContaining({ hasConfirmed: true })])
  })

  it('ends with a session that is called off, with the reason', async () => {
    const { session } = await released(c)
    await confirm(session.id)
    const [ana, ben] = (await some(2)) as [Someone, Someone]
    await placed(ana, session.id)
    await ask(ben, session.id)
    await does(c.cora, 'moveSession', { id: session.id, to: 'CANCELLED', reason: 'Snow' })
    for (const who of [ana, ben]) {
      expect(await myPlace(who, session.id)).toMatchObject({ state: 'CANCELLED', reason: 'Snow' })
      expect(await notices(who)).toContain('“Talk in maths” was called off. “Snow”')
    }
    expect((await c.oakLead.ask('{ cpdPlacesToApprove { person { id } } }')).cpdPlacesToApprove).not.toContainEqual({
      person: { id: ben.id },
    })
  })
})

describe('who came', () => {
  it('is ticked on a list, or said with the code that is shown in the room; and stands on their own record', async () => {
    const { session, leader } = await released(c)
    const { id } = session
    await confirm(id)
    const [ana, ben, cat] = (await some(3)) as [Someone, Someone, Someone]
    for (const who of [ana, ben, cat]) await placed(who, id)
    expect(await no(leader, 'showCode', { id })).toBe('cpd-session.not-yet')
    await heldNow(c, id)
    for (const who of [ana, c.oakLead]) expect(await no(who, 'showCode', { id })).toBe('cpd.not-your-part')
    expect(await no(ana, 'checkIn', { id, code: 'ABCDEF' })).toBe('booking.code-over')
    const old = await does(leader, 'showCode', { id })
    const { code } = await does(leader, 'showCode', { id })
    expect(code).toMatch(/^[A-Z2-9]{6}$/)
    expect(await no(ana, 'checkIn', { id, code: old.code })).toBe('booking.code-wrong')
    expect(await no(c.elm.teacher, 'checkIn', { id, code })).toBe('booking.no-place')
    expect(await does(ana, 'checkIn', { id, code: ` ${code.toLowerCase()} ` })).toMatchObject({
      state: 'ATTENDED',
      attendedHow: 'CODE',
    })
    // Twice is no harm.
    await does(ana, 'checkIn', { id, code })
    await does(leader, 'moveSession', { id, to: 'DELIVERED' })
    expect(await no(leader, 'moveSession', { id, to: 'CLOSED' })).toBe('cpd-session.attendance-open')
    const list = [
      { bookingId: (await myPlace(ben, id)).id, came: true },
      { bookingId: (await myPlace(cat, id)).id, came: false },
    ]
    expect(await no(ben, 'keepList', { id, list })).toBe('cpd.not-your-part')
    await does(leader, 'keepList', { id, list })
    expect(await myPlace(cat, id)).toMatchObject({ state: 'DID_NOT_ATTEND' })
    await does(leader, 'moveSession', { id, to: 'CLOSED' })
    const record = async (who: Caller) => (await who.ask('{ myCpdRecord { id role minutes sessionId } }')).myCpdRecord
    for (const who of [ana, ben]) {
      expect(await record(who)).toEqual([{ id: expect.any(String), role: 'ATTENDEE', minutes: 90, sessionId: id }])
    }
    expect(await record(cat)).toEqual([])
    expect(
      await c.w.sql(
        'select urn, people from contribution_attendance a join contribution_entry e on e.id = a.entry_id where e.source_id = $1',
        [id],
      ),
    ).toEqual([{ urn: c.oak.urn, people: 2 }])
  })
})

describe('one’s own record', () => {
  it('takes what was done elsewhere, is annotated, and is nobody else’s', async () => {
    const add = `mutation($onDay: Date!, $title: String!, $minutes: Int!, $note: String!) { addToCpdRecord(onDay: $onDay, title: $title, minutes: $minutes, note: $note) { id role } }`
    const entry = { onDay: '2026-09-10', title: 'A webinar', minutes: 60, note: '' }
    const { addToCpdRecord } = await c.oak.teacher.ask(add, entry)
    expect(addToCpdRecord.role).toBe('OWN')
    expect(await c.oak.teacher.refused(add, { ...entry, onDay: '2090-01-01' })).toBe('input.not-a-date')
    expect(await c.oak.teacher.refused(add, { ...entry, minutes: 0 })).toBe('input.not-a-number')
    const { id } = addToCpdRecord
    const noting = 'mutation($id: ID!) { noteInCpdRecord(id: $id, note: "Try in May") { note } }'
    const removing = 'mutation($id: ID!) { removeFromCpdRecord(id: $id) }'
    for (const who of [c.oak.head, c.oakLead, c.cora]) {
      expect(await who.refused(noting, { id })).toBe('not-found')
      expect(await who.refused(removing, { id })).toBe('not-found')
      expect((await who.ask('{ myCpdRecord { id } }')).myCpdRecord).not.toContainEqual({ id })
    }
    expect((await c.oak.teacher.ask(noting, { id })).noteInCpdRecord.note).toBe('Try in May')
    await c.oak.teacher.ask(removing, { id })
    const kept = '0198a000-0000-7000-8000-000000000001'
    await c.w.sql(
      `insert into cpd_record (space_id, id, on_day, title, role, minutes) values ($1, $2, '2026-09-11', 'Talk', 'ATTENDEE', 90)`,
      [c.oak.teacher.id, kept],
    )
    expect(await c.oak.teacher.refused(removing, { id: kept })).toBe('cpd-record.kept')
  })
})

describe('the workload guard', () => {
  const override = `mutation($personId: ID!, $urn: ID!, $day: Date!, $reason: String!) { overrideLoad(personId: $personId, urn: $urn, day: $day, reason: $reason) { id halfTerm reason person { name } } }`

  it('M6: a red half-term is refused until the own head says, with a reason, that it is all right; only oneself is told the figure', async () => {
    const [ana] = (await some(1)) as [Someone]
    for (const day of [20, 21, 22]) {
      const { session: full } = await released(c, {}, span(day, '12:00', 240))
      await confirm(full.id)
      await placed(ana, full.id)
    }
    const { session } = await released(c, {}, span(23, '14:00', 180))
    const { errors } = await ana.post('mutation($ids: [ID!]!) { askForCpdPlaces(sessionIds: $ids) { id } }', {
      ids: [session.id],
    })
    expect(errors[0]!.extensions).toMatchObject({ code: 'booking.load-red', details: { hours: 15 } })
    const asking = 'mutation($id: ID!) { askHeadAboutLoad(sessionId: $id) }'
    expect(await c.oak.teacher.refused(asking, { id: session.id })).toBe('load.not-full')
    await ana.ask(asking, { id: session.id })
    const said = await notices(c.oak.head)
    expect(said.some((text) => text.startsWith(`${ana.name} has a full half-term from`))).toBe(true)
    expect(said.join(' ')).not.toMatch(/15|hours/)
    const day = span(20).startsAt.toISOString().slice(0, 10)
    const given = { personId: ana.id, urn: c.oak.urn, day, reason: 'She asked for it' }
    for (const who of [ana, c.oakLead, c.elm.head, c.cora])
      expect(await who.refused(override, given)).toBe('not-allowed')
    expect(await c.oak.head.refused(override, { ...given, reason: ' ' })).toBe('reason.required')
    expect(await c.oak.head.refused(override, { ...given, personId: c.elm.teacher.id })).toBe('not-found')
    expect(await c.oak.head.refused(override, { ...given, personId: c.oak.head.id })).toBe('load.not-oneself')
    const { overrideLoad } = await c.oak.head.ask(override, given)
    expect(overrideLoad).toMatchObject({ reason: 'She asked for it', person: { name: ana.name } })
    expect((await ask(ana, session.id)).state).toBe('REQUESTED')
    const list = 'query($urn: ID!) { loadOverrides(urn: $urn) { id } }'
    for (const who of [ana, c.oak.head])
      expect((await who.ask(list, { urn: c.oak.urn })).loadOverrides).toEqual([{ id: overrideLoad.id }])
    for (const who of [c.oakLead, c.oak.teacher, c.cora])
      expect((await who.ask(list, { urn: c.oak.urn })).loadOverrides).toEqual([])
    const back = 'mutation($urn: ID!, $id: ID!) { takeBackOverride(urn: $urn, id: $id) }'
    expect(await c.elm.head.refused(back, { urn: c.oak.urn, id: overrideLoad.id })).toBe('not-allowed')
    await c.oak.head.ask(back, { urn: c.oak.urn, id: overrideLoad.id })
    expect((await ana.ask(list, { urn: c.oak.urn })).loadOverrides).toEqual([])
  })
})
