// The day as it was, at the door: guests with their agreement, who came without a place, a tick put right with its certificate; and a place that goes to a colleague.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import type { Answer, Caller } from '../support/ask.js'
import { type CpdWorld, cpdWorld, does, heldNow, no, released, sessionOf, span, teacherAt } from '../support/cpd.js'
import { until } from '../support/live.js'
import { textOf, unspaced } from '../support/pdf-text.js'
import type { Someone } from '../support/world.js'

let c: CpdWorld
const patience = 60_000
beforeAll(async () => {
  c = await cpdWorld()
}, patience)
afterAll(() => c?.w.close(), patience)

const some = (n: number, urn = c.oak.urn): Promise<Someone[]> =>
  Promise.all(Array.from({ length: n }, (_, at) => teacherAt(c.w, urn, `Teacher ${at}`)))
const myPlace = async (who: Caller, id: string): Promise<Answer> => (await sessionOf(who, id)).myPlace
const placed = async (who: Caller, id: string): Promise<Answer> => {
  const [{ id: place }] = await does(who, 'ask', { ids: [id] })
  return (await does(c.oakLead, 'approve', { ids: [place] }))[0]
}
const confirmed = async (places: number): Promise<{ id: string; leader: Someone }> => {
  const { session, leader } = await released(c, { places })
  await does(c.cora, 'moveSession', { id: session.id, to: 'CONFIRMED' })
  return { id: session.id, leader }
}
const notices = async (who: Caller): Promise<string[]> =>
  (await who.ask('{ inbox(first: 50, open: true) { edges { node { text } } } }')).inbox.edges.map(
    ({ node }: Answer) => node.text,
  )
const record = async (who: Caller): Promise<Answer[]> =>
  (await who.ask('{ myCpdRecord { id sessionId minutes withdrawnOn replacesOn } }')).myCpdRecord
const audited = (session: string, action: string): Promise<Answer[]> =>
  c.w.sql(
    `select reason, from_state, to_state from audit_event where action = $1 and detail->>'sessionId' = $2 order by id`,
    [action, session],
  )
async function keepDates(): Promise<void> {
  const [job] = await c.w.sql<{ id: string }>(`select (graphile_worker.add_job('cpd-places')).id`)
  await until(async () => (await c.w.sql('select 1 from graphile_worker.jobs where id = $1', [job!.id])).length === 0)
}
async function certificate(who: Someone, id: string): Promise<string> {
  const answer = await fetch(`${c.w.url}/api/cpd-record/${id}/certificate.pdf`, { headers: { cookie: who.cookie! } })
  expect(answer.status).toBe(200)
  return unspaced(textOf(Buffer.from(await answer.arrayBuffer())))
}

describe('who turns up without a place', () => {
  it('PLA-7: a colleague is on the list once they agree, with the hours on their own record; a guest without an account', async () => {
    const { id, leader } = await confirmed(1)
    const [ana, ben] = (await some(2)) as [Someone, Someone]
    await placed(ana, id)
    await placed(ben, id)
    const colleague = { id, personId: ben.id, urn: c.oak.urn, agreed: true }
    const guest = { id, name: ' Ida  Moss ', comeFrom: 'Museum of the Fens', agreed: true }
    for (const step of ['colleague', 'guest'] as const) {
      expect(await no(leader, step, step === 'guest' ? guest : colleague)).toBe('cpd-session.not-yet')
    }
    await heldNow(c, id)
    for (const who of [ana, ben, c.oakLead]) {
      expect(await no(who, 'colleague', colleague)).toBe('cpd.not-your-part')
      expect(await no(who, 'guest', guest)).toBe('cpd.not-your-part')
    }
    expect(await no(c.far.head, 'guest', guest)).toBe('not-found')
    expect(await no(leader, 'colleague', { ...colleague, agreed: false })).toBe('cpd-guest.not-agreed')
    expect(await no(leader, 'guest', { ...guest, agreed: false })).toBe('cpd-guest.not-agreed')
    expect(await no(leader, 'guest', { ...guest, name: ' ' })).toMatch(/^input\./)
    expect(await no(leader, 'colleague', { ...colleague, personId: ana.id })).toBe('booking.on-the-list')
    expect(await no(leader, 'colleague', { ...colleague, personId: c.far.teacher.id })).toBe('cpd.not-of-alliance')
    expect(await no(leader, 'colleague', { ...colleague, personId: leader.id, urn: c.ash.urn })).toBe(
      'booking.on-the-list',
    )
    // Ben waited for a place: he waits no longer.
    await does(leader, 'colleague', colleague)
    expect(await myPlace(ben, id)).toMatchObject({ state: 'ATTENDED', walkedIn: true })
    expect(await record(ben)).toEqual([expect.objectContaining({ sessionId: id, minutes: 90 })])
    expect(await notices(ben)).toContain('You are on the list of “Talk in maths”, and its hours are on your record')
    expect(await notices(c.oakLead)).toContain('A colleague came to “Talk in maths” without having asked for a place')
    expect(await no(leader, 'colleague', colleague)).toBe('booking.on-the-list')
    const { guests } = await does(leader, 'guest', guest)
    expect(guests).toEqual([{ id: expect.any(String), name: 'Ida Moss', comeFrom: 'Museum of the Fens' }])
    // Their name is for whoever runs the session.
    for (const who of [ana, c.oakLead]) expect((await sessionOf(who, id)).guests).toEqual([])
    expect((await sessionOf(c.cora, id)).guests).toHaveLength(1)
    expect(await no(ana, 'noGuest', { id, guestId: guests[0].id })).toBe('cpd.not-your-part')
    expect((await does(leader, 'noGuest', { id, guestId: guests[0].id })).guests).toEqual([])
    expect(await no(leader, 'noGuest', { id, guestId: guests[0].id })).toBe('not-found')
    expect(await audited(id, 'cpd-guest.add')).toHaveLength(1)
  })

  it('forgets a guest after a year', async () => {
    const { id, leader } = await confirmed(2)
    await heldNow(c, id)
    await does(leader, 'guest', { id, name: 'Ida', comeFrom: 'Museum', agreed: true })
    await keepDates()
    expect((await sessionOf(leader, id)).guests).toHaveLength(1)
    await c.w.sql(`update cpd_guest set created_at = now() - interval '367 days'`)
    await keepDates()
    expect((await sessionOf(leader, id)).guests).toEqual([])
  })
})

describe('a tick that was wrong', () => {
  it('PLA-6: is put right by whoever runs the session, with the reason, and the record follows; nobody else can', async () => {
    const { id, leader } = await confirmed(2)
    const [ana, ben] = (await some(2)) as [Someone, Someone]
    for (const who of [ana, ben]) await placed(who, id)
    await heldNow(c, id)
    const [anas, bens] = [(await myPlace(ana, id)).id, (await myPlace(ben, id)).id]
    expect(await no(leader, 'correct', { id: anas, came: false, reason: 'x' })).toBe('booking.state-out-of-order')
    await does(leader, 'keepList', {
      id,
      list: [
        { bookingId: anas, came: true },
        { bookingId: bens, came: false },
      ],
    })
    for (const who of [ana, ben, c.oakLead, c.far.head]) {
      expect(await no(who, 'correct', { id: bens, came: true, reason: 'I was' })).toMatch(/not-your-part|not-found/)
    }
    expect(await no(leader, 'correct', { id: bens, came: true, reason: ' ' })).toBe('reason.required')
    await does(leader, 'moveSession', { id, to: 'DELIVERED' })
    await does(leader, 'moveSession', { id, to: 'CLOSED' })
    // Also after it was closed.
    expect(await does(leader, 'correct', { id: bens, came: true, reason: 'He sat behind the pillar' })).toMatchObject({
      state: 'ATTENDED',
    })
    expect(await record(ben)).toEqual([expect.objectContaining({ sessionId: id })])
    expect(await notices(ben)).toContain(
      '“Talk in maths”: it was put right that you were there. “He sat behind the pillar”',
    )
    await does(c.cora, 'correct', { id: anas, came: false, reason: 'Two people of one name' })
    expect(await record(ana)).toEqual([])
    expect(await audited(id, 'cpd-place.correct')).toEqual([
      { reason: 'He sat behind the pillar', from_state: 'DID_NOT_ATTEND', to_state: 'ATTENDED' },
      { reason: 'Two people of one name', from_state: 'ATTENDED', to_state: 'DID_NOT_ATTEND' },
    ])
  })

  describe('and the hours of that session', () => {
    const line = `id state hours title confirmsOn corrections { before after school { name } } abilities { confirm correct }`
    const waiting = async (who: Caller, title: string): Promise<Answer[]> =>
      (
        await who.ask(`query($id: ID!) { contributionsWaiting(allianceId: $id) { ${line} } }`, { id: c.north })
      ).contributionsWaiting.filter((one: Answer) => one.title === title)
    const answering = `mutation($id: ID!, $takeUp: Boolean!, $reason: String) { answerContributionCorrection(id: $id, takeUp: $takeUp, reason: $reason) { ${line} } }`
    const came = (entry: string): Promise<Answer[]> =>
      c.w.sql(
        'select s.name, a.people from contribution_attendance a join school s on s.urn = a.urn where entry_id = $1 order by 1',
        [entry],
      )
    let ticks: { anas: string; bens: string; elms: string }
    let leader: Someone
    let entry: string
    let title: string
    /** Ana of Oak and somebody of Elm came, Ben did not; the session is closed. */
    beforeEach(async () => {
      title = `Session ${Math.random()}`
      const { session, ...made } = await released(c, { places: 5, title })
      leader = made.leader
      await does(c.cora, 'moveSession', { id: session.id, to: 'CONFIRMED' })
      const [ana, ben] = (await some(2)) as [Someone, Someone]
      for (const who of [ana, ben]) await placed(who, session.id)
      const elms = await teacherAt(c.w, c.elm.urn, 'Eva')
      const [{ id: place }] = await does(elms, 'ask', { ids: [session.id] })
      await does(c.lead, 'approve', { ids: [place] })
      await heldNow(c, session.id)
      ticks = { anas: (await myPlace(ana, session.id)).id, bens: (await myPlace(ben, session.id)).id, elms: place }
      const list = [
        { bookingId: ticks.anas, came: true },
        { bookingId: ticks.bens, came: false },
        { bookingId: ticks.elms, came: true },
      ]
      await does(leader, 'keepList', { id: session.id, list })
      for (const to of ['DELIVERED', 'CLOSED']) await does(leader, 'moveSession', { id: session.id, to })
      entry = (await waiting(c.cora, title))[0].id
      await c.w.sql(`update contribution_entry set drafted_on = drafted_on - 7 where id = $1`, [entry])
    })

    it('CON-8: hours that nobody has confirmed follow at once, and there is time to look at them anew', async () => {
      const [before] = await waiting(c.cora, title)
      expect(await came(entry)).toEqual([
        { name: 'Elm', people: 1 },
        { name: 'Oak', people: 1 },
      ])
      await does(leader, 'correct', { id: ticks.bens, came: true, reason: 'He sat behind the pillar' })
      await does(leader, 'correct', { id: ticks.elms, came: false, reason: 'Two people of one name' })
      expect(await came(entry)).toEqual([{ name: 'Oak', people: 2 }])
      const [after] = await waiting(c.cora, title)
      expect(after).toMatchObject({ state: 'PENDING', hours: before.hours, corrections: [] })
      expect(after.confirmsOn > before.confirmsOn).toBe(true)
    })

    it('CON-8: hours that were confirmed stay until whoever confirms them says whether they follow', async () => {
      await c.cora.ask('mutation($id: ID!) { confirmContribution(id: $id) { id } }', { id: entry })
      expect(await waiting(c.cora, title)).toEqual([])
      await does(leader, 'correct', { id: ticks.bens, came: true, reason: 'He sat behind the pillar' })
      const stood = await came(entry)
      expect(stood.at(-1)).toEqual({ name: 'Oak', people: 1 })
      expect(await waiting(c.cora, title)).toEqual([
        expect.objectContaining({
          state: 'CONFIRMED',
          corrections: [{ before: 1, after: 2, school: { name: 'Oak' } }],
          abilities: { confirm: false, correct: true },
        }),
      ])
      const told = `Who came to “${title}” was put right after its hours were confirmed: say whether they follow`
      // Ticked back it is as it was: nothing is left to ask.
      await does(leader, 'correct', { id: ticks.bens, came: false, reason: 'It was not he' })
      expect([await waiting(c.cora, title), (await notices(c.cora)).includes(told)]).toEqual([[], false])
      expect(await c.cora.refused(answering, { id: entry, takeUp: true })).toBe('contribution.nothing-to-correct')
      await does(leader, 'correct', { id: ticks.bens, came: true, reason: 'He sat behind the pillar' })
      await does(leader, 'correct', { id: ticks.anas, came: false, reason: 'Two people of one name' })
      await does(leader, 'correct', { id: ticks.elms, came: false, reason: 'She was at the other one' })
      expect((await notices(c.cora)).filter((one) => one === told)).toHaveLength(1)
      for (const who of [c.oak.head, c.ash.head, leader, c.oak.teacher]) {
        expect(await who.refused(answering, { id: entry, takeUp: true })).toMatch(/not-yours|not-found/)
      }
      expect(await c.far.head.refused(answering, { id: entry, takeUp: true })).toBe('not-found')
      expect(await c.cora.refused(answering, { id: entry, takeUp: false, reason: ' ' })).toBe('reason.required')
      await c.cora.ask(answering, { id: entry, takeUp: false, reason: 'Elm paid for her' })
      expect([await came(entry), await waiting(c.cora, title)]).toEqual([stood, []])
      expect((await notices(c.cora)).includes(told)).toBe(false)
      await does(leader, 'correct', { id: ticks.anas, came: true, reason: 'It was she' })
      const { answerContributionCorrection: after } = await c.cora.ask(answering, { id: entry, takeUp: true })
      expect(after).toMatchObject({ state: 'CONFIRMED', corrections: [] })
      expect(await came(entry)).toEqual([{ name: 'Oak', people: 2 }])
    })
  })

  it('PLA-6: on a session that was put off with people in the room there are none: no hours, no certificate, no code', async () => {
    const { id, leader } = await confirmed(3)
    const [ana, ben, cat] = (await some(3)) as [Someone, Someone, Someone]
    for (const who of [ana, ben]) await placed(who, id)
    await heldNow(c, id)
    const { code } = await does(leader, 'showCode', { id })
    await does(ana, 'checkIn', { id, code })
    await does(leader, 'colleague', { id, personId: cat.id, urn: c.oak.urn, agreed: true })
    const [kept] = await record(ana)
    await certificate(ana, kept.id)
    // Somebody has been there: it keeps its time.
    const { version } = await sessionOf(c.cora, id)
    expect(await no(c.cora, 'time', { id, version, ...span(25) })).toBe('cpd-session.ticked')
    await does(leader, 'moveSession', { id, to: 'POSTPONED', reason: 'The speaker is ill' })
    expect(await no(ben, 'checkIn', { id, code })).toBe('booking.code-over')
    expect(await myPlace(ana, id)).toMatchObject({ state: 'APPROVED', isAskedAgain: true, attendedHow: null })
    expect(await record(ana)).toEqual([expect.objectContaining({ id: kept.id, withdrawnOn: expect.any(String) })])
    // Cat came without a place, and has none to keep.
    expect([(await myPlace(cat, id)).state, await record(cat)]).toEqual(['CANCELLED', []])
    const off = await sessionOf(c.cora, id)
    await does(c.cora, 'time', { id, version: off.version, ...span(25, '16:00', 60) })
    expect((await notices(ana)).filter((text) => text.includes('can you still come?'))).toHaveLength(1)
    await does(ana, 'stillComing', { id: (await myPlace(ana, id)).id })
    await does(leader, 'answerLeading', { id, isComing: true })
    await does(c.cora, 'moveSession', { id, to: 'CONFIRMED' })
    await heldNow(c, id)
    await does(leader, 'keepList', { id, list: [{ bookingId: (await myPlace(ana, id)).id, came: true }] })
    // As long as it was in the end, and the certificate that was given out is replaced.
    expect(await record(ana)).toEqual([
      expect.objectContaining({ minutes: 60, withdrawnOn: null, replacesOn: expect.any(String) }),
    ])
  })

  it('PLA-6: takes no hours from whoever led it, though they had a place too', async () => {
    const { id, leader } = await confirmed(3)
    const bookingId = v7()
    await c.w.sql(
      `insert into cpd_booking (space_id, id, session_id, person_id, urn, state) values ($1, $2, $3, $4, $5, 'CONFIRMED')`,
      [c.north, bookingId, id, leader.id, c.ash.urn],
    )
    await heldNow(c, id)
    await does(c.cora, 'keepList', { id, list: [{ bookingId, came: true }] })
    await does(leader, 'moveSession', { id, to: 'DELIVERED' })
    await does(leader, 'moveSession', { id, to: 'CLOSED' })
    const role = async () => (await leader.ask('{ myCpdRecord { role minutes } }')).myCpdRecord
    expect(await role()).toEqual([{ role: 'FACILITATOR', minutes: 90 }])
    await does(c.cora, 'correct', { id: bookingId, came: false, reason: 'She led it' })
    expect(await role()).toEqual([{ role: 'FACILITATOR', minutes: 90 }])
  })

  it('PLA-6: replaces a certificate that was given out, and the new one says so', async () => {
    const { id, leader } = await confirmed(1)
    const [ana] = (await some(1)) as [Someone]
    await placed(ana, id)
    await heldNow(c, id)
    const { id: place } = await myPlace(ana, id)
    await does(leader, 'keepList', { id, list: [{ bookingId: place, came: true }] })
    const [kept] = await record(ana)
    const first = await certificate(ana, kept.id)
    expect(first).toContain(unspaced('took part in'))
    expect(first).not.toContain('replaces')
    const wrong = { id: place, came: false, reason: 'Two people of one name' }
    await does(leader, 'correct', wrong)
    const today = new Date().toISOString().slice(0, 10)
    expect(await record(ana)).toEqual([{ ...kept, withdrawnOn: expect.any(String), replacesOn: expect.any(String) }])
    const second = await certificate(ana, kept.id)
    expect(second).toContain(unspaced('did not take part in'))
    expect(second).toContain(unspaced('This replaces the certificate of'))
    expect(second).not.toContain(unspaced('1 hour 30 minutes'))
    const csv = await (await fetch(`${c.w.url}/api/cpd-record.csv`, { headers: { cookie: ana.cookie! } })).text()
    expect(csv).toContain(`"Was not there",0,`)
    await does(leader, 'correct', { ...wrong, came: true, reason: 'It was she after all' })
    const third = await certificate(ana, kept.id)
    expect(third).toContain(unspaced('took part in'))
    expect(third).not.toContain(unspaced('did not'))
    expect(third).toContain(unspaced('This replaces the certificate of'))
    expect((await record(ana))[0]).toMatchObject({ withdrawnOn: null, replacesOn: today })
  })
})

describe('a place for a colleague', () => {
  it('PLA-8: goes to somebody of the same school, once the school says yes and they take it; nobody waiting is passed for nothing', async () => {
    const { id } = await confirmed(1)
    const [ana, ben, cat] = (await some(3)) as [Someone, Someone, Someone]
    await placed(ana, id)
    await placed(cat, id)
    const { id: place } = await myPlace(ana, id)
    for (const who of [ben, c.oakLead, c.cora]) {
      expect(await no(who, 'handOn', { id: place, personId: ben.id })).toMatch(/not-yours|not-found/)
    }
    for (const personId of [cat.id, ana.id]) {
      expect(await no(ana, 'handOn', { id: place, personId })).toBe('booking.not-a-colleague')
    }
    expect(await no(ana, 'handOn', { id: place, personId: c.elm.teacher.id })).toBe('cpd.not-of-alliance')
    await does(ana, 'handOn', { id: place, personId: ben.id })
    expect(await no(ana, 'handOn', { id: place, personId: c.oak.teacher.id })).toBe('booking.handed-on')
    const bens = await myPlace(ben, id)
    expect(bens).toMatchObject({ state: 'REQUESTED', isHandedOn: true })
    // Whose it was keeps it meanwhile.
    expect(await myPlace(ana, id)).toMatchObject({
      state: 'CONFIRMED',
      handingOn: { isAgreed: false, person: { name: ben.name } },
    })
    // Where it is on its way to is told to whose it is, and to nobody else.
    const { bookings } = await sessionOf(c.cora, id)
    expect(bookings.map((one: Answer) => one.handingOn)).toEqual([null, null, null])
    expect(await no(ana, 'approve', { ids: [bens.id] })).toMatch(/not-yours|not-found/)
    await does(c.oakLead, 'approve', { ids: [bens.id] })
    expect(await myPlace(ben, id)).toMatchObject({ state: 'OFFERED', abilities: { take: true } })
    expect((await notices(ben)).join(' ')).toMatch(/A colleague hands you a place on “Talk in maths”/)
    expect((await myPlace(ana, id)).handingOn).toMatchObject({ isAgreed: true })
    const { taken } = await sessionOf(c.cora, id)
    expect(taken).toEqual([{ school: { name: 'Oak' }, taken: 1, waiting: 1 }])
    await does(ben, 'take', { id: bens.id })
    expect(await myPlace(ben, id)).toMatchObject({ state: 'CONFIRMED' })
    expect(await myPlace(ana, id)).toMatchObject({ state: 'CANCELLED' })
    expect(await notices(ana)).toContain('Your colleague has taken over your place on “Talk in maths”')
    expect((await myPlace(cat, id)).state).toBe('WAITING_LIST')
    expect((await sessionOf(c.cora, id)).taken).toEqual([{ school: { name: 'Oak' }, taken: 1, waiting: 1 }])
  })

  it('PLA-8: stays whose it was when the school says no, when nobody takes it, and when it is kept after all', async () => {
    const { id } = await confirmed(1)
    const [ana, ben, cat, dan] = (await some(4)) as [Someone, Someone, Someone, Someone]
    await placed(ana, id)
    const { id: place } = await myPlace(ana, id)
    await does(ana, 'handOn', { id: place, personId: ben.id })
    await does(c.oakLead, 'decline', { id: (await myPlace(ben, id)).id, reason: 'Ben has the trip that day' })
    expect(await notices(ana)).toContain('Nobody took over your place on “Talk in maths”: it is still yours')
    await does(ana, 'handOn', { id: place, personId: cat.id })
    const cats = await myPlace(cat, id)
    await does(c.oakLead, 'approve', { ids: [cats.id] })
    await c.w.sql(`update cpd_booking set offered_until = now() - interval '1 second' where id = $1`, [cats.id])
    expect(await no(cat, 'take', { id: cats.id })).toBe('booking.offer-over')
    await keepDates()
    expect((await myPlace(cat, id)).state).toBe('EXPIRED')
    await does(ana, 'handOn', { id: place, personId: dan.id })
    await does(c.oakLead, 'approve', { ids: [(await myPlace(dan, id)).id] })
    await does(ana, 'keep', { id: place })
    expect((await myPlace(dan, id)).state).toBe('CANCELLED')
    expect(await myPlace(ana, id)).toMatchObject({ state: 'CONFIRMED', abilities: { handOn: true }, handingOn: null })
    // Given back while it was on its way: whoever waits is offered it, and not the colleague.
    await does(ana, 'handOn', { id: place, personId: ben.id })
    await does(ana, 'giveUp', { id: place })
    expect((await myPlace(ben, id)).state).toBe('CANCELLED')
  })

  it('PLA-6, PLA-8: the school takes its yes back at its desk until the place is taken; whose it was keeps it', async () => {
    const { id } = await confirmed(1)
    const [ana, ben] = (await some(2)) as [Someone, Someone]
    await placed(ana, id)
    await does(ana, 'handOn', { id: (await myPlace(ana, id)).id, personId: ben.id })
    const where = { urn: c.oak.urn }
    const yes = async (): Promise<string> => {
      await c.w.sql(`update cpd_booking set requested_at = now() - interval '40 days' where state = 'REQUESTED'`)
      const { desk } = await c.oakLead.ask('query($urn: ID) { desk(urn: $urn) { rows { id kind } } }', where)
      const things = desk.rows.filter(({ kind }: Answer) => kind === 'PLACES_WAITING').map((one: Answer) => one.id)
      const act =
        'mutation($urn: ID, $things: [String!]!) { actAtDesk(urn: $urn, things: $things, act: APPROVE) { id } }'
      return (await c.oakLead.ask(act, { ...where, things })).actAtDesk.id
    }
    const undo = 'mutation($urn: ID, $id: ID!) { undoAtDesk(urn: $urn, id: $id) { id } }'
    const first = await yes()
    expect((await myPlace(ben, id)).state).toBe('OFFERED')
    await c.oakLead.ask(undo, { ...where, id: first })
    expect(await myPlace(ben, id)).toMatchObject({ state: 'REQUESTED', isHandedOn: true, abilities: { take: false } })
    expect(await myPlace(ana, id)).toMatchObject({ state: 'CONFIRMED' })
    const told = await notices(ben)
    expect(told).toContain('Your school looks once more at the place on “Talk in maths” that a colleague hands you')
    expect(told.join(' ')).not.toContain('A colleague hands you a place')
    expect((await notices(c.oakLead)).join(' ')).toContain('A colleague asks for a place on “Talk in maths”')
    // Once it is taken, it is too late: nobody is overruled.
    const second = await yes()
    await does(ben, 'take', { id: (await myPlace(ben, id)).id })
    expect(await c.oakLead.refused(undo, { ...where, id: second })).toBe('desk.went-on')
    expect(await myPlace(ben, id)).toMatchObject({ state: 'CONFIRMED' })
  })
})
