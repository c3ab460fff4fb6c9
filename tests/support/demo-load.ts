/** What the demo asks of its people, whatever day it is loaded on: reckoned from its content, as the database counts it. */
import { type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import { hasReached } from '@alongside/domain/peer-challenge-states'
import {
  type Commitment,
  type CommitmentKind,
  halfTermFor,
  type Load,
  loadIn,
  travelBetween,
  usualMinutesOf,
} from '@alongside/domain/workload'
import { challenges, type DemoChallenge } from '../../apps/api/src/demo/challenges.js'
import { cpdCycles } from '../../apps/api/src/demo/cpd.js'
import { finishedChallenges } from '../../apps/api/src/demo/finished-round.js'
import type { PersonHandle, SchoolHandle } from '../../apps/api/src/demo/handles.js'
import { lessonStudies } from '../../apps/api/src/demo/lesson-studies.js'
import { daysOfVisit, visitActivities } from '../../apps/api/src/demo/load-challenge.js'
import { daysOfSessions } from '../../apps/api/src/demo/load-cpd.js'
import { Handbook } from '../../apps/api/src/demo/load-handbook.js'
import { dayOfLesson } from '../../apps/api/src/demo/load-lesson.js'
import { dueDayOf } from '../../apps/api/src/demo/load-review.js'
import { reviews } from '../../apps/api/src/demo/reviews.js'
import { schools } from '../../apps/api/src/demo/schools.js'

interface Asked extends Commitment {
  readonly person: PersonHandle
  readonly kind: CommitmentKind
  readonly isSettled: boolean
}

const placeOf = (handle: SchoolHandle) => schools.find((school) => school.handle === handle)!
const wayTo = (from: SchoolHandle, to: SchoolHandle | undefined): number =>
  to ? travelBetween(placeOf(from), placeOf(to)) : 0
const civil = (day: string): CivilDate => day as CivilDate

function reviewsAsked(book: Handbook): Asked[] {
  return reviews.flatMap((review) =>
    review.reviewers
      .filter(({ state }) => !['DECLINED', 'EXPIRED', 'WITHDRAWN'].includes(state))
      .map(({ person, state }) => ({
        person,
        kind: 'REVIEW' as const,
        role: 'REVIEWER' as const,
        minutes: usualMinutesOf.REVIEW,
        travelMinutes: 0,
        on: civil(dueDayOf(book, review)),
        isSettled: state !== 'OFFERED',
      })),
  )
}

function lessonsAsked(book: Handbook): Asked[] {
  return lessonStudies.flatMap(({ members, lessons, facilitator }) =>
    lessons.flatMap((lesson) =>
      members.map(({ person, school }) => ({
        person,
        kind: 'LESSON' as const,
        role: person === facilitator ? 'FACILITATOR' : lesson.observers.includes(person) ? 'OBSERVER' : 'ATTENDEE',
        minutes: usualMinutesOf.LESSON,
        travelMinutes: wayTo(school, lesson.school),
        on: civil(dayOfLesson(book, lesson)),
        isSettled: true,
      })),
    ),
  )
}

/** A day of a visit takes as long as what stands in its timetable for each; before there is one, as long as it usually does. */
function minutesOfVisit(it: DemoChallenge, person: PersonHandle, nthDay: number, days: number): number | null {
  if (!hasReached({ state: it.state, postponedFrom: null }, 'READY_TO_VISIT')) return usualMinutesOf.VISIT_DAY
  const theirs = visitActivities.filter(
    (_, nth) => nth % days === nthDay && it.members[nth % it.members.length]!.person === person,
  )
  const at = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
  return theirs.length === 0 ? null : theirs.reduce((sum, { from, until }) => sum + at(until) - at(from), 0)
}

function challengesAsked(book: Handbook): Asked[] {
  return [...challenges, ...finishedChallenges].flatMap((it) => {
    const days = daysOfVisit(book, it)
    const isTimed = hasReached({ state: it.state, postponedFrom: null }, 'READY_TO_VISIT')
    return it.members.flatMap(({ person, school }): Asked[] => {
      const part = {
        person,
        role: person === it.lead ? ('LEAD_REVIEWER' as const) : ('REVIEWER' as const),
        isSettled: it.state !== 'PROPOSED',
      }
      const visits = (isTimed ? days : days.slice(0, 1)).flatMap((on, nth) => {
        const minutes = minutesOfVisit(it, person, nth, days.length)
        return minutes === null
          ? []
          : [{ ...part, kind: 'VISIT_DAY' as const, minutes, travelMinutes: wayTo(school, it.host), on }]
      })
      const reading = days.slice(0, 1).map((on) => ({
        ...part,
        kind: 'DESK_STUDY' as const,
        minutes: usualMinutesOf.DESK_STUDY,
        travelMinutes: 0,
        on,
      }))
      return [...visits, ...reading]
    })
  })
}

function sessionsAsked(book: Handbook): Asked[] {
  return cpdCycles.flatMap(({ sessions }) => {
    const days = daysOfSessions(book, sessions)
    return sessions.flatMap(({ facilitators, takers = [], minutes, venue }, nth): Asked[] => {
      const on = days[nth]
      if (!on) return []
      const part = (person: PersonHandle, school: SchoolHandle) => ({
        person,
        kind: 'CPD' as const,
        minutes,
        travelMinutes: wayTo(school, venue),
        on,
      })
      return [
        ...facilitators.map(({ person, school, hasConfirmed }) => ({
          ...part(person, school),
          role: 'FACILITATOR' as const,
          isSettled: hasConfirmed,
        })),
        ...takers
          .filter(({ state }) => ['REQUESTED', 'APPROVED', 'CONFIRMED', 'OFFERED', 'ATTENDED'].includes(state))
          .map(({ person, school, state }) => ({
            ...part(person, school),
            role: 'ATTENDEE' as const,
            isSettled: state === 'CONFIRMED' || state === 'ATTENDED',
          })),
      ]
    })
  })
}

/** In the half-term of that day: what they have agreed to, and with all that they were asked for besides. */
export function demoLoads(
  today: CivilDate = dayInLondon(new Date()),
): ReadonlyMap<PersonHandle, { readonly load: Load; readonly withAllAsked: Load }> {
  const book = new Handbook(today)
  const asked = [reviewsAsked, lessonsAsked, challengesAsked, sessionsAsked].flatMap((all) => all(book))
  const halfTerm = halfTermFor(today)
  return new Map(
    [...new Set(asked.map(({ person }) => person))].map((person) => {
      const theirs = asked.filter((one) => one.person === person)
      const load = loadIn(
        halfTerm,
        theirs.filter(({ isSettled }) => isSettled),
      )
      return [person, { load, withAllAsked: loadIn(halfTerm, theirs) }]
    }),
  )
}
