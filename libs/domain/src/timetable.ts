/**
 * From what is known of people, schools and rooms to what speaks against a time: the same for a drag, a release and a search.
 * Longer than most, for facts, what is looked up of them thousands of times, and what is judged of them change together.
 */
import { addDays, type CivilDate } from './civil-date.js'
import {
  type Clash,
  type ClashLevel,
  clashesOf,
  isCounted,
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
import { type CommitmentRole, halfTermFor, type LoadLevel, loadOf, minutesOf } from './workload.js'

/** Something that is planned already; `itemId` so that a session is no clash with itself. */
export interface Taken extends Span {
  readonly itemId: string
}
export interface TakenByPerson extends Taken {
  /** A place that still waits for the yes of their school. */
  readonly isOnlyAsked?: boolean
}
export interface TakenPerson extends TakenByPerson {
  readonly personId: PersonId
}
/** What is known of somebody's cover for one period of one event; of classes only whether two are the same. */
export interface CoverKnown {
  readonly sourceId: string
  readonly onDay: CivilDate
  /** When what it is for begins, as it was when the periods were said. */
  readonly saidFor: Date
  /** Null: not named. */
  readonly classKey: string | null
  readonly stand: 'NOT_NEEDED' | 'ASKED' | 'APPROVED' | 'ARRANGED'
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
  readonly busy: ReadonlyMap<PersonId, readonly TakenByPerson[]>
  /** Minutes by half-term, as `halfTermKey` names it; without places that still wait for the yes of their school. */
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
  readonly cover: ReadonlyMap<PersonId, readonly CoverKnown[]>
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

/* ---- what is looked up for every time that is tried, put in order once for a plan ---- */

type ByDay<Row> = ReadonlyMap<CivilDate, readonly Row[]>
interface KnownPerson extends Attendee {
  readonly calendar: SchoolCalendar
  readonly busy: ByDay<TakenByPerson>
  readonly asks: number
  /** Of what they are asked already, the session itself, where it stands now. */
  readonly counted: CivilDate | null
  readonly loads: Map<CivilDate, LoadLevel>
  readonly cover: readonly CoverKnown[]
  readonly travelMinutes: number | null
}
interface KnownPlan {
  readonly people: readonly KnownPerson[]
  readonly own: ReadonlyMap<Urn, readonly PersonId[]>
  readonly away: ReadonlyMap<Urn, ByDay<TakenPerson>>
}

function byDay<Row extends Taken>(rows: readonly Row[], without: string): ByDay<Row> {
  const days = new Map<CivilDate, Row[]>()
  for (const row of rows) {
    if (row.itemId === without) continue
    const last = schoolDayOf(row.endsAt)
    for (let day = schoolDayOf(row.startsAt); day <= last; day = addDays(day, 1)) {
      const there = days.get(day)
      if (there) there.push(row)
      else days.set(day, [row])
    }
  }
  return days
}

/** Whatever begins on one day and ends on another is looked for on both. */
function onDaysOf<Row>(days: ByDay<Row> | undefined, { day, lastDay }: Moment): readonly Row[] {
  const there = days?.get(day) ?? []
  return day === lastDay ? there : [...there, ...(days?.get(lastDay) ?? [])]
}
interface Moment extends Span {
  readonly day: CivilDate
  readonly lastDay: CivilDate
}
const momentOf = ({ startsAt, endsAt }: Span): Moment => ({
  startsAt,
  endsAt,
  day: schoolDayOf(startsAt),
  lastDay: schoolDayOf(endsAt),
})

const known = new WeakMap<TimetableFacts, WeakMap<SessionPlan, KnownPlan>>()
function knownOf(facts: TimetableFacts, plan: SessionPlan): KnownPlan {
  const plans = known.get(facts) ?? new WeakMap<SessionPlan, KnownPlan>()
  known.set(facts, plans)
  const fresh = plans.get(plan) ?? ordered(facts, plan)
  plans.set(plan, fresh)
  return fresh
}

function ordered(facts: TimetableFacts, plan: SessionPlan): KnownPlan {
  const own = new Map<Urn, PersonId[]>()
  for (const { urn, personId } of plan.people) own.set(urn, [...(own.get(urn) ?? []), personId])
  const people = plan.people.map((attendee): KnownPerson => {
    const calendar = calendarOf(facts, attendee.urn)
    return {
      ...attendee,
      calendar,
      busy: byDay(facts.busy.get(attendee.personId) ?? [], plan.id),
      asks: minutesAsked(facts, plan, attendee),
      counted: plan.now === null || !isCounted(attendee) ? null : halfTermKey(schoolDayOf(plan.now.startsAt), calendar),
      loads: new Map(),
      cover: facts.cover.get(attendee.personId) ?? [],
      travelMinutes: isOnline(plan) || plan.venueUrn === null ? null : facts.travel(attendee.urn, plan.venueUrn),
    }
  })
  const away = new Map([...own.keys()].map((urn) => [urn, byDay(facts.away.get(urn) ?? [], plan.id)] as const))
  return { people, own, away }
}

/* ---- a session at a time ---- */

/** TIM-6: cover is for one time: at any other it has to be asked for again, by all who miss lessons there. */
function coverOf(
  plan: SessionPlan,
  { cover, isFacilitator, hasConfirmed, calendar }: KnownPerson,
  startsAt: Date,
  missed: number,
  halfTerm: CivilDate,
): Pick<PersonAtSession, 'needsCover' | 'hasCover' | 'losesCover' | 'coveredPerClass'> {
  const asks = missed > 0 && (isFacilitator || hasConfirmed)
  if (cover.length === 0) return { needsCover: asks, hasCover: false, losesCover: false, coveredPerClass: [] }
  const here = cover.filter(({ sourceId }) => sourceId === plan.id)
  const said = here.filter(({ saidFor }) => saidFor.getTime() === startsAt.getTime())
  const needed = said.filter(({ stand }) => stand !== 'NOT_NEEDED')
  const classes = new Set(needed.flatMap(({ classKey }) => classKey ?? []))
  const counted = cover.filter(
    ({ sourceId, stand, onDay }) =>
      stand !== 'NOT_NEEDED' && (sourceId === plan.id || halfTermKey(onDay, calendar) === halfTerm),
  )
  return {
    needsCover: said.length > 0 ? needed.length > 0 : asks,
    hasCover: needed.length > 0 && needed.every(({ stand }) => stand === 'ARRANGED'),
    losesCover: said.length === 0 && here.some(({ stand }) => stand === 'APPROVED' || stand === 'ARRANGED'),
    coveredPerClass: [...classes].map((one) => counted.filter(({ classKey }) => classKey === one).length),
  }
}

function personAt(
  facts: TimetableFacts,
  plan: SessionPlan,
  person: KnownPerson,
  moment: Moment,
  missed: number,
): PersonAtSession {
  const { personId, urn, isFacilitator, hasConfirmed, calendar, asks, counted, loads, travelMinutes } = person
  const halfTerm = halfTermKey(moment.day, calendar)
  const before = (facts.asked.get(personId)?.get(halfTerm) ?? 0) - (counted === halfTerm ? asks : 0)
  const load = loads.get(halfTerm) ?? loadOf(before + asks).level
  loads.set(halfTerm, load)
  const { needsCover, hasCover, losesCover, coveredPerClass } = coverOf(plan, person, moment.startsAt, missed, halfTerm)
  // Each by its name: copied together from parts, thousands of times, they cost more than all that is judged of them.
  return {
    personId,
    urn,
    isFacilitator,
    hasConfirmed,
    otherwise: onDaysOf(person.busy, moment),
    load,
    isLoadOverridden: facts.overridden.get(personId)?.has(halfTerm) ?? false,
    needsCover,
    hasCover,
    losesCover,
    coveredPerClass,
    travelMinutes,
  }
}

/** TIM-3: in the half of the day in which most are away; an INSET day has no classes that wait. */
function outOf(
  facts: TimetableFacts,
  { own, away }: KnownPlan,
  urn: Urn,
  moment: Moment,
  halves: readonly Span[],
): number {
  const going = own.get(urn)
  if (!going || facts.isInset(urn, moment.day)) return 0
  const others = onDaysOf(away.get(urn), moment)
  const each = halves.map(
    (half) =>
      new Set([...going, ...others.filter((other) => overlaps(other, half)).map(({ personId }) => personId)]).size,
  )
  return Math.max(0, ...each)
}

/** TIM-5: lessons that others give while these are away, by school: none on an INSET day, none after the last one. */
export function coveredAt(facts: TimetableFacts, plan: SessionPlan, span: Span): ReadonlyMap<Urn, number> {
  const covered = new Map<Urn, number>()
  const each = missedBySchool(facts, plan, span)
  for (const { urn } of plan.people) {
    const missed = each.get(urn) ?? 0
    if (missed > 0) covered.set(urn, (covered.get(urn) ?? 0) + missed)
  }
  return covered
}

/** Lessons that one who goes from there misses; none where there are no pupils. */
function missedBySchool(facts: TimetableFacts, plan: SessionPlan, span: Span): ReadonlyMap<Urn, number> {
  const day = schoolDayOf(span.startsAt)
  const hasPupils = (urn: Urn): boolean => !facts.isInset(urn, day) && calendarOf(facts, urn).isSchoolDay(day)
  const urns = new Set(plan.people.map(({ urn }) => urn))
  return new Map([...urns].map((urn) => [urn, hasPupils(urn) ? missedOf(facts, urn, day, span) : 0]))
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

/** As the rules of clashes want it. */
export function sessionAt(facts: TimetableFacts, plan: SessionPlan, span: Span): SessionToPlace {
  const missed = missedBySchool(facts, plan, span)
  const ready = knownOf(facts, plan)
  const moment = momentOf(span)
  const halves = halfDaysOf(span)
  return {
    ...span,
    day: moment.day,
    isOnline: isOnline(plan),
    hasRoom: hasRoom(facts, plan, span),
    people: ready.people.map((person) => personAt(facts, plan, person, moment, missed.get(person.urn) ?? 0)),
    schools: plan.schools.map(
      (urn): SchoolAtSession => ({
        urn,
        calendar: calendarOf(facts, urn),
        teachers: facts.teachers.get(urn) ?? Number.POSITIVE_INFINITY,
        out: outOf(facts, ready, urn, moment, halves),
      }),
    ),
  }
}

export const clashesAt = (facts: TimetableFacts, plan: SessionPlan, span: Span): Clash[] =>
  clashesOf(sessionAt(facts, plan, span), facts.today)

/** Worst first, as `clashesOf` sorts them. */
export const levelOf = (clashes: readonly Clash[]): ClashLevel => clashes[0]?.level ?? 'IGNORE'
