/** Suspending a colleague: the keys are taken away, and nothing else. */
import { graphql } from '../../gql'
import { useAct } from '../../platform/useAct'
import { ConfirmDialog } from '../../ui/ConfirmDialog'

const suspendMutation = graphql(`
  mutation SuspendPerson($urn: ID!, $personId: ID!, $reason: String!) {
    suspendPerson(urn: $urn, personId: $personId, reason: $reason) { id ...PersonLine }
  }
`)

/** What every dialog about one colleague is told. */
export interface ColleagueDialogProps {
  readonly school: { readonly urn: string; readonly name: string }
  readonly person: { readonly id: string; readonly name: string }
  readonly onClose: () => void
}

export function SuspendDialog({ school, person, onClose }: ColleagueDialogProps) {
  const [suspend, { busy, refusal }] = useAct(suspendMutation, {
    inline: true,
    done: `${person.name} is suspended`,
    refetch: ['SchoolPage'],
  })
  const confirm = async (reason: string) => {
    if (await suspend({ urn: school.urn, personId: person.id, reason })) onClose()
  }
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Suspend ${person.name}?`}
      action="Suspend"
      reason={{ label: 'Why', hint: 'Kept in your school’s record of changes.' }}
      busy={busy}
      refusal={refusal}
      onConfirm={(reason) => void confirm(reason)}
    >
      They are signed out at once on every device, and cannot sign in until you reinstate them. What they wrote and what
      they lead stays as it is.
    </ConfirmDialog>
  )
}
