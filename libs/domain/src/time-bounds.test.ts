import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { addDays, daysBetween } from './civil-date.js'
import type { SessionToFind, TimeOption } from './find-a-time.js'
import type { CpdSessionId, PersonId, Urn } from './ids.js'
import { englishCalendar } from './school-days.js'
import { costOfTimes, mostToGain, narrowTimes, timeGap } from './time-bounds.js'
import { halfTermKey, type SessionPlan, type TimetableFacts } from './timetable.js'
import { instantInLondon } from './wall-clock.js'
import { mostMinutes } from './workload.js'

const from = '2027-01-04'
const urns = ['100001', '100002'] as Urn[]
const facts: TimetableFacts = {
  today: '2026-11-30',
  calendars: new Map(),
  isInset: () => false,
  busy: new Map(),
  asked: new Map(),
  overridden: new Map(),
  teachers: new Map(),
  periods: new Map(),
  away: new Map(),
  rooms: new Map(),
  travel: () => 0,
  cover: new Map(),
}
const plan = (at: number): SessionPlan => ({
  id: `session ${at}` as CpdSessionId,
  format: 'HALF_DAY',
  minutes: 240,
  venueUrn: null,
  roomId: null,
  people: urns.map((urn) => ({ personId: `of ${urn}` as PersonId, urn, isFacilitator: false, hasConfirmed: true })),
  schools: urns,
  now: null,
})
const optionOn = (ahead: number, remarks: number, lessons: readonly number[]): TimeOption => {
  const day = addDays(from, ahead)
  const covered = new Map(urns.map((urn, at) => [urn, lessons[at] ?? 0]))
  const all = lessons.reduce((sum, one) => sum + one, 0)
  const startsAt = instantInLondon(day, '13:00')
  const endsAt = instantInLondon(day, '17:00')
  return { startsAt, endsAt, day, clashes: [], covered, lessons: all, travel: 0, cost: all + remarks }
}

/** Every way to hold all of them in their order without filling anybody’s half-term, of which each session asks four hours. */
function all(sessions: readonly SessionToFind[], facts_: TimetableFacts): TimeOption[][] {
  const ways = sessions.reduce<TimeOption[][]>(
    (before, { options }) =>
      before.flatMap((way) =>
        options.flatMap((option) => (way.length === 0 || way.at(-1)!.day < option.day ? [[...way, option]] : [])),
      ),
    [[]],
  )
  return ways.filter((way) => {
    const minutes = new Map<string, number>()
    for (const { day } of way) {
      const key = halfTermKey(day, englishCalendar)
      minutes.set(key, (minutes.get(key) ?? facts_.asked.get('of 100001' as PersonId)?.get(key) ?? 0) + 240)
    }
    return [...minutes.values()].every((sum) => sum <= mostMinutes())
  })
}

const anyOption = fc.record({
  ahead: fc.integer({ min: 0, max: 60 }),
  remarks: fc.integer({ min: 0, max: 3 }),
  lessons: fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })),
})
const anySessions = fc.array(
  fc.record({
    daysAfter: fc.constantFrom(0, 7, 14),
    options: fc.uniqueArray(anyOption, { minLength: 1, maxLength: 6, selector: ({ ahead }) => ahead }),
  }),
  { minLength: 1, maxLength: 4 },
)

describe('times that come close', () => {
  it('FIN-6: are never said to be the best when they are not, and what is thrown away is never cheaper', () => {
    fc.assert(
      fc.property(anySessions, fc.constantFrom(0, 400, 600), (drawn, busy) => {
        const sessions = drawn.map(
          ({ daysAfter, options }, at): SessionToFind => ({
            plan: plan(at),
            daysAfter: at === 0 ? 0 : daysAfter,
            options: options.map(({ ahead, remarks, lessons }) => optionOn(ahead, remarks, lessons)),
            out: [],
          }),
        )
        const key = halfTermKey(from, englishCalendar)
        const known = { ...facts, asked: new Map([['of 100001' as PersonId, new Map([[key, busy]])]]) }
        const costs = all(sessions, known).map((times) => costOfTimes(sessions, times))
        const least = Math.min(Number.POSITIVE_INFINITY, ...costs)
        const found = narrowTimes(known, sessions, from)
        expect(found.atLeast).toBeLessThanOrEqual(least + 1e-6)
        if (!found.times) return
        const cost = costOfTimes(sessions, found.times)
        expect(costs.some((one) => Math.abs(one - cost) < 1e-6)).toBe(true)
        const most = found.isBest ? timeGap.relative * cost + 2 * timeGap.absolute : Number.POSITIVE_INFINITY
        expect(cost - least).toBeLessThanOrEqual(most)
        const left = all(found.sessions, known).map((times) => costOfTimes(found.sessions, times))
        expect(Math.min(...left)).toBeCloseTo(least, 6)
      }),
      { numRuns: 300 },
    )
  })

  it('are told at once where every session has a cheapest day that goes with the others', () => {
    const sessions = [0, 14, 28].map(
      (first, at): SessionToFind => ({
        plan: plan(at),
        daysAfter: at === 0 ? 0 : 14,
        options: [0, 1, 2].map((more) => optionOn(first + more, more, [1, 1])),
        out: [],
      }),
    )
    const { times, isBest } = narrowTimes(facts, sessions, from)
    expect(isBest).toBe(true)
    expect(times?.map(({ day }) => daysBetween(from, day))).toEqual([0, 14, 28])
  })

  it('leave room in a half-term that would be too full, where another is free', () => {
    // Four sessions of four hours: three are the most for one half-term, and the fourth day of it is the cheapest.
    const sessions = [0, 7, 14, 21].map(
      (ahead, at): SessionToFind => ({
        plan: plan(at),
        daysAfter: 0,
        options: [optionOn(ahead, 0, [1, 1]), ...(at === 3 ? [optionOn(60, 5, [1, 1])] : [])],
        out: [],
      }),
    )
    const { times } = narrowTimes(facts, sessions, from)
    expect(times?.map(({ day }) => daysBetween(from, day))).toEqual([0, 7, 14, 60])
  })

  it('are none where a session has no day at all', () => {
    const sessions = [{ plan: plan(0), daysAfter: 0, options: [], out: [] }]
    expect(narrowTimes(facts, sessions, from)).toEqual({
      times: null,
      isBest: false,
      atLeast: Number.NEGATIVE_INFINITY,
      sessions,
    })
  })

  it('FIN-7: say how much cheaper others could be at most, by the better of two proofs', () => {
    expect(mostToGain(40, [33, 36])).toBe(4)
    expect(mostToGain(40, [Number.NEGATIVE_INFINITY, 36])).toBe(4)
    // So close counts as the best.
    expect(mostToGain(40, [39.97, Number.NEGATIVE_INFINITY])).toBe(0)
    expect(mostToGain(40, [Number.NEGATIVE_INFINITY])).toBe(Number.POSITIVE_INFINITY)
  })
})
