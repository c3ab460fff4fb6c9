/** What was done at a desk and what was put off there, as it is kept: so that both can be taken back, and nobody does it twice. */
import type { CivilDate } from '@alongside/domain/civil-date'
import { type DeskAct, type DeskKind, undoHours } from '@alongside/domain/desk'
import type { DeskActId, PersonId, SpaceId } from '@alongside/domain/ids'
import type { Looks } from './desk-row.service.js'

/** What it takes to take an act back; `version` is how the thing stood once it was done. */
export type UndoPart =
  | { readonly what: 'PLACE' | 'OFFER' | 'COVER' | 'COVER_OUTSIDE'; readonly id: string; readonly version: number }
  | { readonly what: 'LETTER' | 'INVITATION'; readonly id: string }
  | { readonly what: 'REST'; readonly key: string; readonly until: CivilDate; readonly before: CivilDate | null }

export interface DoneRow {
  readonly key: string
  readonly kind: DeskKind
  readonly text: string
}
export interface ActRecord {
  readonly id: DeskActId
  readonly spaceId: SpaceId
  readonly act: DeskAct
  readonly done: readonly DoneRow[]
  readonly undo: readonly UndoPart[]
  readonly until: CivilDate | null
  readonly byId: PersonId
  readonly at: Date
  readonly undoneAt: Date | null
  readonly undoneById: PersonId | null
}

const acts = `select id, space_id as "spaceId", act, done, undo, until::text as until, by_person as "byId", at, undone_at as "undoneAt", undone_by as "undoneById" from desk_act`

/** The last day, newest first. */
export const actsOfLate = (asks: Looks, space: SpaceId): Promise<ActRecord[]> =>
  asks.sql<ActRecord>(
    `${acts} where space_id = $1 and at > now() - make_interval(hours => $2) order by at desc, id desc limit 100`,
    [space, undoHours],
  )

export const actHeld = async (asks: Looks, space: SpaceId, id: DeskActId): Promise<ActRecord | null> =>
  (await asks.sql<ActRecord>(`${acts} where space_id = $1 and id = $2 for update`, [space, id]))[0] ?? null

export interface Rest {
  readonly key: string
  readonly until: CivilDate
}
export const restsOf = (asks: Looks, space: SpaceId): Promise<Rest[]> =>
  asks.sql<Rest>('select key, until::text as until from desk_rest where space_id = $1 and until > current_date', [
    space,
  ])

export interface Reminded {
  readonly key: string
  readonly at: Date
  readonly by: string
}
/** When somebody was last reminded of each thing, and by whom. */
export const remindersOf = (asks: Looks, space: SpaceId): Promise<Reminded[]> =>
  asks.sql<Reminded>(
    `select distinct on (d.key) d.key, a.at, p.name as by from desk_act a join person p on p.id = a.by_person cross join lateral jsonb_to_recordset(a.done) as d (key text)
      where a.space_id = $1 and a.act = 'REMIND' and a.at > now() - interval '30 days' order by d.key, a.at desc`,
    [space],
  )
