/** A school's colour on a board: one of eight, the same for everyone, and as different from its partners' as eight allow. */
import type { Urn } from './ids.js'

export const schoolColours = 8

/** The colour a school has when nothing else is around: 1 to 8. */
export const colourOf = (urn: Urn): number =>
  ([...urn].reduce((sum, digit) => (sum * 31 + digit.charCodeAt(0)) % 9973, 7) % schoolColours) + 1

/** The colours of schools that work together: no two alike while there are eight or fewer. In the order of their URNs. */
export function coloursOf(urns: readonly Urn[]): ReadonlyMap<Urn, number> {
  const colours = new Map<Urn, number>()
  for (const urn of [...new Set(urns)].sort()) {
    const taken = new Set(colours.values())
    let colour = colourOf(urn)
    if (taken.size < schoolColours) while (taken.has(colour)) colour = (colour % schoolColours) + 1
    colours.set(urn, colour)
  }
  return colours
}
