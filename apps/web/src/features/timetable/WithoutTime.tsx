/** Sessions that still need a time: a strip above the calendar, each with its first step. */
import { IconCalendarPlus, IconSparkles } from '@tabler/icons-react'
import { Button } from '../../ui/Button'
import type { Session } from './SessionCalendar'
import { formatWords } from './session-words'
import css from './WithoutTime.module.css'

export interface WithoutTimeProps {
  readonly sessions: readonly Session[]
  readonly onPlace: (session: Session) => void
  /** All sessions of a cycle at once. */
  readonly onFind: (session: Session) => void
}

export function WithoutTime({ sessions, onPlace, onFind }: WithoutTimeProps) {
  if (sessions.length === 0) return null
  const cycles = [...new Map(sessions.map((session) => [session.cycleId, session])).values()]
  return (
    <details className={css.strip}>
      <summary className={css.summary}>
        {sessions.length === 1 ? '1 session needs a time' : `${sessions.length} sessions need a time`}
      </summary>
      <div className={css.cycles}>
        {cycles.map((session) => (
          <Button key={session.cycleId} size="s" look="soft" icon={<IconSparkles />} onClick={() => onFind(session)}>
            {`Find times for “${session.cycleTitle}”…`}
          </Button>
        ))}
      </div>
      <ul className={css.list}>
        {sessions.map((session) => (
          <li key={session.id} className={css.session}>
            <span className={css.words}>
              <strong>{session.title}</strong>
              <span>
                {session.cycleTitle} · {formatWords[session.format]}, {session.minutes} minutes
              </span>
            </span>
            <Button size="s" icon={<IconCalendarPlus />} onClick={() => onPlace(session)}>
              Set a time…
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
