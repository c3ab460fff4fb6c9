import { describe, expect, it } from '@jest/globals'
import {
  blocksOfProposal,
  daysFrom,
  lookAt,
  readTimes,
  type SessionToFind,
  setAside,
  timeProblem,
} from './find-a-time.js'
import type { CpdSessionId, PersonId, Urn } from './ids.js'
import { englishCalendar } from './school-days.js'
import { halfTermKey, type SessionPlan, type TimetableFacts } from './timetable.js'
import { instantInLondon } from './wall-clock.js'

const elm = '100001' as Urn
const pat = 'pat' as PersonId
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
const plan = (id: string, more: Partial<SessionPlan> = {}): SessionPlan => ({
  id: id as CpdSessionId,
  format: 'HALF_DAY',
  minutes: 180,
  venueUrn: elm,
  roomId: null,
  people: [{ personId: pat, urn: elm, isFacilitator: false, hasConfirmed: true }],
  schools: [elm],
  now: null,
  ...more,
})
const at = (day: string, clock: string, minutes = 180) => {
  const startsAt = instantInLondon(day, clock)
  return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) }
}

describe('looking at a day', () => {
  it('FIN-2: takes the cheapest time of it, and says of each other why it cannot be', () => {
    const busy = new Map([[pat, [{ ...at('2027-03-02', '09:30'), itemId: 'other' }]]])
    const { best, out } = lookAt({ ...facts, busy }, plan('one'), '2027-03-02')
    expect(best).toMatchObject({ ...at('2027-03-02', '13:00'), lessons: 1, cost: 1 })
    expect(out.map(({ clashes }) => clashes.map(({ kind }) => kind))).toEqual([['DOUBLE_BOOKED', 'NO_ROOM']])
  })

  it('counts periods where a school told them, and a day on which it is closed as one reason', () => {
    const periods = new Map([
      [
        elm,
        [
          { from: '09:00', until: '10:00' },
          { from: '10:00', until: '11:00' },
          { from: '14:30', until: '15:30' },
        ],
      ],
    ])
    expect(lookAt({ ...facts, periods }, plan('one'), '2027-03-02').best).toMatchObject({
      ...at('2027-03-02', '13:00'),
      lessons: 1,
    })
    expect(lookAt({ ...facts, isInset: () => true }, plan('one'), '2027-03-02').best).toMatchObject({ lessons: 0 })
    expect(lookAt(facts, plan('one'), '2027-02-16')).toMatchObject({ best: null, out: [{}] })
    expect(lookAt(facts, plan('one'), '2027-03-06')).toEqual({ best: null, out: [] })
    expect(lookAt(facts, plan('one'), '2026-11-30')).toEqual({ best: null, out: [] })
  })

  it('FIN-1: a session that is looked for is in nobody’s way', () => {
    const here = plan('one', { now: at('2027-03-02', '13:00') })
    const key = halfTermKey('2027-03-02', englishCalendar)
    const known = {
      ...facts,
      busy: new Map([[pat, [{ ...here.now!, itemId: 'one' }]]]),
      asked: new Map([[pat, new Map([[key, 300]])]]),
    }
    const free = setAside(known, [here])
    expect(free.busy.get(pat)).toEqual([])
    expect(free.asked.get(pat)?.get(key)).toBe(120)
    expect(known.asked.get(pat)?.get(key)).toBe(300)
  })
})

describe('a cycle', () => {
  const sessions = (asked: number): { facts: TimetableFacts; all: SessionToFind[] } => {
    const key = halfTermKey('2027-03-02', englishCalendar)
    const known = { ...facts, asked: new Map([[pat, new Map([[key, asked]])]]) }
    const days = daysFrom('2027-03-01', '2027-03-05')
    const all = ['one', 'two'].map((id) => ({
      plan: plan(id),
      daysAfter: 3,
      options: days.flatMap((day) => lookAt(known, plan(id), day).best ?? []),
      out: [],
    }))
    return { facts: known, all }
  }

  it('FIN-3: asks for each session once, in their order, and as far apart as designed', () => {
    const { facts: known, all } = sessions(0)
    const { model, choices } = timeProblem(known, all, '2027-03-01')
    expect(choices).toHaveLength(10)
    // Two sessions once, their order, their distance from both sides, one school; nobody has too much.
    expect(model.rows).toHaveLength(6)
    const [order] = model.rows.filter(({ lower, upper }) => lower === 1 && upper === null)
    expect(order?.factors.slice(0, 4)).toEqual([1, 2, 3, 4])
    expect(model.columns.filter(({ isWhole }) => isWhole)).toHaveLength(12)
  })

  it('FIN-4: does not fill anybody’s half-term', () => {
    const { facts: known, all } = sessions(500)
    const { model } = timeProblem(known, all, '2027-03-01')
    const load = model.rows.at(-1)
    expect(load).toMatchObject({ upper: 336, lower: null })
    expect(load?.factors).toEqual(Array(10).fill(180))
  })

  it('FIN-5: is looked at as a whole before it is proposed', () => {
    const { facts: known, all } = sessions(500)
    const problem = timeProblem(known, all, '2027-03-01')
    const chosen = problem.choices.map(({ session, option }) =>
      Number((session === 0 && option.day === '2027-03-01') || (session === 1 && option.day === '2027-03-04')),
    )
    const times = readTimes(problem, all, chosen)
    expect(times.map((time) => time?.day)).toEqual(['2027-03-01', '2027-03-04'])
    expect(blocksOfProposal(known, all, times).map(({ kind }) => kind)).toEqual(['LOAD_RED', 'LOAD_RED'])
    expect(blocksOfProposal(sessions(0).facts, all, times)).toEqual([])
    expect(readTimes(problem, all, [])).toEqual([null, null])
  })

  it('CLA-4: a place that somebody has only asked for keeps nobody from a time', () => {
    const { facts: known, all } = sessions(500)
    const asking = all.map(({ plan: { people, ...rest }, ...one }) => ({
      ...one,
      plan: { ...rest, people: people.map((person) => ({ ...person, hasConfirmed: false })) },
    }))
    expect(timeProblem(known, asking, '2027-03-01').model.rows).toHaveLength(6)
    const days = ['2027-03-01', '2027-03-04']
    const times = asking.map(({ options }, at) => options.find(({ day }) => day === days[at]) ?? null)
    expect(blocksOfProposal(known, asking, times)).toEqual([])
    expect(blocksOfProposal(known, all, times)).toHaveLength(2)
    const now = asking.map((one) => ({ ...one.plan, now: at('2027-03-02', '13:00') }))
    expect(setAside(known, now).asked).toEqual(known.asked)
  })
})
