/** Lays the demo's CPD cycles: days and rooms of schools, sessions, who leads them and who comes. */
import { addDays, type CivilDate, mondayOf } from '@alongside/domain/civil-date'
import type { BookingId, CpdCycleId, CpdRecordId, CpdSessionId, RoomId } from '@alongside/domain/ids'
import { isSchoolDay } from '@alongside/domain/school-days'
import { newId, type Work } from '../platform/db/unit-of-work.js'
import { alliance } from './alliance.js'
import { cpdCycles, type DemoCpdCycle, type DemoPlace, type DemoSession, days, rooms } from './cpd.js'
import type { Handbook } from './load-handbook.js'

/** What of a session is found again by what hangs on it. */
export interface LaidSession {
  readonly id: CpdSessionId
  readonly day: CivilDate | null
  readonly startsAt: Date | null
  readonly endsAt: Date | null
}

export class CpdLoading {
  private readonly rooms = new Map<string, RoomId>()

  constructor(
    private readonly work: Work,
    private readonly book: Handbook,
  ) {}

  async all(): Promise<void> {
    for (const day of days) await this.day(day)
    for (const { school, name, seats } of rooms) {
      const id = newId<RoomId>()
      this.rooms.set(`${school} ${name}`, id)
      await this.work.sql('insert into room (space_id, id, name, seats) values ($1, $2, $3, $4)', [
        this.book.space(school),
        id,
        name,
        seats,
      ])
    }
    // Places are laid as whoever keeps dates sees them: they show who goes to a session, and nobody in particular is at work here.
    await this.work.sql(`select set_config('app.purpose', 'worker', true)`)
    for (const cycle of cpdCycles) await this.cycle(cycle)
    await this.work.sql(`select set_config('app.purpose', 'account', true)`)
  }

  private async day({ school, teachers, periods, hasWeeks = false }: (typeof days)[number]): Promise<void> {
    const shape = periods.map(([name, from, until]) => ({ name, from, until }))
    await this.work.sql(
      'insert into school_day (space_id, teachers, periods, has_weeks, week_a_from) values ($1, $2, $3, $4, $5)',
      [
        this.book.space(school),
        teachers,
        JSON.stringify(shape),
        hasWeeks,
        hasWeeks ? mondayOf(this.book.day(90)) : null,
      ],
    )
  }

  private async cycle(cycle: DemoCpdCycle): Promise<void> {
    const id = newId<CpdCycleId>()
    const { book, work } = this
    const isChecked = cycle.state !== 'DRAFT'
    await work.sql(
      `insert into cpd_cycle (space_id, id, title, focus, learners, kind, lead_id, pupil_outcome, evidence, collaboration, leaders_commitment, mechanisms, state, state_since, released_at, design_seen_version, design_seen_by, created_by, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $7, $18)`,
      [
        book.alliance,
        id,
        cycle.title,
        cycle.focus,
        cycle.learners,
        cycle.kind,
        book.person(cycle.lead),
        cycle.pupilOutcome,
        cycle.evidence,
        cycle.collaboration,
        cycle.leadersCommitment,
        [...cycle.mechanisms],
        cycle.state,
        book.at(cycle.stateDaysAgo),
        isReleased(cycle) ? book.at(cycle.stateDaysAgo) : null,
        isChecked ? 1 : null,
        isChecked ? book.person(cycle.lead) : null,
        book.at(cycle.stateDaysAgo + 60),
      ],
    )
    for (const { school, places } of cycle.schools)
      await work.sql('insert into cpd_cycle_school (space_id, cycle_id, urn, places) values ($1, $2, $3, $4)', [
        book.alliance,
        id,
        book.urn(school),
        places ?? null,
      ])
    for (const [rank, session] of cycle.sessions.entries()) await this.session(id, rank, session)
  }

  private async session(cycleId: CpdCycleId, rank: number, session: DemoSession): Promise<LaidSession> {
    const { book, work } = this
    const id = newId<CpdSessionId>()
    const day = session.inDays === undefined ? null : openDay(this.book, session.inDays)
    const startsAt = day === null ? null : book.clock(day, session.at ?? '15:45')
    const endsAt = startsAt && new Date(startsAt.getTime() + session.minutes * 60_000)
    await work.sql(
      `insert into cpd_session (space_id, id, cycle_id, rank, title, purpose, format, minutes, days_after, task_after, state, starts_at, ends_at, venue_urn, room_id, places)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        book.alliance,
        id,
        cycleId,
        rank,
        session.title,
        session.purpose,
        session.format,
        session.minutes,
        session.daysAfter ?? 0,
        session.taskAfter ?? '',
        session.state,
        startsAt,
        endsAt,
        session.venue ? book.urn(session.venue) : null,
        this.rooms.get(`${session.venue} ${session.room}`) ?? null,
        session.places ?? null,
      ],
    )
    for (const { person, school, hasConfirmed } of session.facilitators)
      await work.sql(
        'insert into cpd_facilitator (space_id, session_id, person_id, urn, confirmed_at) values ($1, $2, $3, $4, $5)',
        [book.alliance, id, book.person(person), book.urn(school), hasConfirmed ? book.at(30) : null],
      )
    const laid = { id, day, startsAt, endsAt }
    for (const [nth, place] of (session.takers ?? []).entries()) await this.place(session, laid, place, nth)
    return laid
  }

  private async place(session: DemoSession, { id, day }: LaidSession, place: DemoPlace, nth: number): Promise<void> {
    const { book, work } = this
    await work.sql(
      `insert into cpd_booking (space_id, id, session_id, person_id, urn, state, requested_at, requested_by, approved_by, joined_at, attended_how)
       values ($1, $2, $3, $4, $5, $6, $7, $4, $8, $9, $10)`,
      [
        book.alliance,
        newId<BookingId>(),
        id,
        book.person(place.person),
        book.urn(place.school),
        place.state,
        book.at(28, nth),
        null,
        place.state === 'WAITING_LIST' ? book.at(8, nth) : null,
        place.state === 'ATTENDED' ? 'LIST' : null,
      ],
    )
    if (place.state !== 'ATTENDED' || day === null) return
    await work.sql(
      `insert into cpd_record (space_id, id, on_day, title, role, minutes, alliance_name, session_id) values ($1, $2, $3, $4, 'ATTENDEE', $5, $6, $7)`,
      [book.person(place.person), newId<CpdRecordId>(), day, session.title, session.minutes, alliance.name, id],
    )
  }
}

const notYet: readonly string[] = ['DRAFT', 'DESIGN_CHECKED', 'SCHEDULED']
const isReleased = ({ state }: DemoCpdCycle): boolean => !notYet.includes(state)

/** The nearest school day: before it for what has been, after it for what is to come. */
function openDay(book: Handbook, inDays: number): CivilDate {
  const step = inDays < 0 ? -1 : 1
  let day = book.until(inDays)
  while (!isSchoolDay(day)) day = addDays(day, step)
  return day
}
