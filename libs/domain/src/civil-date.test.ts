import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  addDays,
  civilDate,
  dayInLondon,
  dayInWords,
  daysBetween,
  isCivilDate,
  isWeekend,
  mondayOf,
  weekdayOf,
} from './civil-date.js'

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('2000-01-01', days))

describe('civil dates', () => {
  it.each([
    ['2026-03-14', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-3-14', false],
    ['14/03/2026', false],
    ['2026-03-14T00:00', false],
    ['', false],
    ['1899-12-31', false],
    ['1900-01-01', true],
    ['2199-12-31', true],
    ['2200-01-01', false],
    ['9999-12-31', false],
    [20260314, false],
    [null, false],
  ])('%j is one: %s', (value, answer) => expect(isCivilDate(value)).toBe(answer))

  it('add and count the same days, across leap years and clock changes', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days)
        expect(isCivilDate(addDays(day, days))).toBe(true)
      }),
    )
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
    expect(civilDate(2027, 3, 0)).toBe('2027-02-28')
  })

  it('have weeks that begin on Monday', () => {
    expect(['2026-03-09', '2026-03-14', '2026-03-15'].map(weekdayOf)).toEqual([1, 6, 7])
    expect(['2026-03-13', '2026-03-14', '2026-03-15'].map(isWeekend)).toEqual([false, true, true])
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(weekdayOf(mondayOf(day))).toBe(1)
        expect(daysBetween(mondayOf(day), day)).toBe(weekdayOf(day) - 1)
      }),
    )
  })

  it('are those of London, in winter and in summer', () => {
    expect(dayInLondon(new Date('2026-01-14T23:59:00Z'))).toBe('2026-01-14')
    expect(dayInLondon(new Date('2026-07-14T23:30:00Z'))).toBe('2026-07-15')
  })

  it('are written as people in a school write them', () => {
    expect(['2026-03-14', '2026-12-01'].map(dayInWords)).toEqual(['14 March 2026', '1 December 2026'])
  })
})
