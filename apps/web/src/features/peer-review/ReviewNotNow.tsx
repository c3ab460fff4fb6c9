/** Not now, for whoever is asked in a review: put it off, or say the no that belongs to one's part in it. */
import type { PeerReviewPartsFragment } from '../../gql/graphql'
import { NotNowHere } from '../../platform/not-now/NotNowHere'
import { useAct } from '../../platform/useAct'
import { declineReviewMutation, stepBackMutation } from './review-queries'

const kinds = ['REVIEW_OFFERED', 'REVIEW_ALLOWED', 'REVIEW_OPENED', 'REVIEW_TO_OPEN', 'REVIEW_LOAD']

export function ReviewNotNow({ review }: { readonly review: PeerReviewPartsFragment }) {
  const [decline, declining] = useAct(declineReviewMutation, { inline: true, done: 'You have declined' })
  const [stepBack, stepping] = useAct(stepBackMutation, { inline: true, done: 'You have stepped back' })
  const { id, abilities, title } = review
  const no = abilities.decline
    ? {
        label: 'Not this time',
        says: 'Whoever asked looks for somebody else.',
        reason: 'optional' as const,
        onDrop: (reason: string) => decline({ id, reason }),
      }
    : abilities.stepBack
      ? {
          label: 'Step back',
          says: 'The work closes for you at once. What you have written is kept for you, and nobody else reads it.',
          reason: false as const,
          onDrop: () => stepBack({ id }),
        }
      : undefined
  return (
    <NotNowHere
      inWords
      kinds={kinds}
      itemId={id}
      about={title || 'A review by a colleague'}
      drop={no}
      busy={declining.busy || stepping.busy}
      refusal={declining.refusal ?? stepping.refusal}
    />
  )
}
