/** Back to an earlier stage: no forced march, but whoever reads the history later finds out why. */

import type { CycleState } from '@alongside/domain/cycle'
import { isEarlier } from '@alongside/domain/cycle'
import { type EnquiryStage, stages, stageWords } from '@alongside/domain/stage'
import { useState } from 'react'
import type { CyclePartsFragment, CycleStandingPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { SelectField } from '../../ui/SelectField'
import { goBackMutation } from './cycle-queries'

interface GoBackProps {
  readonly enquiry: CycleStandingPartsFragment
  readonly cycle: CyclePartsFragment
  readonly onClose: () => void
}

export function GoBackDialog({ enquiry, cycle, onClose }: GoBackProps) {
  const earlier = stages.filter((stage) => isEarlier(stage, cycle.stage as CycleState))
  const [to, setTo] = useState<EnquiryStage>(earlier.at(-1) ?? 'SCANNING')
  const [back, { busy, refusal }] = useAct(goBackMutation, {
    inline: true,
    done: `The group is back in ${stageWords[to].label}`,
  })
  const send = async (reason: string) => {
    if (await back({ enquiryId: enquiry.id, cycleId: cycle.id, to, reason })) onClose()
  }
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title="Go back to an earlier stage?"
      action={`Go back to ${stageWords[to].label}`}
      harmless
      reason={{ label: 'What did you find out that leads you back?', hint: 'Stands in the history of this cycle.' }}
      busy={busy}
      refusal={refusal}
      onConfirm={(reason) => void send(reason)}
    >
      <p>Nothing is lost: every card stays where it is. Everyone on the enquiry sees the step.</p>
      <SelectField
        label="Back to"
        value={to}
        onChange={({ target }) => setTo(target.value as EnquiryStage)}
        choices={earlier.map((stage) => ({ value: stage, label: stageWords[stage].label }))}
      />
    </ConfirmDialog>
  )
}
