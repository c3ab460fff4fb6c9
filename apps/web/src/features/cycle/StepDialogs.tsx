/** Proposing, declining and letting past a guard: one dialog each, one sentence each. */
import type { CycleState } from '@alongside/domain/cycle'
import { useAct } from '../../platform/useAct'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { declineStageMutation, moveStageMutation, proposeStageMutation } from './cycle-queries'
import { type Asked, arrived, type MoveOnProps } from './moving-on'
import { stageName } from './stage-names'

export function StepDialogs({
  enquiry,
  cycle,
  missing,
  settle,
  asked,
  onClose,
}: MoveOnProps & { asked: Asked; onClose: () => void }) {
  const ids = { enquiryId: enquiry.id, cycleId: cycle.id }
  const next = (cycle.proposal?.toStage ?? cycle.nextStage) as CycleState | null
  const name = next ? stageName(next) : ''
  const [propose, proposing] = useAct(proposeStageMutation, { inline: true, done: 'Proposed to the enquiry lead' })
  const [decline, declining] = useAct(declineStageMutation, { inline: true, done: 'Declined' })
  const [move, moving] = useAct(moveStageMutation, {
    inline: true,
    done: ({ moveStage }) => arrived(moveStage, cycle.id),
  })
  const closing = async (done: Promise<unknown>) => {
    if (await done) onClose()
  }
  if (!next) return null
  return (
    <>
      <ConfirmDialog
        open={asked === 'propose'}
        onClose={onClose}
        title={`Propose to move on to ${name}?`}
        action="Propose it"
        harmless
        reason={{ label: 'A word to the group', optional: true }}
        busy={proposing.busy}
        refusal={proposing.refusal}
        onConfirm={(note) => void closing(settle().then(() => propose({ ...ids, to: next, note: note || null })))}
      >
        <p>The enquiry lead confirms it.</p>
        {missing.length > 0 && <p>Still missing: {missing.join(' ')}</p>}
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'decline'}
        onClose={onClose}
        title="Not yet?"
        action="Stay in this stage"
        harmless
        reason={{ label: 'What should come first?', hint: 'Whoever proposed it reads this.' }}
        busy={declining.busy}
        refusal={declining.refusal}
        onConfirm={(reason) =>
          cycle.proposal && void closing(decline({ enquiryId: enquiry.id, proposalId: cycle.proposal.id, reason }))
        }
      >
        <p>The group stays in {stageName(cycle.stage as CycleState)}.</p>
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'override'}
        onClose={onClose}
        title={`Let this group move on to ${name}?`}
        action="Let them move on"
        harmless
        reason={{ label: 'Why now?', hint: 'Stands in the history for everyone on this enquiry.' }}
        busy={moving.busy}
        refusal={moving.refusal}
        onConfirm={(overrideReason) => void closing(move({ ...ids, to: next, overrideReason }))}
      >
        <p>Still missing: {missing.join(' ')}</p>
      </ConfirmDialog>
    </>
  )
}
