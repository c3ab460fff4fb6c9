// Find a time: ranked with what each costs, excluded with its reason, a whole cycle at once, never where somebody could not come.

import type { AllianceId, CpdCycleId, Urn } from '@alongside/domain/ids'
import { usualYear } from '@alongside/domain/school-calendar'
import { clockInLondon, instantInLondon, schoolDayOf } from '@alongside/domain/wall-clock'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Answer } from '../support/ask.js'
import { eventually } from '../support/eventually.js'
import { Plans } from '../support/plans.js'
import { type Someone, type World, world } from '../support/world.js'

const time = 'startsAt level lessons travel cost bySchool { urn lessons } reasons { kind count urns }'
const times = `sessionId chosen { ${time} } others { ${time} } out { startsAt level reasons { kind count urns } } moreOut`
const parts = `id state step progress isBest seconds sessions { ${times} }`
const find = `mutation($id: ID!, $from: Date!, $until: Date!) { findTimes(cycleId: $id, firstDay: $from, lastDay: $until) { ${parts} } }`
const stop = `mutation($id: ID!) { stopFindingTimes(id: $id) { ${parts} } }`
const last = `query($id: ID!) { timeSearch(cycleId: $id) { ${parts} } }`
const take = `mutation($id: ID!) { takeTimes(id: $id) { id } }`
const one = `query($id: ID!, $from: Date!, $until: Date!) { sessionTimes(sessionId: $id, firstDay: $from, lastDay: $until) { ${times} } }`
const march = { from: '2027-03-01', until: '2027-03-24' }

let w: World
let elm: Urn
let oak: Urn
let north: AllianceId
let plans: Plans
let cora: Someone
let tim: Someone
let ned: Someone
let cycle: CpdCycleId

beforeAll(async () => {
  w = await world()
  elm = await w.school('Elm')
  oak = await w.school('Oak')
  north = await w.alliance('North', { schools: [elm, oak] })
  plans = new Plans(w, north)
  cora = await w.person({ name: 'Cora', role: 'ALLIANCE_COORDINATOR', alliance: north })
}, 60_000)
afterAll(() => w?.close(), 60_000)
beforeEach(async () => {
  tim = await w.person({ name: 'Tim', role: 'TEACHER', school: elm })
  ned = await w.person({ name: 'Ned', role: 'TEACHER', school: oak })
  cycle = await plans.cycle({ lead: cora.id, schools: [elm, oak], state: 'DESIGN_CHECKED' })
})

const searched = async (id = cycle): Promise<Answer> =>
  eventually(async () => {
    const { timeSearch } = await cora.ask(last, { id })
    return timeSearch.state === 'SEARCHING' ? null : timeSearch
  })
const dayOf = ({ startsAt }: Answer): string => schoolDayOf(new Date(startsAt))

describe('one session', () => {
  it('has every day that suits, the cheapest first, and for all others the reason', async () => {
    const session = await plans.session(cycle, { format: 'HALF_DAY', minutes: 120, venue: elm })
    await plans.goes(session, tim.id, elm)
    await plans.goes(session, ned.id, oak)
    const other = await plans.session(cycle, { at: '2027-03-02 09:00', minutes: 360, rank: 2 })
    await plans.goes(other, ned.id, oak)
    await w.sql(
      'insert into school_calendar_year (space_id, academic_year, half_terms, days) values ($1, 2026, $2, $3)',
      [
        await w.spaceOf(oak),
        JSON.stringify(usualYear(2026).halfTerms),
        JSON.stringify([
          { kind: 'CLOSED', from: '2027-03-03', until: '2027-03-03', name: '' },
          { kind: 'INSET', from: '2027-03-05', until: '2027-03-05', name: '' },
        ]),
      ],
    )
    const found = (await cora.ask(one, { id: session, from: '2027-03-01', until: '2027-03-07' })).sessionTimes
    expect(found.others.map((option: Answer) => [dayOf(option), option.lessons, option.bySchool])).toEqual([
      ['2027-03-05', 1, [{ urn: elm, lessons: 1 }]],
      [
        '2027-03-01',
        2,
        [
          { urn: elm, lessons: 1 },
          { urn: oak, lessons: 1 },
        ],
      ],
      [
        '2027-03-04',
        2,
        [
          { urn: elm, lessons: 1 },
          { urn: oak, lessons: 1 },
        ],
      ],
    ])
    expect(found.out.map((option: Answer) => [dayOf(option), option.reasons])).toEqual([
      ['2027-03-02', [{ kind: 'DOUBLE_BOOKED', count: 1, urns: [] }]],
      ['2027-03-02', [{ kind: 'DOUBLE_BOOKED', count: 1, urns: [] }]],
      ['2027-03-03', [{ kind: 'SCHOOL_CLOSED', count: 1, urns: [oak] }]],
    ])
    expect(await tim.refused(one, { id: session, ...march })).toBe('not-found')
    expect(await cora.refused(one, { id: session, from: '2027-03-01', until: '2029-03-01' })).toBe('input.not-a-date')
    await w.sql('delete from school_calendar_year')
  })
})

describe('a whole cycle', () => {
  it('is placed at once: in its order, as far apart as designed, and nobody is anywhere twice', async () => {
    const sessions: string[] = []
    for (const rank of [1, 2, 3]) {
      const id = await plans.session(cycle, {
        format: 'TWILIGHT',
        minutes: 90,
        rank,
        daysAfter: rank === 1 ? 0 : 7,
        venue: elm,
      })
      await plans.goes(id, tim.id, elm)
      await plans.leads(id, ned.id, oak)
      sessions.push(id)
    }
    const else_ = await plans.cycle({ lead: cora.id, schools: [oak] })
    for (const day of ['01', '02', '08', '09']) {
      const busy = await plans.session(else_, { at: `2027-03-${day} 15:15`, minutes: 90, rank: Number(day) })
      await plans.goes(busy, ned.id, oak)
    }
    const begun = (await cora.ask(find, { id: cycle, ...march })).findTimes
    expect(begun).toMatchObject({ state: 'SEARCHING', sessions: [] })
    const found = await searched()
    expect(found).toMatchObject({ state: 'FOUND', progress: 100 })
    expect(found.sessions.map(({ sessionId }: Answer) => sessionId)).toEqual(sessions)
    const days = found.sessions.map(({ chosen }: Answer) => dayOf(chosen))
    const apart = (from: string, until: string) => (Date.parse(until) - Date.parse(from)) / 86_400_000
    expect([apart(days[0], days[1]), apart(days[1], days[2])]).toEqual([7, 7])
    for (const day of days) expect(['01', '02', '08', '09'].map((one) => `2027-03-${one}`)).not.toContain(day)
    expect(found.sessions[0].out.map(({ reasons }: Answer) => reasons[0].kind)).toContain('DOUBLE_BOOKED')
    expect((await tim.ask(last, { id: cycle })).timeSearch).toBeNull()
    const taken = async () =>
      (
        await w.sql<{ starts_at: Date }>('select starts_at from cpd_session where cycle_id = $1 order by rank', [cycle])
      ).map(({ starts_at }) => starts_at?.toISOString() ?? null)
    // Somebody plans something else in the meantime: then none of the times is taken.
    const between = await plans.session(else_, { at: `${days[1]} 15:00`, minutes: 180, rank: 9 })
    await plans.goes(between, ned.id, oak)
    expect(await cora.refused(take, { id: found.id })).toBe('time-search.stale')
    expect(await taken()).toEqual([null, null, null])
    await w.sql('delete from cpd_booking where session_id = $1', [between])
    expect(await tim.refused(take, { id: found.id })).toBe('not-found')
    // A colleague has planned one of them otherwise: nobody is overruled.
    const version = (by: number) =>
      w.sql('update cpd_session set version = version + $2 where id = $1', [sessions[2], by])
    await version(1)
    expect(await cora.refused(take, { id: found.id })).toBe('time-search.stale')
    await version(-1)
    await cora.ask(take, { id: found.id })
    expect(await taken()).toEqual(found.sessions.map(({ chosen }: Answer) => chosen.startsAt))
  })

  it('is looked for anew once one of its days has gone by', async () => {
    const id = await plans.session(cycle, { format: 'TWILIGHT', minutes: 90, venue: elm })
    await plans.leads(id, ned.id, oak)
    await cora.ask(find, { id: cycle, ...march })
    const found = await searched()
    await w.sql(
      `update time_search set result = jsonb_set(result, '{sessions,0,chosen,startsAt}', to_jsonb('2020-03-04T15:45:00.000Z'::text)) where id = $1`,
      [found.id],
    )
    expect((await cora.ask(last, { id: cycle })).timeSearch).toBeNull()
    expect(await cora.refused(take, { id: found.id })).toBe('time-search.stale')
  })

  it('keeps its time of day when the clocks change between two of its sessions', async () => {
    for (const rank of [1, 2, 3]) {
      const id = await plans.session(cycle, { format: 'TWILIGHT', minutes: 90, rank, daysAfter: rank === 1 ? 0 : 30 })
      await plans.goes(id, tim.id, elm)
      await plans.leads(id, ned.id, oak)
    }
    await cora.ask(find, { id: cycle, from: '2027-03-15', until: '2027-05-31' })
    const { sessions } = await searched()
    const times = sessions.map(({ chosen }: Answer) => chosen.startsAt)
    expect(new Set(times.map((time: string) => clockInLondon(new Date(time)))).size).toBe(1)
    expect(new Set(times.map((time: string) => time.slice(11, 16))).size).toBe(2)
  })

  it('fills nobody’s half-term, and says which session is left without a time', async () => {
    for (const rank of [1, 2, 3, 4, 5]) {
      const id = await plans.session(cycle, { format: 'FULL_DAY', minutes: 360, rank, venue: elm })
      await plans.goes(id, tim.id, elm)
    }
    await cora.ask(find, { id: cycle, ...march })
    const { state, sessions } = await searched()
    expect(state).toBe('FOUND')
    // Fourteen hours are too much: two whole days are twelve, and the third would make it eighteen.
    expect(sessions.filter(({ chosen }: Answer) => chosen !== null)).toHaveLength(2)
  })

  it('can be stopped, is looked for once at a time, and finds nothing where nothing is', async () => {
    const id = await plans.session(cycle, { format: 'FULL_DAY', minutes: 360, venue: elm, at: '2027-03-10 09:00' })
    await plans.goes(id, tim.id, elm)
    const both = await Promise.all([cora.post(find, { id: cycle, ...march }), cora.post(find, { id: cycle, ...march })])
    const [begun] = both.flatMap(({ data }) => data?.findTimes ?? [])
    expect(both.flatMap(({ errors }) => errors.map(({ extensions }) => extensions.code))).toEqual([
      'time-search.searching',
    ])
    const stopped = (await cora.ask(stop, { id: begun.id })).stopFindingTimes
    expect(['STOPPED', 'FOUND']).toContain(stopped.state)
    expect(await tim.refused(stop, { id: begun.id })).toBe('not-found')
    expect(await tim.refused(find, { id: cycle, ...march })).toBe('not-found')
    await cora.ask(find, { id: cycle, from: '2027-07-26', until: '2027-08-20' })
    expect(await searched()).toMatchObject({ state: 'NONE', sessions: [{ chosen: null, others: [] }] })
    await w.sql(
      `update cpd_session set starts_at = now() - interval '3 days', ends_at = now() - interval '2 days' where id = $1`,
      [id],
    )
    expect(await cora.refused(find, { id: cycle, ...march })).toBe('time-search.nothing-ahead')
  })
})

it('keeps its own place free: a session that stands somewhere may stay there', async () => {
  const id = await plans.session(cycle, { format: 'HALF_DAY', minutes: 120, venue: elm, at: '2027-03-10 13:00' })
  await plans.goes(id, tim.id, elm)
  const found = (await cora.ask(one, { id, from: '2027-03-10', until: '2027-03-10' })).sessionTimes
  expect(found.others.map(({ startsAt }: Answer) => startsAt)).toEqual([
    instantInLondon('2027-03-10', '09:00').toISOString(),
  ])
  expect(found.out).toEqual([])
})
