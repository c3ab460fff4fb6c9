// CPD in a test: a cycle with one session at a time to come, and who goes to it, put straight into the tables.
import { type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import type { AllianceId, PersonId, Urn } from '@alongside/domain/ids'
import { addSchoolDays } from '@alongside/domain/school-days'
import { v7 } from 'uuid'
import type { World } from './world.js'

/** A day on which English schools have pupils, so many school days on. */
export const schoolDayIn = (days: number): CivilDate => addSchoolDays(dayInLondon(new Date()), days)

/** The instant at which the clocks of schools show this. */
export const londonTime = async (w: World, day: CivilDate, clock: string): Promise<Date> =>
  (await w.sql<{ at: Date }>(`select (($1::date + $2::time) at time zone 'Europe/London') as at`, [day, clock]))[0]!.at

export interface Going {
  readonly id: PersonId
  readonly urn: Urn
}
export interface SessionOptions {
  readonly day?: CivilDate
  readonly from?: string
  readonly until?: string
  readonly venue?: Urn | null
  readonly lead: PersonId
  readonly facilitators?: readonly Going[]
  readonly going?: readonly Going[]
  readonly state?: string
  readonly cycleState?: string
  readonly cycle?: string
  readonly title?: string
  readonly bookings?: string
}

/** Gives the ids of the cycle and of its session. */
export async function sessionIn(w: World, alliance: AllianceId, options: SessionOptions) {
  const {
    day = schoolDayIn(6),
    from = '09:30',
    until = '12:30',
    venue = null,
    lead,
    title = 'Joining clauses',
  } = options
  const [cycle, session] = [options.cycle ?? v7(), v7()]
  if (!options.cycle) {
    await w.sql(
      `insert into cpd_cycle (space_id, id, title, kind, lead_id, state) values ($1, $2, 'Writing that joins up', 'SUBJECT_CPD', $3, $4)`,
      [alliance, cycle, lead, options.cycleState ?? 'RELEASED'],
    )
  }
  await w.sql(
    `insert into cpd_session (space_id, id, cycle_id, rank, title, format, minutes, state, starts_at, ends_at, venue_urn) values ($1, $2, $3, 1, $4, 'HALF_DAY', 180, $5, $6, $7, $8)`,
    [
      alliance,
      session,
      cycle,
      title,
      options.state ?? 'CONFIRMED',
      await londonTime(w, day, from),
      await londonTime(w, day, until),
      venue,
    ],
  )
  for (const { id, urn } of options.facilitators ?? []) {
    await w.sql(
      'insert into cpd_facilitator (space_id, session_id, person_id, urn, confirmed_at) values ($1, $2, $3, $4, now())',
      [alliance, session, id, urn],
    )
  }
  for (const { id, urn } of options.going ?? []) {
    await w.sql('insert into cpd_cycle_school (space_id, cycle_id, urn) values ($1, $2, $3) on conflict do nothing', [
      alliance,
      cycle,
      urn,
    ])
    await w.sql(
      'insert into cpd_booking (space_id, id, session_id, person_id, urn, state) values ($1, $2, $3, $4, $5, $6)',
      [alliance, v7(), session, id, urn, options.bookings ?? 'CONFIRMED'],
    )
  }
  return { cycle, session, day }
}

/** To another day, at the same time: as it is written when a session moves. */
export async function moveTo(w: World, session: string, day: CivilDate): Promise<void> {
  await w.sql(
    `update cpd_session set starts_at = (($2::date + (starts_at at time zone 'Europe/London')::time) at time zone 'Europe/London'), ends_at = (($2::date + (ends_at at time zone 'Europe/London')::time) at time zone 'Europe/London'), sequence = sequence + 1 where id = $1`,
    [session, day],
  )
}
