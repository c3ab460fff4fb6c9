/** Times that are out of the question, day by day, each with its reason. */
import type { SessionTimesQuery } from '../../gql/graphql'
import { dayOf, timeOf } from '../../platform/dates'
import { isAboutPeople, reasonsInWords } from './clash-words'
import { LevelMark } from './LevelMark'
import { SlotDetails } from './SlotDetails'
import css from './TimeOptions.module.css'

type Out = SessionTimesQuery['sessionTimes']['out']

export interface TimesOutProps {
  readonly sessionId: string
  readonly out: Out
  readonly more: number
}

export function TimesOut({ sessionId, out, more }: TimesOutProps) {
  if (out.length === 0) return null
  return (
    <details className={css.more}>
      <summary>
        {out.length + more === 1
          ? '1 time is out of the question'
          : `${out.length + more} times are out of the question`}
      </summary>
      <ul className={css.out}>
        {out.map(({ startsAt, reasons }) => (
          <li key={startsAt} className={css.outDay}>
            <span className={css.day}>
              <LevelMark level="BLOCK" /> {dayOf(startsAt)}, {timeOf(startsAt)}
            </span>
            <span className={css.why}>
              {reasonsInWords(reasons)}
              {reasons.some(isAboutPeople) && (
                <SlotDetails
                  sessionId={sessionId}
                  startsAt={startsAt}
                  when={`${dayOf(startsAt)}, ${timeOf(startsAt)}`}
                />
              )}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className={css.soft}>{`And ${more} more. A shorter stretch shows each.`}</p>}
    </details>
  )
}
