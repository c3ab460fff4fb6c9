/** The day of a session as a leaf of a calendar; without one, an empty leaf that says so. */
import { cx } from '../../ui/cx'
import css from './Cpd.module.css'

const zone = { timeZone: 'Europe/London' } as const
const weekday = new Intl.DateTimeFormat('en-GB', { ...zone, weekday: 'short' })
const day = new Intl.DateTimeFormat('en-GB', { ...zone, day: 'numeric' })
const month = new Intl.DateTimeFormat('en-GB', { ...zone, month: 'short' })

export function SessionDate({ at, quiet }: { readonly at: string | null | undefined; readonly quiet?: boolean }) {
  if (!at) {
    return (
      <span className={cx(css.leaf, css.noDate)}>
        <span>no date</span>
      </span>
    )
  }
  const when = new Date(at)
  return (
    <time dateTime={at} className={cx(css.leaf, quiet && css.quietLeaf)}>
      <span>{weekday.format(when)}</span>
      <strong>{day.format(when)}</strong>
      <span>{month.format(when)}</span>
    </time>
  )
}
