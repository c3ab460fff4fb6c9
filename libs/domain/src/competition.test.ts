import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  areCompetitors,
  bothConsent,
  type CompetingSchool,
  distanceKm,
  mayLeadReview,
  seesNamedOutcomes,
} from './competition.js'
import type { Urn } from './ids.js'

const school = (urn: string, more: Partial<CompetingSchool> = {}): CompetingSchool => ({
  urn: urn as Urn,
  phase: 'PRIMARY',
  easting: 400_000,
  northing: 300_000,
  isRural: false,
  ...more,
})
const elm = school('100001')

describe('local competitors', () => {
  it.each([
    [{ easting: 403_000 }, true],
    [{ easting: 403_001 }, false],
    [{ easting: 410_000, isRural: true }, true],
    [{ easting: 410_001, isRural: true }, false],
    [{ phase: 'SECONDARY' }, false],
    [{ easting: null }, false],
  ])('CMP-1: a school with %j: %s', (more, compete) => {
    expect(areCompetitors(elm, school('100002', more), false)).toBe(compete)
    expect(areCompetitors(elm, school('100002', more), true)).toBe(true)
  })
  it('CMP-1: takes the radius of the alliance, and nobody competes with themselves', () => {
    expect(areCompetitors(elm, school('100002', { easting: 404_000 }), false, { urban: 5, rural: 10 })).toBe(true)
    expect(areCompetitors(elm, elm, true)).toBe(false)
    expect(distanceKm(elm, school('100002', { easting: 403_000, northing: 304_000 }))).toBe(5)
    expect(distanceKm(elm, school('100002', { northing: null }))).toBeNull()
  })
  it('CMP-1: competing is mutual', () => {
    const any = fc.record({
      urn: fc.constantFrom('1', '2'),
      phase: fc.constantFrom('PRIMARY', 'SECONDARY'),
      easting: fc.option(fc.integer({ min: 400_000, max: 420_000 })),
      northing: fc.option(fc.integer({ min: 400_000, max: 420_000 })),
      isRural: fc.boolean(),
    }) as fc.Arbitrary<CompetingSchool>
    fc.assert(
      fc.property(any, any, fc.boolean(), (one, other, declared) => {
        expect(areCompetitors(one, other, declared)).toBe(areCompetitors(other, one, declared))
      }),
    )
  })
  it.each([
    [false, false, false, true],
    [true, false, false, false],
    [true, true, false, false],
    [true, false, true, false],
    [true, true, true, true],
  ])('CMP-2: linked %s, heads %s and %s: may lead %s', (linked, one, other, may) => {
    expect(mayLeadReview(linked, { one, other })).toBe(may)
    expect(bothConsent({ one, other })).toBe(one && other)
  })
  it('CMP-3: named figures only where they were released', () => {
    expect([seesNamedOutcomes(true, false), seesNamedOutcomes(true, true), seesNamedOutcomes(false, false)]).toEqual([
      false,
      true,
      true,
    ])
  })
})
