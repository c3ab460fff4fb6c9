/** Where a reviewer writes: three places, saved as they are typed, handed in with one act. */
import { useState } from 'react'
import type { PeerReviewPartsFragment, ReviewAssignmentPartsFragment } from '../../gql/graphql'
import { tell } from '../../platform/notices'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { Notice } from '../../ui/Notice'
import { Section } from '../../ui/Page'
import { TextArea } from '../../ui/TextArea'
import { WhoCanRead } from '../../ui/WhoCanRead'
import css from './Review.module.css'
import { submitReviewMutation } from './review-queries'
import { writingAreas } from './review-words'
import { useReviewDraft } from './useReviewDraft'

interface ReviewDeskProps {
  readonly review: PeerReviewPartsFragment
  readonly own: ReviewAssignmentPartsFragment
  /** A change of what was handed in already: it counts once it is saved. */
  readonly onDone?: () => void
}

export function ReviewDesk({ review, own, onDone }: ReviewDeskProps) {
  const isChange = onDone !== undefined
  const { strengths, questions, suggestions } = own
  const draft = useReviewDraft(review.id, { strengths, questions, suggestions }, !isChange)
  const [isAsking, setAsking] = useState(false)
  const [submit, { busy }] = useAct(submitReviewMutation, { done: 'Your review is with whoever asked' })
  const isEmpty = writingAreas.every(({ field }) => draft.words[field].trim() === '')

  const handIn = async (): Promise<void> => {
    if (await draft.flush()) await submit({ id: review.id })
    else tell('Your words are kept here. Hand them in once there is a connection.')
    setAsking(false)
  }
  const saveChange = async (): Promise<void> => {
    if (!(await draft.flush())) return
    tell('Changed. What it said before is kept beside it.')
    onDone?.()
  }
  return (
    <Section title={isChange ? 'Change my review' : 'My review'}>
      <div className={css.desk}>
        {draft.refusal && <Notice tone="danger">{draft.refusal}</Notice>}
        {writingAreas.map(({ field, label, hint }) => (
          <TextArea
            key={field}
            label={label}
            hint={hint}
            required={false}
            rows={6}
            maxLength={4000}
            value={draft.words[field]}
            onChange={({ target }) => draft.write(field, target.value)}
            onBlur={() => void (isChange || draft.flush())}
          />
        ))}
        <div className={css.foot}>
          <div>
            <div className={css.saved} role="status">
              {draft.state}
            </div>
            <WhoCanRead who={[own.whoCanRead]} secret={!isChange} />
          </div>
          <div className={css.acts}>
            {isChange && (
              <Button
                look="plain"
                onClick={() => {
                  draft.drop()
                  onDone()
                }}
              >
                Leave it as it was
              </Button>
            )}
            <Button look="primary" disabled={isEmpty} onClick={() => (isChange ? void saveChange() : setAsking(true))}>
              {isChange ? 'Save the change' : 'Hand in'}
            </Button>
          </div>
        </div>
      </div>
      <ConfirmDialog
        open={isAsking}
        title="Hand in your review?"
        action="Hand in"
        harmless
        busy={busy}
        onConfirm={() => void handIn()}
        onClose={() => setAsking(false)}
      >
        {review.requester.name} reads it from now on, and so do reviewers who have handed in theirs. You can change it
        until it is answered; what it said before is kept.
      </ConfirmDialog>
    </Section>
  )
}
