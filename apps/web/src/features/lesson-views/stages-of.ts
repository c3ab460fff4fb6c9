/** The stages of a lesson in the order they are taught; none for whoever does not read the plan. */
import type { SeenLessonPartsFragment } from '../../gql/graphql'

type Plan = SeenLessonPartsFragment['plan']
export type SeenStages = NonNullable<Plan>['stages']

export const stagesOf = (plan: Plan | undefined): SeenStages =>
  [...(plan?.stages ?? [])].sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
