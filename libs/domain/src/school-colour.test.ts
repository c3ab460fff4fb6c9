import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Urn } from './ids.js'
import { colourOf, coloursOf, schoolColours } from './school-colour.js'

const urn = fc.integer({ min: 100_000, max: 999_999 }).map((number) => String(number) as Urn)

it('a school’s colour is one of eight, and the same for everyone in whatever order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(urn, { maxLength: 12 }), (urns) => {
      const colours = coloursOf(urns)
      expect([...coloursOf([...urns].reverse())]).toEqual([...colours])
      for (const colour of colours.values()) expect(colour >= 1 && colour <= schoolColours).toBe(true)
    }),
  )
})

it('no two of eight partners look alike', () => {
  fc.assert(
    fc.property(fc.uniqueArray(urn, { minLength: 1, maxLength: schoolColours }), (urns) => {
      expect(new Set(coloursOf(urns).values()).size).toBe(urns.length)
    }),
  )
})

it('a school alone keeps its own colour', () => {
  const elm = '123456' as Urn
  expect(coloursOf([elm]).get(elm)).toBe(colourOf(elm))
})
