/** Remarks: a reviewer and whoever asked talk about one place of the work. */
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { PeerReviewPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { When } from '../../platform/When'
import { Avatar } from '../../ui/Avatar'
import { Button } from '../../ui/Button'
import { Section, Stack } from '../../ui/Page'
import { TextArea } from '../../ui/TextArea'
import { WhoCanRead } from '../../ui/WhoCanRead'
import { isNamed, type Place, RemarkPlace, theWhole } from './RemarkPlace'
import css from './Review.module.css'
import { addRemarkMutation, editRemarkMutation, removeRemarkMutation } from './review-queries'

type Thread = PeerReviewPartsFragment['threads'][number]
type Remark = Thread['remarks'][number]

const placeWords = {
  CARD: 'About a card',
  STAGE: 'About a stage',
  NOTE: 'About a note',
  PLAN: 'About the plan',
  WHOLE: 'About the whole',
} as const

export function ReviewTalk({ review }: { readonly review: PeerReviewPartsFragment }) {
  const own = review.assignments.find(({ isMine }) => isMine)
  const [search, setSearch] = useSearchParams()
  const card = search.get('card')
  const isReviewer = review.standing === 'REVIEWER' && own !== undefined
  if (review.threads.length === 0 && !(isReviewer && review.abilities.remark)) return null
  return (
    <Section
      title="Remarks"
      hint={
        isReviewer
          ? `Between you and ${review.requester.name}, beside the review: to ask, or to point at something.`
          : undefined
      }
    >
      <Stack>
        {review.threads.map((thread) => (
          <OneThread key={thread.id} review={review} thread={thread} />
        ))}
        {isReviewer && review.abilities.remark && (
          <NewRemark
            key={card ?? 'whole'}
            review={review}
            assignmentId={own.id}
            card={card}
            onSent={() => setSearch({}, { replace: true })}
          />
        )}
      </Stack>
    </Section>
  )
}

function OneThread({ review, thread }: { readonly review: PeerReviewPartsFragment; readonly thread: Thread }) {
  const part = review.assignments.find(({ id }) => id === thread.assignmentId)
  const other = part?.isMine ? review.requester.name : part?.reviewer.name
  return (
    <div className={css.thread}>
      <p className={css.quiet}>
        {placeWords[thread.placeKind]}
        {thread.placeName && `: “${thread.placeName}”`}
      </p>
      {thread.remarks.map((remark) => (
        <OneRemark key={remark.id} reviewId={review.id} remark={remark} />
      ))}
      {review.abilities.remark && (
        <Write
          review={review}
          assignmentId={thread.assignmentId}
          threadId={thread.id}
          place={{ kind: thread.placeKind, id: thread.placeId ?? null }}
          label="Answer"
        />
      )}
      {other && <WhoCanRead who={[`You and ${other}`]} secret />}
    </div>
  )
}

function OneRemark({ reviewId, remark }: { readonly reviewId: string; readonly remark: Remark }) {
  const [body, setBody] = useState<string | null>(null)
  const [edit, editing] = useAct(editRemarkMutation)
  const [remove, removing] = useAct(removeRemarkMutation, { done: 'Taken back' })
  const { author, school, abilities } = remark
  const save = async (): Promise<void> => {
    if (await edit({ id: reviewId, remarkId: remark.id, body: body ?? '' })) setBody(null)
  }
  return (
    <div className={css.remark}>
      <Avatar person={{ ...author, colour: school?.colour }} size="s" silent />
      <div>
        <p className={css.quiet}>
          <strong>{author.name}</strong> <When at={remark.createdAt} />
          {remark.editedAt && ' · edited'}
        </p>
        {body === null ? (
          <p>{remark.removedAt ? <em>Taken back</em> : remark.body}</p>
        ) : (
          <Stack gap="s">
            <TextArea
              label="Your remark"
              hideLabel
              rows={2}
              value={body}
              onChange={({ target }) => setBody(target.value)}
            />
            <div className={css.acts}>
              <Button size="s" look="primary" busy={editing.busy} onClick={() => void save()}>
                Save
              </Button>
              <Button size="s" look="plain" onClick={() => setBody(null)}>
                Cancel
              </Button>
            </div>
          </Stack>
        )}
        {abilities.edit && body === null && (
          <div className={css.acts}>
            <Button size="s" look="plain" onClick={() => setBody(remark.body)}>
              Edit
            </Button>
            <Button
              size="s"
              look="plain"
              busy={removing.busy}
              onClick={() => void remove({ id: reviewId, remarkId: remark.id })}
            >
              Take back
            </Button>
          </div>
        )}
      </div>
    </div>
  )
}

interface NewRemarkProps {
  readonly review: PeerReviewPartsFragment
  readonly assignmentId: string
  /** The card of the board they came from. */
  readonly card: string | null
  readonly onSent: () => void
}

const remarkLabels = {
  CARD: 'A remark on the card you came from',
  STAGE: 'A remark on this stage',
  NOTE: 'A remark on this note',
  PLAN: 'A remark on the plan',
  WHOLE: 'A remark on the whole',
} as const

function NewRemark({ review, assignmentId, card, onSent }: NewRemarkProps) {
  const [place, setPlace] = useState<Place>(card ? { kind: 'CARD', id: card } : theWhole)
  const { itemKind, itemId } = review
  return (
    <Stack gap="s">
      {itemKind === 'RESEARCH_LESSON' && itemId && <RemarkPlace lessonId={itemId} place={place} onChoose={setPlace} />}
      <Write
        review={review}
        assignmentId={assignmentId}
        place={place}
        label={remarkLabels[place.kind]}
        onSent={() => {
          setPlace(theWhole)
          onSent()
        }}
      />
    </Stack>
  )
}

interface WriteProps {
  readonly review: PeerReviewPartsFragment
  readonly assignmentId: string
  readonly threadId?: string
  readonly place: Place
  readonly label: string
  readonly onSent?: () => void
}

function Write({ review, assignmentId, threadId, place, label, onSent }: WriteProps) {
  const [body, setBody] = useState('')
  const [add, { busy }] = useAct(addRemarkMutation)
  const send = async (): Promise<void> => {
    const at = { assignmentId, threadId: threadId ?? null, placeKind: place.kind, placeId: place.id }
    if (!(await add({ id: review.id, ...at, body }))) return
    setBody('')
    onSent?.()
  }
  return (
    <Stack gap="s">
      <TextArea label={label} required={false} rows={2} value={body} onChange={({ target }) => setBody(target.value)} />
      {body.trim() !== '' && (
        <div>
          <Button size="s" look="primary" busy={busy} disabled={!isNamed(place)} onClick={() => void send()}>
            Send
          </Button>
        </div>
      )}
    </Stack>
  )
}
