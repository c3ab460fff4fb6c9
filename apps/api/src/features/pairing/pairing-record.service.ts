/** Rounds of pairing as the database keeps them: what schools said, what people wished, and what was proposed. */
import type { CivilDate } from '@alongside/domain/civil-date'
import type { AllianceId, PersonId, RoundId, Urn, WishId } from '@alongside/domain/ids'
import type { Exclusion } from '@alongside/domain/match-score'
import type { Metric } from '@alongside/domain/metric'
import type { Pairing, Seat } from '@alongside/domain/pairing'
import type { PairingDifference } from '@alongside/domain/pairing-explanation'
import type { PairingSolution } from '@alongside/domain/pairing-model'
import type { ChallengeArea, RoundState, SignUp } from '@alongside/domain/pairing-round'
import type { ObjectLiteral } from 'typeorm'
import type { Asks } from '../enquiry/enquiry-record.service.js'

export interface RoundRecord {
  readonly id: RoundId
  readonly allianceId: AllianceId
  readonly title: string
  readonly firstDay: CivilDate
  readonly lastDay: CivilDate
  readonly signUpUntil: CivilDate
  readonly state: RoundState
  readonly solvedAt: Date | null
  /** Since when somebody's server works on it; another one's answer is not taken. */
  readonly solvingSince: Date | null
  readonly solution: StoredSolution | null
  readonly acceptedAt: Date | null
  readonly version: number
}

export interface StoredSolution extends PairingSolution {
  readonly isBest: boolean
  /** What changed against the one before; null for the first. */
  readonly difference: PairingDifference | null
  /** Something was said or wished since. */
  readonly isStale: boolean
  /** The last attempt found nothing in time; what is here is of the one before. */
  readonly isLost: boolean
  readonly seconds: number
}

export interface SignUpRecord extends SignUp {
  readonly roundId: RoundId
  readonly urn: Urn
  readonly byPerson: PersonId
  readonly at: Date
}

export interface WishRecord extends Pairing {
  readonly id: WishId
  readonly roundId: RoundId
  readonly kind: 'PIN' | 'BAR'
  readonly reason: string
  readonly byPerson: PersonId
}

export interface OtherSchool {
  readonly guest: Urn
  readonly score: number
  readonly more: number
  readonly inTheWay: readonly string[]
  readonly inTheWayOf: readonly Urn[]
}
export interface ExcludedSchool {
  readonly guest: Urn
  readonly reasons: readonly string[]
}

/** Why this school and not another, as it was when it was worked out. */
export interface StoredExplanation {
  readonly warnings: readonly string[]
  readonly exclusions: readonly Exclusion[]
  readonly commonDays: readonly CivilDate[] | null
  readonly others: readonly OtherSchool[]
  readonly excluded: readonly ExcludedSchool[]
}

export interface SeatRecord {
  readonly roundId: RoundId
  readonly hostUrn: Urn
  readonly seat: Seat
  readonly guestUrn: Urn | null
  readonly byHand: boolean
  readonly score: Metric | null
  readonly explanation: StoredExplanation
  /** What the next best would cost more. */
  readonly costOfChange: number | null
}

const roundColumns = `id, space_id as "allianceId", title, first_day::text as "firstDay", last_day::text as "lastDay", sign_up_until::text as "signUpUntil", state,
  solved_at as "solvedAt", solving_since as "solvingSince", solution, accepted_at as "acceptedAt", version`

const listed = async <T extends ObjectLiteral>(asks: Asks, text: string, values: unknown[]): Promise<T[]> =>
  asks.sql<T>(text, values)

export const roundsById = (asks: Asks, ids: readonly RoundId[]): Promise<RoundRecord[]> =>
  listed(asks, `select ${roundColumns} from pairing_round where id = any($1)`, [[...ids]])

export const roundsOfAlliance = (asks: Asks, alliance: AllianceId): Promise<RoundRecord[]> =>
  listed(
    asks,
    `select ${roundColumns} from pairing_round where space_id = $1 order by first_day desc, created_at desc`,
    [alliance],
  )

/** Pairing tags lie as areas with how much each matters; for now each matters alike. */
export const tagged = (areas: readonly ChallengeArea[]): Readonly<Record<string, number>> =>
  Object.fromEntries(areas.map((area) => [area, 1]))

interface SignUpRow extends Omit<SignUpRecord, 'strengths' | 'wants'> {
  readonly strengths: Readonly<Record<ChallengeArea, number>>
  readonly wants: Readonly<Record<ChallengeArea, number>>
}

export async function signUpsOf(asks: Asks, rounds: readonly RoundId[]): Promise<SignUpRecord[]> {
  const rows = await listed<SignUpRow>(
    asks,
    `select round_id as "roundId", u.urn, not_this_term as "notThisTerm", is_host as "isHost", strengths, wants, visitor_times as "visitorTimes", facilitator_times as "facilitatorTimes",
       reviewers, trained, days::text[] as days, by_person as "byPerson", at
       from pairing_sign_up u join school s on s.urn = u.urn where round_id = any($1) order by s.name, u.urn`,
    [[...rounds]],
  )
  return rows.map((row) => ({
    ...row,
    strengths: Object.keys(row.strengths) as ChallengeArea[],
    wants: Object.keys(row.wants) as ChallengeArea[],
  }))
}

export const wishesOf = (asks: Asks, rounds: readonly RoundId[]): Promise<WishRecord[]> =>
  listed(
    asks,
    `select id, round_id as "roundId", kind, host_urn as host, seat, guest_urn as guest, reason, by_person as "byPerson" from pairing_wish where round_id = any($1) order by at, id`,
    [[...rounds]],
  )

export const seatsOf = (asks: Asks, rounds: readonly RoundId[]): Promise<SeatRecord[]> =>
  listed(
    asks,
    `select p.round_id as "roundId", p.host_urn as "hostUrn", p.seat, p.guest_urn as "guestUrn", p.by_hand as "byHand", p.score, p.explanation, p.cost_of_change::float8 as "costOfChange"
       from pairing_proposal p join school s on s.urn = p.host_urn where p.round_id = any($1) order by s.name, p.host_urn, p.seat desc`,
    [[...rounds]],
  )
