/** One role less, for somebody who holds others at the school. */
import { graphql } from '../../gql'
import type { PersonLineFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import type { ColleagueDialogProps } from './SuspendDialog'

const endMutation = graphql(`
  mutation EndRole($holdingId: ID!) {
    endRole(holdingId: $holdingId)
  }
`)

export interface EndRoleDialogProps extends Pick<ColleagueDialogProps, 'person' | 'onClose'> {
  readonly line: Pick<PersonLineFragment, 'holdingId' | 'roleLabel'>
}

export function EndRoleDialog({ person, line, onClose }: EndRoleDialogProps) {
  const role = line.roleLabel
  const [end, { busy, refusal }] = useAct(endMutation, {
    inline: true,
    done: `${person.name}: role ended`,
    refetch: ['SchoolPage', 'AlliancePeoplePage'],
  })
  const confirm = async () => {
    if (await end({ holdingId: line.holdingId })) onClose()
  }
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`End ${person.name}’s role as ${role}?`}
      action="End role"
      busy={busy}
      refusal={refusal}
      onConfirm={() => void confirm()}
    >
      They can no longer do what only this role allows. Everything they wrote stays. Whoever holds no other role can no
      longer sign in.
    </ConfirmDialog>
  )
}
