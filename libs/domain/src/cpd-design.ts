/** The check of a CPD cycle's design: the DfE Standard (2016) and the 14 mechanisms of the EEF (2021), gaps shown while planning. */

export const mechanismGroups = {
  BUILD_KNOWLEDGE: ['MANAGING_COGNITIVE_LOAD', 'REVISITING_PRIOR_LEARNING'],
  MOTIVATE: ['SETTING_AND_AGREEING_GOALS', 'CREDIBLE_SOURCE', 'AFFIRMATION_AFTER_PROGRESS'],
  DEVELOP_TECHNIQUES: ['INSTRUCTION', 'PRACTICAL_SOCIAL_SUPPORT', 'MODELLING', 'FEEDBACK', 'REHEARSAL'],
  EMBED: ['PROMPTS_AND_CUES', 'ACTION_PLANNING', 'SELF_MONITORING', 'CONTEXT_SPECIFIC_REPETITION'],
} as const
export type MechanismGroup = keyof typeof mechanismGroups
export type Mechanism = (typeof mechanismGroups)[MechanismGroup][number]
export const mechanisms: readonly Mechanism[] = Object.values(mechanismGroups).flat()

export const standardParts = [
  'PUPIL_OUTCOMES',
  'EVIDENCE_AND_EXPERTISE',
  'COLLABORATION_AND_CHALLENGE',
  'SUSTAINED',
  'PRIORITISED_BY_LEADERS',
] as const
export type StandardPart = (typeof standardParts)[number]

export interface CpdDesign {
  /** What pupils should get better at; empty: not said. */
  readonly pupilOutcome: string
  readonly evidence: string
  readonly collaboration: string
  readonly leadersCommitment: string
  readonly mechanisms: readonly Mechanism[]
  readonly sessions: readonly { readonly term: string | null; readonly hasTaskAfter: boolean }[]
}

export const sustainedFrom = { terms: 2, linkedSessions: 3 } as const

/** DES-1: two terms or more, or three sessions or more with a task in the classroom between each two. */
export function isSustained({ sessions }: Pick<CpdDesign, 'sessions'>): boolean {
  const terms = new Set(sessions.flatMap(({ term }) => term ?? []))
  const areLinked = sessions.slice(0, -1).every(({ hasTaskAfter }) => hasTaskAfter)
  return terms.size >= sustainedFrom.terms || (sessions.length >= sustainedFrom.linkedSessions && areLinked)
}

const isSaid = (text: string): boolean => text.trim() !== ''

/** DES-2: parts of the Standard that the design does not show yet. */
export function standardGaps(design: CpdDesign): StandardPart[] {
  const met: Readonly<Record<StandardPart, boolean>> = {
    PUPIL_OUTCOMES: isSaid(design.pupilOutcome),
    EVIDENCE_AND_EXPERTISE: isSaid(design.evidence),
    COLLABORATION_AND_CHALLENGE: isSaid(design.collaboration),
    SUSTAINED: isSustained(design),
    PRIORITISED_BY_LEADERS: isSaid(design.leadersCommitment),
  }
  return standardParts.filter((part) => !met[part])
}

/** DES-3: a balanced design has at least one mechanism of each of the four groups. */
export const mechanismGaps = ({ mechanisms: used }: Pick<CpdDesign, 'mechanisms'>): MechanismGroup[] =>
  (Object.keys(mechanismGroups) as MechanismGroup[]).filter(
    (group) => !mechanismGroups[group].some((mechanism) => used.includes(mechanism)),
  )
