/** An empty place says what it is for, and offers the first step. */
import type { ReactNode } from 'react'
import css from './EmptyState.module.css'

export interface EmptyStateProps {
  readonly icon?: ReactNode
  readonly title: string
  /** What this place is for. */
  readonly children: ReactNode
  /** The first step: a button or a link. */
  readonly action?: ReactNode
}

export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={css.empty}>
      {icon && <div className={css.icon}>{icon}</div>}
      <p className={css.title}>{title}</p>
      <p className={css.words}>{children}</p>
      {action && <div className={css.action}>{action}</div>}
    </div>
  )
}
