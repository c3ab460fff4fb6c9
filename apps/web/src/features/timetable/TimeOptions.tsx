/** Times that suit a session, the cheapest first: what each costs in lessons, on the road and in remarks. */
import type { FoundTimePartsFragment } from '../../gql/graphql'
import { dayOf, timeOf } from '../../platform/dates'
import { Button } from '../../ui/Button'
import { isAboutPeople, reasonsInWords } from './clash-words'
import { LevelMark } from './LevelMark'
import { SlotDetails } from './SlotDetails'
import css from './TimeOptions.module.css'

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'Europe/London' })

export interface TimeOptionsProps {
  readonly sessionId: string
  readonly times: readonly FoundTimePartsFragment[]
  readonly schools: ReadonlyMap<string, string>
  readonly isBusy: boolean
  readonly onTake: (time: FoundTimePartsFragment) => void
}

export function TimeOptions({ sessionId, times, schools, isBusy, onTake }: TimeOptionsProps) {
  const most = Math.max(1, ...times.map(({ lessons }) => lessons))
  return (
    <ol className={css.times}>
      {times.map((time, at) => {
        const { startsAt, endsAt, level, lessons, travel, reasons, bySchool } = time
        const when = `${dayOf(startsAt)}, ${timeOf(startsAt)}`
        return (
          <li key={startsAt} className={css.time} data-best={at === 0 || undefined}>
            <div className={css.when}>
              <span className={css.day}>
                <LevelMark level={level} />
                {`${weekday.format(new Date(startsAt))}, ${dayOf(startsAt)}`}
              </span>
              <span className={css.soft}>{`${timeOf(startsAt)} to ${timeOf(endsAt)}`}</span>
            </div>
            <div className={css.cost}>
              <strong>
                {lessons === 0
                  ? 'No lesson to cover'
                  : lessons === 1
                    ? '1 lesson to cover'
                    : `${lessons} lessons to cover`}
              </strong>
              {lessons > 0 && (
                <svg className={css.line} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                  <rect width={(100 * lessons) / most} height="4" />
                </svg>
              )}
              <span className={css.soft}>
                {[
                  bySchool
                    .map(({ urn, lessons: many }) => `${schools.get(urn) ?? 'Another school'} ${many}`)
                    .join(', '),
                  travel > 0 ? `${Math.round(travel / 6) / 10} hours on the road, all together` : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {reasons.length > 0 && <span className={css.remark}>{reasonsInWords(reasons)}</span>}
              {reasons.some(isAboutPeople) && <SlotDetails sessionId={sessionId} startsAt={startsAt} when={when} />}
            </div>
            <Button
              look={at === 0 ? 'primary' : 'soft'}
              busy={isBusy}
              aria-label={`Take ${when}`}
              onClick={() => onTake(time)}
            >
              Take it
            </Button>
          </li>
        )
      })}
    </ol>
  )
}
