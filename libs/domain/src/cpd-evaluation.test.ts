import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { endOfTermAfter, evaluationDueOn, levels, owes, shownGroups, summarise } from './cpd-evaluation.js'
import type { PersonId } from './ids.js'
import { focusLimit, isFocusAmber, learningFocus } from './learning-focus.js'

describe('evaluation', () => {
  const dates = { first: '2026-09-29', last: '2026-11-17' }
  it('EVA-1: each level at its time', () => {
    expect(levels.map((level) => evaluationDueOn(level, dates))).toEqual([
      '2026-11-19',
      '2026-11-17',
      '2026-12-29',
      '2027-03-25',
      '2027-12-17',
    ])
  })
  it('counts terms from the one a day lies in, or the holidays after it', () => {
    expect(endOfTermAfter('2026-11-17', 0)).toBe('2026-12-18')
    expect(endOfTermAfter('2026-12-27', 0)).toBe('2027-03-25')
    expect(endOfTermAfter('2027-08-10', 1)).toBe('2028-03-31')
  })

  const people = [
    { personId: 'came' as PersonId, attended: true, isSchoolLeader: false },
    { personId: 'away' as PersonId, attended: false, isSchoolLeader: false },
    { personId: 'head' as PersonId, attended: false, isSchoolLeader: true },
  ]
  it('EVA-2: only those who owe it are asked', () => {
    expect(levels.map((level) => owes(level, people))).toEqual([
      ['came'],
      ['came'],
      ['came', 'head'],
      ['came'],
      ['came'],
    ])
  })

  it('EVA-3: shows nothing of fewer than five', () => {
    expect(summarise([5, 5, 5, 5])).toEqual({ n: 4, counts: null, mean: null })
    expect(summarise([1, 2, 3, 4, 5])).toEqual({ n: 5, counts: [1, 1, 1, 1, 1], mean: 3 })
  })

  it('EVA-4: nobody is found by taking the shown groups from the whole', () => {
    const shown = (groups: Record<string, number>) => [...shownGroups(new Map(Object.entries(groups)))].sort()
    expect(shown({ a: 8, b: 9 })).toEqual(['a', 'b'])
    expect(shown({ a: 2, b: 9, c: 7 })).toEqual(['b'])
    expect(shown({ a: 3, b: 4, c: 9 })).toEqual(['c'])
    expect(shown({ a: 0, b: 9 })).toEqual(['b'])
    fc.assert(
      fc.property(fc.array(fc.nat(12), { maxLength: 8 }), (sizes) => {
        const groups = new Map(sizes.map((n, at) => [at, n]))
        const seen = shownGroups(groups)
        expect([...groups].filter(([key, n]) => seen.has(key) && n < 5)).toEqual([])
        const hidden = [...groups].filter(([key, n]) => n > 0 && !seen.has(key)).reduce((sum, [, n]) => sum + n, 0)
        expect(hidden === 0 || hidden >= 5 || seen.size === 0).toBe(true)
      }),
    )
  })
})

describe('learning focus (M7)', () => {
  it('is the share of hours on teaching and learning, and nothing without hours', () => {
    expect(learningFocus([])).toBeNull()
    expect(
      learningFocus([
        { kind: 'ENQUIRY', hours: 3 },
        { kind: 'SUBJECT_CPD', hours: 3 },
        { kind: 'MEETING', hours: 4 },
      ]),
    ).toBeCloseTo(0.6)
  })
  it('is amber after two half-terms below, and not after one', () => {
    expect(isFocusAmber([0.9, 0.5])).toBe(false)
    expect(isFocusAmber([0.5, 0.59])).toBe(true)
    expect(isFocusAmber([0.5, focusLimit])).toBe(false)
    expect(isFocusAmber([0.5, null])).toBe(false)
    expect(isFocusAmber([0.5])).toBe(false)
  })
})
