/** What is known of people, schools and rooms over a stretch of days, fetched once: then every time in it is judged without asking again. */

import type { CivilDate } from '@alongside/domain/civil-date'
import { addDays, dayInLondon } from '@alongside/domain/civil-date'
import type { Span } from '@alongside/domain/clash'
import type { PersonId, RoomId, Urn } from '@alongside/domain/ids'
import { englishCalendar, type SchoolCalendar } from '@alongside/domain/school-days'
import {
  type CoverKnown,
  halfTermKey,
  type SessionPlan,
  type Taken,
  type TakenPerson,
  type TimetableFacts,
} from '@alongside/domain/timetable'
import { minutesOf, travelBetween } from '@alongside/domain/workload'
import type { Asks } from '../enquiry/enquiry-record.service.js'
import { allowances, askedOfPeople } from '../load/load-forecast.service.js'
import { calendarsOf, insetDaysOf } from '../school/school-calendar.service.js'

interface BusyRow extends TakenPerson {
  readonly urn: Urn | null
}
interface Place {
  readonly easting: number | null
  readonly northing: number | null
}
/** Over all that is to be placed, and over all that could be in its way. */
export async function factsFor(asks: Asks, plans: readonly SessionPlan[], within: Span): Promise<TimetableFacts> {
  const people = [...new Set(plans.flatMap((plan) => plan.people.map(({ personId }) => personId)))]
  const urns = [...new Set(plans.flatMap(({ schools }) => schools))]
  const rooms = [...new Set(plans.flatMap(({ roomId }) => roomId ?? []))]
  const calendars = await calendarsOf(asks, urns)
  const insets = await insetDaysOf(asks, urns)
  const taken = await busyOf(asks, people, urns, within)
  const onlyAsked = await placesAsked(asks, people)
  const homes = homesOf(plans)
  return {
    today: dayInLondon(new Date()),
    calendars,
    isInset: (urn, day) => insets.get(urn)?.has(day) ?? false,
    busy: grouped(
      taken
        .filter(({ personId }) => homes.has(personId))
        .map((row) => (onlyAsked.has(keyOf(row)) ? { ...row, isOnlyAsked: true } : row)),
      ({ personId }) => personId,
    ),
    away: grouped(
      taken.filter((row): row is BusyRow & { urn: Urn } => row.urn !== null),
      ({ urn }) => urn,
    ),
    asked: await askedBefore(asks, people, onlyAsked, (person) => calendars.get(homes.get(person)!) ?? englishCalendar),
    overridden: await overridden(asks, people, (person) => calendars.get(homes.get(person)!) ?? englishCalendar),
    ...(await shapesOf(asks, urns)),
    rooms: await roomsHeld(asks, rooms, within),
    travel: await travels(asks, urns),
    cover: await coverKnown(asks, people, plans, within),
  }
}

const homesOf = (plans: readonly SessionPlan[]): ReadonlyMap<PersonId, Urn> =>
  new Map(plans.flatMap(({ people }) => people.map(({ personId, urn }) => [personId, urn] as const)))

function grouped<Key, Row>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

const busyOf = (asks: Asks, people: readonly PersonId[], urns: readonly Urn[], { startsAt, endsAt }: Span) =>
  asks.sql<BusyRow>(
    `select person_id as "personId", urn, item_id as "itemId", starts_at as "startsAt", ends_at as "endsAt" from busy_times($1, $2, $3, $4)`,
    [[...people], [...urns], startsAt, endsAt],
  )

async function roomsHeld(asks: Asks, rooms: readonly RoomId[], { startsAt, endsAt }: Span) {
  if (rooms.length === 0) return new Map<RoomId, Taken[]>()
  const rows = await asks.sql<Taken & { roomId: RoomId }>(
    `select room_id as "roomId", session_id as "itemId", starts_at as "startsAt", ends_at as "endsAt" from rooms_held($1, $2, $3)`,
    [[...rooms], startsAt, endsAt],
  )
  return grouped(rows, ({ roomId }) => roomId)
}

const keyOf = ({ personId, itemId }: { readonly personId: PersonId; readonly itemId: string }): string =>
  `${personId} ${itemId}`

/** Places that wait for the yes of their school, in any alliance. */
async function placesAsked(asks: Asks, people: readonly PersonId[]): Promise<ReadonlySet<string>> {
  const rows = await asks.sql<{ personId: PersonId; itemId: string }>(
    `select person_id as "personId", session_id as "itemId" from places_asked($1) where state = 'REQUESTED'`,
    [[...people]],
  )
  return new Set(rows.map(keyOf))
}

/** All that any alliance asks of them, by half-term of their own school; a place counts once their school has said yes. */
async function askedBefore(
  asks: Asks,
  people: readonly PersonId[],
  onlyAsked: ReadonlySet<string>,
  calendarFor: (person: PersonId) => SchoolCalendar,
): Promise<ReadonlyMap<PersonId, ReadonlyMap<CivilDate, number>>> {
  const asked = new Map<PersonId, Map<CivilDate, number>>()
  for (const one of await askedOfPeople(asks, people)) {
    if (onlyAsked.has(keyOf(one))) continue
    const halfTerm = halfTermKey(one.on, calendarFor(one.personId))
    const theirs = asked.get(one.personId) ?? new Map<CivilDate, number>()
    asked.set(one.personId, theirs)
    theirs.set(halfTerm, (theirs.get(halfTerm) ?? 0) + minutesOf(one))
  }
  return asked
}

async function overridden(
  asks: Asks,
  people: readonly PersonId[],
  calendarFor: (person: PersonId) => SchoolCalendar,
): Promise<ReadonlyMap<PersonId, ReadonlySet<CivilDate>>> {
  return new Map(
    [...(await allowances(asks, people))].map(([person, days]) => [
      person,
      new Set(days.map((day) => halfTermKey(day, calendarFor(person)))),
    ]),
  )
}

/** Longer than any half-term: classes are counted in the one that a time lies in. */
const halfTermDays = 70

/** Where cover stands; which class and at what price stays in the school. */
async function coverKnown(
  asks: Asks,
  people: readonly PersonId[],
  plans: readonly SessionPlan[],
  { startsAt, endsAt }: Span,
): Promise<TimetableFacts['cover']> {
  const rows = await asks.sql<CoverKnown & { personId: PersonId }>(
    `select person_id as "personId", source_id as "sourceId", on_day::text as "onDay", said_for as "saidFor", class_key as "classKey", stand from cover_known($1, $2, $3, $4)`,
    [
      [...people],
      plans.map(({ id }) => id),
      addDays(dayInLondon(startsAt), -halfTermDays),
      addDays(dayInLondon(endsAt), halfTermDays),
    ],
  )
  return grouped(rows, ({ personId }) => personId)
}

/** How many teachers each school has, and how its day is cut up, where it has told so. */
async function shapesOf(asks: Asks, urns: readonly Urn[]): Promise<Pick<TimetableFacts, 'teachers' | 'periods'>> {
  const rows = await asks.sql<{ urn: Urn; teachers: number | null; periods: { from: string; until: string }[] }>(
    `select s.urn, d.teachers, d.periods from school_day d join space s on s.id = d.space_id where s.urn = any($1)`,
    [[...urns]],
  )
  return {
    teachers: new Map(rows.flatMap(({ urn, teachers }) => (teachers === null ? [] : [[urn, teachers] as const]))),
    periods: new Map(rows.map(({ urn, periods }) => [urn, periods] as const)),
  }
}

/** One way; null where it is not known where a school lies. */
async function travels(asks: Asks, urns: readonly Urn[]): Promise<TimetableFacts['travel']> {
  const rows = await asks.sql<Place & { urn: Urn }>(`select urn, easting, northing from school where urn = any($1)`, [
    [...urns],
  ])
  const places = new Map(rows.map((row) => [row.urn, row]))
  return (from, to) => {
    const [home, there] = [places.get(from), places.get(to)]
    return home?.easting == null || there?.easting == null ? null : travelBetween(home, there) / 2
  }
}
