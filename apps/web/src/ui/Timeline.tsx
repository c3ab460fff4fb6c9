/** What happened, newest or oldest first as the page gives it. */
import type { ReactNode } from 'react'
import css from './Timeline.module.css'

export interface TimelineEntry {
  readonly key: string
  readonly title: ReactNode
  /** When, already in words. */
  readonly when: ReactNode
  readonly who?: ReactNode
  readonly icon?: ReactNode
  /** A reason given, or what was said. */
  readonly children?: ReactNode
}

export function Timeline({ entries, label }: { readonly entries: readonly TimelineEntry[]; readonly label: string }) {
  return (
    <ol className={css.timeline} aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.key} className={css.entry}>
          <span className={css.point} aria-hidden="true">
            {entry.icon}
          </span>
          <div className={css.body}>
            <p className={css.title}>{entry.title}</p>
            <p className={css.meta}>
              {entry.who}
              {entry.who && ' · '}
              {entry.when}
            </p>
            {entry.children && <div className={css.words}>{entry.children}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
