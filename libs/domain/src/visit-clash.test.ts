import { describe, expect, it } from '@jest/globals'
import type { ActivityId, PersonId } from './ids.js'
import { clashesOf, isClockTime, type TimedActivity } from './visit-clash.js'

const activity = (id: string, more: Partial<TimedActivity> = {}): TimedActivity => ({
  id: id as ActivityId,
  kind: 'LESSON_VISIT',
  on: '2026-03-10',
  from: '09:00',
  until: '10:00',
  reviewerId: 'rob' as PersonId,
  hostColleagueId: null,
  ...more,
})

describe('VISIT-2', () => {
  it('finds people who are planned twice at once, whichever part they have', () => {
    const rob = 'rob' as PersonId
    const timetable = [
      activity('1'),
      activity('2', { from: '09:59', until: '11:00' }),
      activity('3', { from: '10:00', reviewerId: 'lena' as PersonId, hostColleagueId: rob, until: '10:30' }),
      activity('4', { on: '2026-03-11' }),
    ]
    expect(clashesOf(timetable, ['2026-03-10', '2026-03-11'])).toEqual([
      { kind: 'TWICE_AT_ONCE', on: '2026-03-10', personId: rob, activities: ['1', '2'] },
      { kind: 'TWICE_AT_ONCE', on: '2026-03-10', personId: rob, activities: ['2', '3'] },
    ])
  })

  it('finds days on which the host is closed, and people of whom too much is asked', () => {
    const sunday = '2026-03-15'
    expect(clashesOf([activity('1', { on: sunday })], [sunday], { red: new Set(['rob' as PersonId]) })).toEqual([
      { kind: 'HOST_CLOSED', on: sunday, personId: null, activities: ['1'] },
      { kind: 'LOAD_RED', on: null, personId: 'rob', activities: [] },
    ])
    expect(clashesOf([activity('1')], ['2026-03-10'])).toEqual([])
  })

  it.each([
    ['09:30', true],
    ['9:30', false],
    ['24:00', false],
    ['23:59', true],
    ['noon', false],
  ])('%s: a time of day is %s', (text, isOne) => {
    expect(isClockTime(text)).toBe(isOne)
  })
})
