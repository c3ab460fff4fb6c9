/** Taking an invitation back: its link stops working at once. */
import { graphql } from '../../gql'
import { useAct } from '../../platform/useAct'
import { ConfirmDialog } from '../../ui/ConfirmDialog'

const revokeMutation = graphql(`
  mutation RevokeInvitation($spaceId: ID!, $id: ID!) {
    revokeInvitation(spaceId: $spaceId, id: $id) { id state }
  }
`)

export interface RevokeDialogProps {
  readonly spaceId: string
  readonly invitation: { readonly id: string; readonly email: string; readonly roleLabel: string }
  readonly onClose: () => void
}

export function RevokeDialog({ spaceId, invitation: { id, email, roleLabel }, onClose }: RevokeDialogProps) {
  const [revoke, { busy, refusal }] = useAct(revokeMutation, {
    inline: true,
    done: `The invitation of ${email} was taken back`,
    refetch: ['OpenInvitations'],
  })
  const confirm = async () => {
    if (await revoke({ spaceId, id })) onClose()
  }
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title="Take this invitation back?"
      action="Take it back"
      busy={busy}
      refusal={refusal}
      onConfirm={() => void confirm()}
    >
      The link that {email} was sent as {roleLabel} stops working at once. You can invite them again at any time.
    </ConfirmDialog>
  )
}
