import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { overlaps } from './clash.js'
import type { CpdSessionId, PersonId, RoomId, Urn } from './ids.js'
import { englishCalendar } from './school-days.js'
import { clashesAt, halfDaysOf, halfTermKey, levelOf, type SessionPlan, type TimetableFacts } from './timetable.js'
import { instantInLondon } from './wall-clock.js'

const [elm, oak] = ['100001', '100002'] as Urn[] as [Urn, Urn]
const [pat, sam] = ['pat', 'sam'] as PersonId[] as [PersonId, PersonId]
const hall = 'hall' as RoomId
const at = (day: string, from: string, until: string) => ({
  startsAt: instantInLondon(day, from),
  endsAt: instantInLondon(day, until),
})
const plan: SessionPlan = {
  id: 'one' as CpdSessionId,
  format: 'HALF_DAY',
  minutes: 120,
  venueUrn: oak,
  roomId: hall,
  people: [
    { personId: pat, urn: elm, isFacilitator: false, hasConfirmed: true },
    { personId: sam, urn: oak, isFacilitator: true, hasConfirmed: true },
  ],
  schools: [elm, oak],
  now: null,
}
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
  travel: () => 20,
  cover: new Map(),
}
const tuesday = at('2027-03-02', '13:00', '15:00')
const kinds = (more: Partial<TimetableFacts>, planned: Partial<SessionPlan> = {}, span = tuesday) =>
  clashesAt({ ...facts, ...more }, { ...plan, ...planned }, span).map(({ kind }) => kind)
const halfTerm = halfTermKey('2027-03-02', englishCalendar)

describe('a session at a time', () => {
  it('has nothing against it, where nothing is known', () => {
    expect(kinds({})).toEqual([])
    expect(levelOf([])).toBe('IGNORE')
  })

  it('is no clash with itself, and one with everything else at that time', () => {
    const itself = [{ ...tuesday, itemId: plan.id }]
    const other = [{ ...at('2027-03-02', '14:30', '16:00'), itemId: 'other' }]
    expect(kinds({ busy: new Map([[pat, itself]]), rooms: new Map([[hall, itself]]) })).toEqual([])
    expect(kinds({ busy: new Map([[pat, [...itself, ...other]]]) })).toEqual(['DOUBLE_BOOKED'])
    expect(kinds({ rooms: new Map([[hall, other]]) })).toEqual(['NO_ROOM'])
  })

  it('TIM-1: counts a session that stays in its half-term once, and one that comes into it besides', () => {
    // Two hours and forty minutes' way, and half as much again for whoever leads: 160 and 220 minutes.
    const asked = new Map([[pat, new Map([[halfTerm, 836]])]])
    expect(kinds({ asked }, { now: tuesday })).toEqual(['LOAD_AMBER'])
    expect(kinds({ asked }, { now: at('2027-01-12', '13:00', '15:00') })).toEqual(['LOAD_RED'])
    expect(kinds({ asked }, { now: null })).toEqual(['LOAD_RED'])
    const overridden = new Map([[pat, new Set([halfTerm])]])
    expect(kinds({ asked, overridden })).toEqual(['LOAD_OVERRIDDEN'])
    expect(kinds({ asked }, {}, at('2027-01-12', '13:00', '15:00'))).toEqual([])
  })

  it('TIM-1: whoever only asks for a place is not counted where the session stands now, for they were not before', () => {
    const asked = new Map([[pat, new Map([[halfTerm, 836]])]])
    const people = [{ personId: pat, urn: elm, isFacilitator: false, hasConfirmed: false }]
    const told = clashesAt({ ...facts, asked }, { ...plan, people, now: tuesday }, tuesday)
    expect(told.map(({ kind, level }) => [kind, level])).toEqual([['LOAD_RED', 'WARN']])
  })

  it('TIM-2: classes wait in the morning and in the afternoon, and not after the last lesson', () => {
    const halves = (from: string, until: string) => halfDaysOf(at('2027-03-02', from, until)).length
    expect([
      halves('07:00', '08:30'),
      halves('09:00', '12:30'),
      halves('12:00', '13:00'),
      halves('15:30', '17:00'),
    ]).toEqual([0, 1, 2, 0])
  })

  it('TIM-3: counts who is out in the fuller half of the day, each once, and nobody on an INSET day', () => {
    const teachers = new Map([[elm, 20]])
    const gone = (from: string, until: string, personId = sam) => [
      { ...at('2027-03-02', from, until), itemId: 'other', personId },
    ]
    expect(kinds({ teachers, away: new Map([[elm, gone('09:00', '11:00')]]) })).toEqual([])
    expect(kinds({ teachers, away: new Map([[elm, gone('14:00', '15:00')]]) })).toEqual(['MANY_STAFF_OUT'])
    expect(kinds({ teachers, away: new Map([[elm, gone('14:00', '15:00', pat)]]) })).toEqual([])
    expect(kinds({ teachers, isInset: () => true, away: new Map([[elm, gone('14:00', '15:00')]]) })).toEqual([])
    expect(kinds({ teachers, away: new Map([[oak, gone('14:00', '15:00', pat)]]) })).toEqual([])
  })

  it('blocks exactly while somebody is elsewhere', () => {
    const minutes = fc.integer({ min: 0, max: 20 * 60 })
    fc.assert(
      fc.property(minutes, minutes, (here, there) => {
        const day = instantInLondon('2027-03-02', '00:00').getTime()
        const span = (from: number) => ({
          startsAt: new Date(day + from * 60_000),
          endsAt: new Date(day + (from + 120) * 60_000),
        })
        const busy = new Map([[pat, [{ ...span(there), itemId: 'other' }]]])
        expect(kinds({ busy }, {}, span(here)).includes('DOUBLE_BOOKED')).toBe(overlaps(span(here), span(there)))
      }),
    )
  })
})
