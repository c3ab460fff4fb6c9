/** Why nothing is known about pupils yet, and until when it will be: a cycle can end with an honest "not yet". */
import { type FormEvent, useState } from 'react'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { TextArea } from '../../ui/TextArea'
import { TextField } from '../../ui/TextField'
import { explainMutation } from './evaluation-queries'

export function ExplainDialog({ cycleId, onClose }: { readonly cycleId: string; readonly onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState('')
  const [explain, { busy, refusal }] = useAct(explainMutation, { inline: true, done: 'Kept' })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (await explain({ cycleId, reason, until })) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Nothing known about pupils yet"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" type="submit" form="explain-pupils" busy={busy} disabled={until === ''}>
            Keep
          </Button>
        </>
      }
    >
      <form id="explain-pupils" onSubmit={(event) => void send(event)}>
        <Stack>
          {refusal && <Notice tone="danger">{refusal}</Notice>}
          <TextArea
            label="Why not yet?"
            maxLength={1000}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <TextField
            label="Known by"
            hint="On that day whoever came is asked about their pupils."
            type="date"
            value={until}
            onChange={({ currentTarget }) => setUntil(currentTarget.value)}
          />
        </Stack>
      </form>
    </Dialog>
  )
}
