/** What stands on a session in the calendar. */
import type { ClashLevel } from '@alongside/domain/clash'
import { timeOf } from '../../platform/dates'
import { LevelMark } from './LevelMark'
import css from './SessionCalendar.module.css'
import type { Session } from './timetable-queries'

interface SessionWordsProps {
  readonly session: Session | undefined
  readonly busy: string
  readonly level: ClashLevel | undefined
  readonly isTight: boolean
}

export function SessionWords({ session, busy, level, isTight }: SessionWordsProps) {
  if (!session) return <span className={css.words}>{busy}</span>
  return (
    <span className={css.words} title={`${session.title}, ${session.cycleTitle}`}>
      {level && level !== 'IGNORE' && <LevelMark level={level} />}{' '}
      {!isTight && session.startsAt && <span className={css.time}>{timeOf(session.startsAt)}</span>}{' '}
      <span className={css.title}>{session.title}</span>
      {!isTight && session.venueName && <span className={css.venue}>{session.venueName}</span>}
    </span>
  )
}
