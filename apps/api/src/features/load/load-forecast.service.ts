/** How much is asked of people in a half-term of their own school, over everything that any alliance asks of them (M6): the one place that counts it. */
import type { CivilDate } from '@alongside/domain/civil-date'
import type { PersonId, Urn } from '@alongside/domain/ids'
import { englishCalendar, type HalfTerm, type SchoolCalendar } from '@alongside/domain/school-days'
import {
  type Commitment,
  type CommitmentKind,
  halfTermFor,
  isTooMuch,
  type Load,
  loadIn,
  travelBetween,
  usualMinutesOf,
} from '@alongside/domain/workload'
import type { Asks } from '../enquiry/enquiry-record.service.js'
import { calendarsOf } from '../school/school-calendar.service.js'

interface Place {
  readonly easting: number | null
  readonly northing: number | null
}

/** Something that an alliance asks of somebody. */
export interface Asked extends Commitment {
  readonly personId: PersonId
  readonly kind: CommitmentKind
  /** They have said yes; else they were asked, and it may come. */
  readonly isSettled: boolean
  /** The review, research lesson, peer challenge or session that it is for. */
  readonly itemId: string
}

interface AskedRow extends Omit<Asked, 'minutes' | 'travelMinutes'> {
  /** As it is planned; null: as long as it usually takes. */
  readonly minutes: number | null
  readonly home: Place
  readonly there: Place
}

export async function askedOfPeople(asks: Asks, people: readonly PersonId[]): Promise<Asked[]> {
  const rows = await asks.sql<AskedRow>(
    `select person_id as "personId", kind, role, day::text as "on", is_settled as "isSettled", minutes, item_id as "itemId",
       jsonb_build_object('easting', home_easting, 'northing', home_northing) as home, jsonb_build_object('easting', there_easting, 'northing', there_northing) as there
       from commitments_of($1)`,
    [[...new Set(people)]],
  )
  return rows.map(({ home, there, minutes, ...row }) => ({
    ...row,
    minutes: minutes ?? usualMinutesOf[row.kind],
    travelMinutes: travelBetween(home, there),
  }))
}

export function byPerson<Row extends { readonly personId: PersonId }>(
  rows: readonly Row[],
): ReadonlyMap<PersonId, Row[]> {
  const groups = new Map<PersonId, Row[]>()
  for (const row of rows) groups.set(row.personId, [...(groups.get(row.personId) ?? []), row])
  return groups
}

/** Where each of them works; nobody for whom that is not known. */
export async function schoolsOfPeople(asks: Asks, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Urn>> {
  const rows = await asks.sql<{ personId: PersonId; urn: Urn }>(
    'select person_id as "personId", urn from schools_of($1)',
    [[...new Set(people)]],
  )
  return new Map(rows.map(({ personId, urn }) => [personId, urn]))
}

/** The dates by which each of them is counted: those of the school where they work. */
export async function calendarsOfPeople(
  asks: Asks,
  people: readonly PersonId[],
): Promise<(person: PersonId) => SchoolCalendar> {
  const schools = await schoolsOfPeople(asks, people)
  const calendars = await calendarsOf(asks, [...new Set(schools.values())])
  return (person) => calendars.get(schools.get(person)!) ?? englishCalendar
}

export interface Forecast extends Load {
  readonly halfTerm: HalfTerm
  /** Their own head said, with a reason, that they may be asked for more. */
  readonly isAllowed: boolean
}

export const everything = 'ALL'

export interface ForecastOptions {
  /** What they have not agreed to yet counts, too: of this item, of these, or of `everything`. */
  readonly also?: string | readonly string[]
  /** What nobody has asked them yet. */
  readonly more?: readonly Commitment[]
  /** An item that is looked at anew: what they have of it does not count twice. */
  readonly except?: string | null
  /** Where they are asked as staff of, when it is known. */
  readonly calendar?: SchoolCalendar
}

/** All that a forecast looks at, of many people at once. */
export async function ledger(asks: Asks, people: readonly PersonId[], calendar?: SchoolCalendar) {
  const asked = byPerson(await askedOfPeople(asks, people))
  const calendarFor = calendar ? () => calendar : await calendarsOfPeople(asks, people)
  const allowed = await allowances(asks, people)
  return (person: PersonId, day: CivilDate, { also = [], more = [], except }: ForecastOptions): Forecast => {
    const dates = calendarFor(person)
    const halfTerm = halfTermFor(day, dates)
    const counts = new Set(typeof also === 'string' ? [also] : also)
    const theirs = (asked.get(person) ?? []).filter(
      ({ isSettled, itemId }) => itemId !== except && (isSettled || counts.has(everything) || counts.has(itemId)),
    )
    const load = loadIn(halfTerm, [...theirs, ...more], undefined, dates)
    const isAllowed = (allowed.get(person) ?? []).some((one) => halfTermFor(one, dates).from === halfTerm.from)
    return { ...load, halfTerm, isAllowed }
  }
}

/** LOAD-6: what the half-term of this day comes to for each of them, by the dates of their own school. */
export async function forecasts(
  asks: Asks,
  people: readonly PersonId[],
  day: CivilDate,
  options: ForecastOptions = {},
): Promise<ReadonlyMap<PersonId, Forecast>> {
  if (people.length === 0) return new Map()
  const forecast = await ledger(asks, people, options.calendar)
  return new Map([...new Set(people)].map((person) => [person, forecast(person, day, options)]))
}

/** Half-terms, by one day of each, in which heads allowed more. */
export async function allowances(
  asks: Asks,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly CivilDate[]>> {
  const rows = await asks.sql<{ personId: PersonId; halfTerm: CivilDate }>(
    `select person_id as "personId", half_term::text as "halfTerm" from loads_overridden($1)`,
    [[...new Set(people)]],
  )
  return new Map([...byPerson(rows)].map(([person, theirs]) => [person, theirs.map(({ halfTerm }) => halfTerm)]))
}

/** Something planned, with whom, on which days. */
export interface Planned {
  readonly people: readonly PersonId[]
  readonly days: readonly CivilDate[]
  /** Counts although not everybody has agreed to it yet. */
  readonly itemId: string
}

/** Of each, those of whom too much would be asked with it: one look, however many are planned. */
export async function tooMuchIn(asks: Asks, plans: readonly Planned[]): Promise<PersonId[][]> {
  const people = plans.flatMap((plan) => (plan.days.length > 0 ? plan.people : []))
  if (people.length === 0) return plans.map(() => [])
  const forecast = await ledger(asks, people)
  return plans.map(({ people: theirs, days, itemId }) =>
    [...new Set(theirs)].filter((person) => days.some((day) => isTooMuch(forecast(person, day, { also: itemId })))),
  )
}

export const tooMuchFor = async (asks: Asks, plan: Planned): Promise<PersonId[]> => (await tooMuchIn(asks, [plan]))[0]!
