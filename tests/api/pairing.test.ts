// A round of pairing at the door: who says what, who sees what, what the coordinator may set by hand, and what is refused.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Answer } from '../support/ask.js'
import { openRound, type Place, places, plan, Rounds, saying } from '../support/rounds.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let r: Rounds
let elm: Place
let oak: Place
let ash: Place
let yew: Place
let fir: Place
let ivy: Place
let cora: Someone
let stranger: Place

const patience = 60_000
beforeAll(async () => {
  w = await world()
  const all = await places(w, ['Ash', 'Elm', 'Fir', 'Ivy', 'Oak', 'Yew'], (at) => (at < 2 ? { trust: '77' } : {}))
  ;[ash, elm, fir, ivy, oak, yew] = all as [Place, Place, Place, Place, Place, Place]
  const north = await w.alliance('North', { schools: all.map(({ urn }) => urn) })
  cora = await w.person({ name: 'Cora', role: 'ALLIANCE_COORDINATOR', alliance: north })
  r = new Rounds(north, cora)
  ;[stranger] = (await places(w, ['Far'])) as [Place]
}, patience)
afterAll(() => w?.close(), patience)

/** Everybody says the same: maths wanted, reading offered; Oak is good at maths. */
async function signedUp(): Promise<string> {
  const { id } = await r.open()
  for (const place of [ash, elm, fir, ivy, yew]) await r.signUp(place, id)
  await r.signUp(oak, id, { strengths: ['MATHS'], visitorTimes: 2 })
  return id
}
const seatOf = (round: Answer, host: Place, seat = 'VISITOR') =>
  round.seats.find((one: Answer) => one.host.name === host.name && one.seat === seat)

describe('opening a round', () => {
  it('is for the coordinator; heads are asked once, and find it among what waits for them', async () => {
    const round = await r.open()
    expect(round).toMatchObject({ state: 'SIGN_UP', abilities: { solve: true, cancel: true, signUp: false } })
    expect(round.waitingFor.map((one: Answer) => one.name)).toEqual(['Ash', 'Elm', 'Fir', 'Ivy', 'Oak', 'Yew'])
    const { inbox } = await elm.head.ask('{ inbox(open: true) { edges { node { text path } } } }')
    expect(inbox.edges.map(({ node }: Answer) => node)).toEqual([
      {
        text: '“Autumn round”: say what your school offers and wants in this round',
        path: `/pairing/${round.id}`,
      },
    ])
    const given = { alliance: r.alliance, ...plan }
    expect(await elm.head.refused(openRound, given)).toBe('not-allowed')
    expect(await elm.teacher.refused(openRound, given)).toBe('not-found')
    expect(await stranger.head.refused(openRound, given)).toBe('not-found')
  })

  it.each([
    [{ title: ' ' }, 'input.missing'],
    [{ signUpUntil: '2020-01-01' }, 'pairing.dates'],
    [{ firstDay: plan.lastDay, lastDay: plan.firstDay }, 'pairing.dates'],
  ])('PRD-1: %j is refused: %s', async (more, code) => {
    expect(await cora.refused(openRound, { alliance: r.alliance, ...plan, ...more })).toBe(code)
  })
})

describe('signing up', () => {
  it('is for a leader of that very school, again and again, and others do not see what was said', async () => {
    const { id } = await r.open()
    await r.signUp(elm, id)
    const again = await r.signUp(elm, id, { wants: ['SEND', 'TALK'], days: [plan.firstDay] })
    expect(again.signUps).toEqual([expect.objectContaining({ wants: ['SEND', 'TALK'], days: [plan.firstDay] })])
    expect(again.mySchools).toEqual([{ name: 'Elm' }])
    expect((await r.sees(oak.head, id)).signUps).toEqual([])
    expect((await r.sees(cora, id)).signUps).toHaveLength(1)
    expect(await r.sees(elm.teacher, id)).toBeNull()
    expect(await r.sees(stranger.head, id)).toBeNull()
    const forElm = { urn: elm.urn, signUp: saying(elm) }
    expect(await r.no(oak.head, 'signUp', id, forElm)).toBe('not-allowed')
    expect(await r.no(cora, 'signUp', id, forElm)).toBe('not-allowed')
    expect(await r.no(elm.teacher, 'signUp', id, forElm)).toBe('not-found')
    expect(await r.no(stranger.head, 'signUp', id, { urn: stranger.urn, signUp: saying(stranger) })).toBe('not-found')
  })

  it('PRD-3: refuses what cannot be, and keeps what was said before', async () => {
    const { id } = await r.open()
    await r.signUp(elm, id)
    const no = (more: object) => r.no(elm.head, 'signUp', id, { urn: elm.urn, signUp: saying(elm, more) })
    expect(await no({ wants: [] })).toBe('pairing.needs-wants')
    expect(await no({ reviewers: [oak.head.id], trained: [] })).toBe('pairing.not-of-school')
    expect(await no({ days: ['2020-01-01'] })).toBe('pairing.days-outside')
    expect(await no({ visitorTimes: 99 })).toBe('input.not-a-number')
    expect((await r.sees(elm.head, id)).signUps).toEqual([expect.objectContaining({ wants: ['MATHS'] })])
  })
})

describe('working out the pairs', () => {
  it('explains each line by line, keeps a trust apart, and shows a school its own pairs only', async () => {
    const id = await signedUp()
    const round = await r.solved(id)
    expect(round).toMatchObject({
      state: 'PROPOSED',
      isStale: false,
      isLost: false,
      result: { isBest: true, empty: 0 },
    })
    expect(round.seats).toHaveLength(12)
    const seat = seatOf(round, elm)
    expect(seat.why.parts.map((part: Answer) => part.name)).toEqual([
      'TAGS',
      'CONTEXT',
      'CAPACITY',
      'TRAVEL',
      'FRESH',
      'TRUST',
    ])
    expect(seat.excluded).toContainEqual({ guest: { name: 'Ash' }, reasons: expect.arrayContaining(['SAME_GROUP']) })
    for (const one of round.seats) expect(`${one.host.name} ${one.guest.name}`).not.toMatch(/Ash Elm|Elm Ash/)
    const own = await r.sees(elm.head, id)
    for (const one of own.seats) {
      expect([one.host.name, one.guest?.name]).toContain('Elm')
      expect(one).toMatchObject({ others: [], excluded: [], warnings: [], costOfChange: null })
    }
    expect(own.result).toBeNull()
    expect(own.wishes).toEqual([])
  })

  it('needs three schools, and nobody but the coordinator does it', async () => {
    const { id } = await r.open()
    await r.signUp(elm, id)
    expect(await r.no(cora, 'solve', id)).toBe('pairing.too-few-schools')
    expect(await r.no(elm.head, 'solve', id)).toBe('not-allowed')
    expect(await r.no(elm.teacher, 'solve', id)).toBe('not-found')
  })

  it('can be stopped: what was there before stays', async () => {
    const id = await signedUp()
    expect(await r.does(cora, 'solve', id)).toMatchObject({ isSolving: true, abilities: { stop: true, wish: false } })
    expect(await r.does(cora, 'stop', id)).toMatchObject({ isSolving: false, state: 'SIGN_UP', seats: [] })
    expect(await r.solved(id)).toMatchObject({ state: 'PROPOSED' })
  })
})

describe('by hand', () => {
  const price = `query($id: ID!, $pair: PairingInput!) { pairingPrice(roundId: $id, pair: $pair) {
    more guest { name } inTheWay inTheWayOf { name } warnings canLead figure { value } } }`

  it('PAI-6: tells the price before, a conflict with a warning, and what changed after', async () => {
    const id = await signedUp()
    const pair = { host: elm.urn, seat: 'VISITOR', guest: ash.urn }
    expect(await cora.refused(price, { id, pair })).toBe('pairing.not-solved')
    const before = await r.solved(id)
    const { pairingPrice } = await cora.ask(price, { id, pair })
    expect(pairingPrice).toMatchObject({ guest: { name: 'Ash' }, canLead: false, warnings: ['CONFLICT_SAME_GROUP'] })
    expect(await elm.head.refused(price, { id, pair })).toBe('not-found')
    const wished = await r.does(cora, 'pin', id, { pair, reason: 'They asked for each other' })
    expect(wished).toMatchObject({ isStale: true, abilities: { accept: false } })
    const after = await r.solved(id)
    expect(seatOf(after, elm)).toMatchObject({
      isByHand: true,
      guest: { name: 'Ash' },
      warnings: ['CONFLICT_SAME_GROUP'],
    })
    expect(after.result.more).toBeCloseTo(after.result.cost - before.result.cost, 1)
    expect(after.result.come).toContainEqual({ host: { name: 'Elm' }, guest: { name: 'Ash' }, seat: 'VISITOR' })
    const other = { ...pair, guest: oak.urn }
    expect(await r.no(cora, 'pin', id, { pair: other, reason: '' })).toBe('pairing.seat-set')
    await r.does(cora, 'clear', id, { wishId: after.wishes[0].id })
    await r.does(cora, 'bar', id, {
      pair: { ...pair, guest: seatOf(before, elm).guest.name === 'Oak' ? oak.urn : yew.urn },
      reason: '',
    })
    const barred = await r.solved(id)
    expect(seatOf(barred, elm).guest.name).not.toBe('Ash')
  })

  it('refuses what is no pair, whoever does not run it, and what is over', async () => {
    const id = await signedUp()
    const pair = { host: elm.urn, seat: 'VISITOR', guest: oak.urn }
    const no = (more: object, who: Someone = cora) => r.no(who, 'pin', id, { pair: { ...pair, ...more }, reason: '' })
    expect(await no({ guest: elm.urn })).toBe('pairing.same-school')
    expect(await no({ guest: stranger.urn })).toBe('pairing.not-signed-up')
    expect(await no({}, elm.head)).toBe('not-allowed')
    expect(await no({}, stranger.head)).toBe('not-found')
    expect(await r.no(cora, 'cancel', id, { reason: '' })).toBe('reason.required')
    expect(await r.does(cora, 'cancel', id, { reason: 'Too early' })).toMatchObject({ state: 'CANCELLED' })
    expect(await no({})).toBe('pairing.state-out-of-order')
    expect(await r.no(cora, 'solve', id)).toBe('pairing.state-out-of-order')
    expect(await r.no(elm.head, 'signUp', id, { urn: elm.urn, signUp: saying(elm) })).toBe('pairing.state-out-of-order')
  })
})

describe('settling', () => {
  it('proposes one peer challenge for each host; then leaders of all schools see who visits whom', async () => {
    const id = await signedUp()
    expect(await r.no(cora, 'accept', id)).toBe('pairing.not-solved')
    await r.solved(id)
    expect(await r.no(elm.head, 'accept', id)).toBe('not-allowed')
    await r.signUp(elm, id, { wants: ['SEND'] })
    expect(await r.no(cora, 'accept', id)).toBe('pairing.stale')
    const { seats } = await r.solved(id)
    const round = await r.does(cora, 'accept', id)
    expect(round).toMatchObject({
      state: 'ACCEPTED',
      abilities: { accept: false, cancel: false, wish: false, solve: false },
    })
    const challenges = await w.sql<{ host: string; guests: string[]; lead: boolean }>(
      `select h.name as host, array_agg(distinct s.name order by s.name) as guests, bool_and(c.lead_id is not null) as lead from peer_challenge c join school h on h.urn = c.host_urn
         join challenge_member m on m.space_id = c.space_id and m.challenge_id = c.id join school s on s.urn = m.urn where c.round_id = $1 and c.state = 'PROPOSED' group by c.id, h.name order by h.name`,
      [id],
    )
    expect(challenges).toEqual(
      ['Ash', 'Elm', 'Fir', 'Ivy', 'Oak', 'Yew'].map((host) => ({
        host,
        guests: seats
          .filter((one: Answer) => one.host.name === host)
          .map((one: Answer) => one.guest.name)
          .sort(),
        lead: true,
      })),
    )
    const seen = await r.sees(yew.head, id)
    expect(seen.seats).toHaveLength(12)
    // Why is for the two schools.
    for (const one of seen.seats) {
      expect(one.why !== null).toBe([one.host.name, one.guest.name].includes('Yew'))
    }
    expect(await r.no(cora, 'accept', id)).toBe('pairing.state-out-of-order')
  })
})
