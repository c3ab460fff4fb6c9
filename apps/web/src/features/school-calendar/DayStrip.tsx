/** A school day as its bells ring: each period as wide as it is long, breaks between them. */
import type { Period } from '@alongside/domain/school-day'
import css from './DayStrip.module.css'

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

export function DayStrip({ periods }: { readonly periods: readonly Period[] }) {
  return (
    <ol className={css.strip}>
      {periods.flatMap(({ name, from, until }, at) => {
        const before = periods[at - 1]
        const pause = before ? minutesOf(from) - minutesOf(before.until) : 0
        const shown = (
          <li key={from} className={css.period} style={{ flexGrow: minutesOf(until) - minutesOf(from), flexBasis: 0 }}>
            <b>{name}</b>
            <span>
              {from} to {until}
            </span>
          </li>
        )
        if (pause <= 0) return [shown]
        return [
          <li
            key={`before ${from}`}
            aria-hidden="true"
            className={css.gap}
            style={{ flexGrow: pause, flexBasis: 0 }}
          />,
          shown,
        ]
      })}
    </ol>
  )
}
