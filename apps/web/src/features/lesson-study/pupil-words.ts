/** Words about case pupils. */
export const pupilLabels = ['A', 'B', 'C'] as const
export type PupilLabel = (typeof pupilLabels)[number]

/** All that is asked of a birthday. */
export const birthTermWords: Readonly<Record<string, string>> = {
  AUTUMN: 'Born in the autumn term',
  SPRING: 'Born in the spring term',
  SUMMER: 'Born in the summer term',
}
