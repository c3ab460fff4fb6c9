/** A line of text, with its label. */
import type { InputHTMLAttributes } from 'react'
import { Field, type FieldProps } from './Field'
import css from './Field.module.css'

export type TextFieldProps = FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className'>

export function TextField({ label, hint, error, optional, hideLabel, className, ...input }: TextFieldProps) {
  return (
    <Field {...{ label, hint, error, optional, hideLabel, className }}>
      {(ids) => <input type="text" required={!optional} {...input} {...ids} className={css.control} />}
    </Field>
  )
}
