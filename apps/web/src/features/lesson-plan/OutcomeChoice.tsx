/** Beside what was seen: less than predicted, as predicted, or more. Pressed again, it is taken back. */
import type { CasePupilLabel } from '@alongside/domain/case-pupil'
import { type Outcome, outcomeLabels, outcomes } from '@alongside/domain/lesson-plan'
import { IconEqual, IconMinus, IconPlus } from '@tabler/icons-react'
import { cx } from '../../ui/cx'
import css from './OutcomeChoice.module.css'

const icons = { LESS: IconMinus, AS: IconEqual, MORE: IconPlus } as const

export interface OutcomeChoiceProps {
  readonly label: CasePupilLabel
  readonly value: Outcome | null
  readonly canWrite: boolean
  readonly onChoose: (outcome: Outcome | null) => void
}

export function OutcomeChoice({ label, value, canWrite, onChoose }: OutcomeChoiceProps) {
  if (!canWrite && value === null) return null
  return (
    <fieldset className={css.choice}>
      <legend className="visually-hidden">{`Pupil ${label}, beside what was predicted`}</legend>
      {outcomes
        .filter((outcome) => canWrite || outcome === value)
        .map((outcome) => {
          const Icon = icons[outcome]
          return (
            <button
              key={outcome}
              type="button"
              disabled={!canWrite}
              aria-pressed={outcome === value}
              aria-label={outcomeLabels[outcome]}
              title={outcomeLabels[outcome]}
              className={cx(css.one, outcome === value && css.chosen)}
              onClick={() => onChoose(outcome === value ? null : outcome)}
            >
              <Icon aria-hidden="true" />
            </button>
          )
        })}
      {value && <span className={css.said}>{outcomeLabels[value]}</span>}
    </fieldset>
  )
}
