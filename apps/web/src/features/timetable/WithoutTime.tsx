/** Sessions that still need a time: a tray beside the calendar, from which they are dragged, or given a time by keyboard. */
import { IconGripVertical, IconSparkles } from '@tabler/icons-react'
import type { Ref } from 'react'
import { Button, ButtonLink } from '../../ui/Button'
import { formatWords } from './session-words'
import type { Session } from './timetable-queries'
import css from './WithoutTime.module.css'

export interface WithoutTimeProps {
  readonly sessions: readonly Session[]
  readonly isDraggable: boolean
  readonly ref: Ref<HTMLElement>
  readonly onPlace: (session: Session) => void
  /** All sessions of a cycle at once. */
  readonly onFind: (session: Session) => void
}

export function WithoutTime({ sessions, isDraggable, ref, onPlace, onFind }: WithoutTimeProps) {
  if (sessions.length === 0) return null
  const cycles = [...new Set(sessions.map(({ cycleId }) => cycleId))].map((cycle) =>
    sessions.filter(({ cycleId }) => cycleId === cycle),
  )
  return (
    <aside className={css.tray} ref={ref} aria-labelledby="without-time">
      <header className={css.head}>
        <h2 className={css.heading} id="without-time">
          Without a time yet
        </h2>
        <p className={css.soft}>
          {isDraggable ? 'Drag one to a day, or set its time.' : 'Set a time for each, or find times for all.'}
        </p>
      </header>
      <div className={css.cycles}>
        {cycles.map((theirs) => (
          <section key={theirs[0]!.cycleId} className={css.cycle}>
            <h3 className={css.cycleTitle}>{theirs[0]!.cycleTitle}</h3>
            <ul className={css.list}>
              {theirs.map((session) => (
                <li
                  key={session.id}
                  className={css.session}
                  data-session={isDraggable ? session.id : undefined}
                  data-title={session.title}
                  data-minutes={session.minutes}
                >
                  {isDraggable && <IconGripVertical className={css.grip} aria-hidden="true" />}
                  <span className={css.words}>
                    <strong>{session.title}</strong>
                    <span>
                      {formatWords[session.format]}, {session.minutes} minutes
                    </span>
                  </span>
                  <span className={css.acts}>
                    <Button
                      size="s"
                      look="plain"
                      aria-label={`Set a time for “${session.title}”`}
                      onClick={() => onPlace(session)}
                    >
                      Set a time
                    </Button>
                    <ButtonLink
                      size="s"
                      look="plain"
                      to={`/calendar/times/${session.id}`}
                      aria-label={`Find a time for “${session.title}”`}
                    >
                      Find a time
                    </ButtonLink>
                  </span>
                </li>
              ))}
            </ul>
            <Button
              size="s"
              look="soft"
              icon={<IconSparkles />}
              aria-label={`Find times for “${theirs[0]!.cycleTitle}”`}
              onClick={() => onFind(theirs[0]!)}
            >
              Find times for the whole cycle
            </Button>
          </section>
        ))}
      </div>
    </aside>
  )
}
