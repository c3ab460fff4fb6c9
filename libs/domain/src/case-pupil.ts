/** Case pupils A, B and C: each stands for a group of learners. There is no field for a name, and there never will be one. */
import type { Urn } from './ids.js'
import { Refusal } from './refusal.js'
import { cleanLine, cleanText } from './text.js'

export const CasePupilLabel = { A: 'A', B: 'B', C: 'C' } as const
export type CasePupilLabel = (typeof CasePupilLabel)[keyof typeof CasePupilLabel]
export const casePupilLabels = Object.values(CasePupilLabel)

/** The third of the school year a pupil was born in: all that is asked of a birthday. */
export const BirthTerm = { AUTUMN: 'AUTUMN', SPRING: 'SPRING', SUMMER: 'SUMMER' } as const
export type BirthTerm = (typeof BirthTerm)[keyof typeof BirthTerm]

/** What the group works with, and what anybody who reads the study sees. */
export interface CasePupilView {
  readonly alias: string
  /** The group of learners this pupil typifies. */
  readonly typifies: string
}

/** Coarse on purpose, each only where the study needs it; readable in the pupil's own school alone. */
export interface CasePupilAttributes {
  readonly yearGroup: string
  readonly term: BirthTerm | null
  readonly send: boolean
  readonly eal: boolean
  readonly disadvantaged: boolean
  /** Why the study needs to know any of it. */
  readonly necessity: string
}

export interface CasePupilInput extends CasePupilView {
  /** The pupil's school. */
  readonly urn: Urn
  readonly attributes: CasePupilAttributes
}

export const casePupilLimits = { alias: 30, typifies: 300, yearGroup: 30, necessity: 500 } as const

/** CAS-1: an alias without spaces reads as one; two capitals with dots are initials, and initials are a name. */
const initials = /^(\p{Lu}\.?\s?){2,4}$/u

export function cleanCasePupil(given: CasePupilInput): CasePupilInput {
  const alias = cleanLine(given.alias, { field: 'alias', limit: casePupilLimits.alias, required: false })
  if (initials.test(alias)) throw new Refusal('case-pupil.no-initials')
  const typifies = cleanLine(given.typifies, { field: 'typifies', limit: casePupilLimits.typifies })
  return { urn: given.urn, alias, typifies, attributes: cleanAttributes(given.attributes) }
}

/** CAS-2: special needs, language and disadvantage are kept only where somebody says what the study needs them for. */
function cleanAttributes(given: CasePupilAttributes): CasePupilAttributes {
  const asked = given.send || given.eal || given.disadvantaged
  const necessity = cleanText(given.necessity, {
    field: 'necessity',
    limit: casePupilLimits.necessity,
    required: false,
  })
  if (asked && necessity === '') throw new Refusal('case-pupil.needs-necessity')
  const yearGroup = cleanLine(given.yearGroup, {
    field: 'yearGroup',
    limit: casePupilLimits.yearGroup,
    required: false,
  })
  return {
    yearGroup,
    term: given.term,
    send: given.send,
    eal: given.eal,
    disadvantaged: given.disadvantaged,
    necessity,
  }
}
