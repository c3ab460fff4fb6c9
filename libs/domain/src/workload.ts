/** How much the alliance asks of one person in one half-term (M6): shown before they are asked, and a brake on asking more. */
import { addDays, type CivilDate } from './civil-date.js'
import { academicYearOf, englishCalendar, type HalfTerm, halfTermOf, type SchoolCalendar } from './school-days.js'

export const LoadLevel = { GREEN: 'GREEN', AMBER: 'AMBER', RED: 'RED' } as const
export type LoadLevel = (typeof LoadLevel)[keyof typeof LoadLevel]

/** Preparing and writing up come with the role, and count. */
export const roleFactors = {
  FACILITATOR: 1.5,
  LEAD_REVIEWER: 1.25,
  REVIEWER: 1.1,
  OBSERVER: 1.1,
  ATTENDEE: 1,
} as const
export type CommitmentRole = keyof typeof roleFactors

export interface Commitment {
  readonly role: CommitmentRole
  readonly minutes: number
  /** There and back. */
  readonly travelMinutes: number
  readonly on: CivilDate
}

/**
 * What these usually take where nobody has measured it: reading and writing a review; a lesson with what follows on the same
 * day; a day of a peer challenge's visit, until its timetable says how long, and the reading before it.
 */
export const usualMinutes = { peerReview: 120, researchLesson: 150, visitDay: 240, deskStudy: 120 } as const

export const CommitmentKind = {
  REVIEW: 'REVIEW',
  LESSON: 'LESSON',
  VISIT_DAY: 'VISIT_DAY',
  DESK_STUDY: 'DESK_STUDY',
  CPD: 'CPD',
} as const
export type CommitmentKind = (typeof CommitmentKind)[keyof typeof CommitmentKind]

/** A session always says how long it is. */
export const usualMinutesOf: Readonly<Record<CommitmentKind, number>> = {
  REVIEW: usualMinutes.peerReview,
  LESSON: usualMinutes.researchLesson,
  VISIT_DAY: usualMinutes.visitDay,
  DESK_STUDY: usualMinutes.deskStudy,
  CPD: 0,
}

/** Hours in a half-term from which on it is much, and too much; an alliance may set its own. */
export const defaultLimits = { amber: 8, red: 14 } as const

export interface Load {
  readonly hours: number
  readonly level: LoadLevel
}

/** LOAD-1: minutes by the factor of the role, and the way there and back. */
export const minutesOf = ({ role, minutes, travelMinutes }: Commitment): number =>
  minutes * roleFactors[role] + travelMinutes

/** LOAD-2: a day in the holidays belongs to the half-term that follows it. */
export function halfTermFor(day: CivilDate, calendar: SchoolCalendar = englishCalendar): HalfTerm {
  const within = halfTermOf(day, calendar)
  if (within) return within
  const year = academicYearOf(day)
  const next = [...calendar.halfTerms(year), ...calendar.halfTerms(year + 1)].find(({ from }) => day < from)
  if (!next) throw new RangeError(`No half-term after ${day}`)
  return next
}

/** LOAD-3: what falls into this half-term, and the holidays before it. */
export function loadIn(
  halfTerm: HalfTerm,
  commitments: readonly Commitment[],
  limits: { readonly amber: number; readonly red: number } = defaultLimits,
  calendar: SchoolCalendar = englishCalendar,
): Load {
  const minutes = commitments
    .filter(({ on }) => halfTermFor(on, calendar).from === halfTerm.from)
    .reduce((sum, commitment) => sum + minutesOf(commitment), 0)
  return loadOf(minutes, limits)
}

/** So many minutes in one half-term, in hours as they are shown. */
export function loadOf(
  minutes: number,
  limits: { readonly amber: number; readonly red: number } = defaultLimits,
): Load {
  const hours = Math.round(minutes / 6) / 10
  return { hours, level: hours >= limits.red ? 'RED' : hours >= limits.amber ? 'AMBER' : 'GREEN' }
}

/** The most whole minutes in a half-term that are not too much yet. */
export const mostMinutes = (limits: { readonly red: number } = defaultLimits): number => limits.red * 60 - 4

interface Place {
  readonly easting: number | null
  readonly northing: number | null
}

/** LOAD-4: an estimate for a drive between two schools, there and back: two minutes for a kilometre as the crow flies, in fives. */
export function travelBetween(home: Place, there: Place): number {
  if (home.easting === null || home.northing === null || there.easting === null || there.northing === null) return 0
  const metres = Math.hypot(home.easting - there.easting, home.northing - there.northing)
  return 2 * Math.ceil((metres * 2) / 1000 / 5) * 5
}

/** What somebody has said about being asked. */
export interface ReviewAvailability {
  readonly notUntil: CivilDate | null
  readonly mostPerHalfTerm: number | null
}

/** LOAD-5: "not this half-term", or as many reviews as they take on in one. */
export const isAway = (
  { notUntil, mostPerHalfTerm }: ReviewAvailability,
  halfTerm: HalfTerm,
  reviewsInIt: number,
  today: CivilDate,
): boolean =>
  (notUntil !== null && today < notUntil && halfTerm.from < notUntil) ||
  (mostPerHalfTerm !== null && reviewsInIt >= mostPerHalfTerm)

/** The first day after this half-term: until then nobody is asked who said "not this half-term". */
export const endOfHalfTerm = (day: CivilDate, calendar: SchoolCalendar = englishCalendar): CivilDate =>
  addDays(halfTermFor(day, calendar).until, 1)

/** LOAD-7: too much is asked, and nobody who answers for them has said that it is all right. */
export const isTooMuch = ({ level, isAllowed }: Pick<Load, 'level'> & { readonly isAllowed: boolean }): boolean =>
  level === 'RED' && !isAllowed

/** LOAD-9: what is said of somebody before they are asked. What their head allowed is much, and stops nobody. */
export const levelIfAsked = (forecast: Pick<Load, 'level'> & { readonly isAllowed: boolean }): LoadLevel =>
  forecast.level === 'RED' && !isTooMuch(forecast) ? 'AMBER' : forecast.level

/** Over several half-terms, the fullest. */
export const worstOf = (levels: readonly LoadLevel[]): LoadLevel =>
  levels.includes('RED') ? 'RED' : levels.includes('AMBER') ? 'AMBER' : 'GREEN'

/* ---- what can we drop? ---- */

export const WayOut = { DROP: 'DROP', POSTPONE: 'POSTPONE', HAND_OVER: 'HAND_OVER' } as const
export type WayOut = (typeof WayOut)[keyof typeof WayOut]

/** LOAD-8: what somebody can do by themselves about something that is asked of them; nothing: they talk to whoever leads it. */
export function waysOut({ kind, role }: Pick<Commitment, 'role'> & { readonly kind: CommitmentKind }): WayOut[] {
  switch (kind) {
    case 'REVIEW':
    case 'CPD':
      return ['DROP']
    case 'LESSON':
      return role === 'FACILITATOR' ? ['POSTPONE', 'HAND_OVER'] : ['POSTPONE', 'DROP']
    default:
      return role === 'LEAD_REVIEWER' ? ['POSTPONE'] : []
  }
}
