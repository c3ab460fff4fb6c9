// CPD cycles and sessions as rows, for what looks at plans and does not make them.
import type { AllianceId, CpdCycleId, CpdSessionId, PersonId, RoomId, Urn } from '@alongside/domain/ids'
import { instantInLondon } from '@alongside/domain/wall-clock'
import { v7 } from 'uuid'
import type { World } from './world.js'

interface CycleRow {
  title?: string
  state?: string
  lead: PersonId
  schools?: Urn[]
  ownerUrn?: Urn
}
interface SessionRow {
  title?: string
  format?: string
  minutes?: number
  /** `2026-11-17 13:00`; none: no time yet. */
  at?: string
  state?: string
  venue?: Urn
  room?: RoomId
  rank?: number
  daysAfter?: number
}

export class Plans {
  constructor(
    private readonly w: World,
    readonly alliance: AllianceId,
  ) {}

  async cycle({
    title = 'Talk in maths',
    state = 'DRAFT',
    lead,
    schools = [],
    ownerUrn,
  }: CycleRow): Promise<CpdCycleId> {
    const id = v7() as CpdCycleId
    await this.w.sql(
      `insert into cpd_cycle (space_id, id, title, kind, lead_id, state, owner_urn) values ($1, $2, $3, 'SUBJECT_CPD', $4, $5, $6)`,
      [this.alliance, id, title, lead, state, ownerUrn ?? null],
    )
    for (const urn of schools)
      await this.w.sql('insert into cpd_cycle_school (space_id, cycle_id, urn) values ($1, $2, $3)', [
        this.alliance,
        id,
        urn,
      ])
    return id
  }

  async session(cycle: CpdCycleId, row: SessionRow = {}): Promise<CpdSessionId> {
    const id = v7() as CpdSessionId
    const { title = 'Session', format = 'HALF_DAY', minutes = 120, at, rank = 1, daysAfter = 0 } = row
    const [day, clock] = at?.split(' ') ?? []
    const startsAt = day && clock ? instantInLondon(day, clock) : null
    const endsAt = startsAt && new Date(startsAt.getTime() + minutes * 60_000)
    await this.w.sql(
      `insert into cpd_session (space_id, id, cycle_id, rank, title, format, minutes, days_after, state, starts_at, ends_at, venue_urn, room_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        this.alliance,
        id,
        cycle,
        rank,
        title,
        format,
        minutes,
        daysAfter,
        row.state ?? (startsAt ? 'PENCILLED' : 'DRAFT'),
        startsAt,
        endsAt,
        row.venue ?? null,
        row.room ?? null,
      ],
    )
    return id
  }

  async leads(session: CpdSessionId, person: PersonId, urn: Urn, confirmed = true): Promise<void> {
    await this.w.sql(
      `insert into cpd_facilitator (space_id, session_id, person_id, urn, confirmed_at) values ($1, $2, $3, $4, case when $5 then now() end)`,
      [this.alliance, session, person, urn, confirmed],
    )
  }

  async goes(session: CpdSessionId, person: PersonId, urn: Urn, state = 'CONFIRMED'): Promise<void> {
    await this.w.sql(
      `insert into cpd_booking (space_id, id, session_id, person_id, urn, state) values ($1, $2, $3, $4, $5, $6)`,
      [this.alliance, v7(), session, person, urn, state],
    )
  }

  async room(urn: Urn, name: string): Promise<RoomId> {
    const id = v7() as RoomId
    await this.w.sql(`insert into room (space_id, id, name) values ($1, $2, $3)`, [await this.w.spaceOf(urn), id, name])
    return id
  }

  async teachers(urn: Urn, teachers: number): Promise<void> {
    await this.w.sql(`insert into school_day (space_id, teachers) values ($1, $2)`, [
      await this.w.spaceOf(urn),
      teachers,
    ])
  }
}
