// The visit of a peer challenge: its timetable with a colleague of the host in every activity, what clashes in it, and its steps.
import { dayInLondon } from '@alongside/domain/civil-date'
import { addSchoolDays } from '@alongside/domain/school-days'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Caller } from '../support/ask.js'
import { type Cast, type Challenge, cast, challenge, challengeNow } from '../support/challenge.js'
import { type World, world } from '../support/world.js'

let w: World
let c: Cast

beforeAll(async () => {
  w = await world()
  c = await cast(w)
})
afterAll(() => w?.close())
// Each test has one challenge: all of them together would ask too much of its team.
beforeEach(() => w.sql(`update peer_challenge set state = 'CANCELLED'`))

const parts = `visit { state days reason version canPlan next missing { code }
  activities { id kind on from until place lineId isMine reviewer { name } hostColleague { name } } clashes { kind on person { name } activities } } canPlanVisit hostColleagues { name } visitFirstDay visitLastDay`
const seen = async (who: Caller, { id }: Challenge) =>
  (await who.ask(`query($id: ID!) { peerChallenge(id: $id) { ${parts} } }`, { id })).peerChallenge
const plan = `mutation($id: ID!, $input: VisitPlanInput!) { planVisit(id: $id, input: $input) { ${parts} } }`
const move = `mutation($id: ID!, $to: VisitState!, $reason: String) { moveVisit(id: $id, to: $to, reason: $reason) { ${parts} } }`
const [monday, tuesday, sunday] = ['2026-03-09', '2026-03-10', '2026-03-15']
const slot = (more: object = {}) => ({
  kind: 'LESSON_VISIT',
  on: monday,
  from: '09:00',
  until: '10:00',
  place: 'Year 4',
  reviewerId: c.reviewer.id,
  hostColleagueId: c.hostTeacher.id,
  ...more,
})
const planned = async (it_: Challenge, input: object, who: Caller = c.lead) =>
  (await who.ask(plan, { id: it_.id, input: { days: [monday, tuesday], activities: [slot()], ...input } })).planVisit

describe('planning a visit', () => {
  it('sets days and timetable, and shows them to the team and to leaders of the host', async () => {
    const it_ = await challenge(w, c, { state: 'DESK_STUDY', lines: 2 })
    expect(await seen(c.lead, it_)).toMatchObject({ visit: null, canPlanVisit: true })
    expect((await seen(c.lead, it_)).hostColleagues.map(({ name }: { name: string }) => name)).toEqual([
      'Cam Champion',
      'Hana Head',
      'Leo Leader',
      'Tess Teacher',
    ])
    const after = await planned(it_, {
      activities: [slot({ lineId: it_.lines[0] }), slot({ on: tuesday, hostColleagueId: null })],
    })
    expect(after).toMatchObject({
      visitFirstDay: monday,
      visitLastDay: tuesday,
      visit: {
        state: 'PLANNED',
        days: [monday, tuesday],
        missing: [{ code: 'visit.needs-host-colleague' }],
        activities: [
          {
            on: monday,
            place: 'Year 4',
            lineId: it_.lines[0],
            reviewer: { name: 'Rob Reviewer' },
            hostColleague: { name: 'Tess Teacher' },
          },
          { on: tuesday, hostColleague: null },
        ],
      },
    })
    for (const who of [c.reviewer, c.hostHead, c.hostLeader])
      expect(await seen(who, it_)).toMatchObject({
        canPlanVisit: false,
        visit: { canPlan: false, next: [], activities: [{}, {}] },
      })
    expect((await seen(c.reviewer, it_)).visit.activities[0].isMine).toBe(true)
    for (const who of [c.undeclared, c.coordinator, c.visitingHead])
      expect(await seen(who, it_)).toMatchObject({ visit: null, hostColleagues: [] })
  })

  it('VISIT-2: warns of people twice at once and of days on which the host is closed', async () => {
    const it_ = await challenge(w, c, { state: 'DESK_STUDY', lines: 2 })
    const { visit } = await planned(it_, {
      days: [monday, sunday],
      activities: [slot(), slot({ from: '09:30', until: '10:30', reviewerId: c.lead.id }), slot({ on: sunday })],
    })
    expect(visit.clashes).toEqual([
      { kind: 'TWICE_AT_ONCE', on: monday, person: { name: 'Tess Teacher' }, activities: expect.any(Array) },
      { kind: 'HOST_CLOSED', on: sunday, person: null, activities: expect.any(Array) },
    ])
    expect(await c.lead.refused(move, { id: it_.id, to: 'CONFIRMED' })).toBe('visit.not-ready')
  })

  it('tells of whom too much is asked to whoever plans, and to themselves alone', async () => {
    const it_ = await challenge(w, c, { state: 'DESK_STUDY', lines: 2 })
    const day = addSchoolDays(dayInLondon(new Date()), 3)
    const hours = [
      slot({ on: day, from: '08:00', until: '18:00' }),
      slot({ on: day, from: '18:00', until: '23:00', hostColleagueId: c.champion.id }),
    ]
    await planned(it_, { days: [day], activities: hours })
    const loaded = async (who: Caller) =>
      (await seen(who, it_)).visit.clashes.filter(({ kind }: { kind: string }) => kind === 'LOAD_RED').length
    expect([await loaded(c.lead), await loaded(c.reviewer)]).toEqual([1, 1])
    expect([await loaded(c.hostHead), await loaded(c.hostLeader)]).toEqual([0, 0])
  })

  it.each([
    [
      'somebody who is not of the team',
      () => ({ activities: [slot({ reviewerId: c.visitingHead.id })] }),
      'visit.not-of-team',
    ],
    [
      'a colleague of another school',
      () => ({ activities: [slot({ hostColleagueId: c.lead.id })] }),
      'visit.colleague-of-host',
    ],
    ['an end before its beginning', () => ({ activities: [slot({ until: '08:00' })] }), 'visit.times'],
    ['a time that is none', () => ({ activities: [slot({ from: 'nine' })] }), 'visit.times'],
    ['a line of another challenge', () => ({ activities: [slot({ lineId: c.lead.id })] }), 'evidence.unknown-line'],
    [
      'a day that is not a day of the visit',
      () => ({ activities: [slot({ on: sunday })] }),
      'visit.activity-on-other-day',
    ],
    ['four days', () => ({ days: [monday, tuesday, '2026-03-11', '2026-03-12'] }), 'visit.days'],
    ['more than anybody plans', () => ({ activities: Array.from({ length: 61 }, () => slot()) }), 'too-many'],
    ['what somebody else has changed', () => ({ version: 99 }), 'stale'],
  ])('has no place for %s, and changes nothing', async (_, input, code) => {
    const it_ = await challenge(w, c, { state: 'DESK_STUDY', lines: 2 })
    const all = { days: [monday, tuesday], activities: [slot()], ...input() }
    expect(await c.lead.refused(plan, { id: it_.id, input: all })).toBe(code)
    expect((await seen(c.lead, it_)).visit).toBeNull()
  })

  it('is the lead reviewer’s, once all have agreed and until the findings are', async () => {
    const it_ = await challenge(w, c, { state: 'DESK_STUDY', lines: 2 })
    const input = { days: [monday], activities: [slot()] }
    for (const who of [c.reviewer, c.hostHead])
      expect(await who.refused(plan, { id: it_.id, input })).toBe('challenge.not-your-part')
    expect(await c.hostTeacher.refused(plan, { id: it_.id, input })).toBe('not-found')
    await challengeNow(w, it_, 'PROPOSED')
    expect(await c.lead.refused(plan, { id: it_.id, input })).toBe('visit.not-yet')
    await challengeNow(w, it_, 'FINDINGS_AGREED')
    expect(await c.lead.refused(plan, { id: it_.id, input })).toBe('visit.over')
    await challengeNow(w, it_, 'POSTPONED', `postponed_from = 'DESK_STUDY'`)
    expect(await c.lead.refused(plan, { id: it_.id, input })).toBe('challenge.state-out-of-order')
  })
})

describe('the steps of a visit', () => {
  it('goes from step to step, keeps its slots when it is planned anew, and stays fit once it is confirmed', async () => {
    const it_ = await challenge(w, c, { state: 'DESK_STUDY', lines: 2 })
    const first = (await planned(it_, {})).visit
    const [kept] = first.activities
    const step = async (to: string, reason?: string) =>
      (await c.lead.ask(move, { id: it_.id, to, reason })).moveVisit.visit
    expect(await step('CONFIRMED')).toMatchObject({ state: 'CONFIRMED', next: ['IN_PROGRESS', 'RESCHEDULED'] })
    const alone = { days: [monday], activities: [slot({ hostColleagueId: null })] }
    expect(await c.lead.refused(plan, { id: it_.id, input: alone })).toBe('visit.not-ready')
    const again = await planned(it_, { activities: [slot({ id: kept.id, place: 'Hall' })] })
    expect(again.visit.activities).toMatchObject([{ id: kept.id, place: 'Hall' }])
    expect(await c.lead.refused(move, { id: it_.id, to: 'COMPLETED' })).toBe('visit.state-out-of-order')
    expect(await c.lead.refused(move, { id: it_.id, to: 'RESCHEDULED' })).toBe('reason.required')
    expect(await step('RESCHEDULED', 'Snow closed the roads')).toMatchObject({ reason: 'Snow closed the roads' })
    expect((await planned(it_, {})).visit).toMatchObject({ state: 'PLANNED' })
    for (const to of ['CONFIRMED', 'IN_PROGRESS', 'COMPLETED']) await step(to)
    expect(await c.lead.refused(plan, { id: it_.id, input: { days: [monday], activities: [slot()] } })).toBe(
      'visit.over',
    )
    expect(await c.reviewer.refused(move, { id: it_.id, to: 'RESCHEDULED', reason: 'Because' })).toBe(
      'challenge.not-your-part',
    )
  })
})

describe('whoever goes along at their own school', () => {
  const today = dayInLondon(new Date())
  const [first, second] = [addSchoolDays(today, 20), addSchoolDays(today, 21)]
  const mine = `{ visitActivitiesWithMe { kind on from until place challengeId school { name } with { name } } }`
  const needed = async (who: Caller) => (await who.ask(mine)).visitActivitiesWithMe
  const told = async (who: Caller): Promise<[string, string][]> => {
    const { inbox } = await who.ask('{ inbox(first: 20) { edges { node { kind path } } } }')
    return inbox.edges
      .map(({ node }: { node: { kind: string; path: string } }) => [node.kind, node.path])
      .filter(([kind]: [string, string]) => kind.startsWith('VISIT_'))
  }
  const step = (it_: Challenge, to: string, reason?: string) => c.lead.ask(move, { id: it_.id, to, reason })
  beforeEach(async () => {
    await w.sql('delete from visit_activity')
    await w.sql('delete from inbox_item')
  })

  it('is told when a visit stands, and sees where to be, when and with whom: no line, no note, no challenge', async () => {
    const it_ = await challenge(w, c, { state: 'DESK_STUDY', lines: 2 })
    const activities = [
      slot({ on: first, lineId: it_.lines[0] }),
      slot({ on: second, from: '11:00', until: '11:30', hostColleagueId: c.hostLeader.id }),
    ]
    await planned(it_, { days: [first, second], activities })
    expect([await needed(c.hostTeacher), await told(c.hostTeacher)]).toEqual([[], []])
    await step(it_, 'CONFIRMED')
    const common = { kind: 'LESSON_VISIT', on: first, from: '09:00', until: '10:00', place: 'Year 4' }
    const school = { name: 'Elm Park' }
    expect(await needed(c.hostTeacher)).toEqual([
      { ...common, challengeId: null, school, with: { name: 'Rob Reviewer' } },
    ])
    expect((await needed(c.reviewer))[0]).toEqual({
      ...common,
      challengeId: it_.id,
      school,
      with: { name: 'Tess Teacher' },
    })
    expect(await told(c.hostTeacher)).toEqual([['VISIT_CONFIRMED', '/today']])
    expect(await told(c.reviewer)).toEqual([['VISIT_CONFIRMED', `/challenges/${it_.id}`]])
    for (const who of [c.champion, c.visitingHead, c.coordinator])
      expect([await needed(who), await told(who)]).toEqual([[], []])
    expect(
      (await c.hostTeacher.ask('query($id: ID!) { peerChallenge(id: $id) { id } }', { id: it_.id })).peerChallenge,
    ).toBeNull()
  })

  it('hears of it when their part is another’s now, when it is moved, and when all of it is put off and goes on', async () => {
    const it_ = await challenge(w, c, { state: 'DESK_STUDY', lines: 2 })
    const plans = (hostColleagueId: string) =>
      planned(it_, { days: [first], activities: [slot({ on: first, hostColleagueId })] })
    await plans(c.hostTeacher.id)
    await step(it_, 'CONFIRMED')
    await w.sql('delete from inbox_item')
    await plans(c.hostTeacher.id)
    expect([await told(c.hostTeacher), await told(c.reviewer)]).toEqual([[], []])
    await plans(c.champion.id)
    expect(await needed(c.hostTeacher)).toEqual([])
    expect(await needed(c.champion)).toHaveLength(1)
    for (const who of [c.hostTeacher, c.champion, c.reviewer])
      expect((await told(who)).map(([kind]) => kind)).toEqual(['VISIT_CHANGED'])
    await w.sql('delete from inbox_item')
    await c.coordinator.ask('mutation($id: ID!) { moveChallenge(id: $id, to: POSTPONED, reason: "Snow") { state } }', {
      id: it_.id,
    })
    expect(await needed(c.champion)).toEqual([])
    expect(await told(c.champion)).toEqual([['VISIT_PUT_OFF', '/today']])
    expect(await told(c.hostTeacher)).toEqual([])
    await c.coordinator.ask('mutation($id: ID!) { moveChallenge(id: $id, to: DESK_STUDY, reason: "Thaw") { state } }', {
      id: it_.id,
    })
    expect((await told(c.champion)).map(([kind]) => kind)).toEqual(['VISIT_CONFIRMED', 'VISIT_PUT_OFF'])
    expect(await needed(c.champion)).toHaveLength(1)
    await w.sql('delete from inbox_item')
    await step(it_, 'RESCHEDULED', 'Too few of us')
    expect(await needed(c.champion)).toEqual([])
    expect(await told(c.champion)).toEqual([['VISIT_MOVED', '/today']])
    expect((await told(c.reviewer)).map(([kind]) => kind)).toEqual(['VISIT_MOVED'])
  })
})
