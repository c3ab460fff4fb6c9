import { describe, expect, it } from '@jest/globals'
import {
  type Commitment,
  endOfHalfTerm,
  halfTermFor,
  isAway,
  isTooMuch,
  loadIn,
  minutesOf,
  travelBetween,
  waysOut,
} from './workload.js'

const one = (more: Partial<Commitment> = {}): Commitment => ({
  role: 'ATTENDEE',
  minutes: 60,
  travelMinutes: 0,
  on: '2026-11-17',
  ...more,
})
const autumn2 = halfTermFor('2026-11-17')

describe('the workload guard', () => {
  it.each([
    ['FACILITATOR', 90],
    ['LEAD_REVIEWER', 75],
    ['REVIEWER', 66],
    ['OBSERVER', 66],
    ['ATTENDEE', 60],
  ] as const)('LOAD-1: an hour as %s counts as %i minutes, and the way on top', (role, minutes) => {
    expect(minutesOf(one({ role }))).toBeCloseTo(minutes)
    expect(minutesOf(one({ role, travelMinutes: 40 }))).toBeCloseTo(minutes + 40)
  })

  it('LOAD-2: counts the holidays with what follows', () => {
    expect(autumn2).toMatchObject({ academicYear: 2026, number: 2 })
    expect(halfTermFor('2026-10-27')).toEqual(autumn2)
    expect(halfTermFor('2026-12-27').number).toBe(3)
    expect(halfTermFor('2027-08-10')).toMatchObject({ academicYear: 2027, number: 1 })
  })

  it.each([
    [0, 'GREEN'],
    [7, 'GREEN'],
    [8, 'AMBER'],
    [13, 'AMBER'],
    [14, 'RED'],
    [20, 'RED'],
  ] as const)('LOAD-3: %i hours are %s', (hours, level) => {
    const commitments = Array.from({ length: hours }, () => one())
    expect(loadIn(autumn2, commitments)).toEqual({ hours, level })
  })

  it('LOAD-3: looks at one half-term, and at the limits of the alliance', () => {
    const commitments = [one(), one({ on: '2026-10-12', minutes: 6000 }), one({ on: '2027-01-12', minutes: 6000 })]
    expect(loadIn(autumn2, commitments)).toEqual({ hours: 1, level: 'GREEN' })
    expect(loadIn(autumn2, commitments, { amber: 0.5, red: 1 }).level).toBe('RED')
  })

  it('LOAD-4: estimates the way from the places of the schools', () => {
    const home = { easting: 400_000, northing: 300_000 }
    expect(travelBetween(home, home)).toBe(0)
    expect(travelBetween(home, { easting: 403_000, northing: 304_000 })).toBe(20)
    expect(travelBetween(home, { easting: 410_000, northing: 300_100 })).toBe(50)
    expect(travelBetween(home, { easting: null, northing: null })).toBe(0)
  })

  it('LOAD-5: leaves those in peace who said so', () => {
    const free = { notUntil: null, mostPerHalfTerm: null }
    const today = '2026-11-17'
    expect(isAway(free, autumn2, 5, today)).toBe(false)
    const after = endOfHalfTerm(today)
    expect(isAway({ ...free, notUntil: after }, autumn2, 0, today)).toBe(true)
    expect(isAway({ ...free, notUntil: after }, halfTermFor('2027-01-12'), 0, today)).toBe(false)
    expect(isAway({ ...free, notUntil: today }, autumn2, 0, today)).toBe(false)
    expect(isAway({ ...free, mostPerHalfTerm: 2 }, autumn2, 1, today)).toBe(false)
    expect(isAway({ ...free, mostPerHalfTerm: 2 }, autumn2, 2, today)).toBe(true)
    expect(isAway({ ...free, mostPerHalfTerm: 0 }, autumn2, 0, today)).toBe(true)
  })

  it('LOAD-7: is too much when it is red and nobody has said that it is all right', () => {
    expect(isTooMuch({ level: 'RED', isAllowed: false })).toBe(true)
    expect(isTooMuch({ level: 'RED', isAllowed: true })).toBe(false)
    expect(isTooMuch({ level: 'AMBER', isAllowed: false })).toBe(false)
  })

  it.each([
    ['REVIEW', 'REVIEWER', ['DROP']],
    ['CPD', 'ATTENDEE', ['DROP']],
    ['CPD', 'FACILITATOR', ['DROP']],
    ['LESSON', 'FACILITATOR', ['POSTPONE', 'HAND_OVER']],
    ['LESSON', 'OBSERVER', ['POSTPONE', 'DROP']],
    ['VISIT_DAY', 'LEAD_REVIEWER', ['POSTPONE']],
    // A team is not left by oneself: the coordinator finds somebody else.
    ['DESK_STUDY', 'REVIEWER', []],
  ] as const)('LOAD-8: %s as %s: %j', (kind, role, ways) => {
    expect(waysOut({ kind, role })).toEqual(ways)
  })
})
