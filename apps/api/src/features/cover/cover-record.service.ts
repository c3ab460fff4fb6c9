/** Cover as it is kept, and what colleagues are away for; row-level security says who reads which. */
import type { CivilDate } from '@alongside/domain/civil-date'
import type { CoverPayer, CoverSource, CoverState } from '@alongside/domain/cover-need'
import { coverCost } from '@alongside/domain/cover-need'
import { type DayPeriod, usualHalves } from '@alongside/domain/day-periods'
import type { AllianceId, CoverId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import type { Reader } from '../../platform/db/reader.js'

export type Asks = Pick<Reader, 'sql'>

export const AwayKind = { CPD: 'CPD', LESSON: 'LESSON', VISIT: 'VISIT' } as const
export type AwayKind = (typeof AwayKind)[keyof typeof AwayKind]

export interface CoverRecord {
  readonly id: CoverId
  readonly spaceId: SpaceId
  readonly urn: Urn
  readonly personId: PersonId
  readonly allianceId: AllianceId
  readonly sourceKind: AwayKind
  readonly sourceId: string
  readonly hostUrn: Urn | null
  readonly onDay: CivilDate
  readonly period: string
  readonly from: string
  readonly until: string
  readonly classCode: string
  readonly units: number
  readonly state: CoverState
  readonly reason: string | null
  readonly source: CoverSource | null
  readonly ratePence: number | null
  readonly payer: CoverPayer
  readonly coveredBy: string
  /** When what it is for began, as it was when the periods were said. */
  readonly saidFor: Date
  readonly isMoved: boolean
  readonly version: number
}

export const coverSelect = `select n.id, n.space_id as "spaceId", home.urn, n.person_id as "personId", n.alliance_id as "allianceId", n.source_kind as "sourceKind", n.source_id as "sourceId", n.host_urn as "hostUrn",
    n.on_day::text as "onDay", n.period, n.from_time as "from", n.until_time as until, n.class_code as "classCode", n.units::float8 as units, n.state, n.reason, n.source, n.rate_pence as "ratePence", n.payer, n.covered_by as "coveredBy", n.said_for as "saidFor", n.is_moved as "isMoved", n.version
  from cover_need n join space home on home.id = n.space_id`

/** What it comes to; null until it was costed. */
export const penceOf = ({ source, ratePence, units }: CoverRecord): number | null =>
  source === null || ratePence === null ? null : coverCost({ source, ratePence, units })

export const coverBetween = (asks: Asks, space: SpaceId, from: CivilDate, until: CivilDate): Promise<CoverRecord[]> =>
  asks.sql<CoverRecord>(
    `${coverSelect} where n.space_id = $1 and n.on_day between $2 and $3 and n.state <> 'CANCELLED' order by n.on_day, n.from_time, n.id`,
    [space, from, until],
  )

export const coverOfPerson = (
  asks: Asks,
  person: PersonId,
  from: CivilDate,
  until: CivilDate,
): Promise<CoverRecord[]> =>
  asks.sql<CoverRecord>(
    `${coverSelect} where n.person_id = $1 and n.on_day between $2 and $3 and n.state <> 'CANCELLED' order by n.on_day, n.from_time, n.id`,
    [person, from, until],
  )

export interface AwayRecord {
  readonly personId: PersonId
  readonly urn: Urn
  readonly allianceId: AllianceId
  readonly sourceKind: AwayKind
  readonly sourceId: string
  readonly title: string
  readonly thereUrn: Urn | null
  readonly startsAt: Date
  readonly endsAt: Date
  readonly isSettled: boolean
}

export const awayBetween = (
  asks: Asks,
  people: readonly PersonId[],
  from: CivilDate,
  until: CivilDate,
): Promise<AwayRecord[]> =>
  asks.sql<AwayRecord>(
    `select person_id as "personId", urn, alliance_id as "allianceId", source_kind as "sourceKind", source_id as "sourceId", title, there_urn as "thereUrn", starts_at as "startsAt", ends_at as "endsAt", is_settled as "isSettled"
       from away_of($1, $2, $3) order by starts_at, person_id`,
    [[...people], from, until],
  )

export type CoverUnit = 'PERIOD' | 'HALF_DAY'

interface Shape {
  readonly urn: Urn
  readonly periods: readonly DayPeriod[]
  readonly unit: CoverUnit | null
}

/** The periods in which each school covers: its own, or the two halves of the day where it counts by halves or has told none. */
export async function periodsOfSchools(
  asks: Pick<Reader, 'lookingAs'>,
  urns: readonly Urn[],
): Promise<ReadonlyMap<Urn, readonly DayPeriod[]>> {
  const rows = await asks.lookingAs<Shape>(
    'worker',
    `select s.urn, coalesce(d.periods, '[]') as periods, c.unit from space s left join school_day d on d.space_id = s.id left join cover_setting c on c.space_id = s.id where s.urn = any($1)`,
    [[...new Set(urns)]],
  )
  return new Map(
    rows.map(({ urn, periods, unit }) => [urn, unit === 'HALF_DAY' || periods.length === 0 ? usualHalves : periods]),
  )
}
