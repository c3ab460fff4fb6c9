/** The alliance's name and aims, in the coordinator's words. */
import { type FormEvent, useState } from 'react'
import { graphql } from '../../gql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { TextArea } from '../../ui/TextArea'
import { TextField } from '../../ui/TextField'

const updateMutation = graphql(`
  mutation UpdateAlliance($id: ID!, $name: String, $aims: String) {
    updateAlliance(id: $id, name: $name, aims: $aims) { id name aims }
  }
`)

export interface EditAllianceDialogProps {
  readonly alliance: { readonly id: string; readonly name: string; readonly aims: string }
  readonly onClose: () => void
}

export function EditAllianceDialog({ alliance: { id, ...before }, onClose }: EditAllianceDialogProps) {
  const [name, setName] = useState(before.name)
  const [aims, setAims] = useState(before.aims)
  const [update, { busy, refusal }] = useAct(updateMutation, { inline: true, done: 'Saved', refetch: ['Viewer'] })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (await update({ id, name, aims })) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Name and aims"
      width="l"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" type="submit" form="edit-alliance" busy={busy}>
            Save
          </Button>
        </>
      }
    >
      <form id="edit-alliance" onSubmit={(event) => void send(event)}>
        <Stack>
          {refusal && <Notice tone="danger">{refusal}</Notice>}
          <TextField
            label="Name"
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextArea
            label="What the alliance is here for"
            hint="The schools that are invited read it first."
            optional
            rows={9}
            maxLength={4000}
            value={aims}
            onChange={(event) => setAims(event.currentTarget.value)}
          />
        </Stack>
      </form>
    </Dialog>
  )
}
