/** Times for a session, or for all sessions of a cycle at once: what each would cost, and why others are out of the question. */
import { addDays, type CivilDate, daysBetween, isWeekend } from './civil-date.js'
import { blocks, type Clash, clashLevels, isCounted, type Span } from './clash.js'
import type { SessionFormat } from './cpd-session.js'
import type { PersonId, Urn } from './ids.js'
import { englishCalendar } from './school-days.js'
import { clashesAt, coveredAt, halfTermKey, minutesAsked, type SessionPlan, type TimetableFacts } from './timetable.js'
import { clockInLondon, instantInLondon, schoolDayOf } from './wall-clock.js'
import { mostMinutes } from './workload.js'

/** Times of day at which a format usually begins. */
export const usualClocks: Readonly<Record<SessionFormat, readonly string[]>> = {
  TWILIGHT: ['15:30', '15:45', '16:00', '16:15'],
  HALF_DAY: ['09:00', '13:00'],
  FULL_DAY: ['09:00'],
  INSET_DAY: ['09:00'],
  LEARNING_VISIT: ['09:00', '09:30', '13:00'],
  ONLINE: ['15:45', '16:00', '16:30'],
  COACHING: ['09:00', '13:00', '15:45'],
}

/** In lessons that somebody else has to give: what one remark, one day off the design (for each who comes) and one more for the same school weigh. */
export const timeWeights = { remark: 2, dayOff: 0.1, mostOfOneSchool: 3 } as const

export interface TimeOption extends Span {
  readonly day: CivilDate
  readonly clashes: readonly Clash[]
  /** Lessons that have to be covered, by school. */
  readonly covered: ReadonlyMap<Urn, number>
  readonly lessons: number
  /** Minutes on the road, of everybody together, there and back. */
  readonly travel: number
  readonly cost: number
}
export interface TimeOut extends Span {
  readonly clashes: readonly Clash[]
}
export interface TimesOfSession {
  readonly plan: SessionPlan
  /** The cheapest of each day, by day. */
  readonly options: readonly TimeOption[]
  readonly out: readonly TimeOut[]
}

const sum = (values: Iterable<number>): number => [...values].reduce((all, one) => all + one, 0)

export const clocksFor = ({ format, now }: Pick<SessionPlan, 'format' | 'now'>): string[] => [
  ...new Set([...usualClocks[format], ...(now ? [clockInLondon(now.startsAt)] : [])]),
]

/** FIN-1: sessions that are to be placed stand in nobody's way while they are looked at. */
export function setAside(facts: TimetableFacts, plans: readonly SessionPlan[]): TimetableFacts {
  const ids = new Set<string>(plans.map(({ id }) => id))
  const without = <Key, Row extends { readonly itemId: string }>(all: ReadonlyMap<Key, readonly Row[]>) =>
    new Map([...all].map(([key, rows]) => [key, rows.filter(({ itemId }) => !ids.has(itemId))] as const))
  const asked = new Map([...facts.asked].map(([person, halfTerms]) => [person, new Map(halfTerms)]))
  for (const plan of plans) {
    if (plan.now === null) continue
    for (const attendee of plan.people.filter(isCounted)) {
      const theirs = asked.get(attendee.personId)
      const key = halfTermKey(schoolDayOf(plan.now.startsAt), facts.calendars.get(attendee.urn) ?? englishCalendar)
      const before = theirs?.get(key)
      if (before !== undefined) theirs?.set(key, Math.max(0, before - minutesAsked(facts, plan, attendee)))
    }
  }
  return { ...facts, busy: without(facts.busy), away: without(facts.away), rooms: without(facts.rooms), asked }
}

const lengthOf = ({ now, minutes }: SessionPlan): number =>
  now ? now.endsAt.getTime() - now.startsAt.getTime() : minutes * 60_000

const spanAt = (plan: SessionPlan, day: CivilDate, clock: string): Span => {
  const startsAt = instantInLondon(day, clock)
  return { startsAt, endsAt: new Date(startsAt.getTime() + lengthOf(plan)) }
}

/** Then the whole day is out, and each time of day would say the same. */
const closedOn = ({ calendars }: TimetableFacts, { schools }: SessionPlan, day: CivilDate): Clash[] =>
  schools
    .filter((urn) => !(calendars.get(urn) ?? englishCalendar).isSchoolDay(day))
    .map((urn) => ({ kind: 'SCHOOL_CLOSED', level: clashLevels.SCHOOL_CLOSED, personId: null, urn }))

/** The same for every day that is looked at: what is known of a plan is put in order once. */
const unplacedPlans = new WeakMap<SessionPlan, SessionPlan>()
function withoutTime(plan: SessionPlan): SessionPlan {
  if (plan.now === null) return plan
  const fresh = unplacedPlans.get(plan) ?? { ...plan, now: null }
  unplacedPlans.set(plan, fresh)
  return fresh
}

/** FIN-2: of one day, every usual time of day; the cheapest stands for the day, and all that cannot be say why. */
export function lookAt(
  facts: TimetableFacts,
  plan: SessionPlan,
  day: CivilDate,
): { readonly best: TimeOption | null; readonly out: readonly TimeOut[] } {
  if (isWeekend(day) || day <= facts.today) return { best: null, out: [] }
  const unplaced = withoutTime(plan)
  const closed = closedOn(facts, plan, day)
  if (closed.length > 0) {
    const span = spanAt(plan, day, clocksFor(plan)[0]!)
    return { best: null, out: [{ ...span, clashes: closed }] }
  }
  const out: TimeOut[] = []
  let best: TimeOption | null = null
  for (const clock of clocksFor(plan)) {
    const span = spanAt(plan, day, clock)
    const clashes = clashesAt(facts, unplaced, span)
    if (blocks(clashes)) {
      out.push({ ...span, clashes })
      continue
    }
    const option = optionOf(facts, unplaced, span, day, clashes)
    if (best === null || option.cost < best.cost) best = option
  }
  return { best, out }
}

function optionOf(
  facts: TimetableFacts,
  plan: SessionPlan,
  span: Span,
  day: CivilDate,
  clashes: readonly Clash[],
): TimeOption {
  const covered = coveredAt(facts, plan, span)
  const lessons = sum(covered.values())
  const way = ({ urn }: { readonly urn: Urn }): number =>
    plan.venueUrn === null ? 0 : 2 * (facts.travel(urn, plan.venueUrn) ?? 0)
  return {
    ...span,
    day,
    clashes,
    covered,
    lessons,
    travel: sum(plan.people.map(way)),
    cost: lessons + timeWeights.remark * clashes.filter(({ level }) => level === 'WARN').length,
  }
}

/* ---- all sessions of a cycle at once ---- */

/** A model for a solver of whole numbers: each column between its bounds, each row too, and the sum of costs as small as can be. */
export interface TimeModel {
  readonly columns: readonly { readonly cost: number; readonly upper: number; readonly isWhole: boolean }[]
  readonly rows: readonly {
    readonly columns: readonly number[]
    readonly factors: readonly number[]
    readonly lower: number | null
    readonly upper: number | null
  }[]
}
/** In the order in which they are held; `daysAfter` the one before, as the cycle was designed; nought: whenever it suits. */
export interface SessionToFind extends TimesOfSession {
  readonly daysAfter: number
}
export interface Choice {
  readonly session: number
  readonly option: TimeOption
}
export interface TimeProblem {
  readonly model: TimeModel
  readonly choices: readonly Choice[]
}

/** A session without a time costs more than anything else could. */
export const unplaced = 10_000

/**
 * FIN-3: one time for each session, in their order and as far apart as designed, as few lessons covered as can be, none of them by one
 * school alone, and no half-term too full for anybody.
 */
export function timeProblem(
  facts: TimetableFacts,
  sessions: readonly SessionToFind[],
  from: CivilDate,
  /** It is known that there is a time for each of them. */
  isEachPlaced = false,
): TimeProblem {
  const columns: { cost: number; upper: number; isWhole: boolean }[] = []
  const rows: { columns: number[]; factors: number[]; lower: number | null; upper: number | null }[] = []
  const column = (cost: number, upper: number, isWhole: boolean): number => columns.push({ cost, upper, isWhole }) - 1
  const row = (parts: readonly (readonly [number, number])[], lower: number | null, upper: number | null): void => {
    const used = parts.filter(([, factor]) => factor !== 0)
    rows.push({ columns: used.map(([at]) => at), factors: used.map(([, factor]) => factor), lower, upper })
  }
  /** No two days of this search lie further apart: a bound that is tight is what a solver is quick with. */
  const farAway =
    1 +
    Math.max(
      0,
      ...sessions.flatMap(({ options, daysAfter }) => [
        daysAfter,
        ...options.map(({ day }) => daysBetween(from, day) + daysAfter),
      ]),
    )
  const choices = choicesOf(sessions)
  for (const { option } of choices) column(option.cost, 1, true)
  const ofSession = sessions.map((_, session) => choices.flatMap((one, at) => (one.session === session ? [at] : [])))
  const none = sessions.map(() => column(unplaced, isEachPlaced ? 0 : 1, true))
  for (const [session, all] of ofSession.entries()) {
    row([...all.map((at) => [at, 1] as const), [none[session]!, 1]], 1, 1)
  }
  const position = (session: number, sign: number) =>
    ofSession[session]!.map((at) => [at, sign * daysBetween(from, choices[at]!.option.day)] as const)
  for (const [session, { daysAfter }] of sessions.entries()) {
    if (session === 0) continue
    const apart = [...position(session, 1), ...position(session - 1, -1)]
    const unless = (factor: number) => [[none[session]!, factor] as const, [none[session - 1]!, factor] as const]
    row([...apart, ...unless(farAway)], 1, null)
    // Where one between them may stay without a time, the others keep their order all the same.
    for (let before = isEachPlaced ? -1 : session - 2; before >= 0; before -= 1) {
      const either = [none[session]!, none[before]!].map((at) => [at, farAway] as const)
      row([...position(session, 1), ...position(before, -1), ...either], 1, null)
    }
    if (daysAfter === 0) continue
    const off = column(dayOffWeight(sessions), farAway, false)
    row([...apart, [off, 1], ...unless(farAway)], daysAfter, null)
    row([...apart, [off, -1], ...unless(-farAway)], null, daysAfter)
  }
  const most = column(timeWeights.mostOfOneSchool, unplaced, false)
  for (const [urn, many] of peopleBySchool(sessions)) {
    const covered = choices.map(({ option }, at) => [at, option.covered.get(urn) ?? 0] as const)
    row([...covered, [most, -many]], null, 0)
  }
  for (const { parts, left } of loadRows(facts, sessions, choices)) row(parts, null, left)
  return { model: { columns, rows }, choices }
}

export const choicesOf = (sessions: readonly SessionToFind[]): Choice[] =>
  sessions.flatMap(({ options }, session) => options.map((option): Choice => ({ session, option })))

/** What a day more or less than designed costs: for each who comes. */
export function dayOffWeight(sessions: readonly SessionToFind[]): number {
  const people = new Set(sessions.flatMap(({ plan }) => plan.people.map(({ personId }) => personId)))
  return timeWeights.dayOff * Math.max(1, people.size)
}

export function peopleBySchool(sessions: readonly SessionToFind[]): Map<Urn, number> {
  const people = new Map<Urn, Set<PersonId>>()
  for (const { urn, personId } of sessions.flatMap(({ plan }) => plan.people)) {
    people.set(urn, (people.get(urn) ?? new Set()).add(personId))
  }
  return new Map([...people].map(([urn, ids]) => [urn, ids.size]))
}

export interface LoadRow {
  readonly parts: readonly (readonly [number, number])[]
  readonly left: number
}

/** Many colleagues ask the same of the model; only the one with the least left is asked for all of them. */
export function loadRows(
  facts: TimetableFacts,
  sessions: readonly SessionToFind[],
  choices: readonly Choice[],
): readonly LoadRow[] {
  const found = new Map<string, LoadRow>()
  const people = new Map(
    sessions.flatMap(({ plan }) => plan.people.filter(isCounted).map((person) => [person.personId, person.urn])),
  )
  for (const [personId, urn] of people) {
    const calendar = facts.calendars.get(urn) ?? englishCalendar
    const asks = sessions.map(({ plan }) => {
      const attendee = plan.people.find((one) => one.personId === personId)
      return attendee && isCounted(attendee) ? minutesAsked(facts, plan, attendee) : 0
    })
    const keys = choices.map(({ option }) => halfTermKey(option.day, calendar))
    for (const halfTerm of new Set(keys)) {
      if (facts.overridden.get(personId)?.has(halfTerm)) continue
      const left = mostMinutes() - (facts.asked.get(personId)?.get(halfTerm) ?? 0)
      if (sum(asks) <= left) continue
      const parts = choices.flatMap(({ session }, at) =>
        keys[at] === halfTerm && asks[session]! > 0 ? [[at, asks[session]!] as const] : [],
      )
      const name = `${halfTerm} ${asks.join(' ')} ${calendarName(facts, urn)}`
      const known = found.get(name)
      if (!known || left < known.left) found.set(name, { parts, left })
    }
  }
  return tightest([...found.values()])
}

/** FIN-4: whoever has more left and is asked for less, each time, has enough wherever the other has. */
function tightest(rows: readonly LoadRow[]): LoadRow[] {
  const kept: { readonly row: LoadRow; readonly asked: ReadonlyMap<number, number> }[] = []
  const weightOf = ({ parts }: LoadRow): number => sum(parts.map(([, minutes]) => minutes))
  const tightFirst = rows.toSorted((one, other) => one.left - other.left || weightOf(other) - weightOf(one))
  for (const row of tightFirst) {
    const isCovered = kept.some(
      ({ row: { left }, asked }) =>
        left <= row.left && row.parts.every(([at, minutes]) => (asked.get(at) ?? 0) >= minutes),
    )
    if (!isCovered) kept.push({ row, asked: new Map(row.parts) })
  }
  return kept.map(({ row }) => row)
}

const calendarName = ({ calendars }: TimetableFacts, urn: Urn): string => {
  const own = calendars.get(urn)
  return own === undefined || own === englishCalendar ? 'usual' : urn
}

/** Of each session its time; null where none was found. */
export function readTimes(
  { choices }: TimeProblem,
  sessions: readonly SessionToFind[],
  values: readonly number[],
): (TimeOption | null)[] {
  return sessions.map((_, session) => {
    const at = choices.findIndex((one, column) => one.session === session && (values[column] ?? 0) > 0.5)
    return choices[at]?.option ?? null
  })
}

/** FIN-5: what a proposal would be if it were planned: looked at once more as a whole, each session beside all others. */
export function blocksOfProposal(
  facts: TimetableFacts,
  sessions: readonly SessionToFind[],
  times: readonly (TimeOption | null)[],
): Clash[] {
  const taken = sessions.flatMap(({ plan }, at) => {
    const time = times[at]
    return time ? [{ plan, time }] : []
  })
  return taken.flatMap(({ plan, time }) => {
    const others = taken.filter((other) => other.plan.id !== plan.id)
    const busy = new Map([...facts.busy].map(([person, all]) => [person, [...all]]))
    const asked = new Map([...facts.asked].map(([person, all]) => [person, new Map(all)]))
    for (const other of others) {
      for (const attendee of other.plan.people) {
        const { personId, urn } = attendee
        const isOnlyAsked = !isCounted(attendee)
        busy.set(personId, [...(busy.get(personId) ?? []), { ...other.time, itemId: other.plan.id, isOnlyAsked }])
        if (isOnlyAsked) continue
        const key = halfTermKey(other.time.day, facts.calendars.get(urn) ?? englishCalendar)
        const theirs = asked.get(personId) ?? new Map<CivilDate, number>()
        theirs.set(key, (theirs.get(key) ?? 0) + minutesAsked(facts, other.plan, attendee))
        asked.set(personId, theirs)
      }
    }
    return clashesAt({ ...facts, busy, asked }, { ...plan, now: null }, time).filter(({ level }) => level === 'BLOCK')
  })
}

export const daysFrom = (from: CivilDate, until: CivilDate): CivilDate[] =>
  Array.from({ length: Math.max(0, daysBetween(from, until) + 1) }, (_, ahead) => addDays(from, ahead))
