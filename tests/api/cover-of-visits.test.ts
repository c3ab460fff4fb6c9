// Cover for a visit follows the visit in the same moment: moved, put off, called off, or without whoever was to go.
import { dayInLondon } from '@alongside/domain/civil-date'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Answer, Caller } from '../support/ask.js'
import { type Cast, type Challenge, cast, challenge } from '../support/challenge.js'
import { changeTeam, move } from '../support/challenges.js'
import { schoolDayIn } from '../support/cpd-rows.js'
import { eventually } from '../support/eventually.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let c: Cast
let it_: Challenge
let mona: Someone
let faith: Someone

const [day, later] = [schoolDayIn(6), schoolDayIn(8)]
const patience = 60_000
beforeAll(async () => {
  w = await world()
  c = await cast(w)
  mona = await w.person({ name: 'Mona', role: 'COVER_MANAGER', school: c.far })
  faith = await w.person({ name: 'Faith', role: 'HEADTEACHER', school: c.far })
  await w.sql(`insert into school_day (space_id, teachers, periods) values ($1, 20, $2)`, [
    await w.spaceOf(c.far),
    JSON.stringify(
      ['09:00', '10:00', '11:00'].map((from, at) => ({
        name: `Period ${at + 1}`,
        from,
        until: `${from.slice(0, 2)}:55`,
      })),
    ),
  ])
}, patience)
afterAll(() => w?.close(), patience)

const need = 'id state onDay isMoved coveredBy classCode'
const asking = `mutation($id: ID!, $onDay: Date!, $person: ID!, $periods: [MissedPeriodInput!]!) {
  askForCover(sourceId: $id, onDay: $onDay, personId: $person, periods: $periods) { periods { need { ${need} } } } }`
const costing = `mutation($ids: [ID!]!) { costCover(ids: $ids, cost: { source: SUPPLY, payer: SENDING_SCHOOL, ratePence: 3500 }) { id } }`
const moving = `mutation($ids: [ID!]!, $to: CoverState!, $by: String) { moveCover(ids: $ids, to: $to, coveredBy: $by, pence: 7000) { id } }`
const planning = `mutation($id: ID!, $input: VisitPlanInput!) { planVisit(id: $id, input: $input) { visit { state } } }`
const visiting = `mutation($id: ID!, $to: VisitState!, $reason: String) { moveVisit(id: $id, to: $to, reason: $reason) { visit { state } } }`

const needsNow = () =>
  w.sql<{ state: string; day: string; by: string }>(
    `select state, on_day::text as day, covered_by as by from cover_need order by period`,
  )
const notices = async (who: Someone): Promise<string[]> =>
  (await w.sql<{ kind: string }>('select kind from inbox_item where space_id = $1 and done_at is null', [who.id]))
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith('COVER'))
const plan = (...days: string[]): Promise<Answer> =>
  c.lead.ask(planning, {
    id: it_.id,
    input: {
      days,
      activities: days.map((on) => ({
        kind: 'LESSON_VISIT',
        on,
        from: '09:00',
        until: '11:00',
        place: 'Year 4',
        reviewerId: c.reviewer.id,
        hostColleagueId: c.hostTeacher.id,
      })),
    },
  })
const visitTo = (to: string, reason: string | null = null): Promise<Answer> =>
  c.lead.ask(visiting, { id: it_.id, to, reason })
const goesTo = (who: Caller, to: string, reason: string | null = null): Promise<Answer> =>
  who.ask(move, { id: it_.id, to, reason })
async function keepDates(): Promise<void> {
  const [job] = await w.sql<{ id: string }>(`select (graphile_worker.add_job('cover-dates')).id`)
  await eventually(
    async () => (await w.sql('select 1 from graphile_worker.jobs where id = $1', [job!.id])).length === 0,
  )
}

/** The reviewer misses two lessons: one is arranged already, the other approved. */
beforeEach(async () => {
  await w.sql(`update peer_challenge set state = 'CANCELLED'`)
  await w.sql('delete from cover_need')
  it_ = await challenge(w, c, { state: 'DESK_STUDY', lines: 2 })
  await plan(day)
  await visitTo('CONFIRMED')
  const periods = [
    { name: 'Period 1', classCode: '9B/Ma1' },
    { name: 'Period 2', classCode: '7A/Ma2' },
  ]
  const { askForCover } = await c.reviewer.ask(asking, { id: it_.id, onDay: day, person: c.reviewer.id, periods })
  const ids: string[] = askForCover.periods.flatMap((period: Answer) => period.need?.id ?? [])
  await mona.ask(costing, { ids })
  await faith.ask(moving, { ids, to: 'APPROVED' })
  await mona.ask(moving, { ids: [ids[0]], to: 'ARRANGED', by: 'Sam Supply' })
  expect(await needsNow()).toMatchObject([
    { state: 'ARRANGED', day },
    { state: 'APPROVED', day },
  ])
  await w.sql('delete from inbox_item')
})

describe('a visit that is moved', () => {
  it('takes its cover along, approved and arranged alike; whoever arranged it and whoever pays hear of it', async () => {
    await plan(later)
    expect(await needsNow()).toEqual([
      { state: 'IDENTIFIED', day: later, by: 'Sam Supply' },
      { state: 'IDENTIFIED', day: later, by: '' },
    ])
    for (const who of [mona, faith]) expect(await notices(who)).toEqual(['COVER_MOVED_FOR'])
    expect(await notices(c.reviewer)).toEqual(['COVER_MOVED'])
    for (const who of [c.lead, c.visitingHead, c.hostHead, c.coordinator]) expect(await notices(who)).toEqual([])
  })

  it('needs none while its new day is not known; who goes is asked again once it is', async () => {
    await visitTo('RESCHEDULED', 'Snow')
    expect((await needsNow()).map(({ state }) => state)).toEqual(['CANCELLED', 'CANCELLED'])
    for (const who of [mona, faith]) expect(await notices(who)).toEqual(['COVER_OFF'])
    await keepDates()
    expect(await notices(c.reviewer)).toEqual([])
    await plan(later)
    await keepDates()
    await keepDates()
    expect(await notices(c.reviewer)).toEqual(['COVER_TO_SAY'])
  })
})

describe('a visit of two days', () => {
  const asked = async (): Promise<string[]> =>
    (
      await w.sql<{ day: string }>(
        `select vars->>'day' as day from inbox_item where kind = 'COVER_TO_SAY' and done_at is null and space_id = $1`,
        [c.reviewer.id],
      )
    ).map((row) => row.day)
  const none = (onDay: string): Promise<Answer> =>
    c.reviewer.ask(asking, { id: it_.id, onDay, person: c.reviewer.id, periods: [] })

  it('is asked about day by day, in whatever order it is answered', async () => {
    await plan(day, later)
    await keepDates()
    await keepDates()
    // Of the first day it is said already.
    expect(await asked()).toEqual([later])
    await none(later)
    await keepDates()
    expect(await asked()).toEqual([])
    await w.sql('delete from cover_need')
    await w.sql('delete from inbox_item')
    await keepDates()
    expect(await asked()).toEqual([day])
    await none(later)
    await keepDates()
    expect(await asked()).toEqual([day])
    await none(day)
    await keepDates()
    expect(await asked()).toEqual([])
  })
})

describe('a challenge', () => {
  it.each([
    ['put off', 'POSTPONED'],
    ['called off', 'CANCELLED'],
  ])('that is %s takes its cover along', async (_, to) => {
    await goesTo(c.hostHead, to, 'The boiler is gone')
    expect((await needsNow()).map(({ state }) => state)).toEqual(['CANCELLED', 'CANCELLED'])
    for (const who of [mona, faith]) expect(await notices(who)).toEqual(['COVER_OFF'])
  })

  it('that goes on asks whoever goes once more, for the same day too, and for another', async () => {
    await goesTo(c.hostHead, 'POSTPONED', 'The boiler is gone')
    await goesTo(c.hostHead, 'DESK_STUDY')
    await keepDates()
    await keepDates()
    expect(await notices(c.reviewer)).toEqual(['COVER_TO_SAY'])
    await plan(later)
    await keepDates()
    // One question at a time: that about the day that is no longer is gone.
    expect(
      await w.sql(`select vars->>'day' as day from inbox_item where kind = 'COVER_TO_SAY' and done_at is null`),
    ).toEqual([{ day: later }])
    await w.sql(`update inbox_item set done_at = now() where kind = 'COVER_TO_SAY'`)
    await keepDates()
    expect(await notices(c.reviewer)).toEqual([])
  })

  it('without a reviewer: their school keeps no cover for them', async () => {
    const members = [
      { personId: c.lead.id, urn: c.elsewhere, isTrained: true, isFacilitator: false },
      { personId: c.undeclared.id, urn: c.elsewhere, isTrained: true, isFacilitator: false },
    ]
    await c.coordinator.ask(changeTeam, { id: it_.id, members, leadId: c.lead.id })
    expect((await needsNow()).map(({ state }) => state)).toEqual(['CANCELLED', 'CANCELLED'])
    expect(await notices(mona)).toEqual(['COVER_OFF'])
  })

  it('that is called off on its day: cover that has begun was used', async () => {
    await w.sql(
      `update cover_need set on_day = $1, from_time = case period when 'Period 1' then '00:00' else '24:00' end`,
      [dayInLondon(new Date())],
    )
    await goesTo(c.hostHead, 'CANCELLED', 'The boiler is gone')
    expect((await needsNow()).map(({ state }) => state)).toEqual(['ARRANGED', 'CANCELLED'])
  })
})
