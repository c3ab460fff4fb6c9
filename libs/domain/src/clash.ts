/** What speaks against a time for a session, in four levels: what blocks it, what blocks its release, what is worth a word (state machine G). */
import type { CivilDate } from './civil-date.js'
import type { PersonId, Urn } from './ids.js'
import { englishCalendar, type SchoolCalendar, schoolDaysBetween } from './school-days.js'
import type { LoadLevel } from './workload.js'

export const ClashLevel = { BLOCK: 'BLOCK', BLOCK_RELEASE: 'BLOCK_RELEASE', WARN: 'WARN', IGNORE: 'IGNORE' } as const
export type ClashLevel = (typeof ClashLevel)[keyof typeof ClashLevel]

export const ClashKind = {
  DOUBLE_BOOKED: 'DOUBLE_BOOKED',
  SCHOOL_CLOSED: 'SCHOOL_CLOSED',
  LOAD_RED: 'LOAD_RED',
  NO_ROOM: 'NO_ROOM',
  FACILITATOR_UNCONFIRMED: 'FACILITATOR_UNCONFIRMED',
  COVER_UNFILLED: 'COVER_UNFILLED',
  LOAD_AMBER: 'LOAD_AMBER',
  LOAD_OVERRIDDEN: 'LOAD_OVERRIDDEN',
  MANY_STAFF_OUT: 'MANY_STAFF_OUT',
  CLASS_COVERED_OFTEN: 'CLASS_COVERED_OFTEN',
  COVER_ASKED_AGAIN: 'COVER_ASKED_AGAIN',
  LONG_TRAVEL: 'LONG_TRAVEL',
} as const
export type ClashKind = (typeof ClashKind)[keyof typeof ClashKind]

export const clashLevels: Readonly<Record<ClashKind, ClashLevel>> = {
  DOUBLE_BOOKED: 'BLOCK',
  SCHOOL_CLOSED: 'BLOCK',
  LOAD_RED: 'BLOCK',
  NO_ROOM: 'BLOCK_RELEASE',
  FACILITATOR_UNCONFIRMED: 'BLOCK_RELEASE',
  COVER_UNFILLED: 'BLOCK_RELEASE',
  LOAD_AMBER: 'WARN',
  LOAD_OVERRIDDEN: 'WARN',
  MANY_STAFF_OUT: 'WARN',
  CLASS_COVERED_OFTEN: 'WARN',
  COVER_ASKED_AGAIN: 'WARN',
  LONG_TRAVEL: 'WARN',
}

export interface Clash {
  readonly kind: ClashKind
  readonly level: ClashLevel
  /** Whom it is about; null: the session as a whole. */
  readonly personId: PersonId | null
  readonly urn: Urn | null
}

export interface Span {
  readonly startsAt: Date
  readonly endsAt: Date
}
/** CLA-1: one ends as the other begins: no clash. */
export const overlaps = (one: Span, other: Span): boolean =>
  one.startsAt.getTime() < other.endsAt.getTime() && other.startsAt.getTime() < one.endsAt.getTime()

/** Something else at some time. */
export interface Elsewhere extends Span {
  /** A place there that still waits for the yes of their school. */
  readonly isOnlyAsked?: boolean
}

/** Whoever leads it, or whose school has agreed to their place; not whoever has only asked for one. */
export const isCounted = ({ isFacilitator, hasConfirmed }: Pick<PersonAtSession, 'isFacilitator' | 'hasConfirmed'>) =>
  isFacilitator || hasConfirmed

export interface PersonAtSession {
  readonly personId: PersonId
  readonly urn: Urn
  readonly isFacilitator: boolean
  /** Has agreed to lead it; or, of those who only come: their school has agreed to their place. */
  readonly hasConfirmed: boolean
  readonly otherwise: readonly Elsewhere[]
  /** With this session counted in; places elsewhere that still wait for a yes are not. */
  readonly load: LoadLevel
  /** Their own head said that it is all right, with a reason. */
  readonly isLoadOverridden: boolean
  readonly needsCover: boolean
  readonly hasCover: boolean
  /** Somebody said yes to cover for another time than this: it is asked for again. */
  readonly losesCover: boolean
  /** How often each of their classes is covered in this half-term, this time counted in. */
  readonly coveredPerClass: readonly number[]
  /** One way, in minutes; null: not known. */
  readonly travelMinutes: number | null
}
export interface SchoolAtSession {
  readonly urn: Urn
  readonly calendar: SchoolCalendar
  readonly teachers: number
  /** In the same half-day, this session counted in. */
  readonly out: number
}
export interface SessionToPlace extends Span {
  readonly day: CivilDate
  readonly isOnline: boolean
  /** A room is held for it; null: it needs none. */
  readonly hasRoom: boolean | null
  readonly people: readonly PersonAtSession[]
  readonly schools: readonly SchoolAtSession[]
}

export const clashLimits = {
  staffOutShare: 0.05,
  fewestOut: 2,
  coveredPerClass: 2,
  travelMinutes: 45,
  coverDays: 10,
} as const

const about = (
  kind: ClashKind,
  personId: PersonId | null = null,
  urn: Urn | null = null,
  level: ClashLevel = clashLevels[kind],
): Clash => ({ kind, level, personId, urn })

/** CLA-4: a session does not wait for a place that somebody has asked for and their school has not agreed to: a word, and no more. */
const unless = (isOnlyAsked: boolean, kind: ClashKind): ClashLevel => (isOnlyAsked ? 'WARN' : clashLevels[kind])

function ofTime(person: PersonAtSession, session: Span): Clash[] {
  const at = person.otherwise.filter((other) => overlaps(other, session))
  if (at.length === 0) return []
  const isOnlyAsked = !isCounted(person) || at.every((other) => other.isOnlyAsked)
  return [about('DOUBLE_BOOKED', person.personId, person.urn, unless(isOnlyAsked, 'DOUBLE_BOOKED'))]
}

function ofLoad(person: PersonAtSession): Clash[] {
  const { personId, urn, load, isLoadOverridden } = person
  if (load === 'GREEN') return []
  if (load === 'AMBER') return [about('LOAD_AMBER', personId, urn)]
  if (isLoadOverridden) return [about('LOAD_OVERRIDDEN', personId, urn)]
  return [about('LOAD_RED', personId, urn, unless(!isCounted(person), 'LOAD_RED'))]
}

function ofPerson(person: PersonAtSession, session: SessionToPlace, isNear: boolean): Clash[] {
  const { personId, urn, coveredPerClass, losesCover, travelMinutes } = person
  const found: Clash[] = []
  const say = (is: boolean, kind: ClashKind): void => {
    if (is) found.push(about(kind, personId, urn))
  }
  const isFar = !session.isOnline && travelMinutes !== null && travelMinutes > clashLimits.travelMinutes
  found.push(...ofTime(person, session), ...ofLoad(person))
  say(person.isFacilitator && !person.hasConfirmed, 'FACILITATOR_UNCONFIRMED')
  say(isNear && person.needsCover && !person.hasCover, 'COVER_UNFILLED')
  say(
    coveredPerClass.some((times) => times > clashLimits.coveredPerClass),
    'CLASS_COVERED_OFTEN',
  )
  say(losesCover, 'COVER_ASKED_AGAIN')
  say(isFar, 'LONG_TRAVEL')
  return found
}

/** CLA-2: more than a twentieth of a school's teachers, and at least two, are out at once. */
export const isManyOut = ({ teachers, out }: Pick<SchoolAtSession, 'teachers' | 'out'>): boolean =>
  out >= clashLimits.fewestOut && out > teachers * clashLimits.staffOutShare

/** CLA-3: everything that speaks against it, what blocks first; nothing is hidden because something else is worse. */
export function clashesOf(session: SessionToPlace, today: CivilDate): Clash[] {
  const calendars = new Map(session.schools.map(({ urn, calendar }) => [urn, calendar]))
  const nearFor = new Map<Urn, boolean>()
  // By the days of the school whose teacher it is. Counting them takes longer than all the rest: only where cover is missing.
  const isNear = ({ urn, needsCover, hasCover }: PersonAtSession): boolean => {
    if (!needsCover || hasCover) return false
    const known = nearFor.get(urn)
    if (known !== undefined) return known
    const days = schoolDaysBetween(today, session.day, calendars.get(urn) ?? englishCalendar)
    nearFor.set(urn, days < clashLimits.coverDays)
    return days < clashLimits.coverDays
  }
  const found = [
    ...session.schools.flatMap((school) => [
      ...(school.calendar.isSchoolDay(session.day) ? [] : [about('SCHOOL_CLOSED', null, school.urn)]),
      ...(isManyOut(school) ? [about('MANY_STAFF_OUT', null, school.urn)] : []),
    ]),
    ...(session.hasRoom === false && !session.isOnline ? [about('NO_ROOM')] : []),
    ...session.people.flatMap((person) => ofPerson(person, session, isNear(person))),
  ]
  const order = Object.values(ClashLevel)
  return found.sort((one, other) => order.indexOf(one.level) - order.indexOf(other.level))
}

export const blocks = (clashes: readonly Clash[]): boolean => clashes.some(({ level }) => level === 'BLOCK')
export const blocksRelease = (clashes: readonly Clash[]): boolean =>
  clashes.some(({ level }) => level === 'BLOCK' || level === 'BLOCK_RELEASE')
