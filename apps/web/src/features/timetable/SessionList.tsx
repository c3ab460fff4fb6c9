/** The sessions of a month as a list: what a phone shows first, and what reads well on paper. */
import type { ClashLevel } from '@alongside/domain/clash'
import { schoolDayOf } from '@alongside/domain/wall-clock'
import { dayOf, timeOf } from '../../platform/dates'
import { EmptyState } from '../../ui/EmptyState'
import { schoolStyle } from '../../ui/school-colour'
import { Tag } from '../../ui/Tag'
import { levelWords } from './clash-words'
import css from './SessionList.module.css'
import type { Session } from './timetable-queries'

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'Europe/London' })

export interface SessionListProps {
  readonly sessions: readonly Session[]
  readonly standing: ReadonlyMap<string, ClashLevel>
  readonly title: string
  readonly onOpen: (session: Session) => void
}

export function SessionList({ sessions, standing, title, onOpen }: SessionListProps) {
  const days = new Map<string, Session[]>()
  for (const session of sessions) {
    const day = schoolDayOf(new Date(session.startsAt ?? 0))
    days.set(day, [...(days.get(day) ?? []), session])
  }
  if (sessions.length === 0)
    return (
      <EmptyState title={`No sessions in ${title}`}>
        Sessions of CPD cycles stand here as soon as they have a time and you may know of them.
      </EmptyState>
    )
  return (
    <ol className={css.days}>
      {[...days].map(([day, held]) => (
        <li key={day} className={css.day}>
          <h2 className={css.date}>
            {weekday.format(new Date(`${day}T12:00:00Z`))}
            <span>{dayOf(day)}</span>
          </h2>
          <ul className={css.sessions}>
            {held.map((session) => {
              const level = standing.get(session.id)
              return (
                <li key={session.id}>
                  <button
                    type="button"
                    className={css.session}
                    style={schoolStyle(session.venueUrn) as React.CSSProperties}
                    onClick={() => onOpen(session)}
                  >
                    <span className={css.time}>
                      {timeOf(session.startsAt ?? '')} to {timeOf(session.endsAt ?? '')}
                    </span>
                    <span className={css.words}>
                      <strong>{session.title}</strong>
                      <span>
                        {[session.cycleTitle, session.venueName, session.roomName].filter(Boolean).join(' · ')}
                      </span>
                    </span>
                    <span className={css.tags}>
                      {session.isMine && <Tag tone="accent">Yours</Tag>}
                      {!session.isReleased && <Tag>Plan</Tag>}
                      {level && level !== 'IGNORE' && (
                        <Tag tone={levelWords[level].tone}>{levelWords[level].label}</Tag>
                      )}
                    </span>
                  </button>
                </li>
              )
            })}
          </ul>
        </li>
      ))}
    </ol>
  )
}
