/** The ledger as the database keeps it. */
import type { CivilDate } from '@alongside/domain/civil-date'
import {
  type Attendance,
  type ContributionEntry,
  type ContributionState,
  wholeAlliance,
} from '@alongside/domain/contribution'
import type { AllianceId, ContributionId, PersonId, Urn } from '@alongside/domain/ids'
import type { CalendarYear } from '@alongside/domain/school-calendar'
import type { Asks } from '../enquiry/enquiry-record.service.js'

export interface EntryRecord extends ContributionEntry {
  readonly id: ContributionId
  readonly allianceId: AllianceId
  readonly state: ContributionState
  /** What it comes from: `by-hand`, `research-lesson`, `peer-review`, `peer-challenge`. */
  readonly sourceKind: string
  readonly sourceTitle: string
  readonly doneOn: CivilDate
  readonly draftedOn: CivilDate
  readonly reason: string | null
  readonly createdBy: PersonId | null
  readonly version: number
  /** Who came, as it was put right after these hours were confirmed; null: nothing was. */
  readonly correction: readonly Attendance[] | null
  /** What the receiving school has told of its dates: its days count until the hours are confirmed by themselves. */
  readonly years: readonly CalendarYear[] | null
}

interface EntryRow extends Omit<EntryRecord, 'receiver' | 'attendance'> {
  readonly receiver: Urn | null
  readonly attendance: readonly Attendance[]
}

const select = `select e.id, e.space_id as "allianceId", e.giver_urn as giver, e.receiver_urn as receiver, e.hours::float8 as hours, e.kind, e.state, e.source_kind as "sourceKind", e.source_title as "sourceTitle",
    e.done_on::text as "doneOn", e.drafted_on::text as "draftedOn", e.asymmetric_by_design as "asymmetricByDesign", e.reason, e.created_by as "createdBy", e.version, e.correction,
    (select jsonb_agg(jsonb_build_object('academicYear', y.academic_year, 'halfTerms', y.half_terms, 'days', y.days)) from school_calendar_year y join space own on own.id = y.space_id where own.urn = e.receiver_urn) as years,
    case when e.receiver_urn is null then coalesce((select jsonb_agg(jsonb_build_object('urn', a.urn, 'people', a.people) order by a.urn) from contribution_attendance a where a.space_id = e.space_id and a.entry_id = e.id), '[]') else '[]' end as attendance
  from contribution_entry e`

const asked = async (asks: Asks, where: string, values: readonly unknown[]): Promise<EntryRecord[]> =>
  (await asks.sql<EntryRow>(`${select} where ${where}`, values)).map((row) => ({
    ...row,
    receiver: row.receiver ?? wholeAlliance,
  }))

export const entriesById = (asks: Asks, ids: readonly ContributionId[]): Promise<EntryRecord[]> =>
  asked(asks, 'e.id = any($1)', [[...ids]])

/** Of one academic year, the latest first. */
export const entriesOfYear = (asks: Asks, alliance: AllianceId, year: number): Promise<EntryRecord[]> =>
  asked(asks, 'e.space_id = $1 and e.academic_year = $2 order by e.done_on desc, e.id desc', [alliance, year])

/** Those that wait for somebody, whenever they were done. */
export const entriesWaiting = (asks: Asks, alliance: AllianceId): Promise<EntryRecord[]> =>
  asked(
    asks,
    `e.space_id = $1 and (e.state in ('PENDING', 'DISPUTED') or e.correction is not null) order by e.drafted_on, e.id`,
    [alliance],
  )
