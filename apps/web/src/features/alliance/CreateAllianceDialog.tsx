/** Making the place where schools meet: its name, its coordinator, and who shall lead. */
import { type FormEvent, type ReactNode, useState } from 'react'
import { graphql } from '../../gql'
import type { AllianceKind, CreateAllianceMutation } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button, ButtonLink } from '../../ui/Button'
import { CopyText } from '../../ui/CopyText'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { SelectField } from '../../ui/SelectField'
import { TextArea } from '../../ui/TextArea'
import { TextField } from '../../ui/TextField'
import { kindChoices } from './alliance-words'

const createMutation = graphql(`
  mutation CreateAlliance($input: CreateAllianceInput!) {
    createAlliance(input: $input) { id name invitationLink }
  }
`)

export interface CreateAllianceDialogProps {
  readonly leadUrn: string | null
  /** The field with which the page lets one choose the lead school. */
  readonly picker: ReactNode
  readonly onClose: () => void
}

export function CreateAllianceDialog({ leadUrn, picker, onClose }: CreateAllianceDialogProps) {
  const [kind, setKind] = useState<AllianceKind>('TSA')
  const [words, setWords] = useState({ name: '', aims: '', coordinatorName: '', coordinatorEmail: '' })
  const [created, setCreated] = useState<CreateAllianceMutation['createAlliance'] | null>(null)
  const [create, { busy, refusal }] = useAct(createMutation, {
    inline: true,
    done: `${words.name} is there`,
    refetch: ['AllAlliances'],
  })
  const say = (name: keyof typeof words) => (event: { currentTarget: { value: string } }) =>
    setWords({ ...words, [name]: event.currentTarget.value })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const data = await create({ input: { ...words, kind, leadUrn } })
    if (data) setCreated(data.createAlliance)
  }
  if (created) {
    return (
      <Dialog
        open
        onClose={onClose}
        title={`${created.name} is there`}
        actions={
          <>
            <ButtonLink look="plain" to={`/alliance/${created.id}`}>
              Have a look
            </ButtonLink>
            <Button look="primary" onClick={onClose}>
              Done
            </Button>
          </>
        }
      >
        <Notice tone="good">{words.coordinatorName} is invited to coordinate it, and invites the schools.</Notice>
        {created.invitationLink && (
          <CopyText
            label="This installation sends no mail: pass this link on to the coordinator, and to nobody else. It is shown this once."
            text={created.invitationLink}
          />
        )}
      </Dialog>
    )
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Create an alliance"
      width="l"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" type="submit" form="create-alliance" busy={busy}>
            Create and invite the coordinator
          </Button>
        </>
      }
    >
      <form id="create-alliance" onSubmit={(event) => void send(event)}>
        <Stack>
          {refusal && <Notice tone="danger">{refusal}</Notice>}
          <TextField label="Name" maxLength={120} value={words.name} onChange={say('name')} />
          <SelectField
            label="Kind"
            choices={kindChoices}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value as AllianceKind)}
          />
          <TextField
            label="The coordinator’s name"
            maxLength={100}
            autoComplete="off"
            value={words.coordinatorName}
            onChange={say('coordinatorName')}
          />
          <TextField
            label="The coordinator’s e-mail"
            type="email"
            autoComplete="off"
            hint="They are sent a personal link, and from then on the alliance is theirs to build."
            value={words.coordinatorEmail}
            onChange={say('coordinatorEmail')}
          />
          {picker}
          <TextArea
            label="What it is here for"
            hint="The coordinator can put it into the schools’ own words."
            optional
            rows={4}
            maxLength={4000}
            value={words.aims}
            onChange={say('aims')}
          />
        </Stack>
      </form>
    </Dialog>
  )
}
