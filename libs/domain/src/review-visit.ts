/** A visit of one to three days: a timetable of activities, each with a colleague of the host (state machine F). */
import { onlyFor, type Parts } from './challenge-part.js'
import type { CivilDate } from './civil-date.js'
import type { PersonId } from './ids.js'
import { type GuardReason, type LifeCycle, type Move, move, moved, ready, reasonGiven, unless } from './life-cycle.js'
import { englishCalendar, isSchoolDay, type SchoolCalendar } from './school-days.js'

export const VisitState = {
  PLANNED: 'PLANNED',
  CONFIRMED: 'CONFIRMED',
  IN_PROGRESS: 'IN_PROGRESS',
  COMPLETED: 'COMPLETED',
  RESCHEDULED: 'RESCHEDULED',
} as const
export type VisitState = (typeof VisitState)[keyof typeof VisitState]

/** A visit that is moved is planned anew, and keeps what was noted. */
export const visitLifeCycle: LifeCycle<VisitState> = {
  PLANNED: ['CONFIRMED', 'RESCHEDULED'],
  CONFIRMED: ['IN_PROGRESS', 'RESCHEDULED'],
  IN_PROGRESS: ['COMPLETED', 'RESCHEDULED'],
  COMPLETED: [],
  RESCHEDULED: ['PLANNED'],
}

export const ActivityKind = {
  LEARNING_WALK: 'LEARNING_WALK',
  LESSON_VISIT: 'LESSON_VISIT',
  BOOK_LOOK: 'BOOK_LOOK',
  PUPIL_VOICE: 'PUPIL_VOICE',
  STAFF_MEETING: 'STAFF_MEETING',
  DATA_MEETING: 'DATA_MEETING',
  GOVERNOR_MEETING: 'GOVERNOR_MEETING',
} as const
export type ActivityKind = (typeof ActivityKind)[keyof typeof ActivityKind]

export const activityLabels: Readonly<Record<ActivityKind, string>> = {
  LEARNING_WALK: 'Learning walk',
  LESSON_VISIT: 'Lesson visit',
  BOOK_LOOK: 'Book look',
  PUPIL_VOICE: 'Pupil voice',
  STAFF_MEETING: 'Staff meeting',
  DATA_MEETING: 'Data meeting',
  GOVERNOR_MEETING: 'Governor meeting',
}

/** One slot of the timetable. There is no field for whose lesson it is: nobody observed is named. */
export interface VisitActivity {
  readonly kind: ActivityKind
  readonly on: CivilDate
  readonly reviewerId: PersonId
  /** The colleague of the host who comes along. */
  readonly hostColleagueId: PersonId | null
}

export interface ReviewVisit {
  readonly state: VisitState
  readonly days: readonly CivilDate[]
  readonly activities: readonly VisitActivity[]
}

export const mostVisitDays = 3

/** VISIT-1: a confirmed visit has one to three days on which the host is open, and every activity is done with the host. */
export function missingForVisit(
  to: VisitState,
  { days, activities }: ReviewVisit,
  host: SchoolCalendar = englishCalendar,
  /** Members of the team of whom too much would be asked (M6). */
  tooMuchFor = 0,
): GuardReason[] {
  if (to !== 'CONFIRMED') return []
  const closed = days.filter((day) => !isSchoolDay(day, host))
  const alone = activities.filter(({ hostColleagueId }) => hostColleagueId === null).length
  const elsewhen = activities.filter(({ on }) => !days.includes(on)).length
  return [
    ...unless(days.length > 0 && days.length <= mostVisitDays, 'visit.days', { mostVisitDays }),
    ...unless(closed.length === 0, 'visit.host-closed', { closed: closed.join(', ') }),
    ...unless(activities.length > 0, 'visit.needs-timetable'),
    ...unless(elsewhen === 0, 'visit.activity-on-other-day', { elsewhen }),
    ...unless(alone === 0, 'visit.needs-host-colleague', { alone }),
    ...unless(tooMuchFor === 0, 'visit.load-red', { people: tooMuchFor }),
  ]
}

export function moveVisit(
  visit: ReviewVisit,
  to: VisitState,
  parts: Parts,
  {
    reason,
    host,
    tooMuchFor = 0,
  }: { readonly reason?: string | null; readonly host?: SchoolCalendar; readonly tooMuchFor?: number } = {},
): Move<VisitState> {
  const step = move(visitLifeCycle, visit.state, to, 'visit.state-out-of-order')
  onlyFor(parts, ['LEAD_REVIEWER'])
  if (to === 'RESCHEDULED') return moved(visit.state, to, reasonGiven(reason))
  ready(missingForVisit(to, visit, host, tooMuchFor), 'visit.not-ready')
  return step
}
