/** Asks once before a step of a membership, in the words of its table. */
import type { MembershipPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { type Step, type StepName, steps } from './membership-steps'

export interface StepDialogProps {
  readonly name: StepName
  readonly membership: MembershipPartsFragment
  readonly onClose: () => void
}

export function StepDialog({ name, membership, onClose }: StepDialogProps) {
  const step: Step = steps[name]
  const { id, school, alliance } = membership
  const [act, { busy, refusal }] = useAct(step.document, {
    inline: true,
    done: step.done(school.name),
    refetch: ['AlliancePage', 'AwaitingMemberships', 'Viewer'],
  })
  const confirm = async (reason: string) => {
    if (await act({ allianceId: alliance.id, id, reason })) onClose()
  }
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={step.title(school.name, alliance.name)}
      action={step.action}
      busy={busy}
      refusal={refusal}
      onConfirm={(reason) => void confirm(reason)}
      {...(step.harmless && { harmless: true })}
      {...(step.reason && { reason: step.reason })}
    >
      {step.words(membership)}
    </ConfirmDialog>
  )
}
