/** A new wording of the agreement gets a new number, and waits for new signatures. */
import { type FormEvent, useState } from 'react'
import { graphql } from '../../gql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { TextArea } from '../../ui/TextArea'

const updateMutation = graphql(`
  mutation UpdateAgreement($id: ID!, $agreement: String) {
    updateAlliance(id: $id, agreement: $agreement) { id agreement agreementVersion }
  }
`)

export interface EditAgreementDialogProps {
  readonly alliance: { readonly id: string; readonly agreement: string; readonly agreementVersion: number }
  /** How many schools have signed the present wording or an earlier one. */
  readonly signers: number
  readonly onClose: () => void
}

export function EditAgreementDialog({ alliance, signers, onClose }: EditAgreementDialogProps) {
  const { id, agreementVersion } = alliance
  const [agreement, setAgreement] = useState(alliance.agreement)
  const [update, { busy, refusal }] = useAct(updateMutation, {
    inline: true,
    done: 'The new wording waits for the heads',
    refetch: ['AlliancePage', 'AwaitingMemberships'],
  })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (await update({ id, agreement })) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Wording ${agreementVersion + 1} of the agreement`}
      width="l"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Keep wording {agreementVersion}
          </Button>
          <Button
            look="primary"
            type="submit"
            form="edit-agreement"
            busy={busy}
            disabled={agreement.trim() === alliance.agreement.trim()}
          >
            Put to the heads
          </Button>
        </>
      }
    >
      <form id="edit-agreement" onSubmit={(event) => void send(event)}>
        <Stack>
          <p>
            {signers === 1 ? 'The head of the one member school is' : `The heads of ${signers} schools are`} asked to
            sign it. Until then each school stays bound by the wording it signed.
          </p>
          {refusal && <Notice tone="danger">{refusal}</Notice>}
          <TextArea
            label="Agreement"
            hint="An empty line begins a new part; a short first line becomes its heading; lines that begin with a dash become a list."
            rows={16}
            maxLength={20_000}
            value={agreement}
            onChange={(event) => setAgreement(event.currentTarget.value)}
          />
        </Stack>
      </form>
    </Dialog>
  )
}
