/** A few lines of text that grow with what is written. */
import type { TextareaHTMLAttributes } from 'react'
import { cx } from './cx'
import { Field, type FieldProps } from './Field'
import css from './Field.module.css'

export type TextAreaProps = FieldProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'className'>

export function TextArea({ label, hint, error, optional, hideLabel, className, ...area }: TextAreaProps) {
  return (
    <Field {...{ label, hint, error, optional, hideLabel, className }}>
      {(ids) => <textarea rows={4} required={!optional} {...area} {...ids} className={cx(css.control, css.area)} />}
    </Field>
  )
}
