/** What a reviewer had declared before they named an interest: it stays beside it. */
import type { ReviewAssignmentPartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'

export function DeclaredBefore({ part }: { readonly part: ReviewAssignmentPartsFragment }) {
  return part.earlierDeclarations.map(({ at, hasConflict, declaration }) => (
    <small key={at}>
      Declared before, on {dayOf(at)}: {hasConflict ? 'an interest' : 'no interest'}
      {declaration && `, “${declaration}”`}
    </small>
  ))
}
