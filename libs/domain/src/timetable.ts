/** From what is known of people, schools and rooms to what speaks against a time: the same for a drag, a release and a search. */
import type { CivilDate } from './civil-date.js'
import {
  type Clash,
  type ClashLevel,
  clashesOf,
  overlaps,
  type PersonAtSession,
  type SchoolAtSession,
  type SessionToPlace,
  type Span,
} from './clash.js'
import type { SessionFormat } from './cpd-session.js'
import type { CpdSessionId, PersonId, RoomId, Urn } from './ids.js'
import { englishCalendar, type SchoolCalendar } from './school-days.js'
import { instantInLondon, schoolDayOf } from './wall-clock.js'
import { type CommitmentRole, halfTermFor, loadOf, minutesOf } from './workload.js'

/** Something that is planned already; `itemId` so that a session is no clash with itself. */
export interface Taken extends Span {
  readonly itemId: string
}
export interface TakenPerson extends Taken {
  readonly personId: PersonId
}
export interface Attendee {
  readonly personId: PersonId
  readonly urn: Urn
  readonly isFacilitator: boolean
  readonly hasConfirmed: boolean
}
export interface SessionPlan {
  readonly id: CpdSessionId
  readonly format: SessionFormat
  readonly minutes: number
  readonly venueUrn: Urn | null
  readonly roomId: RoomId | null
  readonly people: readonly Attendee[]
  /** Of the cycle, of everybody who comes, and where it is held. */
  readonly schools: readonly Urn[]
  /** When it is now; null: not yet at any time. */
  readonly now: Span | null
}

export interface TimetableFacts {
  readonly today: CivilDate
  readonly calendars: ReadonlyMap<Urn, SchoolCalendar>
  /** Days on which staff are there and pupils are not. */
  readonly isInset: (urn: Urn, day: CivilDate) => boolean
  readonly busy: ReadonlyMap<PersonId, readonly Taken[]>
  /** Minutes by half-term, as `halfTermKey` names it. */
  readonly asked: ReadonlyMap<PersonId, ReadonlyMap<CivilDate, number>>
  /** Half-terms in which their head allowed more. */
  readonly overridden: ReadonlyMap<PersonId, ReadonlySet<CivilDate>>
  readonly teachers: ReadonlyMap<Urn, number>
  /** As each school's day is cut up; one that has told nothing has its morning and its afternoon. */
  readonly periods: ReadonlyMap<Urn, readonly { readonly from: string; readonly until: string }[]>
  readonly away: ReadonlyMap<Urn, readonly TakenPerson[]>
  readonly rooms: ReadonlyMap<RoomId, readonly Taken[]>
  /** One way, in minutes; null: not known. */
  readonly travel: (from: Urn, to: Urn) => number | null
  /** Nobody knows of cover yet: nothing is said about it. */
  readonly cover: ReadonlyMap<PersonId, { readonly needed: number; readonly found: number }> | null
}

/** From the first lesson to the last, and where the morning ends: before and after nobody's class waits. */
export const teachingHours = { from: '08:30', midday: '12:30', until: '15:30' } as const

export const isOnline = ({ format }: Pick<SessionPlan, 'format'>): boolean => format === 'ONLINE'
export const roleOf = ({ isFacilitator }: Pick<Attendee, 'isFacilitator'>): CommitmentRole =>
  isFacilitator ? 'FACILITATOR' : 'ATTENDEE'

const keys = new WeakMap<SchoolCalendar, Map<CivilDate, CivilDate>>()
/** TIM-1: the first day of the half-term that a day counts for, by the calendar of one's own school. */
export function halfTermKey(day: CivilDate, calendar: SchoolCalendar): CivilDate {
  const known = keys.get(calendar) ?? new Map<CivilDate, CivilDate>()
  keys.set(calendar, known)
  const key = known.get(day) ?? halfTermFor(day, calendar).from
  known.set(day, key)
  return key
}

/** TIM-2: the halves of the day in which classes wait for whoever goes there; after the last lesson there is none. */
export function halfDaysOf({ startsAt, endsAt }: Span): Span[] {
  const day = schoolDayOf(startsAt)
  const [from, midday, until] = [teachingHours.from, teachingHours.midday, teachingHours.until].map((clock) =>
    instantInLondon(day, clock),
  ) as [Date, Date, Date]
  const halves = [
    { startsAt: from, endsAt: midday },
    { startsAt: midday, endsAt: until },
  ]
  return halves.filter((half) => overlaps(half, { startsAt, endsAt }))
}

/** What one session asks of somebody, the way there and back counted in. */
export function minutesAsked(facts: TimetableFacts, plan: SessionPlan, attendee: Attendee): number {
  const way = plan.venueUrn === null ? null : facts.travel(attendee.urn, plan.venueUrn)
  return minutesOf({
    role: roleOf(attendee),
    minutes: plan.minutes,
    travelMinutes: 2 * (way ?? 0),
    on: facts.today,
  })
}

const calendarOf = ({ calendars }: TimetableFacts, urn: Urn): SchoolCalendar => calendars.get(urn) ?? englishCalendar

function personAt(facts: TimetableFacts, plan: SessionPlan, attendee: Attendee, span: Span): PersonAtSession {
  const { personId, urn } = attendee
  const calendar = calendarOf(facts, urn)
  const halfTerm = halfTermKey(schoolDayOf(span.startsAt), calendar)
  const otherwise = (facts.busy.get(personId) ?? []).filter(({ itemId }) => itemId !== plan.id)
  const asks = minutesAsked(facts, plan, attendee)
  const counted = plan.now !== null && halfTermKey(schoolDayOf(plan.now.startsAt), calendar) === halfTerm ? asks : 0
  const before = (facts.asked.get(personId)?.get(halfTerm) ?? 0) - counted
  const cover = facts.cover?.get(personId) ?? { needed: 0, found: 0 }
  return {
    ...attendee,
    otherwise,
    load: loadOf(before + asks).level,
    isLoadOverridden: facts.overridden.get(personId)?.has(halfTerm) ?? false,
    needsCover: cover.needed > 0,
    hasCover: cover.found >= cover.needed,
    coveredPerClass: [],
    travelMinutes: isOnline(plan) || plan.venueUrn === null ? null : facts.travel(urn, plan.venueUrn),
  }
}

/** TIM-3: in the half of the day in which most are away; an INSET day has no classes that wait. */
function outOf(facts: TimetableFacts, plan: SessionPlan, urn: Urn, span: Span): number {
  if (facts.isInset(urn, schoolDayOf(span.startsAt))) return 0
  const own = plan.people.filter((person) => person.urn === urn).map(({ personId }) => personId)
  if (own.length === 0) return 0
  const others = (facts.away.get(urn) ?? []).filter(({ itemId }) => itemId !== plan.id)
  const each = halfDaysOf(span).map(
    (half) =>
      new Set([...own, ...others.filter((other) => overlaps(other, half)).map(({ personId }) => personId)]).size,
  )
  return Math.max(0, ...each)
}

/** TIM-5: lessons that others give while these are away, by school: none on an INSET day, none after the last one. */
export function coveredAt(facts: TimetableFacts, plan: SessionPlan, span: Span): ReadonlyMap<Urn, number> {
  const day = schoolDayOf(span.startsAt)
  const covered = new Map<Urn, number>()
  const each = new Map<Urn, number>()
  for (const { urn } of plan.people) {
    const missed = each.get(urn) ?? (facts.isInset(urn, day) ? 0 : missedOf(facts, urn, day, span))
    each.set(urn, missed)
    if (missed > 0) covered.set(urn, (covered.get(urn) ?? 0) + missed)
  }
  return covered
}

function missedOf({ periods }: TimetableFacts, urn: Urn, day: CivilDate, span: Span): number {
  const told = periods.get(urn) ?? []
  if (told.length === 0) return halfDaysOf(span).length
  return told.filter(({ from, until }) =>
    overlaps({ startsAt: instantInLondon(day, from), endsAt: instantInLondon(day, until) }, span),
  ).length
}

function hasRoom(facts: TimetableFacts, plan: SessionPlan, span: Span): boolean | null {
  if (isOnline(plan)) return null
  if (plan.roomId === null) return false
  return !(facts.rooms.get(plan.roomId) ?? []).some((held) => held.itemId !== plan.id && overlaps(held, span))
}

/** A session at a time, as the rules of clashes want it. */
export const sessionAt = (facts: TimetableFacts, plan: SessionPlan, span: Span): SessionToPlace => ({
  ...span,
  day: schoolDayOf(span.startsAt),
  isOnline: isOnline(plan),
  hasRoom: hasRoom(facts, plan, span),
  people: plan.people.map((attendee) => personAt(facts, plan, attendee, span)),
  schools: plan.schools.map(
    (urn): SchoolAtSession => ({
      urn,
      calendar: calendarOf(facts, urn),
      teachers: facts.teachers.get(urn) ?? Number.POSITIVE_INFINITY,
      out: outOf(facts, plan, urn, span),
    }),
  ),
})

export const clashesAt = (facts: TimetableFacts, plan: SessionPlan, span: Span): Clash[] =>
  clashesOf(sessionAt(facts, plan, span), facts.today)

/** Worst first, as `clashesOf` sorts them. */
export const levelOf = (clashes: readonly Clash[]): ClashLevel => clashes[0]?.level ?? 'IGNORE'
