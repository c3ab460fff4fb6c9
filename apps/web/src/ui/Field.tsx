/** What stands around every control: its label, a hint, and what is wrong, tied together for everyone. */
import { type ReactNode, useId } from 'react'
import { cx } from './cx'
import css from './Field.module.css'

export interface FieldProps {
  readonly label: string
  readonly hint?: ReactNode
  readonly error?: ReactNode
  /** Fields are required unless they say so. */
  readonly optional?: boolean | undefined
  /** Keeps the label for screen readers only, where the place already says it. */
  readonly hideLabel?: boolean | undefined
  readonly className?: string | undefined
}

export interface ControlIds {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

export function Field({
  label,
  hint,
  error,
  optional,
  hideLabel,
  className,
  children,
}: FieldProps & { readonly children: (ids: ControlIds) => ReactNode }) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={cx(css.field, className)}>
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : css.label}>
        {label}
        {optional && <span className={css.optional}> optional</span>}
      </label>
      {hint && (
        <div id={`${id}-hint`} className={css.hint}>
          {hint}
        </div>
      )}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {error && (
        <div id={`${id}-error`} className={css.error} role="alert">
          {error}
        </div>
      )}
    </div>
  )
}
