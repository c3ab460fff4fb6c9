/** The way a cycle has gone, with the reasons people gave: forward, back, and past a guard. */

import type { CycleState } from '@alongside/domain/cycle'
import { isEarlier } from '@alongside/domain/cycle'
import { IconArrowBackUp, IconArrowDown, IconFlag } from '@tabler/icons-react'
import type { CyclePartsFragment } from '../../gql/graphql'
import { When } from '../../platform/When'
import { Dialog } from '../../ui/Dialog'
import { Timeline } from '../../ui/Timeline'
import css from './StageHistory.module.css'
import { stageName } from './stage-names'

export function StageHistory({
  cycles,
  onClose,
}: {
  readonly cycles: readonly CyclePartsFragment[]
  readonly onClose: () => void
}) {
  return (
    <Dialog open side onClose={onClose} title="How we got here">
      {[...cycles].reverse().map((cycle) => (
        <section key={cycle.id} className={css.cycle}>
          <h3>Cycle {cycle.number}</h3>
          {cycle.history.length === 0 ? (
            <p className={css.none}>The group is in its first stage.</p>
          ) : (
            <Timeline label={`Stages of cycle ${cycle.number}, newest first`} entries={newestFirst(cycle)} />
          )}
        </section>
      ))}
    </Dialog>
  )
}

const newestFirst = ({ history }: CyclePartsFragment) =>
  [...history]
    .sort((a, b) => b.changedAt.localeCompare(a.changedAt))
    .map((change) => {
      const from = change.fromStage as CycleState
      const to = change.toStage as CycleState
      const isBack = isEarlier(to, from)
      const words = change.overrideReason ?? change.reason
      return {
        key: change.id,
        title: isBack ? `Back to ${stageName(to)}` : `On to ${stageName(to)}`,
        when: <When at={change.changedAt} />,
        who: change.changedBy?.name ?? 'It followed from what was found',
        icon: isBack ? <IconArrowBackUp /> : to === 'CHECKED' ? <IconFlag /> : <IconArrowDown />,
        children: words && (
          <>
            {change.overrideReason && <strong>Let past by the coordinator: </strong>}
            {words}
          </>
        ),
      }
    })
