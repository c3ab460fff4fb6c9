/** The head is back: the deputy keeps their own roles. */
import { graphql } from '../../gql'
import { useAct } from '../../platform/useAct'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import type { ColleagueDialogProps } from './SuspendDialog'

const endMutation = graphql(`
  mutation EndDeputy($urn: ID!, $personId: ID!) {
    endDeputy(urn: $urn, personId: $personId) { id ...PersonLine }
  }
`)

export function EndDeputyDialog({ school, person, onClose }: ColleagueDialogProps) {
  const [end, { busy, refusal }] = useAct(endMutation, {
    inline: true,
    done: `${person.name} no longer stands in for the headteacher`,
    refetch: ['SchoolPage'],
  })
  const confirm = async () => {
    if (await end({ urn: school.urn, personId: person.id })) onClose()
  }
  return (
    <ConfirmDialog
      open
      harmless
      onClose={onClose}
      title={`End ${person.name}’s deputyship?`}
      action="End deputyship"
      busy={busy}
      refusal={refusal}
      onConfirm={() => void confirm()}
    >
      From now on they may no longer sign, invite or decide for {school.name}. Their own roles stay, and what they did
      as deputy stays valid.
    </ConfirmDialog>
  )
}
