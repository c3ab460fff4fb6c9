// The visit of a peer challenge: its timetable with a colleague of the host in every activity, what clashes in it, and its steps.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
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
