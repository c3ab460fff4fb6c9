/** Search as you type. The answer list belongs to the page; so does waiting for a pause in typing. */
import { IconSearch } from '@tabler/icons-react'
import type { InputHTMLAttributes } from 'react'
import { Field, type FieldProps } from './Field'
import css from './Field.module.css'

export type SearchFieldProps = Pick<FieldProps, 'label' | 'hint' | 'className'> &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className' | 'type'>

export function SearchField({ label, hint, className, ...input }: SearchFieldProps) {
  return (
    <Field {...{ label, hint, className }} hideLabel>
      {(ids) => (
        <div className={css.inside}>
          <IconSearch aria-hidden="true" />
          <input placeholder={label} autoComplete="off" {...input} {...ids} type="search" className={css.control} />
        </div>
      )}
    </Field>
  )
}
