import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { concentrationOf } from './concentration.js'

describe('concentration', () => {
  it.each([
    [[0.5, 0.2, 0.1, 0.1, 0.1], 0.32, 0.15, false],
    [[0.6, 0.1, 0.1, 0.1, 0.1], 0.4, 0.25, true],
  ])('M10: shares %j: HHI %d, normalised %d, flag %s', (shares, hhi, normalised, isFlagged) => {
    const result = concentrationOf(shares)
    expect(result.hhi).toBeCloseTo(hhi, 10)
    expect(result.normalised).toBeCloseTo(normalised, 10)
    expect(result).toMatchObject({ n: 5, isFlagged })
  })
  it('CNC-1: says nothing of nobody, of one, and raises no flag among four', () => {
    expect(concentrationOf([])).toEqual({ n: 0, hhi: null, normalised: null, isFlagged: false })
    expect(concentrationOf([0, 0])).toEqual({ n: 0, hhi: null, normalised: null, isFlagged: false })
    expect(concentrationOf([7])).toEqual({ n: 1, hhi: 1, normalised: null, isFlagged: false })
    expect(concentrationOf([97, 1, 1, 1])).toMatchObject({ n: 4, isFlagged: false })
    expect(concentrationOf([97, 1, 1, 1, 1, 0])).toMatchObject({ n: 5, isFlagged: true })
  })
  it('CNC-1: lies in its bounds, whoever comes first, and whatever the unit', () => {
    const hours = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 2, maxLength: 30 })
    fc.assert(
      fc.property(hours, fc.integer({ min: 2, max: 60 }), (all, unit) => {
        const { hhi, normalised, n } = concentrationOf(all)
        expect(hhi!).toBeGreaterThanOrEqual(1 / n - 1e-9)
        expect(hhi!).toBeLessThanOrEqual(1)
        expect(normalised!).toBeGreaterThanOrEqual(0)
        expect(normalised!).toBeLessThanOrEqual(1)
        expect(concentrationOf([...all].reverse()).hhi).toBeCloseTo(hhi!)
        expect(concentrationOf(all.map((one) => one * unit)).normalised).toBeCloseTo(normalised!)
        expect(concentrationOf(all.map(() => 3)).normalised).toBeCloseTo(0)
      }),
    )
  })
})
