/** The question that closes a cycle: have we made enough of a difference? Each answer is a good answer. */
import type { EnoughDifference } from '@alongside/domain/cycle'
import { useState } from 'react'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Choices } from '../../ui/Choices'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { enoughDifferenceMutation } from './cycle-queries'
import type { MoveOnProps } from './moving-on'

export const enoughLabels: Readonly<Record<EnoughDifference, string>> = { YES: 'Yes', PARTLY: 'Partly', NO: 'No' }

const meanings: Readonly<Record<EnoughDifference, string>> = {
  YES: 'Pass on what you learned, or look for the next thing.',
  PARTLY: 'The next cycle begins with what you see now.',
  NO: 'That is a finding. The next cycle begins with what you see now.',
}

export function AnswerDialog({ enquiry, cycle, settle, onClose }: MoveOnProps & { readonly onClose: () => void }) {
  const [answer, setAnswer] = useState<EnoughDifference | null>(null)
  const [send, { busy, refusal }] = useAct(enoughDifferenceMutation, { inline: true, done: 'This cycle is checked' })
  const finish = async () => {
    if (!answer) return
    await settle()
    if (await send({ enquiryId: enquiry.id, cycleId: cycle.id, answer })) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Have we made enough of a difference?"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" disabled={!answer} busy={busy} onClick={() => void finish()}>
            Close this cycle
          </Button>
        </>
      }
    >
      <p>
        Hold what you see now against where you began and what you wanted to see. The board can then be read, and no
        longer changed.
      </p>
      <Choices
        label="Our answer"
        value={answer}
        onChoose={setAnswer}
        choices={(Object.keys(enoughLabels) as EnoughDifference[]).map((value) => ({
          value,
          label: enoughLabels[value],
          hint: meanings[value],
        }))}
      />
      {refusal && <Notice tone="danger">{refusal}</Notice>}
    </Dialog>
  )
}
