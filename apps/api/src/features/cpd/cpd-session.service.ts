/** What people do with the sessions of a CPD cycle: plan them, give them a time and a place, move them on, ask somebody to lead. */
import type { Actor } from '@alongside/domain/actor'
import { type CpdSessionWords, checkCpdSession, mostSessions } from '@alongside/domain/cpd-plan'
import type { CpdSessionState } from '@alongside/domain/cpd-session'
import type { CpdCycleId, CpdSessionId, PersonId, RoomId, Urn } from '@alongside/domain/ids'
import { reasonGiven } from '@alongside/domain/life-cycle'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { coverFollows } from '../cover/cover-following.service.js'
import { noticesDone } from '../inbox/notices.service.js'
import { calendarsFollow } from '../personal-calendar/session-letters.service.js'
import {
  audited,
  changedCycle,
  changedSession,
  coordinatorsOf,
  heldCycle,
  heldPlan,
  heldSession,
  notStale,
  redesigned,
  worksAtSchoolOf,
} from './cpd-change.service.js'
import { notBlocked } from './cpd-guards.service.js'
import { notTooMuch } from './cpd-load.service.js'
import { isAhead, isOver, isStill, mayIn, mustDesign } from './cpd-policy.service.js'
import { type CycleRecord, type SessionRecord, sessionsOfCycles } from './cpd-record.service.js'
import { offerFree, tellBooked } from './cpd-seats.service.js'
import { moveSession, retimeSession } from './cpd-session-moves.service.js'
import { against, isElsewhere, movedElsewhere } from './cpd-venue.service.js'

export interface SessionPlan extends CpdSessionWords {
  readonly venueUrn: Urn | null
  readonly roomId: RoomId | null
}
const mostFacilitators = 6

@Injectable()
export class CpdSessions {
  constructor(private readonly work: UnitOfWork) {}

  add(actor: Actor, cycleId: CpdCycleId, plan: SessionPlan): Promise<SessionRecord> {
    return this.work.run(actor, async (work) => {
      const cycle = await heldCycle(work, actor, cycleId)
      mustDesign(actor, cycle)
      if (isOver(cycle) || cycle.state === 'COMPLETED') throw moved(cycle)
      const others = await sessionsOfCycles(work, [cycleId])
      if (others.length >= mostSessions) throw new Refusal('too-many', { limit: mostSessions })
      const columns = await columnsOf(work, cycle, plan)
      const id = newId<CpdSessionId>()
      const names = Object.keys(columns)
      await work.sql(
        `insert into cpd_session (space_id, id, cycle_id, rank, state, ${names.join(', ')}) values ($1, $2, $3, $4, 'DRAFT', ${names.map((_, at) => `$${at + 5}`).join(', ')})`,
        [cycle.allianceId, id, cycleId, (others.at(-1)?.rank ?? -1) + 1, ...Object.values(columns)],
      )
      await redesigned(work, cycleId)
      await audited(work, cycle, 'cpd-session.add', { to: 'DRAFT', detail: { sessionId: id } })
      return changedSession(work, await changedCycle(work, cycleId), id)
    })
  }

  plan(actor: Actor, id: CpdSessionId, version: number, plan: SessionPlan): Promise<SessionRecord> {
    return this.work.run(actor, async (work) => {
      const { cycle, session } = await this.toPlan(work, actor, id)
      notStale(session, version)
      // With a time of its own it is as long as that time.
      const minutes = session.startsAt ? session.minutes : plan.minutes
      const columns = await columnsOf(work, cycle, { ...plan, minutes })
      if ((plan.taskAfter.trim() === '') !== (session.taskAfter === '')) await redesigned(work, cycle.id)
      await audited(work, cycle, 'cpd-session.plan', { detail: { sessionId: id } })
      const elsewhere = isElsewhere(session, plan)
      const isNews = elsewhere || (isAhead(session) && columns.title !== session.title)
      const before = elsewhere ? await against(work, session) : []
      const after = await changedSession(work, cycle, id, {
        ...columns,
        ...(isNews && { sequence: session.sequence + 1 }),
      })
      if (elsewhere) await movedElsewhere(work, session, after, before)
      if (isNews) await calendarsFollow(work, id)
      // More places than before are offered at once.
      await offerFree(work, cycle, after, new Date())
      return after
    })
  }

  /** Of a draft nobody knows yet: it may go as if it had not been. What had a date is called off. */
  remove(actor: Actor, id: CpdSessionId): Promise<CycleRecord> {
    return this.work.run(actor, async (work) => {
      const { cycle, session } = await this.toPlan(work, actor, id)
      if (session.state !== 'DRAFT') {
        throw new Refusal('cpd-session.state-out-of-order', { from: session.state, to: 'CANCELLED' })
      }
      await noticesDone(work, 'CPD_FACILITATE', id)
      await work.sql('delete from cpd_facilitator where session_id = $1', [id])
      await work.sql('delete from cpd_session where id = $1', [id])
      await redesigned(work, cycle.id)
      await audited(work, cycle, 'cpd-session.remove', { detail: { sessionId: id, title: session.title } })
      return changedCycle(work, cycle.id)
    })
  }

  order(actor: Actor, cycleId: CpdCycleId, ids: readonly CpdSessionId[]): Promise<CycleRecord> {
    return this.work.run(actor, async (work) => {
      const cycle = await heldCycle(work, actor, cycleId)
      mustDesign(actor, cycle)
      if (isOver(cycle)) throw moved(cycle)
      const known = new Set((await sessionsOfCycles(work, [cycleId])).map(({ id }) => id))
      if (ids.length !== known.size || new Set(ids).size !== ids.length || !ids.every((id) => known.has(id))) {
        throw new Refusal('stale')
      }
      for (const [rank, id] of ids.entries())
        await work.sql('update cpd_session set rank = $2 where id = $1', [id, rank])
      await redesigned(work, cycleId)
      return changedCycle(work, cycleId)
    })
  }

  time(actor: Actor, id: CpdSessionId, version: number, startsAt: Date, endsAt: Date): Promise<SessionRecord> {
    return this.work.run(actor, async (work) => {
      const held = await heldSession(work, actor, id)
      notStale(held.session, version)
      const after = await retimeSession(work, actor, held, { startsAt: instant(startsAt), endsAt: instant(endsAt) })
      // Not even in pencil: others plan around it.
      await notBlocked(work, after, 'cpd-session.time-blocked')
      return after
    })
  }

  move(actor: Actor, id: CpdSessionId, to: CpdSessionState, reason: string | null): Promise<SessionRecord> {
    return this.work.run(actor, async (work) => {
      return moveSession(work, actor, await heldPlan(work, actor, id), to, { now: new Date(), reason })
    })
  }

  askToLead(actor: Actor, id: CpdSessionId, person: PersonId, urn: Urn): Promise<SessionRecord> {
    return this.work.run(actor, async (work) => {
      const { cycle, session } = await this.toPlan(work, actor, id)
      const live = session.facilitators.filter(({ declinedAt }) => declinedAt === null)
      if (live.length >= mostFacilitators) throw new Refusal('too-many', { limit: mostFacilitators })
      await worksAtSchoolOf(work, cycle, person, urn)
      const isSelf = person === actor.personId
      if (isSelf) await notTooMuch(work, { personId: person, urn, role: 'FACILITATOR' }, session)
      await work.sql(
        `insert into cpd_facilitator (space_id, session_id, person_id, urn, confirmed_at) values ($1, $2, $3, $4, $5)
         on conflict (space_id, session_id, person_id) do update set urn = excluded.urn, asked_at = now(), declined_at = null, reason = null, confirmed_at = excluded.confirmed_at
           where cpd_facilitator.declined_at is not null`,
        [session.spaceId, id, person, urn, isSelf ? new Date() : null],
      )
      await audited(work, cycle, 'cpd-session.ask-to-lead', { detail: { sessionId: id, person } })
      await tellBooked(work, session, [person], 'CPD_FACILITATE')
      return changedSession(work, cycle, id)
    })
  }

  answerLeading(actor: Actor, id: CpdSessionId, isComing: boolean, reason: string | null): Promise<SessionRecord> {
    return this.work.run(actor, async (work) => {
      const { cycle, session } = await heldSession(work, actor, id)
      const own = session.facilitators.find(({ personId }) => personId === actor.personId)
      if (!own || own.declinedAt !== null || !mayIn(actor, 'cpd.facilitate', cycle, session)) {
        throw new Refusal('cpd.not-your-part')
      }
      if (!isStill(session))
        throw new Refusal('cpd-session.state-out-of-order', { from: session.state, to: session.state })
      if (isComing && own.confirmedAt === null)
        await notTooMuch(work, { personId: own.personId, urn: own.urn, role: 'FACILITATOR' }, session)
      await work.sql(
        `update cpd_facilitator set confirmed_at = case when $3 then coalesce(confirmed_at, now()) end, declined_at = case when $3 then null else now() end, reason = $4 where session_id = $1 and person_id = $2`,
        [id, actor.personId, isComing, isComing ? null : reasonGiven(reason)],
      )
      await noticesDone(work, 'CPD_FACILITATE', id, actor.personId)
      await coverFollows(work, id)
      await calendarsFollow(work, id)
      await audited(work, cycle, 'cpd-session.answer-leading', { detail: { sessionId: id, isComing } })
      const planners = [cycle.leadId, ...(await coordinatorsOf(work, cycle.allianceId))]
      await tellBooked(work, session, planners, isComing ? 'CPD_LEADS' : 'CPD_LEADS_NOT', reason ? { reason } : {})
      return changedSession(work, cycle, id)
    })
  }

  /** Nobody is held to what they were asked: whoever plans takes the question back, too. */
  leadNoMore(actor: Actor, id: CpdSessionId, person: PersonId): Promise<SessionRecord> {
    return this.work.run(actor, async (work) => {
      const { cycle } = await this.toPlan(work, actor, id)
      await work.sql('delete from cpd_facilitator where session_id = $1 and person_id = $2', [id, person])
      await noticesDone(work, 'CPD_FACILITATE', id, person)
      await coverFollows(work, id)
      await calendarsFollow(work, id)
      await audited(work, cycle, 'cpd-session.lead-no-more', { detail: { sessionId: id, person } })
      return changedSession(work, cycle, id)
    })
  }

  private async toPlan(work: Work, actor: Actor, id: CpdSessionId) {
    const held = await heldPlan(work, actor, id)
    mustDesign(actor, held.cycle)
    if (isOver(held.cycle)) throw moved(held.cycle)
    if (!isStill(held.session)) {
      throw new Refusal('cpd-session.state-out-of-order', { from: held.session.state, to: held.session.state })
    }
    return held
  }
}

const moved = ({ state }: CycleRecord): Refusal => new Refusal('cpd.state-out-of-order', { from: state, to: state })

function instant(given: Date): Date {
  const year = given.getUTCFullYear()
  if (Number.isNaN(given.getTime()) || year < 2000 || year > 2100) {
    throw new Refusal('input.not-a-date', { field: 'startsAt' })
  }
  return given
}

/** A venue is a school of the alliance, and a room is one of that school's. */
async function columnsOf(work: Work, cycle: CycleRecord, plan: SessionPlan): Promise<Record<string, unknown>> {
  const words = checkCpdSession(plan)
  const { venueUrn, roomId } = plan
  if (venueUrn !== null) {
    const members = await work.sql(
      `select 1 from school_membership where space_id = $1 and urn = $2 and state in ('ACTIVE', 'PAUSED', 'LEAVING')`,
      [cycle.allianceId, venueUrn],
    )
    if (members.length === 0) throw new Refusal('cpd.school-not-in-alliance')
  }
  if (roomId !== null) {
    const rooms = await work.sql(
      `select 1 from room r join space s on s.id = r.space_id where r.id = $1 and s.urn = $2 and r.removed_at is null`,
      [roomId, venueUrn],
    )
    if (rooms.length === 0) throw new Refusal('cpd-session.room-elsewhere')
  }
  return {
    title: words.title,
    purpose: words.purpose,
    format: words.format,
    minutes: words.minutes,
    days_after: words.daysAfter,
    task_after: words.taskAfter,
    online_at: words.onlineAt,
    places: words.places,
    per_school: words.perSchool,
    venue_urn: venueUrn,
    room_id: roomId,
  }
}
