/** Calls a round off: nobody is asked any more, and nothing is settled. */
import { useState } from 'react'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { TextArea } from '../../ui/TextArea'
import { cancelMutation } from './pairing-queries'

export function CancelRound({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [cancel, { busy, refusal }] = useAct(cancelMutation, { inline: true, done: 'The round is called off' })
  return (
    <Dialog
      open
      onClose={onClose}
      title="Call this round off?"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Keep it
          </Button>
          <Button
            look="danger"
            busy={busy}
            onClick={() => void cancel({ id, reason }).then((done) => done && onClose())}
          >
            Call it off
          </Button>
        </>
      }
    >
      <Stack>
        {refusal && <Notice tone="danger">{refusal}</Notice>}
        <p>What schools have said stays to be read; no pair is settled, and this cannot be undone.</p>
        <TextArea
          label="Why"
          maxLength={1000}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </Stack>
    </Dialog>
  )
}
