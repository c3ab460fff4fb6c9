/** A password that can be looked at: typing blind on a tablet is how people get locked out. */
import { type InputHTMLAttributes, useState } from 'react'
import { cx } from './cx'
import { Field, type FieldProps } from './Field'
import css from './Field.module.css'

export type PasswordFieldProps = FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className' | 'type'>

export function PasswordField({ label, hint, error, optional, hideLabel, className, ...input }: PasswordFieldProps) {
  const [shown, setShown] = useState(false)
  return (
    <Field {...{ label, hint, error, optional, hideLabel, className }}>
      {(ids) => (
        <div className={css.inside}>
          <input
            required={!optional}
            {...input}
            {...ids}
            type={shown ? 'text' : 'password'}
            autoCapitalize="none"
            spellCheck={false}
            className={cx(css.control, css.withReveal)}
          />
          <button
            type="button"
            className={css.reveal}
            aria-pressed={shown}
            aria-label={`Show ${label.toLowerCase()}`}
            onClick={() => setShown(!shown)}
          >
            {shown ? 'Hide' : 'Show'}
          </button>
        </div>
      )}
    </Field>
  )
}
