/** A state in one or two words. */
import type { ReactNode } from 'react'
import { cx } from './cx'
import type { Tone } from './Notice'
import css from './Tag.module.css'

export function Tag({ tone = 'plain', icon, children }: TagProps) {
  return (
    <span className={cx(css.tag, css[tone])}>
      {icon}
      {children}
    </span>
  )
}

export interface TagProps {
  readonly tone?: Tone
  readonly icon?: ReactNode
  readonly children: ReactNode
}

/** How many, on a bell or a tab. */
export function Count({ value, label }: { readonly value: number; readonly label: string }) {
  return (
    <span className={css.count}>
      <span aria-hidden="true">{value > 99 ? '99+' : value}</span>
      <span className="visually-hidden">{label}</span>
    </span>
  )
}
