import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { coConstruction, sharesOf } from './authorship.js'
import type { Urn } from './ids.js'

const elm = '100001' as Urn
const oak = '100002' as Urn
const ash = '100003' as Urn
const contributions = fc.array(fc.record({ urn: fc.constantFrom(elm, oak, ash), edits: fc.nat(500) }), { minLength: 1 })

describe('joint authorship', () => {
  it('AUT-1: adds up each school’s edits, and shows those who wrote nothing yet', () => {
    const shares = sharesOf(
      [
        { urn: oak, edits: 3 },
        { urn: elm, edits: 2 },
        { urn: oak, edits: 3 },
      ],
      [elm, oak, ash],
    )
    expect(shares).toEqual([
      { urn: oak, edits: 6, share: 0.75 },
      { urn: elm, edits: 2, share: 0.25 },
      { urn: ash, edits: 0, share: 0 },
    ])
    expect(sharesOf([], [elm])).toEqual([{ urn: elm, edits: 0, share: 0 }])
  })

  it('AUT-1: shares add up to one', () => {
    fc.assert(
      fc.property(contributions, (some) => {
        const total = sharesOf(some).reduce((sum, { share }) => sum + share, 0)
        expect(total).toBeCloseTo(some.some(({ edits }) => edits > 0) ? 1 : 0)
      }),
    )
  })

  it('AUT-2: one when all wrote the same, nought when one wrote everything', () => {
    const index = (...edits: number[]) =>
      coConstruction(sharesOf(edits.map((count, i) => ({ urn: [elm, oak, ash][i]!, edits: count }))))
    expect(index(5, 5)).toBeCloseTo(1)
    expect(index(9, 0)).toBeCloseTo(0)
    expect(index(3, 1)).toBeCloseTo(0.75)
    expect(index(4, 4, 4)).toBeCloseTo(1)
    expect(index(7)).toBeNull()
    expect(index(0, 0)).toBeNull()
  })

  it('AUT-2: stays between nought and one', () => {
    fc.assert(
      fc.property(contributions, (some) => {
        const value = coConstruction(sharesOf(some, [elm, oak, ash]))
        expect(value === null || (value >= 0 && value <= 1 + 1e-9)).toBe(true)
      }),
    )
  })
})
