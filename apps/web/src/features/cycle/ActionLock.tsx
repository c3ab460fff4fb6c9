/** Why the Action column is closed, and who can open it. */
import { useState } from 'react'
import type { CyclePartsFragment, CycleStandingPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import css from './ActionLock.module.css'
import { unlockActionMutation } from './cycle-queries'

export function ActionLock({
  enquiry,
  cycle,
}: {
  readonly enquiry: CycleStandingPartsFragment
  readonly cycle: CyclePartsFragment
}) {
  const [isAsking, setAsking] = useState(false)
  const [unlock, { busy, refusal }] = useAct(unlockActionMutation, { inline: true, done: 'The Action column is open' })
  const send = async (reason: string) => {
    if (await unlock({ enquiryId: enquiry.id, cycleId: cycle.id, reason })) setAsking(false)
  }
  return (
    <div className={css.lock}>
      <p>
        Action is closed for now, so that nobody picks the solution first. It opens as soon as one hunch has been tested
        and the evidence supports it.
      </p>
      {enquiry.abilities.overrideGuard && (
        <Button size="s" onClick={() => setAsking(true)}>
          Open it early…
        </Button>
      )}
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title="Open the Action column early?"
        action="Open it"
        harmless
        reason={{
          label: 'Why does this group not need a tested hunch first?',
          hint: 'Everyone on the enquiry reads this.',
        }}
        busy={busy}
        refusal={refusal}
        onConfirm={(reason) => void send(reason)}
      >
        <p>The group can then put changes and quick tests on the board before a hunch is supported.</p>
      </ConfirmDialog>
    </div>
  )
}
