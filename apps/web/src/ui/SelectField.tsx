/** A choice from a short list: the system's own control, because every tablet knows how to show it well. */
import { IconChevronDown } from '@tabler/icons-react'
import type { SelectHTMLAttributes } from 'react'
import { cx } from './cx'
import { Field, type FieldProps } from './Field'
import css from './Field.module.css'

export interface Choice {
  readonly value: string
  readonly label: string
  readonly disabled?: boolean
}

export type SelectFieldProps = FieldProps &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id' | 'className' | 'children'> & {
    readonly choices: readonly Choice[]
    /** Shown while nothing is chosen. */
    readonly placeholder?: string
  }

export function SelectField(props: SelectFieldProps) {
  const { label, hint, error, optional, hideLabel, className, choices, placeholder, ...select } = props
  return (
    <Field {...{ label, hint, error, optional, hideLabel, className }}>
      {(ids) => (
        <div className={css.selectBox}>
          <select required={!optional} {...select} {...ids} className={cx(css.control, css.select)}>
            {placeholder !== undefined && <option value="">{placeholder}</option>}
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value} disabled={choice.disabled}>
                {choice.label}
              </option>
            ))}
          </select>
          <IconChevronDown aria-hidden="true" />
        </div>
      )}
    </Field>
  )
}
