/** For a reviewer: begin, write, hand in; then the others’ reviews and the answer. */
import { useState } from 'react'
import type { PeerReviewPartsFragment, ReviewAssignmentPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Notice } from '../../ui/Notice'
import { Section, Stack } from '../../ui/Page'
import { WhoCanRead } from '../../ui/WhoCanRead'
import { Answered } from './RequesterDesk'
import css from './Review.module.css'
import { ReviewDesk } from './ReviewDesk'
import { beginReviewMutation } from './review-queries'
import { WrittenReview } from './WrittenReview'

interface ReviewerDeskProps {
  readonly review: PeerReviewPartsFragment
  readonly own: ReviewAssignmentPartsFragment
}

export function ReviewerDesk({ review, own }: ReviewerDeskProps) {
  const [isChanging, setChanging] = useState(false)
  const [begin, { busy }] = useAct(beginReviewMutation)
  const { abilities } = review
  const others = review.assignments.filter((part) => !part.isMine)
  if (own.state === 'ACCEPTED') {
    const isOpen = abilities.begin
    return (
      <EmptyState
        title={isOpen ? 'Have a look at the work, then write' : 'Have a look at the work'}
        action={
          isOpen && (
            <Button look="primary" busy={busy} onClick={() => void begin({ id: review.id })}>
              Begin my review
            </Button>
          )
        }
      >
        {isOpen
          ? 'What you write is yours alone until you hand it in.'
          : review.state === 'REQUESTED'
            ? `You can read it already. ${review.requester.name} opens the review when enough reviewers are there; then you can write.`
            : 'The review was answered before you wrote. Nothing is asked of you any more.'}
      </EmptyState>
    )
  }
  if (own.state === 'IN_REVIEW') {
    if (abilities.save) return <ReviewDesk key={own.id} review={review} own={own} />
    return (
      <Stack>
        {review.state === 'OPEN' ? (
          <Notice tone="warn" title="Your school’s membership is paused">
            You can read, and not write. Your words stay here for you.
          </Notice>
        ) : (
          <Notice tone="warn" title="The review was answered before you handed yours in">
            Your words stay here for you.
          </Notice>
        )}
        <Section title="My review">
          <WrittenReview part={own} />
        </Section>
      </Stack>
    )
  }
  return (
    <Stack gap="l">
      {isChanging ? (
        <ReviewDesk key={own.id} review={review} own={own} onDone={() => setChanging(false)} />
      ) : (
        <Section title="My review">
          <WrittenReview part={own}>
            <Useful own={own} requester={review.requester.name} />
            {abilities.save && (
              <div className={css.acts}>
                <Button size="s" onClick={() => setChanging(true)}>
                  Change it
                </Button>
              </div>
            )}
          </WrittenReview>
        </Section>
      )}
      {review.phase.seesOthers && (
        <Section title="Other reviews">
          {others.length === 0 ? (
            <p className={css.quiet}>Others appear here when their authors hand them in.</p>
          ) : (
            <Stack>
              {others.map((part) => (
                <WrittenReview key={part.id} part={part} />
              ))}
            </Stack>
          )}
        </Section>
      )}
      {review.response && <Answered review={review} />}
    </Stack>
  )
}

function Useful({ own, requester }: { readonly own: ReviewAssignmentPartsFragment; readonly requester: string }) {
  if (own.usefulness === null) return null
  return (
    <Notice tone="good" title={`${requester} found it useful: ${own.usefulness} of 5`}>
      {own.usefulnessNote}
      <WhoCanRead who={['Only you']} secret />
    </Notice>
  )
}
