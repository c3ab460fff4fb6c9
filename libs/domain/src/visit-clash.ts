/** What a timetable of a visit should be looked at for, before anybody travels: warnings, which stop nobody. */
import type { CivilDate } from './civil-date.js'
import type { ActivityId, PersonId } from './ids.js'
import type { VisitActivity } from './review-visit.js'
import { englishCalendar, isSchoolDay, type SchoolCalendar } from './school-days.js'

/** An activity with its place in the timetable; times as `09:30`, which sort as they are. */
export interface TimedActivity extends VisitActivity {
  readonly id: ActivityId
  readonly from: string
  readonly until: string
}

export const VisitClashKind = {
  /** Somebody is in two activities at once. */
  TWICE_AT_ONCE: 'TWICE_AT_ONCE',
  /** The host is closed on that day. */
  HOST_CLOSED: 'HOST_CLOSED',
  /** So much is asked of them in this half-term that nobody should ask for more. */
  LOAD_RED: 'LOAD_RED',
} as const
export type VisitClashKind = (typeof VisitClashKind)[keyof typeof VisitClashKind]

export interface VisitClash {
  readonly kind: VisitClashKind
  readonly on: CivilDate | null
  readonly personId: PersonId | null
  readonly activities: readonly ActivityId[]
}

const clockTime = /^([01]\d|2[0-3]):[0-5]\d$/
export const isClockTime = (text: string): boolean => clockTime.test(text)

export const mostActivities = 60

const peopleIn = ({ reviewerId, hostColleagueId }: VisitActivity): PersonId[] =>
  hostColleagueId === null ? [reviewerId] : [reviewerId, hostColleagueId]

const meet = (a: TimedActivity, b: TimedActivity): boolean => a.on === b.on && a.from < b.until && b.from < a.until

/** VISIT-2: people who cannot be where they are planned, days on which nobody is there, and people of whom too much is asked. */
export function clashesOf(
  activities: readonly TimedActivity[],
  days: readonly CivilDate[],
  {
    red = new Set(),
    host = englishCalendar,
  }: { readonly red?: ReadonlySet<PersonId>; readonly host?: SchoolCalendar } = {},
): VisitClash[] {
  const twice = activities.flatMap((one, at) =>
    activities.slice(at + 1).flatMap((other) =>
      meet(one, other)
        ? peopleIn(one)
            .filter((person) => peopleIn(other).includes(person))
            .map(
              (personId): VisitClash => ({
                kind: 'TWICE_AT_ONCE',
                on: one.on,
                personId,
                activities: [one.id, other.id],
              }),
            )
        : [],
    ),
  )
  const closed = days
    .filter((day) => !isSchoolDay(day, host))
    .map(
      (on): VisitClash => ({
        kind: 'HOST_CLOSED',
        on,
        personId: null,
        activities: activities.filter((one) => one.on === on).map(({ id }) => id),
      }),
    )
  const reviewers = [...new Set(activities.map(({ reviewerId }) => reviewerId))]
  const loaded = reviewers
    .filter((person) => red.has(person))
    .map((personId): VisitClash => ({ kind: 'LOAD_RED', on: null, personId, activities: [] }))
  return [...twice, ...closed, ...loaded]
}
