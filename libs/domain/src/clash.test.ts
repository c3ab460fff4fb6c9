import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  blocks,
  blocksRelease,
  ClashKind,
  clashesOf,
  clashLevels,
  isManyOut,
  overlaps,
  type PersonAtSession,
  type SessionToPlace,
} from './clash.js'
import type { PersonId, Urn } from './ids.js'
import { schoolCalendar, usualYear } from './school-calendar.js'
import { englishCalendar } from './school-days.js'

const elm = '100001' as Urn
const person: PersonAtSession = {
  personId: 'pat' as PersonId,
  urn: elm,
  isFacilitator: false,
  hasConfirmed: true,
  otherwise: [],
  load: 'GREEN',
  isLoadOverridden: false,
  needsCover: false,
  hasCover: false,
  losesCover: false,
  coveredPerClass: [],
  travelMinutes: 20,
}
const session: SessionToPlace = {
  startsAt: new Date('2026-11-17T13:00:00Z'),
  endsAt: new Date('2026-11-17T15:00:00Z'),
  day: '2026-11-17',
  isOnline: false,
  hasRoom: true,
  people: [person],
  schools: [{ urn: elm, calendar: englishCalendar, teachers: 20, out: 1 }],
}
const today = '2026-10-01'
const kinds = (more: Partial<SessionToPlace>, on = today) =>
  clashesOf({ ...session, ...more }, on).map(({ kind }) => kind)
const with_ = (more: Partial<PersonAtSession>) => ({ people: [{ ...person, ...more }] })
const at = (from: string, until: string) => ({
  startsAt: new Date(`2026-11-17T${from}:00Z`),
  endsAt: new Date(`2026-11-17T${until}:00Z`),
})

describe('what speaks against a time', () => {
  it('is nothing, where nothing does', () => {
    expect(kinds({})).toEqual([])
  })

  it('knows how bad each thing is', () => {
    const of = (level: string) => Object.values(ClashKind).filter((kind) => clashLevels[kind] === level)
    expect(of('BLOCK')).toEqual(['DOUBLE_BOOKED', 'SCHOOL_CLOSED', 'LOAD_RED'])
    expect(of('BLOCK_RELEASE')).toEqual(['NO_ROOM', 'FACILITATOR_UNCONFIRMED', 'COVER_UNFILLED'])
    expect(of('WARN')).toHaveLength(6)
  })

  it.each([
    ['somebody is elsewhere', with_({ otherwise: [at('14:00', '16:00')] }), 'DOUBLE_BOOKED'],
    ['somebody’s load is red', with_({ load: 'RED' }), 'LOAD_RED'],
    ['a red load that the head allowed', with_({ load: 'RED', isLoadOverridden: true }), 'LOAD_OVERRIDDEN'],
    ['an amber load', with_({ load: 'AMBER' }), 'LOAD_AMBER'],
    ['no room', { hasRoom: false }, 'NO_ROOM'],
    ['who leads it has not confirmed', with_({ isFacilitator: true, hasConfirmed: false }), 'FACILITATOR_UNCONFIRMED'],
    ['a class covered for the third time', with_({ coveredPerClass: [1, 3] }), 'CLASS_COVERED_OFTEN'],
    ['a long way', with_({ travelMinutes: 46 }), 'LONG_TRAVEL'],
    [
      'two of a small school are out',
      { schools: [{ urn: elm, calendar: englishCalendar, teachers: 20, out: 2 }] },
      'MANY_STAFF_OUT',
    ],
  ] as const)('CLA-3: %s', (_, more, kind) => {
    expect(kinds(more as Partial<SessionToPlace>)).toEqual([kind])
  })

  it('CLA-1: one that ends as the other begins is no clash', () => {
    expect(kinds(with_({ otherwise: [at('12:00', '13:00'), at('15:00', '16:00')] }))).toEqual([])
    fc.assert(
      fc.property(
        fc.nat(100),
        fc.nat(100),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 50 }),
        (a, b, m, n) => {
          const span = (from: number, length: number) => ({ startsAt: new Date(from), endsAt: new Date(from + length) })
          const [one, other] = [span(a, m), span(b, n)]
          expect(overlaps(one, other)).toBe(overlaps(other, one))
          expect(overlaps(one, one)).toBe(true)
          expect(overlaps(one, other)).toBe(Math.max(a, b) < Math.min(a + m, b + n))
        },
      ),
    )
  })

  it('CLA-4: a session is not stopped by a place that only waits for a school’s yes, here or elsewhere', () => {
    const levels = (more: Partial<PersonAtSession>) =>
      clashesOf({ ...session, ...with_(more) }, today).map(({ kind, level }) => `${kind} ${level}`)
    const [there, asked] = [at('14:00', '16:00'), { ...at('13:30', '14:00'), isOnlyAsked: true }]
    const asks = { hasConfirmed: false }
    expect(levels({ otherwise: [there], load: 'RED' })).toEqual(['DOUBLE_BOOKED BLOCK', 'LOAD_RED BLOCK'])
    expect(levels({ ...asks, otherwise: [there], load: 'RED' })).toEqual(['DOUBLE_BOOKED WARN', 'LOAD_RED WARN'])
    expect(levels({ otherwise: [asked] })).toEqual(['DOUBLE_BOOKED WARN'])
    expect(levels({ otherwise: [asked, there] })).toEqual(['DOUBLE_BOOKED BLOCK'])
    // Whoever was asked to lead it was asked by those who plan it.
    expect(levels({ ...asks, isFacilitator: true, otherwise: [there] })[0]).toBe('DOUBLE_BOOKED BLOCK')
  })

  it('a school is closed on its own INSET-free day, others are not', () => {
    const closed = schoolCalendar([
      { ...usualYear(2026), days: [{ kind: 'CLOSED', from: '2026-11-17', until: '2026-11-17', name: '' }] },
    ])
    const schools = [
      { urn: elm, calendar: closed, teachers: 30, out: 1 },
      { urn: '100002' as Urn, calendar: englishCalendar, teachers: 30, out: 1 },
    ]
    expect(clashesOf({ ...session, schools }, today)).toEqual([
      { kind: 'SCHOOL_CLOSED', level: 'BLOCK', personId: null, urn: elm },
    ])
  })

  it('cover that is not found matters ten school days before', () => {
    const uncovered = with_({ needsCover: true })
    expect(kinds(uncovered, '2026-11-03')).toEqual([])
    expect(kinds(uncovered, '2026-11-04')).toEqual(['COVER_UNFILLED'])
    expect(kinds(with_({ needsCover: true, hasCover: true }), '2026-11-16')).toEqual([])
    // By the days of their own school, wherever it stands among the others: Oak has a week off before.
    const oak = '100002' as Urn
    const off = schoolCalendar([
      { ...usualYear(2026), days: [{ kind: 'CLOSED', from: '2026-11-09', until: '2026-11-13', name: 'Trip week' }] },
    ])
    const schools = [...session.schools, { urn: oak, calendar: off, teachers: 20, out: 1 }]
    expect(kinds({ schools, people: [{ ...person, urn: oak, needsCover: true }] }, '2026-10-30')).toEqual([
      'COVER_UNFILLED',
    ])
    expect(kinds({ schools, ...uncovered }, '2026-10-30')).toEqual([])
  })

  it('online needs no room and no way', () => {
    expect(kinds({ isOnline: true, hasRoom: false, ...with_({ travelMinutes: 90 }) })).toEqual([])
  })

  it('tells the worst first, and all of it', () => {
    const all = clashesOf(
      {
        ...session,
        hasRoom: false,
        ...with_({ load: 'RED', travelMinutes: 60, isFacilitator: true, hasConfirmed: false }),
      },
      today,
    )
    expect(all.map(({ kind }) => kind)).toEqual(['LOAD_RED', 'NO_ROOM', 'FACILITATOR_UNCONFIRMED', 'LONG_TRAVEL'])
    expect([blocks(all), blocksRelease(all)]).toEqual([true, true])
    expect([blocks(all.slice(1)), blocksRelease(all.slice(1))]).toEqual([false, true])
    expect(blocksRelease(all.slice(3))).toBe(false)
  })

  it('CLA-2: a twentieth of the teachers, and at least two', () => {
    expect(isManyOut({ teachers: 10, out: 1 })).toBe(false)
    expect(isManyOut({ teachers: 10, out: 2 })).toBe(true)
    expect(isManyOut({ teachers: 60, out: 3 })).toBe(false)
    expect(isManyOut({ teachers: 60, out: 4 })).toBe(true)
  })
})
