/** The last search of somebody for the times of a cycle, as it is kept: for its asker alone. */
import type { CivilDate } from '@alongside/domain/civil-date'
import type { Clash } from '@alongside/domain/clash'
import type { TimeOption, TimeOut } from '@alongside/domain/find-a-time'
import type { AllianceId, CpdCycleId, CpdSessionId, PersonId, TimeSearchId, Urn } from '@alongside/domain/ids'
import { onlyIds } from '../../platform/db/is-id.js'
import { newId, type Work } from '../../platform/db/unit-of-work.js'
import type { Asks } from '../enquiry/enquiry-record.service.js'

export const TimeSearchState = {
  SEARCHING: 'SEARCHING',
  FOUND: 'FOUND',
  NONE: 'NONE',
  STOPPED: 'STOPPED',
  LOST: 'LOST',
} as const
export type TimeSearchState = (typeof TimeSearchState)[keyof typeof TimeSearchState]
export const TimeSearchStep = { READING: 'READING', LOOKING: 'LOOKING', WEIGHING: 'WEIGHING' } as const
export type TimeSearchStep = (typeof TimeSearchStep)[keyof typeof TimeSearchStep]

/** Instants travel as text. */
export interface StoredTime {
  readonly startsAt: string
  readonly endsAt: string
  readonly clashes: readonly Clash[]
  readonly lessons: number
  readonly travel: number
  readonly cost: number
  readonly bySchool: readonly (readonly [Urn, number])[]
}
export interface StoredOut {
  readonly startsAt: string
  readonly endsAt: string
  readonly clashes: readonly Clash[]
}
export interface StoredTimes {
  readonly sessionId: CpdSessionId
  /** Of the session as it was looked at: what was planned otherwise since is not overruled. */
  readonly version: number
  /** Null: none was found that goes with the others. */
  readonly chosen: StoredTime | null
  readonly others: readonly StoredTime[]
  readonly out: readonly StoredOut[]
  /** Beyond those that are kept. */
  readonly moreOut: number
}
export interface StoredResult {
  readonly sessions: readonly StoredTimes[]
  readonly isBest: boolean
  /** How much cheaper other times could be at most; older searches did not say. */
  readonly gain?: number
  readonly seconds: number
}

export interface TimeSearchRecord {
  readonly id: TimeSearchId
  readonly allianceId: AllianceId
  readonly cycleId: CpdCycleId
  readonly askedBy: PersonId
  readonly state: TimeSearchState
  readonly step: TimeSearchStep
  readonly progress: number
  readonly from: CivilDate
  readonly until: CivilDate
  readonly result: StoredResult | null
  readonly startedAt: Date
  readonly version: number
}

const kept = { others: 8, out: 60 } as const

export const storedTime = ({ startsAt, endsAt, clashes, lessons, travel, cost, covered }: TimeOption): StoredTime => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
  clashes,
  lessons,
  travel,
  cost,
  bySchool: [...covered],
})
export const storedOut = ({ startsAt, endsAt, clashes }: TimeOut): StoredOut => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
  clashes: clashes.filter(({ level }) => level === 'BLOCK'),
})

/** The best first, and not the chosen one again. */
export function storedTimes(
  { id: sessionId, version }: { readonly id: CpdSessionId; readonly version: number },
  chosen: TimeOption | null,
  options: readonly TimeOption[],
  out: readonly TimeOut[],
): StoredTimes {
  const others = options.filter((option) => option !== chosen).toSorted((one, other) => one.cost - other.cost)
  return {
    sessionId,
    version,
    chosen: chosen && storedTime(chosen),
    others: others.slice(0, kept.others).map(storedTime),
    out: out.slice(0, kept.out).map(storedOut),
    moreOut: Math.max(0, out.length - kept.out),
  }
}

const columns = `id, space_id as "allianceId", cycle_id as "cycleId", asked_by as "askedBy", state, step, progress, from_day::text as "from", until_day::text as "until", result, started_at as "startedAt", version`

export async function searchById(asks: Asks, id: TimeSearchId): Promise<TimeSearchRecord | null> {
  const [found] = await asks.sql<TimeSearchRecord>(`select ${columns} from time_search where id = any($1)`, [
    onlyIds([id]),
  ])
  return found ?? null
}
export async function lastSearch(asks: Asks, cycle: CpdCycleId): Promise<TimeSearchRecord | null> {
  const [found] = await asks.sql<TimeSearchRecord>(`select ${columns} from time_search where cycle_id = any($1)`, [
    onlyIds([cycle]),
  ])
  return found ?? null
}

/** One for each cycle and asker: the one before is forgotten. */
export async function begunSearch(
  work: Work,
  search: Pick<TimeSearchRecord, 'allianceId' | 'cycleId' | 'askedBy' | 'from' | 'until'>,
): Promise<TimeSearchRecord> {
  const id = newId<TimeSearchId>()
  const { allianceId, cycleId, askedBy, from, until } = search
  await work.sql('delete from time_search where cycle_id = $1 and asked_by = $2', [cycleId, askedBy])
  await work.sql(
    `insert into time_search (space_id, id, cycle_id, asked_by, state, from_day, until_day) values ($1, $2, $3, $4, 'SEARCHING', $5, $6)`,
    [allianceId, id, cycleId, askedBy, from, until],
  )
  return (await searchById(work, id))!
}

/** Only while it goes on: what was stopped stays stopped. */
export async function changedSearch(
  work: Work,
  { id, askedBy }: Pick<TimeSearchRecord, 'id' | 'askedBy'>,
  patch: {
    readonly state?: TimeSearchState
    readonly step?: TimeSearchStep
    readonly progress?: number
    readonly result?: StoredResult
  },
): Promise<boolean> {
  const rows = await work.sql<{ version: number }>(
    `update time_search set state = coalesce($2, state), step = coalesce($3, step), progress = coalesce($4, progress), result = coalesce($5, result), version = version + 1,
       ended_at = case when coalesce($2, state) <> 'SEARCHING' then now() end where id = $1 and state = 'SEARCHING' returning version`,
    [
      id,
      patch.state ?? null,
      patch.step ?? null,
      patch.progress ?? null,
      patch.result ? JSON.stringify(patch.result) : null,
    ],
  )
  if (rows[0]) work.announce([askedBy], 'time-search.changed', { searchId: id, version: rows[0].version })
  return rows.length > 0
}
