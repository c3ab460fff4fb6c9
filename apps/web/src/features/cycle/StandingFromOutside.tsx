/** Where a group stands, for whoever does not read its board; a coordinator may let it past a guard, with a reason. */
import type { CyclePartsFragment, CycleStandingPartsFragment } from '../../gql/graphql'
import { StageStepper } from '../../ui/StageStepper'
import { ActionLock } from './ActionLock'
import { MoveOn } from './MoveOn'
import css from './StandingFromOutside.module.css'

interface StandingProps {
  readonly enquiry: CycleStandingPartsFragment
  readonly cycle: CyclePartsFragment
}

const atOnce = (): Promise<void> => Promise.resolve()
const beforeAction = ['SCANNING', 'FOCUSING', 'HUNCH', 'NEW_LEARNING']

export function StandingFromOutside({ enquiry, cycle }: StandingProps) {
  const { overrideGuard } = enquiry.abilities
  const isLocked = !cycle.actionUnlocked && beforeAction.includes(cycle.stage)
  return (
    <>
      <StageStepper current={cycle.stage} />
      {overrideGuard && (
        <div className={css.row}>
          <MoveOn
            enquiry={enquiry}
            cycle={cycle}
            isCurrent
            missing={cycle.missingForNext.map(({ message }) => message)}
            settle={atOnce}
          />
        </div>
      )}
      {overrideGuard && isLocked && <ActionLock enquiry={enquiry} cycle={cycle} />}
    </>
  )
}
