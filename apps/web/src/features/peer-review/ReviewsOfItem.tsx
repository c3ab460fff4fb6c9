/** The reviews of one piece of work, as far as one sees them, and asking for another. */
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { graphql } from '../../gql'
import type { ReviewedKind } from '../../gql/graphql'
import { Loaded } from '../../platform/Loaded'
import { useRefresh } from '../../platform/news'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { EmptyState } from '../../ui/EmptyState'
import { Stack } from '../../ui/Page'
import { SkeletonLines } from '../../ui/Skeleton'
import { AskForReview } from './AskForReview'
import { ReviewLine } from './ReviewLine'

const ofItemQuery = graphql(`
  query ReviewsOfItem($itemId: ID!) {
    peerReviews(itemId: $itemId) { ...ReviewLineParts }
  }
`)

export interface ReviewsOfItemProps {
  readonly itemKind: ReviewedKind
  readonly itemId: string
  readonly title: string
  readonly canAsk: boolean
  readonly onClose: () => void
}

export function ReviewsOfItem({ itemKind, itemId, title, canAsk, onClose }: ReviewsOfItemProps) {
  const query = useQuery(ofItemQuery, { variables: { itemId }, fetchPolicy: 'cache-and-network' })
  useRefresh('peer-review.changed', query.refetch)
  const [isAsking, setAsking] = useState(false)
  if (isAsking) return <AskForReview {...{ itemKind, itemId, title }} onClose={onClose} />
  return (
    <Dialog
      open
      onClose={onClose}
      title="Peer reviews"
      actions={
        canAsk && (
          <Button look="primary" onClick={() => setAsking(true)}>
            Ask for a peer review
          </Button>
        )
      }
    >
      <Loaded query={query} skeleton={<SkeletonLines />}>
        {({ peerReviews }) =>
          peerReviews.length === 0 ? (
            <EmptyState title="No reviews yet">
              Ask colleagues from other schools to look at this work, with a question of your own.
            </EmptyState>
          ) : (
            <Stack gap="s">
              {peerReviews.map((review) => (
                <ReviewLine key={review.id} review={review} />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Dialog>
  )
}
