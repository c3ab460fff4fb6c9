/** A statement to agree with. */
import { type InputHTMLAttributes, type ReactNode, useId } from 'react'
import css from './Field.module.css'

export interface CheckFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'type' | 'className'> {
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly error?: ReactNode
}

export function CheckField({ label, hint, error, ...input }: CheckFieldProps) {
  const id = useId()
  return (
    <div className={css.check}>
      <input
        {...input}
        id={id}
        type="checkbox"
        aria-describedby={hint ? `${id}-hint` : undefined}
        aria-invalid={error ? true : undefined}
      />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <div id={`${id}-hint`} className={css.hint}>
          {hint}
        </div>
      )}
      {error && (
        <div className={css.error} role="alert">
          {error}
        </div>
      )}
    </div>
  )
}
