/** Who stands in for these lessons. */
import { type FormEvent, useState } from 'react'
import type { CoverNeedPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { TextField } from '../../ui/TextField'
import { moveMutation } from './cover-queries'
import { lessonsInWords } from './cover-words'

interface ArrangeDialogProps {
  readonly needs: readonly CoverNeedPartsFragment[]
  readonly onClose: () => void
  readonly onDone: () => void
}

export function ArrangeDialog({ needs, onClose, onDone }: ArrangeDialogProps) {
  const [who, setWho] = useState(needs[0]?.coveredBy ?? '')
  const [move, { busy, refusal }] = useAct(moveMutation, {
    inline: true,
    done: 'Arranged; your colleague sees who covers',
    refetch: ['CoverSheet'],
  })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (await move({ ids: needs.map(({ id }) => id), to: 'ARRANGED', coveredBy: who })) onDone()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Who covers ${lessonsInWords(needs.length)}?`}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" type="submit" form="arrange-cover" busy={busy}>
            Arranged
          </Button>
        </>
      }
    >
      <form id="arrange-cover" onSubmit={(event) => void send(event)}>
        <Stack>
          {refusal && <Notice tone="danger">{refusal}</Notice>}
          <TextField
            label="Who comes"
            hint="A name or an agency, as your colleagues know them."
            maxLength={200}
            value={who}
            onChange={({ currentTarget }) => setWho(currentTarget.value)}
          />
        </Stack>
      </form>
    </Dialog>
  )
}
