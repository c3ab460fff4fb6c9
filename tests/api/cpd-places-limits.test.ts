// What places do not go beyond, at the door: what somebody can bear, one place at a time, the share of a school, the day itself.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Answer, Caller } from '../support/ask.js'
import {
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
import type { Someone } from '../support/world.js'

let c: CpdWorld
const patience = 60_000
beforeAll(async () => {
  c = await cpdWorld()
}, patience)
afterAll(() => c?.w.close(), patience)

const notices = async (who: Caller): Promise<string[]> =>
  (await who.ask('{ inbox(first: 50, open: true) { edges { node { text } } } }')).inbox.edges.map(
    ({ node }: Answer) => node.text,
  )
const confirm = (id: string): Promise<Answer> => does(c.cora, 'moveSession', { id, to: 'CONFIRMED' })
const ask = async (who: Caller, id: string): Promise<Answer> => (await does(who, 'ask', { ids: [id] }))[0]
const myPlace = async (who: Caller, id: string): Promise<Answer> => (await sessionOf(who, id)).myPlace
/** The cycle as somebody would find it who opens it now. */
const asNow = async (id: string) => ({ id, version: (await cycleOf(c.cora, id)).version as number })
const stateOf = async (who: Caller, id: string): Promise<string> => (await myPlace(who, id)).state
/** Asked for, and approved by whoever leads CPD at Oak. */
const placed = async (who: Caller, id: string): Promise<Answer> => {
  const { id: place } = await ask(who, id)
  return (await does(c.oakLead, 'approve', { ids: [place] }))[0]
}
const some = (n: number, urn = c.oak.urn): Promise<Someone[]> =>
  Promise.all(Array.from({ length: n }, (_, at) => teacherAt(c.w, urn, `Teacher ${at}`)))
const toApprove = async (): Promise<string[]> =>
  (await c.oakLead.ask('{ cpdPlacesToApprove { id } }')).cpdPlacesToApprove.map(({ id }: Answer) => id)

describe('the workload guard', () => {
  it('M6: what one has asked for counts, too: several at once are refused together, and a school’s yes is refused where it has become too much', async () => {
    const [ana] = (await some(1)) as [Someone]
    const each = []
    for (const day of [20, 21, 22, 23, 24]) each.push((await released(c, {}, span(day, '12:00', 180))).session.id)
    const asking = 'mutation($id: ID!) { askHeadAboutLoad(sessionId: $id) }'
    expect(await no(ana, 'ask', { ids: each })).toBe('booking.load-red')
    for (const id of each) expect(await myPlace(ana, id)).toBeNull()
    const four = await does(ana, 'ask', { ids: each.slice(0, 4) })
    // Twelve hours are asked for and none is agreed to: three more are too many all the same.
    expect(await no(ana, 'ask', { ids: [each[4]] })).toBe('booking.load-red')
    await ana.ask(asking, { id: each[4] })
    expect((await notices(c.oak.head)).some((text) => text.startsWith(`${ana.name} has a full half-term from`))).toBe(
      true,
    )
    // Meanwhile three hours have come up: the school can say yes to three of the four.
    const other = await released(c, {}, span(25, '12:00', 180))
    await c.w.sql(
      `insert into cpd_booking (space_id, id, session_id, person_id, urn, state) values ($1, gen_random_uuid(), $2, $3, $4, 'CONFIRMED')`,
      [c.north, other.session.id, ana.id, c.oak.urn],
    )
    const ids = four.map(({ id }: Answer) => id)
    const { errors } = await c.oakLead.post('mutation($ids: [ID!]!) { approveCpdPlaces(placeIds: $ids) { id } }', {
      ids,
    })
    expect(errors[0]!.extensions).toMatchObject({ code: 'booking.colleague-full', details: { name: ana.name } })
    expect(errors[0]!.extensions).not.toHaveProperty('details.hours')
    const agreed = await does(c.oakLead, 'approve', { ids: ids.slice(0, 3) })
    expect(agreed.map(({ state }: Answer) => state)).toEqual(['APPROVED', 'APPROVED', 'APPROVED'])
    expect(await no(c.oakLead, 'approve', { ids: [ids[3]] })).toBe('booking.colleague-full')
  })
})

describe('one place at a time', () => {
  it('CLA-4: nobody asks for two places at one time, and a place that waits for a yes stops no session', async () => {
    const [ana] = (await some(1)) as [Someone]
    const [one, other] = [await released(c, {}, span(27)), await released(c, {}, span(27, '17:00'))]
    const later = await released(c, {}, span(28))
    const place = await ask(ana, one.session.id)
    expect(await no(ana, 'ask', { ids: [other.session.id] })).toBe('booking.elsewhere')
    const moved = await ask(ana, later.session.id)
    // The other is moved to the time of the first, though she has asked for both; and both are confirmed.
    const { version } = await sessionOf(c.cora, later.session.id)
    await does(c.cora, 'time', { id: later.session.id, version, ...span(27, '16:30') })
    for (const { session } of [one, later]) expect((await confirm(session.id)).state).toBe('CONFIRMED')
    expect((await does(c.oakLead, 'approve', { ids: [place.id] }))[0].state).toBe('CONFIRMED')
    const refused = await c.oakLead.post('mutation($ids: [ID!]!) { approveCpdPlaces(placeIds: $ids) { id } }', {
      ids: [moved.id],
    })
    expect(refused.errors[0]!.extensions).toMatchObject({
      code: 'booking.colleague-elsewhere',
      details: { name: ana.name },
    })
    // Where somebody has a place, no session is put on top of it.
    const { version: now } = await sessionOf(c.cora, other.session.id)
    const [ben] = (await some(1)) as [Someone]
    await placed(ben, other.session.id)
    await placed(ben, (await released(c, {}, span(29))).session.id)
    expect(await no(c.cora, 'time', { id: other.session.id, version: now, ...span(29) })).toBe(
      'cpd-session.time-blocked',
    )
  })
})

describe('the share of a school', () => {
  it('PLA-2: is offered to those who wait as soon as it grows; a school that is taken off keeps what it has and gets no more', async () => {
    const { cycle, session } = await released(c, { places: 9 })
    const { id } = session
    const share = async (places: number, more: object[] = []) =>
      does(c.cora, 'schools', { ...(await asNow(cycle.id)), schools: [{ urn: c.oak.urn, places }, ...more] })
    await share(1)
    await confirm(id)
    const [ana, ben, cat, dan] = (await some(4)) as [Someone, Someone, Someone, Someone]
    for (const who of [ana, ben, cat]) await placed(who, id)
    expect([await stateOf(ben, id), await stateOf(cat, id)]).toEqual(['WAITING_LIST', 'WAITING_LIST'])
    await share(2)
    expect([await stateOf(ben, id), await stateOf(cat, id)]).toEqual(['OFFERED', 'WAITING_LIST'])
    const dans = await ask(dan, id)
    await does(c.cora, 'schools', { ...(await asNow(cycle.id)), schools: [{ urn: c.elm.urn }] })
    expect([await stateOf(ana, id), await stateOf(cat, id)]).toEqual(['CONFIRMED', 'WAITING_LIST'])
    expect(await no(c.oakLead, 'approve', { ids: [dans.id] })).toBe('booking.not-for-your-school')
    await does(ana, 'giveUp', { id: (await myPlace(ana, id)).id })
    expect(await stateOf(cat, id)).toBe('WAITING_LIST')
    const tooMany = { ...(await asNow(cycle.id)), schools: [{ urn: c.oak.urn, places: 501 }] }
    expect(await no(c.cora, 'schools', tooMany)).toBe('input.not-a-number')
    await share(500)
    expect(await stateOf(cat, id)).toBe('OFFERED')
  })

  it('grows with the room: more seats are offered at once', async () => {
    const keeping =
      'mutation($urn: ID!, $id: ID, $seats: Int) { keepRoom(urn: $urn, id: $id, name: "Library", seats: $seats) { id name } }'
    const rooms = (await c.oak.head.ask(keeping, { urn: c.oak.urn, seats: 1 })).keepRoom
    const room = rooms.find(({ name }: Answer) => name === 'Library').id
    const { session } = await released(c)
    const { version } = await sessionOf(c.lead, session.id)
    const plan = sessionPlan({ format: 'TWILIGHT', venueUrn: c.oak.urn, roomId: room })
    await does(c.lead, 'planSession', { id: session.id, version, session: plan })
    await confirm(session.id)
    const [ana, ben] = (await some(2)) as [Someone, Someone]
    for (const who of [ana, ben]) await placed(who, session.id)
    expect(await stateOf(ben, session.id)).toBe('WAITING_LIST')
    await c.oak.head.ask(keeping, { urn: c.oak.urn, id: room, seats: 2 })
    expect(await stateOf(ben, session.id)).toBe('OFFERED')
  })
})

describe('the day itself', () => {
  it('ends what was never answered: nothing waits any more, and nothing is decided, given back or taken after it', async () => {
    const { session, leader } = await released(c, { places: 1 })
    const { id } = session
    await confirm(id)
    const [ana, ben, cat] = (await some(3)) as [Someone, Someone, Someone]
    for (const who of [ana, ben]) await placed(who, id)
    const cats = await ask(cat, id)
    const words = async () => (await notices(c.oakLead)).filter((text) => text.includes('your word is needed')).length
    const before = await words()
    expect(await toApprove()).toContain(cats.id)
    await heldNow(c, id)
    expect(await toApprove()).not.toContain(cats.id)
    expect(await no(c.oakLead, 'approve', { ids: [cats.id] })).toBe('booking.session-begun')
    for (const who of [ana, ben, cat])
      expect(await no(who, 'giveUp', { id: (await myPlace(who, id)).id })).toBe('booking.session-begun')
    await does(leader, 'moveSession', { id, to: 'DELIVERED' })
    expect(await stateOf(ana, id)).toBe('CONFIRMED')
    expect(await myPlace(ben, id)).toMatchObject({
      state: 'CANCELLED',
      reason: 'The session was held before a place came free',
    })
    expect(await myPlace(cat, id)).toMatchObject({
      state: 'CANCELLED',
      reason: 'The session was held before the school had answered',
    })
    expect(await words()).toBe(before - 1)
  })

  it('a session that was put off is pencilled at its old time only where nothing has come into its way', async () => {
    const { session } = await released(c, {}, span(31))
    await confirm(session.id)
    const [ana] = (await some(1)) as [Someone]
    await placed(ana, session.id)
    await does(c.cora, 'moveSession', { id: session.id, to: 'POSTPONED', reason: 'Snow' })
    const other = await released(c, {}, span(31))
    await placed(ana, other.session.id)
    expect(await no(c.cora, 'moveSession', { id: session.id, to: 'PENCILLED' })).toBe('cpd-session.time-blocked')
    await does(ana, 'giveUp', { id: (await myPlace(ana, other.session.id)).id })
    expect((await does(c.cora, 'moveSession', { id: session.id, to: 'PENCILLED' })).state).toBe('PENCILLED')
  })

  it('a school that pauses changes nothing: no place is given back, taken or kept', async () => {
    const { session } = await released(c, { places: 1 })
    const { id } = session
    await confirm(id)
    const [ana, ben] = (await some(2)) as [Someone, Someone]
    for (const who of [ana, ben]) await placed(who, id)
    await c.w.sql(`update cpd_booking set state = 'OFFERED', offered_until = now() + interval '1 day' where id = $1`, [
      (await myPlace(ben, id)).id,
    ])
    const membershipIs = (state: string) =>
      c.w.sql('update school_membership set state = $3 where space_id = $1 and urn = $2', [c.north, c.oak.urn, state])
    await membershipIs('PAUSED')
    expect(await no(ana, 'giveUp', { id: (await myPlace(ana, id)).id })).toBe('alliance.read-only')
    expect(await no(ben, 'take', { id: (await myPlace(ben, id)).id })).toBe('alliance.read-only')
    expect(await no(ana, 'stillComing', { id: (await myPlace(ana, id)).id })).toBe('alliance.read-only')
    await membershipIs('ACTIVE')
    expect((await does(ana, 'giveUp', { id: (await myPlace(ana, id)).id })).state).toBe('CANCELLED')
  })

  it('the order of sessions stays as it was once a cycle is over', async () => {
    const { cycle, session } = await released(c)
    await does(c.cora, 'move', { id: cycle.id, to: 'CANCELLED', reason: 'Nobody has time' })
    expect(await no(c.lead, 'order', { id: cycle.id, ids: [session.id] })).toBe('cpd.state-out-of-order')
  })
})
