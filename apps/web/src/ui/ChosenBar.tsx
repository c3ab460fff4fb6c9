/** What can be done with everything that is ticked: it stays at the foot of the screen while the list goes by. */
import type { ReactNode } from 'react'
import css from './ChosenBar.module.css'

export interface ChosenBarProps {
  readonly label: string
  /** How much is ticked; said aloud as it changes. */
  readonly chosen: string
  readonly children: ReactNode
}

export function ChosenBar({ label, chosen, children }: ChosenBarProps) {
  return (
    <section className={css.bar} aria-label={label}>
      <strong aria-live="polite">{chosen}</strong>
      <div className={css.acts}>{children}</div>
    </section>
  )
}
