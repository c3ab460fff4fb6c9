import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  endOfTermAfter,
  evaluationDueOn,
  levels,
  owes,
  shownGroups,
  shownInSteps,
  showsMore,
  summarise,
} from './cpd-evaluation.js'
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

describe('what is shown, and when', () => {
  it('EVA-8: waits for five, and for the few who could not make five of their own, but not for ever', () => {
    expect(showsMore({ held: 4, awaited: 0, isClosed: true })).toBe(false)
    expect(showsMore({ held: 5, awaited: 1, isClosed: false })).toBe(false)
    expect(showsMore({ held: 5, awaited: 5, isClosed: false })).toBe(true)
    expect(showsMore({ held: 6, awaited: 0, isClosed: false })).toBe(true)
    expect(showsMore({ held: 5, awaited: 1, isClosed: true })).toBe(true)
  })

  it('EVA-9: an answer more from a school is told neither by its figure nor by what is left of the whole', () => {
    const shown = (...steps: Record<string, number>[]) =>
      [...shownInSteps(steps.map((step) => new Map(Object.entries(step))))].sort()
    expect(shown({ a: 6, b: 6 })).toEqual(['a', 'b'])
    expect(shown({ a: 6, b: 6 }, { a: 1, b: 9 })).toEqual([])
    expect(shown({ a: 6, b: 6 }, { a: 7 })).toEqual(['a', 'b'])
  })

  it('EVA-8, EVA-9: whatever two looks are laid beside each other, no difference is of fewer than five people', () => {
    const school = fc.nat(3)
    fc.assert(
      fc.property(fc.array(school, { maxLength: 40 }), fc.array(fc.nat(20), { maxLength: 4 }), (answers, closings) => {
        const steps: number[][] = []
        let held: number[] = []
        const looks: (readonly number[])[] = [[]]
        for (const [at, one] of answers.entries()) {
          held.push(one)
          const awaited = answers.length - at - 1
          if (showsMore({ held: held.length, awaited, isClosed: closings.includes(at) })) {
            steps.push(held)
            held = []
          }
          const sizes = steps.map(
            (step) => new Map([0, 1, 2, 3].map((key) => [key, step.filter((s) => s === key).length])),
          )
          const schools = shownInSteps(sizes)
          // What can be known at once: of each step all of it, each shown school, and the rest.
          for (const [nth, step] of steps.entries()) {
            const hidden = step.filter((s) => !schools.has(s)).length
            for (const n of [step.length, hidden, ...[...schools].map((key) => sizes[nth]!.get(key)!)])
              expect(n === 0 || n >= 5).toBe(true)
          }
          looks.push(steps.flat())
        }
        for (const [at, look] of looks.entries())
          for (const later of looks.slice(at)) {
            const more = later.length - look.length
            expect(more === 0 || more >= 5).toBe(true)
          }
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
    // A half-term that has only begun hides nothing; one in which nothing was done says nothing.
    expect(isFocusAmber([0.5, 0.4, null])).toBe(true)
    expect(isFocusAmber([0.5, null, 0.4])).toBe(false)
    expect(isFocusAmber([0.5, null])).toBe(false)
    expect(isFocusAmber([0.5])).toBe(false)
  })
})
