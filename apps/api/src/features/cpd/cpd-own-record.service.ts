/** Somebody's own record of professional development: what they came to and led, kept for them; what else they did, by themselves. */
import type { Actor } from '@alongside/domain/actor'
import { type CivilDate, dayInLondon, isCivilDate } from '@alongside/domain/civil-date'
import type { CpdRecordId, CpdSessionId, PersonId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { cleanText, cleanTitle, limits } from '@alongside/domain/text'
import { Injectable } from '@nestjs/common'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import type { Asks } from '../enquiry/enquiry-record.service.js'
import type { CycleRecord, SessionRecord } from './cpd-record.service.js'

export const RecordRole = { ATTENDEE: 'ATTENDEE', FACILITATOR: 'FACILITATOR', OWN: 'OWN' } as const
export type RecordRole = (typeof RecordRole)[keyof typeof RecordRole]

export interface OwnEntry {
  readonly id: CpdRecordId
  readonly onDay: CivilDate
  readonly title: string
  readonly role: RecordRole
  readonly minutes: number
  readonly allianceName: string
  readonly sessionId: CpdSessionId | null
  readonly note: string
  /** When its certificate was given out; the one that a new certificate replaces; since when it is known that they were not there. */
  readonly certifiedOn: CivilDate | null
  readonly replacesOn: CivilDate | null
  readonly withdrawnOn: CivilDate | null
  readonly version: number
}
export interface OwnWords {
  readonly onDay: CivilDate
  readonly title: string
  readonly minutes: number
  readonly note: string
}

const columns = `id, on_day::text as "onDay", title, role, minutes, alliance_name as "allianceName", session_id as "sessionId", note, certified_on::text as "certifiedOn", replaces_on::text as "replacesOn", withdrawn_on::text as "withdrawnOn", version`
const mostMinutes = 6000

/** Once for each session, however often it is told, and whoever led it has led it; one that was held on another day after all stands with that day; in the person's own space, which the actor cannot look into. */
export async function keepRecord(
  work: Work,
  cycle: CycleRecord,
  session: SessionRecord,
  person: PersonId,
  role: 'ATTENDEE' | 'FACILITATOR',
): Promise<void> {
  const [alliance] = await work.sql<{ name: string }>('select name from alliance where space_id = $1', [
    cycle.allianceId,
  ])
  await work.lookingAs(
    'worker',
    `insert into cpd_record (space_id, id, on_day, title, role, minutes, alliance_name, session_id) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (space_id, session_id) where session_id is not null do update set withdrawn_on = null, replaces_on = coalesce(cpd_record.certified_on, cpd_record.replaces_on), certified_on = null,
         on_day = excluded.on_day, title = excluded.title, minutes = excluded.minutes, role = excluded.role, version = cpd_record.version + 1
       where cpd_record.withdrawn_on is not null or (cpd_record.role = 'ATTENDEE' and excluded.role = 'FACILITATOR')`,
    [
      person,
      newId<CpdRecordId>(),
      dayInLondon(session.startsAt ?? new Date()),
      `${cycle.title}: ${session.title}`.slice(0, 400),
      role,
      session.minutes,
      alliance?.name ?? '',
      session.id,
    ],
  )
}

/** A tick that was wrong, and never the hours of whoever led it: what nobody has shown to anybody goes; a certificate that was given out is called back by one that says so. */
export async function takeOffRecord(work: Work, session: CpdSessionId, person: PersonId): Promise<void> {
  const given = [person, session]
  await work.lookingAs(
    'worker',
    `delete from cpd_record where space_id = $1 and session_id = $2 and role = 'ATTENDEE' and certified_on is null and replaces_on is null`,
    given,
  )
  await work.lookingAs(
    'worker',
    `update cpd_record set withdrawn_on = current_date, replaces_on = coalesce(certified_on, replaces_on), certified_on = null, version = version + 1 where space_id = $1 and session_id = $2 and role = 'ATTENDEE'`,
    given,
  )
}

/** It is in their hands from now on. */
export const certified = (work: Work, { id }: OwnEntry, person: PersonId, day: CivilDate): Promise<unknown> =>
  work.sql('update cpd_record set certified_on = coalesce(certified_on, $3) where space_id = $1 and id = $2', [
    person,
    id,
    day,
  ])

/** Row-level security shows nobody any but their own. */
export const entriesOf = (asks: Asks, person: PersonId): Promise<OwnEntry[]> =>
  asks.sql<OwnEntry>(
    `select ${columns} from cpd_record where space_id = $1 order by on_day desc, created_at desc, id limit 2000`,
    [person],
  )

export const entryOf = async (asks: Asks, person: PersonId, id: CpdRecordId): Promise<OwnEntry> => {
  const [entry] = await asks.sql<OwnEntry>(`select ${columns} from cpd_record where space_id = $1 and id = $2`, [
    person,
    id,
  ])
  if (!entry) throw new Refusal('not-found')
  return entry
}

@Injectable()
export class CpdOwnRecord {
  constructor(private readonly work: UnitOfWork) {}

  add(actor: Actor, words: OwnWords): Promise<OwnEntry> {
    return this.work.run(actor, async (work) => {
      const { title, note, minutes, onDay } = checked(words)
      const id = newId<CpdRecordId>()
      await work.sql(
        `insert into cpd_record (space_id, id, on_day, title, role, minutes, note) values ($1, $2, $3, $4, 'OWN', $5, $6)`,
        [actor.personId, id, onDay, title, minutes, note],
      )
      return entryOf(work, actor.personId, id)
    })
  }

  /** What was kept for somebody can be annotated by them; when and how long it was stays. */
  note(actor: Actor, id: CpdRecordId, note: string): Promise<OwnEntry> {
    return this.work.run(actor, async (work) => {
      await entryOf(work, actor.personId, id)
      await work.sql('update cpd_record set note = $3, version = version + 1 where space_id = $1 and id = $2', [
        actor.personId,
        id,
        cleanText(note, { field: 'note', limit: limits.note, required: false }),
      ])
      return entryOf(work, actor.personId, id)
    })
  }

  remove(actor: Actor, id: CpdRecordId): Promise<CpdRecordId> {
    return this.work.run(actor, async (work) => {
      const { role } = await entryOf(work, actor.personId, id)
      if (role !== 'OWN') throw new Refusal('cpd-record.kept')
      await work.sql('delete from cpd_record where space_id = $1 and id = $2', [actor.personId, id])
      return id
    })
  }
}

function checked({ onDay, title, minutes, note }: OwnWords): OwnWords {
  if (!isCivilDate(onDay) || onDay > dayInLondon(new Date())) throw new Refusal('input.not-a-date', { field: 'onDay' })
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > mostMinutes) {
    throw new Refusal('input.not-a-number', { field: 'minutes' })
  }
  return {
    onDay,
    title: cleanTitle(title),
    minutes,
    note: cleanText(note, { field: 'note', limit: limits.note, required: false }),
  }
}
