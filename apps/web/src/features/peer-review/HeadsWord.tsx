/** A head says whether a colleague may take on one more review than is good for a half-term, and why. */
import { useState } from 'react'
import type { PeerReviewPartsFragment, ReviewAssignmentPartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Notice } from '../../ui/Notice'
import { Section, Stack } from '../../ui/Page'
import { TextArea } from '../../ui/TextArea'
import { WhoCanRead } from '../../ui/WhoCanRead'
import { hoursInWords } from './hours'
import css from './Review.module.css'
import { allowReviewMutation } from './review-queries'

interface HeadsWordProps {
  readonly review: PeerReviewPartsFragment
  readonly part: ReviewAssignmentPartsFragment
}

export function HeadsWord({ review, part }: HeadsWordProps) {
  const [reason, setReason] = useState('')
  const [allow, { busy, refusal }] = useAct(allowReviewMutation, { inline: true, done: 'Your colleague is told' })
  const { reviewer, load } = part
  if (!part.abilities.allow) {
    return <EmptyState title={`You have said yes to ${reviewer.name}`}>{part.allowedReason}</EmptyState>
  }
  return (
    <Section title={`${reviewer.name} is asked to review something${review.dueOn ? ` by ${dayOf(review.dueOn)}` : ''}`}>
      <Stack>
        {refusal && <Notice tone="danger">{refusal}</Notice>}
        {load && (
          <p>
            With it the alliance would ask {hoursInWords(load.hours)} of {reviewer.name} this half-term. From 14 hours
            on it takes your word. If you think that it is too much, there is nothing to do: the request lapses.
          </p>
        )}
        <TextArea
          label="Why it is all right"
          rows={3}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <WhoCanRead who={[`Only ${reviewer.name}`]} secret />
        <div className={css.acts}>
          <Button
            look="primary"
            busy={busy}
            disabled={reason.trim().length < 3}
            onClick={() => void allow({ id: review.id, assignmentId: part.id, reason })}
          >
            They may
          </Button>
        </div>
      </Stack>
    </Section>
  )
}
