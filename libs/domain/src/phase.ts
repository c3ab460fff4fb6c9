/** The phase of a school, from the words of the official register. */
export const Phase = {
  NURSERY: 'NURSERY',
  PRIMARY: 'PRIMARY',
  MIDDLE: 'MIDDLE',
  SECONDARY: 'SECONDARY',
  ALL_THROUGH: 'ALL_THROUGH',
  SPECIAL: 'SPECIAL',
  POST16: 'POST16',
  ALTERNATIVE: 'ALTERNATIVE',
} as const
export type Phase = (typeof Phase)[keyof typeof Phase]

export const phaseLabels: Readonly<Record<Phase, string>> = {
  NURSERY: 'Nursery',
  PRIMARY: 'Primary',
  MIDDLE: 'Middle',
  SECONDARY: 'Secondary',
  ALL_THROUGH: 'All-through',
  SPECIAL: 'Special',
  POST16: 'Post-16',
  ALTERNATIVE: 'Alternative provision',
}

const byPhaseOfEducation: Readonly<Record<string, Phase>> = {
  nursery: 'NURSERY',
  primary: 'PRIMARY',
  'middle deemed primary': 'MIDDLE',
  'middle deemed secondary': 'MIDDLE',
  secondary: 'SECONDARY',
  '16 plus': 'POST16',
  'all-through': 'ALL_THROUGH',
  'all through': 'ALL_THROUGH',
}

/** The type says it, whatever the phase column holds ("Not applicable" for most of these). Order matters. */
const byType: readonly (readonly [RegExp, Phase])[] = [
  [/alternative provision|pupil referral unit|secure unit|academy secure/, 'ALTERNATIVE'],
  [/special/, 'SPECIAL'],
  [/16 to 19|16-19|sixth form|further education|higher education|post.?16/, 'POST16'],
  [/nursery/, 'NURSERY'],
]

const byTypeWithoutPhase: readonly (readonly [RegExp, Phase])[] = [
  [/university technical college|studio school|city technology college/, 'SECONDARY'],
]

/** Statutory ages, where the register gives them. */
export interface Ages {
  readonly lowest: number | null
  readonly highest: number | null
}

const tidy = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ')
const found = (table: readonly (readonly [RegExp, Phase])[], type: string): Phase | undefined =>
  table.find(([words]) => words.test(type))?.[1]

/** SCH-1: the type of school first, then its phase, then its ages; null where the register leaves it open. */
export function phaseOf(phaseOfEducation: string, typeOfEstablishment: string, ages?: Ages): Phase | null {
  const type = tidy(typeOfEstablishment)
  return (
    found(byType, type) ??
    byPhaseOfEducation[tidy(phaseOfEducation)] ??
    found(byTypeWithoutPhase, type) ??
    byAges(ages) ??
    null
  )
}

function byAges(ages: Ages | undefined): Phase | undefined {
  const { lowest, highest } = ages ?? { lowest: null, highest: null }
  if (lowest === null || highest === null || highest < lowest) return undefined
  if (highest <= 5) return 'NURSERY'
  if (lowest >= 16) return 'POST16'
  if (lowest <= 7 && highest >= 15) return 'ALL_THROUGH'
  if (lowest <= 7 && highest <= 13) return 'PRIMARY'
  if (lowest <= 10 && highest <= 14) return 'MIDDLE'
  return lowest >= 8 && highest >= 15 ? 'SECONDARY' : undefined
}
