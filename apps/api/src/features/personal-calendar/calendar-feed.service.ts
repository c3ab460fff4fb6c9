/** A person's own calendar, for the program that they gave its address to: titles and times, and nothing that anybody wrote. */
import { type EntryStatus, entryStatus } from '@alongside/domain/calendar-entry'
import type { CpdSessionState } from '@alongside/domain/cpd-session'
import type { PersonId } from '@alongside/domain/ids'
import { instantInLondon } from '@alongside/domain/wall-clock'
import { Injectable } from '@nestjs/common'
import { hashOf, Sessions } from '../../platform/auth/sessions.js'
import { type CalendarEvent, calendarText } from '../../platform/calendar/calendar-text.js'
import { Config } from '../../platform/config.js'
import type { Reader } from '../../platform/db/reader.js'
import { UnitOfWork } from '../../platform/db/unit-of-work.js'

/** For how long what is over stays in the calendar, in days. */
const keptDays = 90

@Injectable()
export class CalendarFeed {
  constructor(
    private readonly config: Config,
    private readonly work: UnitOfWork,
    private readonly sessions: Sessions,
  ) {}

  /** Null where no such calendar is: replaced, switched off, or of somebody who belongs here no longer. */
  async read(token: string): Promise<string | null> {
    if (!/^[\w-]{43}$/.test(token)) return null
    const [row] = await this.work.runAs({ purpose: 'account' }, (work) =>
      work.sql<{ person: PersonId | null }>('select person_of_calendar($1) as person', [hashOf(token)]),
    )
    const actor = row?.person ? await this.sessions.actorOfPerson(row.person) : null
    if (!actor || (actor.holdings.length === 0 && actor.grants.length === 0)) return null
    const events = await this.sessions.reading(actor, (sql) => this.eventsOf(sql))
    return calendarText({ method: 'PUBLISH', name: 'Alongside' }, events)
  }

  private async eventsOf(sql: Reader['sql']): Promise<CalendarEvent[]> {
    const { hostname } = new URL(this.config.publicUrl)
    const [sessions, lessons, visits] = [
      await sql<SessionRow>(sessionsOf, [keptDays]),
      await sql<LessonRow>(lessonsOf, [keptDays]),
      await sql<VisitRow>(visitsOf, [keptDays]),
    ]
    return [
      ...sessions.flatMap((row) => sessionEvent(row, hostname)),
      ...lessons.map((row) => lessonEvent(row, hostname)),
      ...visits.map((row) => visitEvent(row, hostname)),
    ]
  }
}

export const sessionUid = (session: string, hostname: string): string => `session-${session}@${hostname}`

interface SessionRow {
  readonly id: string
  readonly title: string
  readonly state: CpdSessionState
  readonly startsAt: Date
  readonly endsAt: Date
  readonly changedAt: Date
  readonly sequence: number
  readonly places: readonly string[]
}
const sessionsOf = `
  with mine as (
    -- Theirs, perhaps, while they are asked about another time.
    select space_id, session_id, case when state = 'APPROVED' and asked_again_at is not null then 'REQUESTED' else state end as state, version, changed_at from cpd_booking where person_id = app_person()
    union all
    select space_id, session_id, case when declined_at is not null then 'CANCELLED' when confirmed_at is not null then 'CONFIRMED' else 'REQUESTED' end,
        extract(epoch from greatest(asked_at, confirmed_at, declined_at) - timestamptz '2025-01-01Z')::integer, greatest(asked_at, confirmed_at, declined_at)
      from cpd_facilitator where person_id = app_person()
  ), place as (
    select space_id, session_id, array_agg(state) as states, sum(version)::integer as versions, max(changed_at) as changed_at from mine group by space_id, session_id
  )
  select s.id, s.title, s.state, s.starts_at as "startsAt", s.ends_at as "endsAt", greatest(s.changed_at, p.changed_at) as "changedAt", s.sequence * 100 + p.versions as sequence, p.states as places
    from place p join cpd_session s on s.space_id = p.space_id and s.id = p.session_id
   where s.starts_at > now() - make_interval(days => $1) order by s.starts_at`

function sessionEvent(row: SessionRow, hostname: string): CalendarEvent[] {
  const status = entryStatus(row.state, row.places)
  if (status === null) return []
  const { id, sequence, title, startsAt, endsAt, changedAt } = row
  return [{ uid: sessionUid(id, hostname), sequence, status, title, time: { startsAt, endsAt }, changedAt }]
}

interface LessonRow {
  readonly id: string
  readonly day: string
  readonly at: string | null
  readonly isOff: boolean
  readonly version: number
  readonly changedAt: Date
}
const lessonsOf = `
  select l.id, to_char(l.on_day, 'YYYY-MM-DD') as day, l.at_time as at, l.state in ('POSTPONED', 'CANCELLED', 'STOPPED') or m.state = 'LEFT' as "isOff", l.version, l.changed_at as "changedAt"
    from lesson_study_member m join research_lesson l on l.space_id = m.space_id and l.study_id = m.study_id
   where m.person_id = app_person() and m.state in ('JOINED', 'LEFT') and l.on_day > current_date - $1::integer order by l.on_day`

const lessonMinutes = 60
const statusWhere = (isOff: boolean): EntryStatus => (isOff ? 'CANCELLED' : 'CONFIRMED')

function lessonEvent({ id, day, at, isOff, version, changedAt }: LessonRow, hostname: string): CalendarEvent {
  const startsAt = at !== null && /^\d\d:\d\d$/.test(at) ? instantInLondon(day, at) : null
  const time = startsAt
    ? { startsAt, endsAt: new Date(startsAt.getTime() + lessonMinutes * 60_000) }
    : { from: day, until: day }
  return {
    uid: `lesson-${id}@${hostname}`,
    sequence: version,
    status: statusWhere(isOff),
    title: 'Research lesson',
    time,
    changedAt,
  }
}

interface VisitRow {
  readonly id: string
  readonly from: string
  readonly until: string
  readonly isOff: boolean
  readonly version: number
  readonly changedAt: Date
}
const visitsOf = `
  select c.id, to_char(c.visit_first_day, 'YYYY-MM-DD') as from, to_char(coalesce(c.visit_last_day, c.visit_first_day), 'YYYY-MM-DD') as until,
      c.state in ('DECLINED', 'CANCELLED', 'CLOSED_EARLY', 'POSTPONED') or m.removed_at is not null as "isOff", c.version, c.changed_at as "changedAt"
    from challenge_member m join peer_challenge c on c.space_id = m.space_id and c.id = m.challenge_id
   where m.person_id = app_person() and c.visit_first_day > current_date - $1::integer order by c.visit_first_day`

const visitEvent = ({ id, from, until, isOff, version, changedAt }: VisitRow, hostname: string): CalendarEvent => ({
  uid: `visit-${id}@${hostname}`,
  sequence: version,
  status: statusWhere(isOff),
  title: 'Visit to another school',
  time: { from, until },
  changedAt,
})
