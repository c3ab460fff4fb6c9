/** Asking more colleagues for a review that goes on: because one more would help, or in the place of somebody who cannot. */
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { PeerReviewPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { ReviewerPicker } from './ReviewerPicker'
import { offerReviewMutation } from './review-queries'

const over = new Set(['DECLINED', 'EXPIRED', 'WITHDRAWN'])
export const isOver = ({ state }: Pick<PeerReviewPartsFragment['assignments'][number], 'state'>): boolean =>
  over.has(state)

export interface OfferLaterProps {
  readonly review: PeerReviewPartsFragment
  /** Whose part is empty; without, somebody is asked besides. */
  readonly inPlaceOf?: string
}

export function OfferLater({ review, inPlaceOf }: OfferLaterProps) {
  const [isOpen, setOpen] = useState(false)
  if (!review.abilities.offer || !review.itemId) return null
  return (
    <>
      <Button
        size="s"
        look={inPlaceOf ? 'plain' : undefined}
        icon={inPlaceOf ? undefined : <IconUserPlus />}
        onClick={() => setOpen(true)}
      >
        {inPlaceOf ? 'Ask somebody else' : 'Ask one more'}
        {inPlaceOf && <span className="visually-hidden"> in place of {inPlaceOf}</span>}
      </Button>
      {isOpen && (
        <OfferDialog
          review={review}
          itemId={review.itemId}
          title={inPlaceOf ? `In place of ${inPlaceOf}` : 'Ask one more colleague'}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

interface OfferDialogProps {
  readonly review: PeerReviewPartsFragment
  readonly itemId: string
  readonly title: string
  readonly onClose: () => void
}

function OfferDialog({ review, itemId, title, onClose }: OfferDialogProps) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [offer, { busy, refusal }] = useAct(offerReviewMutation, { inline: true, done: 'They have been asked' })
  const asked = review.assignments.filter((part) => !isOver(part)).map(({ reviewer }) => reviewer.id)
  const ask = async (): Promise<void> => {
    for (const personId of chosen) {
      if (!(await offer({ id: review.id, personId }))) return
      setChosen((left) => left.filter((one) => one !== personId))
    }
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      width="l"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" busy={busy} disabled={chosen.length === 0} onClick={() => void ask()}>
            Ask
          </Button>
        </>
      }
    >
      <Stack>
        {refusal && <Notice tone="danger">{refusal}</Notice>}
        <ReviewerPicker
          itemKind={review.itemKind}
          itemId={itemId}
          dueOn={review.dueOn ?? ''}
          asked={asked}
          chosen={chosen}
          onChoose={setChosen}
        />
      </Stack>
    </Dialog>
  )
}
