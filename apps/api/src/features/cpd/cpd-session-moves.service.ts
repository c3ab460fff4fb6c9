/** The steps of a session, and its time: the one door through which either changes, and what each brings with it. */
import type { Actor } from '@alongside/domain/actor'
import { wasTicked } from '@alongside/domain/booking'
import { moveCpdCycle } from '@alongside/domain/cpd-cycle'
import { type CpdSessionState, moveCpdSession, retime, type SessionTime } from '@alongside/domain/cpd-session'
import type { PersonId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import type { Work } from '../../platform/db/unit-of-work.js'
import { coverFollows } from '../cover/cover-following.service.js'
import { noticesDone } from '../inbox/notices.service.js'
import { calendarsFollow } from '../personal-calendar/session-letters.service.js'
import { nobodyCame } from './cpd-attendance.service.js'
import { audited, changedCycle, changedSession, type HeldSession } from './cpd-change.service.js'
import { factsOf, notBlocked } from './cpd-guards.service.js'
import { hoursGiven } from './cpd-hours.service.js'
import { keepRecord } from './cpd-own-record.service.js'
import { partsOf } from './cpd-policy.service.js'
import { type CycleRecord, type SessionRecord, sessionsById } from './cpd-record.service.js'
import {
  askAllAgain,
  callAllOff,
  liveBookings,
  offerFree,
  offersWait,
  settleAll,
  tellBooked,
  tellNewTime,
} from './cpd-seats.service.js'
import { unansweredEnd } from './cpd-unanswered.service.js'

const timeOf = ({ startsAt, endsAt }: SessionRecord): SessionTime | null =>
  startsAt && endsAt ? { startsAt, endsAt } : null

/** What is shown in the room is for a session that is held. */
const noCode = { code_hash: null, code_until: null } as const

const leadersOf = ({ facilitators }: SessionRecord): PersonId[] =>
  facilitators.filter(({ declinedAt }) => declinedAt === null).map(({ personId }) => personId)

/**
 * SES-3: gives a session, locked by `heldSession`, another time: drawn on the calendar, found by "find a time" or typed. Places
 * and whoever leads it are asked again, and only they are told; the sequence tells calendars that it is news.
 */
export async function retimeSession(
  work: Work,
  actor: Actor,
  { cycle, session }: HeldSession,
  to: SessionTime,
): Promise<SessionRecord> {
  const ticked = (await liveBookings(work, session)).filter(({ state }) => wasTicked(state)).length
  const state = { state: session.state, time: timeOf(session), ticked }
  const { move: step, asksAgain } = retime(state, to, partsOf(actor, cycle, session))
  if (
    session.startsAt?.getTime() === to.startsAt.getTime() &&
    session.endsAt?.getTime() === to.endsAt.getTime() &&
    !step
  ) {
    return session
  }
  await audited(work, cycle, 'cpd-session.time', {
    ...step,
    detail: { sessionId: session.id, startsAt: to.startsAt, endsAt: to.endsAt },
  })
  const minutes = Math.round((to.endsAt.getTime() - to.startsAt.getTime()) / 60_000)
  const after = await changedSession(work, cycle, session.id, {
    starts_at: to.startsAt,
    ends_at: to.endsAt,
    minutes: Math.max(15, minutes),
    sequence: session.sequence + 1,
    ...(step && { state: step.to, reason: null }),
  })
  await coverFollows(work, session.id)
  if (!asksAgain) return after
  await askLeadersAgain(work, actor, after)
  await tellNewTime(work, after)
  await askAllAgain(work, after, null)
  await calendarsFollow(work, session.id)
  return (await sessionsById(work, [session.id]))[0]!
}

/** A yes was a yes to that time. Whoever moves it themselves knows, and who has not answered yet has one question and not two. */
async function askLeadersAgain(work: Work, actor: Actor, session: SessionRecord): Promise<void> {
  await work.sql(
    'update cpd_facilitator set confirmed_at = null, asked_at = now() where session_id = $1 and declined_at is null and person_id <> $2',
    [session.id, actor.personId],
  )
  const asked = leadersOf(session).filter((person) => person !== actor.personId)
  for (const person of asked) await noticesDone(work, 'CPD_FACILITATE', session.id, person)
  await tellBooked(work, session, asked, 'CPD_FACILITATE')
}

export async function moveSession(
  work: Work,
  actor: Actor,
  { cycle, session }: HeldSession,
  to: CpdSessionState,
  { now, reason }: { readonly now: Date; readonly reason: string | null },
): Promise<SessionRecord> {
  const state = { state: session.state, time: timeOf(session) }
  const step = moveCpdSession(state, to, partsOf(actor, cycle, session), { now, reason })
  // Put off and pencilled again at the time it had: others may have planned around it meanwhile.
  if (to === 'PENCILLED' && state.time) {
    const again = await retimeSession(work, actor, { cycle, session }, state.time)
    await notBlocked(work, again, 'cpd-session.time-blocked')
    return again
  }
  if (to === 'CANCELLED') return callSessionOff(work, cycle, session, step.reason!)
  if (to === 'CLOSED') await attendanceKept(work, session)
  if (to === 'CONFIRMED') await notBlocked(work, session)
  await audited(work, cycle, 'cpd-session.move', { ...step, detail: { sessionId: session.id } })
  const sequence = to === 'POSTPONED' ? { sequence: session.sequence + 1, ...noCode } : {}
  const after = await changedSession(work, cycle, session.id, { state: to, reason: step.reason ?? null, ...sequence })
  if (to === 'CONFIRMED') {
    await settleAll(work, cycle, after)
    await offerFree(work, cycle, after, now)
    await calendarsFollow(work, session.id)
  }
  if (to === 'POSTPONED') await putOff(work, cycle, after, step.reason!)
  if (to === 'DELIVERED' || to === 'CLOSED') await unansweredEnd(work, cycle, after)
  if (to === 'DELIVERED') await nowRunning(work, cycle)
  if (to === 'CLOSED') await closed(work, cycle, after)
  return after
}

/** By its facilitator, or with the whole cycle. What was held already stays held. */
export async function callSessionOff(
  work: Work,
  cycle: CycleRecord,
  session: SessionRecord,
  reason: string,
): Promise<SessionRecord> {
  const { state } = session
  if (state === 'DELIVERED' || state === 'CLOSED' || state === 'CANCELLED') return session
  await audited(work, cycle, 'cpd-session.move', {
    from: state,
    to: 'CANCELLED',
    reason,
    detail: { sessionId: session.id },
  })
  const after = await changedSession(work, cycle, session.id, {
    state: 'CANCELLED',
    reason,
    sequence: session.sequence + 1,
    ...noCode,
  })
  await nobodyCame(work, { cycle, session: after }, await liveBookings(work, after), reason)
  await callAllOff(work, after, reason)
  await tellBooked(work, after, leadersOf(after), 'CPD_CALLED_OFF', { reason })
  await coverFollows(work, session.id)
  await calendarsFollow(work, session.id)
  return after
}

async function putOff(work: Work, cycle: CycleRecord, session: SessionRecord, reason: string): Promise<void> {
  const live = await liveBookings(work, session)
  const booked = live.map(({ personId }) => personId)
  await nobodyCame(work, { cycle, session }, live, reason)
  await offersWait(work, session, reason)
  await askAllAgain(work, { ...session, startsAt: null, endsAt: null }, reason)
  await tellBooked(work, session, [...booked, ...leadersOf(session)], 'CPD_POSTPONED', { reason })
  await coverFollows(work, session.id)
  await calendarsFollow(work, session.id)
}

/** The first session that was held sets the cycle going: nobody has to say so a second time. */
async function nowRunning(work: Work, cycle: CycleRecord): Promise<void> {
  if (cycle.state !== 'RELEASED') return
  const step = moveCpdCycle(
    { state: cycle.state, isOfOneSchool: false },
    'RUNNING',
    ['COORDINATOR'],
    await factsOf(work, cycle, 'RUNNING'),
  )
  await audited(work, cycle, 'cpd.move', step)
  await changedCycle(work, cycle.id, { state: step.to, state_since: new Date() })
}

async function attendanceKept(work: Work, session: SessionRecord): Promise<void> {
  const open = (await liveBookings(work, session)).filter(
    ({ state, askedAgainAt }) => state === 'CONFIRMED' || (state === 'APPROVED' && askedAgainAt !== null),
  )
  if (open.length > 0) throw new Refusal('cpd-session.attendance-open', { people: open.length })
}

/** Closed: whoever led it has it on their own record, and their school gave these hours to the alliance. */
async function closed(work: Work, cycle: CycleRecord, session: SessionRecord): Promise<void> {
  const leaders = session.facilitators.filter(
    ({ confirmedAt, declinedAt }) => confirmedAt !== null && declinedAt === null,
  )
  for (const { personId } of leaders) await keepRecord(work, cycle, session, personId, 'FACILITATOR')
  await hoursGiven(work, cycle, session, leaders)
}
