/** Opens a round: schools are asked at once what they offer and want. */
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { TextField } from '../../ui/TextField'
import { openRoundMutation } from './pairing-queries'

export function OpenRoundDialog({
  allianceId,
  onClose,
}: {
  readonly allianceId: string
  readonly onClose: () => void
}) {
  const navigate = useNavigate()
  const [title, setTitle] = useState('')
  const [signUpUntil, setUntil] = useState('')
  const [firstDay, setFirst] = useState('')
  const [lastDay, setLast] = useState('')
  const [open, { busy, refusal }] = useAct(openRoundMutation, { inline: true, done: 'Schools are asked' })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const done = await open({ allianceId, title, firstDay, lastDay, signUpUntil })
    if (done) void navigate(`/pairing/${done.openPairingRound.id}`)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Open a round of peer challenges"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" type="submit" form="open-round" busy={busy}>
            Ask the schools
          </Button>
        </>
      }
    >
      <form id="open-round" onSubmit={(event) => void send(event)}>
        <Stack>
          {refusal && <Notice tone="danger">{refusal}</Notice>}
          <p>Each headteacher is asked what their school offers and wants. It takes them a minute.</p>
          <TextField
            label="Name"
            hint="Such as “Spring round”."
            maxLength={200}
            value={title}
            onChange={({ currentTarget }) => setTitle(currentTarget.value)}
          />
          <TextField
            label="Schools answer until"
            type="date"
            value={signUpUntil}
            onChange={({ currentTarget }) => setUntil(currentTarget.value)}
          />
          <TextField
            label="First day of visits"
            type="date"
            value={firstDay}
            onChange={({ currentTarget }) => setFirst(currentTarget.value)}
          />
          <TextField
            label="Last day of visits"
            type="date"
            value={lastDay}
            onChange={({ currentTarget }) => setLast(currentTarget.value)}
          />
        </Stack>
      </form>
    </Dialog>
  )
}
