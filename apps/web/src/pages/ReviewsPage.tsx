/** My peer reviews: what I am asked, what I asked others, and what I said about being asked. */
import { useQuery } from '@apollo/client/react'
import { IconMessage2Question } from '@tabler/icons-react'
import { Availability } from '../features/peer-review/Availability'
import { ReviewLine } from '../features/peer-review/ReviewLine'
import { graphql } from '../gql'
import type { ReviewLinePartsFragment } from '../gql/graphql'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { useViewer } from '../platform/session'
import { EmptyState } from '../ui/EmptyState'
import { Columns, Page, Section, Stack } from '../ui/Page'

const reviewsQuery = graphql(`
  query ReviewsPage {
    peerReviews { ...ReviewLineParts }
    reviewAvailability { ...AvailabilityParts }
  }
`)

export default function ReviewsPage() {
  const query = useQuery(reviewsQuery, { fetchPolicy: 'cache-and-network' })
  useRefresh('peer-review.changed', query.refetch)
  const { isGuest } = useViewer()
  return (
    <Page title="Peer reviews" lead="Others look at our work with a question of ours in mind, and we at theirs.">
      <Loaded query={query}>
        {({ peerReviews, reviewAvailability }) => {
          const mine = peerReviews.filter(({ standing }) => standing === 'REQUESTER')
          const office = peerReviews.filter(({ standing }) => standing === 'OFFICE')
          const asked = peerReviews.filter(({ standing }) => standing !== 'REQUESTER' && standing !== 'OFFICE')
          return (
            <Columns
              main={
                <Stack gap="l">
                  <Section title="Asked of me">
                    {asked.length > 0 ? (
                      <Lines reviews={asked} />
                    ) : (
                      <EmptyState icon={<IconMessage2Question />} title="Nobody has asked you">
                        When a colleague would like your view on their work, it appears here and on Today.
                      </EmptyState>
                    )}
                  </Section>
                  {!isGuest && (
                    <Section title="Asked by me">
                      {mine.length > 0 ? (
                        <Lines reviews={mine} />
                      ) : (
                        <EmptyState title="You have not asked anybody yet">
                          Open an enquiry you work on, and choose “Peer reviews” in its menu.
                        </EmptyState>
                      )}
                    </Section>
                  )}
                  {office.length > 0 && (
                    <Section title="Under way in the alliance">
                      <p>
                        You see who was asked and the days, and no words. Where somebody drops out, you find another.
                      </p>
                      <Lines reviews={office} />
                    </Section>
                  )}
                </Stack>
              }
              aside={!isGuest && <Availability said={reviewAvailability} />}
            />
          )
        }}
      </Loaded>
    </Page>
  )
}

function Lines({ reviews }: { readonly reviews: readonly ReviewLinePartsFragment[] }) {
  return (
    <Stack gap="s">
      {reviews.map((review) => (
        <ReviewLine key={review.id} review={review} />
      ))}
    </Stack>
  )
}
