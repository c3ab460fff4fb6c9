import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { exclusionsOf, type MatchFacts, matchScore, matchWeights, overlap } from './match-score.js'

const perfect: MatchFacts = {
  purpose: 'SUPPORT',
  needs: { reading: 2 },
  offers: { reading: 2 },
  contextDistance: 0,
  timesLeft: 2,
  timesOffered: 2,
  travelMinutes: 45,
  isSwap: false,
  timesHelpedThisYear: 0,
  hasWorkedTogether: true,
  prefers: 'TRUST',
  areCompetitors: false,
}
const scored = (more: Partial<MatchFacts>): number => matchScore({ ...perfect, ...more }).value!

describe('the match score', () => {
  it('MAT-2: six lines that add up to 100', () => {
    expect(Object.values(matchWeights).reduce((sum, one) => sum + one, 0)).toBe(100)
    expect(matchScore(perfect)).toMatchObject({ value: 100, n: 6 })
  })
  it.each([
    [{ offers: {} }, 65],
    [{ offers: { maths: 2 } }, 65],
    [{ offers: { reading: 1 } }, 82.5],
    [{ offers: { reading: 2, maths: 2 } }, 82.5],
    [{ contextDistance: 1 }, 80],
    [{ contextDistance: 0.25 }, 95],
    [{ timesLeft: 1 }, 92.5],
    [{ timesOffered: 0, timesLeft: 0 }, 85],
    [{ travelMinutes: 46 }, 90],
    [{ isSwap: true }, 90],
    [{ timesHelpedThisYear: 2 }, 100],
    [{ timesHelpedThisYear: 3 }, 90],
    [{ hasWorkedTogether: false }, 90],
    [{ prefers: 'NOVELTY' }, 90],
    [{ prefers: 'NOVELTY', hasWorkedTogether: false }, 100],
  ] as const)('MAT-2: with %j: %d', (more, value) => {
    expect(scored(more)).toBeCloseTo(value)
  })
  it('MAT-2: what cannot be told is left out, and is not 0', () => {
    expect(matchScore({ ...perfect, contextDistance: null, travelMinutes: null })).toMatchObject({ value: 100, n: 4 })
    expect(matchScore({ ...perfect, needs: {} })).toMatchObject({ value: 100, n: 5 })
  })
  it('MAT-2: competitors are ranked lower for an enquiry, and nowhere else', () => {
    expect(scored({ purpose: 'ENQUIRY', areCompetitors: true })).toBe(90)
    expect(scored({ purpose: 'SUPPORT', areCompetitors: true })).toBe(100)
    expect(matchScore({ ...perfect, purpose: 'ENQUIRY', areCompetitors: true }).how).toMatch(/10 points off/)
  })
  it('says why, line by line', () => {
    const { parts } = matchScore({ ...perfect, contextDistance: 0.5, timesLeft: 1, isSwap: true })
    expect(parts.map(({ says }) => says)).toEqual([
      'offers what is needed: reading',
      'schools somewhat alike',
      '1 of 2 times offered are left',
      '45 minutes each way',
      'was helped by this school within the last year',
      'have worked together before',
    ])
  })
  it('MAT-3: excludes before it scores, with every reason', () => {
    const none = { isSameSchool: false, hasConflict: false, isLoadRed: false, hasDeclined: false, timesOffered: 1 }
    expect(exclusionsOf(none)).toEqual([])
    expect(
      exclusionsOf({ isSameSchool: true, hasConflict: true, isLoadRed: true, hasDeclined: true, timesOffered: 0 }),
    ).toEqual(['SAME_SCHOOL', 'CONFLICT', 'LOAD_RED', 'DECLINED', 'NO_CAPACITY'])
  })

  const tags = fc.dictionary(fc.constantFrom('reading', 'maths', 'talk', 'send'), fc.integer({ min: 1, max: 3 }))
  it('MAT-1: overlap lies between 0 and 1, is mutual, and is 1 with oneself', () => {
    fc.assert(
      fc.property(tags, tags, (one, other) => {
        const value = overlap(one, other)
        const isNamed = Object.keys(one).length > 0
        expect(value === null).toBe(!isNamed)
        expect(value ?? 0).toBeGreaterThanOrEqual(0)
        expect(value ?? 0).toBeLessThanOrEqual(1)
        expect(overlap(one, one)).toBe(isNamed ? 1 : null)
        expect(overlap(other, one) ?? 0).toBe(value ?? 0)
      }),
    )
  })
  it('MAT-2: the score lies between 0 and 100, and no line counts more than its weight', () => {
    const anyFacts = fc.record({
      purpose: fc.constantFrom('SUPPORT', 'CHALLENGE', 'ENQUIRY'),
      needs: tags,
      offers: tags,
      contextDistance: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      timesLeft: fc.nat(3),
      timesOffered: fc.nat(3),
      travelMinutes: fc.option(fc.nat(120)),
      isSwap: fc.boolean(),
      timesHelpedThisYear: fc.nat(5),
      hasWorkedTogether: fc.boolean(),
      prefers: fc.constantFrom('TRUST', 'NOVELTY'),
      areCompetitors: fc.boolean(),
    }) as fc.Arbitrary<MatchFacts>
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { value, parts } = matchScore(facts)
        expect(value!).toBeGreaterThanOrEqual(0)
        expect(value!).toBeLessThanOrEqual(100)
        for (const part of parts) {
          expect(part.value ?? 0).toBeGreaterThanOrEqual(0)
          expect(part.value ?? 0).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})
