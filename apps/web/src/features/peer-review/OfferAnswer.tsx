/** Somebody is asked: an interest is named before anything of the work is seen; then yes, no or later. */
import { useState } from 'react'
import type { PeerReviewPartsFragment, ReviewAssignmentPartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Choices } from '../../ui/Choices'
import { Notice } from '../../ui/Notice'
import { Section, Stack } from '../../ui/Page'
import { TextArea } from '../../ui/TextArea'
import { hoursInWords } from './hours'
import css from './Review.module.css'
import { ReviewNotNow } from './ReviewNotNow'
import { acceptReviewMutation, askHeadMutation } from './review-queries'

interface OfferAnswerProps {
  readonly review: PeerReviewPartsFragment
  readonly own: ReviewAssignmentPartsFragment
}

type Interest = 'NONE' | 'SOME'

export function OfferAnswer({ review, own }: OfferAnswerProps) {
  const [interest, setInterest] = useState<Interest | null>(null)
  const [declaration, setDeclaration] = useState('')
  const [accept, { busy, refusal }] = useAct(acceptReviewMutation, { inline: true })
  const { id } = review
  const isTooMuch = own.load?.level === 'RED' && own.allowedReason === ''
  const answer = () => accept({ id, hasConflict: interest === 'SOME', declaration })
  return (
    <Section title="Will you review it?" hint={`Please answer by ${dayOf(own.expiresOn)}.`}>
      <Stack>
        {refusal && <Notice tone="danger">{refusal}</Notice>}
        <Choices<Interest>
          label="Have you an interest in this work?"
          value={interest}
          onChoose={setInterest}
          choices={[
            { value: 'NONE', label: 'None', hint: 'I can look at it from outside.' },
            {
              value: 'SOME',
              label: 'Yes, I have',
              hint: 'For instance I am close to somebody in it, or gain from how it goes. Then somebody else reviews it.',
            },
          ]}
        />
        {interest === 'SOME' && (
          <TextArea
            label="What is it?"
            hint={`Only ${review.requester.name} reads this.`}
            rows={3}
            value={declaration}
            onChange={({ target }) => setDeclaration(target.value)}
          />
        )}
        {own.load && (
          <p className={css.quiet}>
            With this review you would have taken on {hoursInWords(own.load.hours)} for the alliance in{' '}
            {review.dueOn ? 'the half-term in which it is wanted' : 'this half-term'}.
          </p>
        )}
        {own.allowedReason && (
          <Notice tone="good" title="Your headteacher says that it is all right">
            {own.allowedReason}
          </Notice>
        )}
        {isTooMuch && interest !== 'SOME' && <TooMuch review={review} own={own} />}
        <div className={css.acts}>
          <Button
            look="primary"
            busy={busy}
            disabled={interest === null || (isTooMuch && interest === 'NONE')}
            onClick={() => void answer()}
          >
            {interest === 'SOME' ? `Tell ${review.requester.name} and step back` : 'Accept and see the work'}
          </Button>
          <ReviewNotNow review={review} />
        </div>
      </Stack>
    </Section>
  )
}

function TooMuch({ review, own }: OfferAnswerProps) {
  const [askHead, { busy }] = useAct(askHeadMutation, { done: 'Your headteacher has been asked' })
  return (
    <Notice
      tone="warn"
      title="That is a lot for one half-term"
      action={
        review.abilities.askHead && (
          <Button size="s" busy={busy} onClick={() => void askHead({ id: review.id })}>
            Ask my headteacher
          </Button>
        )
      }
    >
      {own.headAskedAt
        ? 'Your headteacher has been asked whether you may take it on.'
        : 'You can decline with a good conscience. If you want to do it all the same, your headteacher says whether you may.'}
    </Notice>
  )
}
