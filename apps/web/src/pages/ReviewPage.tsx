/** One peer review: what was asked, in the words of whoever asked, and the one thing to do next. */
import { useQuery } from '@apollo/client/react'
import { Link, useParams } from 'react-router'
import { HeadsWord } from '../features/peer-review/HeadsWord'
import { OfferAnswer } from '../features/peer-review/OfferAnswer'
import { OfficeDesk } from '../features/peer-review/OfficeDesk'
import { RequesterDesk } from '../features/peer-review/RequesterDesk'
import css from '../features/peer-review/Review.module.css'
import { ReviewAside } from '../features/peer-review/ReviewAside'
import { ReviewerDesk } from '../features/peer-review/ReviewerDesk'
import { ReviewNotNow } from '../features/peer-review/ReviewNotNow'
import { ReviewTalk } from '../features/peer-review/ReviewTalk'
import { reviewStateWords } from '../features/peer-review/review-words'
import { WrittenReview } from '../features/peer-review/WrittenReview'
import { graphql } from '../gql'
import type { PeerReviewPartsFragment } from '../gql/graphql'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { ButtonLink } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Columns, Page, Section, Stack } from '../ui/Page'
import { SchoolTag } from '../ui/SchoolTag'
import { Tag } from '../ui/Tag'
import NotFoundPage from './NotFoundPage'

const reviewQuery = graphql(`
  query ReviewPage($id: ID!) {
    peerReview(id: $id) { ...PeerReviewParts }
  }
`)

export default function ReviewPage() {
  const { id = '' } = useParams()
  const query = useQuery(reviewQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  useRefresh('peer-review.changed', query.refetch, ({ reviewId }) => reviewId === id)
  return (
    <Loaded query={query}>
      {({ peerReview }) => (peerReview ? <Review key={peerReview.id} review={peerReview} /> : <NotFoundPage />)}
    </Loaded>
  )
}

function Review({ review }: { readonly review: PeerReviewPartsFragment }) {
  const state = reviewStateWords[review.state]
  return (
    <Page
      title={review.title || 'A review by a colleague'}
      above={<Link to="/reviews">Peer reviews</Link>}
      actions={
        <>
          {review.standing !== 'ASKED' && <ReviewNotNow review={review} />}
          {review.itemPath && (
            <ButtonLink to={review.itemPath}>
              {review.itemKind === 'ENQUIRY' ? 'Open the enquiry' : 'Open the research lesson'}
            </ButtonLink>
          )}
        </>
      }
    >
      <Columns
        main={
          <Stack gap="l">
            {review.question && (
              <Stack gap="s">
                <blockquote className={css.question}>{review.question}</blockquote>
                <p className={css.byline}>
                  <span>asks {review.requester.name}</span>
                  {review.requesterSchool && <SchoolTag school={review.requesterSchool} />}
                  <Tag tone={state.tone}>{state.label}</Tag>
                </p>
              </Stack>
            )}
            <Work review={review} />
            <ReviewTalk review={review} />
          </Stack>
        }
        aside={<ReviewAside review={review} />}
      />
    </Page>
  )
}

function Work({ review }: { readonly review: PeerReviewPartsFragment }) {
  const own = review.assignments.find(({ isMine }) => isMine)
  if (review.standing === 'REQUESTER') return <RequesterDesk review={review} />
  if (review.state === 'WITHDRAWN') {
    return <EmptyState title="This request was taken back">Nothing is asked of you any more.</EmptyState>
  }
  if (review.standing === 'OFFICE') return <OfficeDesk review={review} />
  if (review.standing === 'ASKED' && own) return <OfferAnswer review={review} own={own} />
  if (review.standing === 'REVIEWER' && own) return <ReviewerDesk review={review} own={own} />
  const asking = review.assignments.find(({ headAskedAt }) => headAskedAt !== null)
  if (review.standing === 'HEAD' && asking) return <HeadsWord review={review} part={asking} />
  if (own && (own.strengths || own.questions || own.suggestions)) {
    return (
      <Section title="What I wrote">
        <WrittenReview part={own} />
      </Section>
    )
  }
  return (
    <EmptyState
      title={
        own ? 'You are no longer part of this review' : 'The reviews are between those who wrote them and whoever asked'
      }
    >
      {own ? 'The work is closed for you.' : 'You see who was asked, the days, and where it stands.'}
    </EmptyState>
  )
}
