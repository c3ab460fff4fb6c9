/** Lays the demo's CPD cycles: days and rooms of schools, sessions, who leads them and who comes; then cover and what people said. */
import { addDays, type CivilDate, mondayOf } from '@alongside/domain/civil-date'
import type { BookingId, CpdCycleId, CpdRecordId, CpdSessionId, RoomId } from '@alongside/domain/ids'
import { isSchoolDay } from '@alongside/domain/school-days'
import { newId, type Work } from '../platform/db/unit-of-work.js'
import { alliance } from './alliance.js'
import { cpdCycles, type DemoCpdCycle, type DemoPlace, type DemoSession, days, rooms } from './cpd.js'
import { pupilsLater } from './cpd-evaluations.js'
import { DemoRows } from './demo-rows.js'
import type { LaidCycle, LaidSession } from './laid-cpd.js'
import { layCover } from './load-cpd-cover.js'
import { layEvaluations } from './load-cpd-evaluations.js'
import type { Handbook } from './load-handbook.js'

export async function loadCpd(work: Work, book: Handbook): Promise<void> {
  const rows = new DemoRows()
  for (const day of days) layDay(rows, book, day)
  const roomIds = new Map<string, RoomId>()
  for (const { school, name, seats } of rooms) {
    const id = newId<RoomId>()
    roomIds.set(`${school} ${name}`, id)
    rows.add('room', { space_id: book.space(school), id, name, seats })
  }
  const laid = cpdCycles.map((cycle) => layCycle(rows, book, cycle, roomIds))
  layCover(rows, book, laid)
  layEvaluations(rows, book, laid)
  await rows.write(work)
}

function layDay(
  rows: DemoRows,
  book: Handbook,
  { school, teachers, periods, hasWeeks = false }: (typeof days)[number],
): void {
  rows.add('school_day', {
    space_id: book.space(school),
    teachers,
    periods: periods.map(([name, from, until]) => ({ name, from, until })),
    has_weeks: hasWeeks,
    week_a_from: hasWeeks ? mondayOf(book.day(90)) : null,
    changed_at: book.at(60),
    version: 1,
  })
}

function layCycle(rows: DemoRows, book: Handbook, plan: DemoCpdCycle, roomIds: ReadonlyMap<string, RoomId>): LaidCycle {
  const id = newId<CpdCycleId>()
  const isChecked = plan.state !== 'DRAFT'
  const isLater = plan.title === pupilsLater.cycle
  rows.add('cpd_cycle', {
    space_id: book.alliance,
    id,
    title: plan.title,
    focus: plan.focus,
    learners: plan.learners,
    kind: plan.kind,
    lead_id: book.person(plan.lead),
    pupil_outcome: plan.pupilOutcome,
    evidence: plan.evidence,
    collaboration: plan.collaboration,
    leaders_commitment: plan.leadersCommitment,
    mechanisms: plan.mechanisms,
    state: plan.state,
    state_since: book.at(plan.stateDaysAgo),
    released_at: isReleased(plan) ? book.at(plan.stateDaysAgo) : null,
    design_version: 1,
    design_seen_version: isChecked ? 1 : null,
    design_seen_by: isChecked ? book.person(plan.lead) : null,
    no_pupil_data_reason: isLater ? pupilsLater.reason : '',
    no_pupil_data_until: isLater ? book.until(pupilsLater.inDays) : null,
    version: 1,
    created_by: book.person(plan.lead),
    created_at: book.at(plan.stateDaysAgo + 60),
    changed_at: book.at(plan.stateDaysAgo),
  })
  for (const { school, places } of plan.schools)
    rows.add('cpd_cycle_school', {
      space_id: book.alliance,
      cycle_id: id,
      urn: book.urn(school),
      places: places ?? null,
    })
  const on = daysOfSessions(book, plan.sessions)
  const sessions = plan.sessions.map((session, rank) => laySession(rows, book, id, rank, session, on[rank]!, roomIds))
  return { id, plan, sessions }
}

function laySession(
  rows: DemoRows,
  book: Handbook,
  cycleId: CpdCycleId,
  rank: number,
  plan: DemoSession,
  day: CivilDate | null,
  roomIds: ReadonlyMap<string, RoomId>,
): LaidSession {
  const id = newId<CpdSessionId>()
  const startsAt = day === null ? null : book.clock(day, plan.at ?? '15:45')
  rows.add('cpd_session', {
    space_id: book.alliance,
    id,
    cycle_id: cycleId,
    rank,
    title: plan.title,
    purpose: plan.purpose,
    format: plan.format,
    minutes: plan.minutes,
    days_after: plan.daysAfter ?? 0,
    task_after: plan.taskAfter ?? '',
    state: plan.state,
    starts_at: startsAt,
    ends_at: startsAt && new Date(startsAt.getTime() + plan.minutes * 60_000),
    venue_urn: plan.venue ? book.urn(plan.venue) : null,
    room_id: roomIds.get(`${plan.venue} ${plan.room}`) ?? null,
    online_at: '',
    places: plan.places ?? null,
    sequence: 0,
    version: 1,
    created_at: book.at(60),
    changed_at: book.at(30),
  })
  for (const { person, school, hasConfirmed } of plan.facilitators)
    rows.add('cpd_facilitator', {
      space_id: book.alliance,
      session_id: id,
      person_id: book.person(person),
      urn: book.urn(school),
      asked_at: book.at(40),
      confirmed_at: hasConfirmed ? book.at(30) : null,
    })
  for (const [nth, place] of (plan.takers ?? []).entries()) layPlace(rows, book, plan, id, day, place, nth)
  return { id, day, startsAt, plan }
}

function layPlace(
  rows: DemoRows,
  book: Handbook,
  session: DemoSession,
  sessionId: CpdSessionId,
  day: CivilDate | null,
  { person, school, state, reason }: DemoPlace,
  nth: number,
): void {
  const hasWaited = state === 'WAITING_LIST' || state === 'OFFERED'
  rows.add('cpd_booking', {
    space_id: book.alliance,
    id: newId<BookingId>(),
    session_id: sessionId,
    person_id: book.person(person),
    urn: book.urn(school),
    state,
    requested_at: book.at(28, nth),
    requested_by: book.person(person),
    joined_at: hasWaited ? book.at(8, nth) : null,
    offered_until: state === 'OFFERED' ? book.clock(book.ahead(1), '16:00') : null,
    reason: reason ?? null,
    attended_how: state === 'ATTENDED' ? 'LIST' : null,
    changed_at: book.at(8, nth),
    version: 1,
  })
  if (state !== 'ATTENDED' || day === null) return
  rows.add('cpd_record', {
    space_id: book.person(person),
    id: newId<CpdRecordId>(),
    on_day: day,
    title: session.title,
    role: 'ATTENDEE',
    minutes: session.minutes,
    alliance_name: alliance.name,
    session_id: sessionId,
    note: '',
    version: 1,
    created_at: book.at(8, nth),
  })
}

const notYet: readonly string[] = ['DRAFT', 'DESIGN_CHECKED', 'SCHEDULED']
const isReleased = ({ state }: DemoCpdCycle): boolean => !notYet.includes(state)

/** The nearest school day: before it for what has been, after it for what is to come; and never two within the same week. */
export function daysOfSessions(book: Handbook, sessions: readonly DemoSession[]): (CivilDate | null)[] {
  const on: (CivilDate | null)[] = sessions.map(() => null)
  for (const [at, { inDays }] of [...sessions.entries()].reverse()) {
    if (inDays === undefined || inDays >= 0) continue
    const next = on[at + 1]
    const latest = next && next < book.until(0) ? addDays(next, -7) : book.until(-1)
    const wished = book.until(inDays)
    on[at] = openDay(wished < latest ? wished : latest, -1)
  }
  for (const [at, { inDays }] of sessions.entries()) {
    if (inDays === undefined || inDays < 0) continue
    const before = on[at - 1]
    const earliest = before && before > book.until(0) ? addDays(before, 7) : book.until(1)
    const wished = book.until(inDays)
    on[at] = openDay(wished > earliest ? wished : earliest, 1)
  }
  return on
}

function openDay(from: CivilDate, step: 1 | -1): CivilDate {
  let day = from
  while (!isSchoolDay(day)) day = addDays(day, step)
  return day
}
