/** For whoever asked: what waits, the reviews as they come, the answer to them, and the end. */
import { useState } from 'react'
import type { PeerReviewPartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Notice } from '../../ui/Notice'
import { Section, Stack } from '../../ui/Page'
import { TextArea } from '../../ui/TextArea'
import { RateReview } from './RateReview'
import css from './Review.module.css'
import { closeReviewMutation, openReviewMutation, respondMutation } from './review-queries'
import { WrittenReview } from './WrittenReview'

export function RequesterDesk({ review }: { readonly review: PeerReviewPartsFragment }) {
  const [open, opening] = useAct(openReviewMutation, { done: 'The review is open' })
  const { id, abilities, state, missingForNext } = review
  const written = review.assignments.filter((part) => part.state === 'SUBMITTED')
  return (
    <Stack gap="l">
      {abilities.open && (
        <Notice
          tone="accent"
          title={missingForNext.length > 0 ? 'Waiting for the first reviewer to accept' : 'Reviewers are ready'}
          action={
            missingForNext.length === 0 && (
              <Button look="primary" busy={opening.busy} onClick={() => void open({ id })}>
                Open the review
              </Button>
            )
          }
        >
          {missingForNext[0]?.message ?? 'Once it is open they can write. Others can still join them.'}
        </Notice>
      )}
      {(state === 'OPEN' || written.length > 0) && (
        <Section title="The reviews">
          {written.length === 0 ? (
            <EmptyState title="None yet">
              Each review appears here when its author hands it in, and not before.
            </EmptyState>
          ) : (
            <Stack>
              {written.map((part) => (
                <WrittenReview key={part.id} part={part}>
                  {part.abilities.rate && <RateReview reviewId={id} part={part} />}
                </WrittenReview>
              ))}
            </Stack>
          )}
        </Section>
      )}
      {abilities.respond && <Respond review={review} />}
      {review.response && <Answered review={review} />}
    </Stack>
  )
}

function Respond({ review }: { readonly review: PeerReviewPartsFragment }) {
  const [words, setWords] = useState('')
  const [respond, { busy, refusal }] = useAct(respondMutation, {
    inline: true,
    done: 'Your answer is with the reviewers',
  })
  return (
    <Section
      title="Your answer"
      hint="What you take from it, and what you will do. With the answer the reviews stay as they are; reviewers who have not handed theirs in no longer can."
    >
      <div className={css.desk}>
        {refusal && <Notice tone="danger">{refusal}</Notice>}
        <TextArea
          label="Your answer to the reviewers"
          hideLabel
          rows={6}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        <div className={css.acts}>
          <Button
            look="primary"
            busy={busy}
            disabled={words.trim() === ''}
            onClick={() => void respond({ id: review.id, response: words })}
          >
            Answer
          </Button>
        </div>
      </div>
    </Section>
  )
}

/** The answer as it reads, and the last step for whoever looks at it. */
export function Answered({ review }: { readonly review: PeerReviewPartsFragment }) {
  const [close, { busy }] = useAct(closeReviewMutation, { done: 'You have said that it is done' })
  const isRequester = review.standing === 'REQUESTER'
  return (
    <Section title={isRequester ? 'Your answer' : `The answer of ${review.requester.name}`}>
      <div className={css.part}>
        <p>{review.response}</p>
      </div>
      {review.state === 'RESPONDED' && (
        <div className={css.foot}>
          <p className={css.quiet}>
            It is closed when {isRequester ? 'you and the reviewers' : 'both sides'} say so
            {review.closesOn && `, or by itself on ${dayOf(review.closesOn)}`}.
          </p>
          {review.abilities.close ? (
            <Button busy={busy} onClick={() => void close({ id: review.id })}>
              We are done
            </Button>
          ) : (
            <span className={css.quiet}>You have said that you are done.</span>
          )}
        </div>
      )}
    </Section>
  )
}
