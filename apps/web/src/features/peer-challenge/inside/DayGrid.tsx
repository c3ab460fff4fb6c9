/** Days side by side with their activities at their hours, as on a wall calendar; below one another where there is no room. */
import { activityLabels } from '@alongside/domain/review-visit'
import type { CSSProperties } from 'react'
import type { InsidePartsFragment } from '../../../gql/graphql'
import { dayOf } from '../../../platform/dates'
import { cx } from '../../../ui/cx'
import css from './Visit.module.css'

type Shown = NonNullable<InsidePartsFragment['visit']>['activities'][number]

export interface DayGridProps {
  readonly challenge: InsidePartsFragment
  readonly days: readonly string[]
  readonly activities: readonly Shown[]
  readonly onChoose?: (activity: Shown) => void
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const quarter = 15

export function DayGrid({ challenge, days, activities, onChoose }: DayGridProps) {
  const first = Math.min(9 * 60, ...activities.map(({ from }) => minutesOf(from)))
  const last = Math.max(15 * 60, ...activities.map(({ until }) => minutesOf(until)))
  const start = Math.floor(first / 60) * 60
  const hours = Array.from({ length: Math.ceil((last - start) / 60) }, (_, at) => start / 60 + at)
  const clashing = new Set(challenge.visit?.clashes.flatMap(({ activities: ids }) => ids))
  return (
    <div className={css.grid} style={{ '--quarters': hours.length * 4, '--days': days.length } as CSSProperties}>
      {days.map((day) => {
        const here = lanesOf(activities.filter(({ on }) => on === day))
        return (
          <section key={day} className={css.day} aria-label={dayOf(day)}>
            <h3 className={css.dayName}>{dayOf(day)}</h3>
            <ol className={css.slots} style={{ '--lanes': here.lanes } as CSSProperties}>
              {hours.map((hour, at) => (
                <li key={hour} className={css.hour} style={{ gridRow: at * 4 + 1 }} aria-hidden="true">
                  {`${String(hour).padStart(2, '0')}:00`}
                </li>
              ))}
              {here.placed.map(({ activity, lane }) => {
                const from = Math.floor((minutesOf(activity.from) - start) / quarter) + 1
                const until = Math.max(from + 2, Math.ceil((minutesOf(activity.until) - start) / quarter) + 1)
                return (
                  <li
                    key={activity.id}
                    className={cx(css.slot, activity.isMine && css.mine, clashing.has(activity.id) && css.clash)}
                    style={{ gridRow: `${from} / ${until}`, gridColumn: lane + 2 }}
                  >
                    <Slot activity={activity} challenge={challenge} {...(onChoose && { onChoose })} />
                  </li>
                )
              })}
              {here.placed.length === 0 && <li className={css.free}>Nothing planned yet</li>}
            </ol>
          </section>
        )
      })}
    </div>
  )
}

/** Those that meet stand beside one another. */
function lanesOf(activities: readonly Shown[]) {
  const ends: string[] = []
  const placed = [...activities]
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    .map((activity) => {
      const free = ends.findIndex((end) => end <= activity.from)
      const lane = free < 0 ? ends.length : free
      ends[lane] = activity.until
      return { activity, lane }
    })
  return { placed, lanes: Math.max(1, ends.length) }
}

interface SlotProps {
  readonly activity: Shown
  readonly challenge: InsidePartsFragment
  readonly onChoose?: (activity: Shown) => void
}

function Slot({ activity, challenge, onChoose }: SlotProps) {
  const { kind, from, until, place, lineId, reviewer, hostColleague } = activity
  const line = challenge.lines.find(({ id }) => id === lineId)
  const words = (
    <>
      <strong>{activityLabels[kind]}</strong>
      <span>
        {from}–{until}
        {place && ` · ${place}`}
      </span>
      <span>
        {reviewer.name} with {hostColleague?.name ?? 'nobody yet'}
      </span>
      {line && <span className={css.about}>{line.title}</span>}
    </>
  )
  return onChoose ? (
    <button type="button" className={css.inSlot} onClick={() => onChoose(activity)}>
      {words}
    </button>
  ) : (
    <div className={css.inSlot}>{words}</div>
  )
}
