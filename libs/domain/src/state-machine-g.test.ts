/**
 * State machine G, transition by transition: every one there is, whose it is, and whether it says why; whatever is not in these
 * lists is refused. What guards them stands in cpd.test.ts. At the door of the server each is shown by:
 *
 *   cycle     tests/api/cpd.test.ts (design, dates, release and back, under way, held, called off), tests/api/evaluation.test.ts (evaluated),
 *             tests/e2e/cpd-whole.test.ts (from "find a time" to evaluated)
 *   session   tests/api/cpd.test.ts (pencilled, confirmed, moved, put off and pencilled again, held, closed), tests/api/cpd-places.test.ts (called off)
 *   place     tests/api/cpd-places.test.ts (asked, agreed or not, confirmed, waited, offered, lapsed, given back, asked again, ticked),
 *             tests/api/cpd-places-day.test.ts (put right, handed on, without a place)
 *   cover     tests/api/cover.test.ts (asked to charged, taken back, moved, called off, fell through)
 */
import { expect, it } from '@jest/globals'
import { whereTo } from '../../../tests/support/outcome.js'
import { BookingHand, BookingState, moveBooking } from './booking.js'
import { CoverHand, CoverState, moveCover } from './cover-need.js'
import { CpdCycleState, CpdPart, moveCpdCycle } from './cpd-cycle.js'
import { CpdSessionState, moveCpdSession } from './cpd-session.js'
import type { Move } from './life-cycle.js'

const facts = {
  sessions: 3,
  isDesignCheckSeen: true,
  blocks: 0,
  sessionsNotPencilled: 0,
  sessionsOpen: 0,
  levelsWithoutData: [],
  hasPupilData: true,
  noPupilDataReason: '',
  noPupilDataUntil: null,
  today: '2026-11-17',
}
const time = { startsAt: new Date('2026-11-17T16:00:00Z'), endsAt: new Date('2026-11-17T17:30:00Z') }
const now = new Date('2026-11-17T18:00:00Z')

/** All of them, as one reads them aloud. */
function transitions<State extends string, Who extends string>(
  states: Readonly<Record<string, State>>,
  hands: Readonly<Record<string, Who>>,
  take: (from: State, to: State, who: Who, reason: string) => Move<State>,
): string[] {
  const all = Object.values(states)
  return all.flatMap((from) =>
    all.flatMap((to) => {
      const may = (reason: string) =>
        Object.values(hands).filter((who) => whereTo(() => take(from, to, who, reason)) === to)
      const able = may('Three schools are closed')
      return able.length === 0 ? [] : [`${from} → ${to}: ${able.join(' ')}${may(' ').length > 0 ? '' : ', says why'}`]
    }),
  )
}

it('a cycle of several schools', () => {
  expect(
    transitions(CpdCycleState, CpdPart, (state, to, part, reason) =>
      moveCpdCycle({ state, isOfOneSchool: false }, to, [part], facts, reason),
    ),
  ).toEqual([
    'DRAFT → DESIGN_CHECKED: CPD_LEAD',
    'DRAFT → CANCELLED: COORDINATOR, says why',
    'DESIGN_CHECKED → SCHEDULED: COORDINATOR',
    'DESIGN_CHECKED → CANCELLED: COORDINATOR, says why',
    'SCHEDULED → RELEASED: COORDINATOR',
    'SCHEDULED → CANCELLED: COORDINATOR, says why',
    'RELEASED → SCHEDULED: COORDINATOR, says why',
    'RELEASED → RUNNING: COORDINATOR',
    'RELEASED → CANCELLED: COORDINATOR, says why',
    'RUNNING → COMPLETED: COORDINATOR',
    'COMPLETED → EVALUATED: CPD_LEAD',
  ])
})

it('a session', () => {
  expect(
    transitions(CpdSessionState, CpdPart, (state, to, part, reason) =>
      moveCpdSession({ state, time }, to, [part], { now, reason }),
    ),
  ).toEqual([
    'DRAFT → PENCILLED: COORDINATOR FACILITATOR',
    'DRAFT → CANCELLED: COORDINATOR FACILITATOR, says why',
    'PENCILLED → CONFIRMED: COORDINATOR FACILITATOR',
    'PENCILLED → POSTPONED: COORDINATOR FACILITATOR, says why',
    'PENCILLED → CANCELLED: COORDINATOR FACILITATOR, says why',
    'CONFIRMED → DELIVERED: COORDINATOR FACILITATOR',
    'CONFIRMED → POSTPONED: COORDINATOR FACILITATOR, says why',
    'CONFIRMED → CANCELLED: COORDINATOR FACILITATOR, says why',
    'DELIVERED → CLOSED: COORDINATOR FACILITATOR',
    'POSTPONED → PENCILLED: COORDINATOR FACILITATOR',
    'POSTPONED → CANCELLED: COORDINATOR FACILITATOR, says why',
  ])
})

it('a place', () => {
  expect(transitions(BookingState, BookingHand, moveBooking)).toEqual([
    'REQUESTED → APPROVED: OWN_SCHOOL',
    'REQUESTED → DECLINED: OWN_SCHOOL, says why',
    'REQUESTED → CANCELLED: SELF OFFICE',
    'APPROVED → CONFIRMED: SYSTEM',
    'APPROVED → WAITING_LIST: SYSTEM',
    'APPROVED → DECLINED: OWN_SCHOOL, says why',
    'APPROVED → CANCELLED: SELF OFFICE',
    'CONFIRMED → APPROVED: SYSTEM',
    'CONFIRMED → ATTENDED: SELF OFFICE',
    'CONFIRMED → DID_NOT_ATTEND: OFFICE',
    'CONFIRMED → CANCELLED: SELF OFFICE',
    'WAITING_LIST → OFFERED: SYSTEM',
    'WAITING_LIST → CANCELLED: SELF OFFICE',
    'OFFERED → CONFIRMED: SELF SYSTEM',
    'OFFERED → EXPIRED: SYSTEM',
    'OFFERED → CANCELLED: SELF OFFICE',
    'ATTENDED → DID_NOT_ATTEND: OFFICE, says why',
    'DID_NOT_ATTEND → ATTENDED: OFFICE, says why',
  ])
})

it('cover', () => {
  expect(transitions(CoverState, CoverHand, moveCover)).toEqual([
    'IDENTIFIED → COSTED: COVER_MANAGER SYSTEM',
    'IDENTIFIED → NOT_NEEDED: TEACHER COVER_MANAGER',
    'IDENTIFIED → CANCELLED: COVER_MANAGER SYSTEM',
    'COSTED → IDENTIFIED: COVER_MANAGER SYSTEM',
    'COSTED → APPROVED: BUDGET_HOLDER',
    'COSTED → NOT_NEEDED: TEACHER COVER_MANAGER',
    'COSTED → CANCELLED: COVER_MANAGER SYSTEM',
    'APPROVED → IDENTIFIED: SYSTEM',
    'APPROVED → COSTED: BUDGET_HOLDER SYSTEM',
    'APPROVED → ARRANGED: COVER_MANAGER',
    'APPROVED → NOT_NEEDED: TEACHER COVER_MANAGER',
    'APPROVED → CANCELLED: COVER_MANAGER SYSTEM',
    'APPROVED → FAILED: COVER_MANAGER, says why',
    'ARRANGED → IDENTIFIED: SYSTEM',
    'ARRANGED → APPROVED: COVER_MANAGER, says why',
    'ARRANGED → USED: COVER_MANAGER SYSTEM',
    'ARRANGED → NOT_NEEDED: TEACHER COVER_MANAGER',
    'ARRANGED → CANCELLED: COVER_MANAGER SYSTEM',
    'ARRANGED → FAILED: COVER_MANAGER, says why',
    'USED → ARRANGED: COVER_MANAGER, says why',
    'USED → CHARGED: COVER_MANAGER',
    'CHARGED → USED: COVER_MANAGER SYSTEM',
    'NOT_NEEDED → IDENTIFIED: COVER_MANAGER SYSTEM',
    'NOT_NEEDED → CANCELLED: COVER_MANAGER SYSTEM',
    'FAILED → IDENTIFIED: SYSTEM',
    'FAILED → APPROVED: COVER_MANAGER, says why',
    'FAILED → ARRANGED: COVER_MANAGER',
    'FAILED → NOT_NEEDED: TEACHER COVER_MANAGER',
    'FAILED → CANCELLED: COVER_MANAGER SYSTEM',
  ])
})
