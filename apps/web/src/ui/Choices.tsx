/** One answer out of a few, each with a line that says what it means. */
import { useId } from 'react'
import css from './Choices.module.css'
import { cx } from './cx'

export interface ChoicesProps<Value extends string> {
  readonly label: string
  readonly value: Value | null
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly hint?: string }[]
  readonly onChoose: (value: Value) => void
  /** In one row, for short answers without hints. */
  readonly inRow?: boolean
  readonly hideLabel?: boolean
  readonly disabled?: boolean
}

export function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { label, value, choices, onChoose, inRow, hideLabel, disabled } = props
  const name = useId()
  return (
    <fieldset className={css.choices} disabled={disabled}>
      <legend className={hideLabel ? 'visually-hidden' : css.legend}>{label}</legend>
      <div className={cx(css.list, inRow && css.row)}>
        {choices.map((choice) => (
          <label key={choice.value} className={css.choice}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChoose(choice.value)}
            />
            <span>
              {choice.label}
              {choice.hint && <small>{choice.hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
