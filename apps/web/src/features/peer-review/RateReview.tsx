/** Says to one reviewer how useful their review was. Nobody else is told. */
import { useState } from 'react'
import type { ReviewAssignmentPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Choices } from '../../ui/Choices'
import { Stack } from '../../ui/Page'
import { TextField } from '../../ui/TextField'
import { WhoCanRead } from '../../ui/WhoCanRead'
import css from './Review.module.css'
import { rateReviewMutation } from './review-queries'

const scale = ['1', '2', '3', '4', '5'] as const
type Mark = (typeof scale)[number]
const markWords: Readonly<Record<Mark, string>> = {
  '1': '1, not useful',
  '2': '2',
  '3': '3',
  '4': '4',
  '5': '5, very useful',
}

interface RateReviewProps {
  readonly reviewId: string
  readonly part: ReviewAssignmentPartsFragment
}

export function RateReview({ reviewId, part }: RateReviewProps) {
  const [isOpen, setOpen] = useState(false)
  const [mark, setMark] = useState<Mark | null>(scale.find((one) => Number(one) === part.usefulness) ?? null)
  const [note, setNote] = useState(part.usefulnessNote)
  const [rate, { busy }] = useAct(rateReviewMutation, { done: `${part.reviewer.name} is told` })
  if (!isOpen) {
    return (
      <div className={css.acts}>
        <Button size="s" onClick={() => setOpen(true)}>
          {part.usefulness === null ? 'Say how useful it was' : `You said: useful, ${part.usefulness} of 5`}
        </Button>
      </div>
    )
  }
  const send = async (): Promise<void> => {
    if (mark && (await rate({ id: reviewId, assignmentId: part.id, usefulness: Number(mark), note }))) setOpen(false)
  }
  return (
    <Stack gap="s">
      <Choices<Mark>
        label="How useful was it to you?"
        inRow
        value={mark}
        onChoose={setMark}
        choices={scale.map((value) => ({ value, label: markWords[value] }))}
      />
      <TextField label="What helped you most" optional value={note} onChange={({ target }) => setNote(target.value)} />
      <WhoCanRead who={[`Only ${part.reviewer.name}`]} secret />
      <div className={css.acts}>
        <Button size="s" look="primary" busy={busy} disabled={mark === null} onClick={() => void send()}>
          Tell {part.reviewer.name}
        </Button>
        <Button size="s" look="plain" onClick={() => setOpen(false)}>
          Cancel
        </Button>
      </div>
    </Stack>
  )
}
