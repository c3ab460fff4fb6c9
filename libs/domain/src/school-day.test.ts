import { describe, expect, it } from '@jest/globals'
import { checkSchoolDay, noSchoolDay, type SchoolDay, weekOf } from './school-day.js'
import { englishCalendar } from './school-days.js'

const day = (more: Partial<SchoolDay>): SchoolDay => ({ ...noSchoolDay, ...more })
const refusal = (more: Partial<SchoolDay>): unknown => {
  try {
    return checkSchoolDay(day(more))
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('DAY-4: the shape of a day', () => {
  it('keeps periods in the order of the day, and the Monday of week A', () => {
    const two = { name: 'P2', from: '10:00', until: '11:00' }
    const one = { name: ' P1 ', from: '09:00', until: '10:00' }
    expect(checkSchoolDay(day({ teachers: 12, periods: [two, one], hasWeeks: true, weekAFrom: '2026-09-03' }))).toEqual(
      {
        teachers: 12,
        periods: [{ ...one, name: 'P1' }, two],
        hasWeeks: true,
        weekAFrom: '2026-08-31',
      },
    )
  })
  it.each([
    ['school-day.time', { periods: [{ name: 'P1', from: '9:00', until: '10:00' }] }],
    ['school-day.time', { periods: [{ name: 'P1', from: '09:00', until: '24:10' }] }],
    ['school-day.ends-before-it-begins', { periods: [{ name: 'P1', from: '10:00', until: '09:00' }] }],
    [
      'school-day.overlap',
      {
        periods: [
          { name: 'P1', from: '09:00', until: '10:00' },
          { name: 'P2', from: '09:59', until: '11:00' },
        ],
      },
    ],
    ['input.missing', { periods: [{ name: ' ', from: '09:00', until: '10:00' }] }],
    ['school-day.too-many-periods', { periods: Array(21).fill({ name: 'P', from: '09:00', until: '10:00' }) }],
    ['school-day.needs-week-a', { hasWeeks: true }],
    ['input.not-a-number', { teachers: 0 }],
  ] as const)('%s', (code, more) => expect(refusal(more as Partial<SchoolDay>)).toBe(code))
})

describe('DAY-5: weeks A and B', () => {
  const weeks = day({ hasWeeks: true, weekAFrom: '2026-08-31' })
  const on = (when: string) => weekOf(when, weeks, englishCalendar)
  it('take turns over school weeks: half-term and the clock change do not count', () => {
    expect(['2026-09-04', '2026-09-07', '2026-10-23', '2026-10-28', '2026-11-02'].map(on)).toEqual([
      'A',
      'B',
      'B',
      null,
      'A',
    ])
  })
  it('can be counted back, and are none where a school has none', () => {
    expect(weekOf('2026-09-07', day({ hasWeeks: true, weekAFrom: '2026-09-14' }), englishCalendar)).toBe('B')
    expect(weekOf('2026-09-07', noSchoolDay, englishCalendar)).toBeNull()
  })
})
