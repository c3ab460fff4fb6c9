/** What speaks against the time of a session: where it stands now, at another time, and at every time of a stretch of days. */
import { setImmediate as inTurn } from 'node:timers/promises'
import type { Actor } from '@alongside/domain/actor'
import { addDays, type CivilDate, dayInLondon, daysBetween, isCivilDate } from '@alongside/domain/civil-date'
import type { Clash, Span } from '@alongside/domain/clash'
import type { CpdSessionId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { clashesAt, levelOf } from '@alongside/domain/timetable'
import { isClockTime } from '@alongside/domain/visit-clash'
import { clockInLondon, instantInLondon } from '@alongside/domain/wall-clock'
import { Injectable } from '@nestjs/common'
import type { Asking } from '../../platform/graphql/asking.js'
import type { Asks } from '../enquiry/enquiry-record.service.js'
import { type PlanRecord, plansOfSessions } from './session-plan.service.js'
import type { TimetableClashType, TimetableSlotType } from './timetable.graphql.js'
import { factsFor } from './timetable-facts.service.js'
import { isNamed, movesPlan, toldOf } from './timetable-policy.service.js'

const around = (spans: readonly Span[]): Span => ({
  startsAt: new Date(Math.min(...spans.map(({ startsAt }) => startsAt.getTime())) - halfADay),
  endsAt: new Date(Math.max(...spans.map(({ endsAt }) => endsAt.getTime())) + halfADay),
})
const halfADay = 12 * 3_600_000
const atOnce = 20

/** Of each session that has a time, where it stands now; those without one have nothing against them. */
export async function clashesNow(
  asks: Asks,
  plans: readonly PlanRecord[],
): Promise<ReadonlyMap<CpdSessionId, Clash[]>> {
  const timed = plans.flatMap((plan) => (plan.now ? [{ plan, now: plan.now }] : []))
  if (timed.length === 0) return new Map()
  const facts = await factsFor(asks, plans, around(timed.map(({ now }) => now)))
  const found = new Map<CpdSessionId, Clash[]>()
  for (const [nth, { plan, now }] of timed.entries()) {
    // A whole month takes long: others are answered in between.
    if (nth % atOnce === atOnce - 1) await inTurn()
    found.set(plan.id, clashesAt(facts, plan, now))
  }
  return found
}

/** A term by the day, or a month by half-hours. */
const most = { days: 140, times: 2_000 } as const
export const usualClocks = {
  FULL_DAY: '09:00',
  INSET_DAY: '09:00',
  HALF_DAY: '13:00',
  LEARNING_VISIT: '09:30',
} as const
/** After the last lesson, where a format says nothing else. */
const afterSchool = '15:45'

@Injectable()
export class SessionClashes {
  /** In full, for one time. */
  async at(asking: Asking, id: CpdSessionId, startsAt: Date): Promise<TimetableClashType[]> {
    const plan = await this.plan(asking, id)
    // Half-way through typing a year it is the year 2.
    if (Number.isNaN(startsAt.getTime()) || !isCivilDate(dayInLondon(startsAt)))
      throw new Refusal('input.not-a-date', { field: 'startsAt' })
    const span = spanOf(plan, startsAt)
    const facts = await factsFor(asking.reader, [plan], around([span]))
    return shownTo(asking.actor, plan, clashesAt(facts, plan, span))
  }

  /** Of each day and time of day asked for, how bad it is and why, in numbers: fetched as a drag begins, so that it waits for nobody. */
  async slots(
    asking: Asking,
    id: CpdSessionId,
    from: CivilDate,
    until: CivilDate,
    clocks: readonly string[],
  ): Promise<TimetableSlotType[]> {
    const plan = await this.plan(asking, id)
    const days = daysBetween(from, until)
    const at = clocks.length > 0 ? clocks : [clockOf(plan)]
    if (days < 0 || days > most.days || (days + 1) * at.length > most.times || !at.every(isClockTime))
      throw new Refusal('input.invalid', { field: 'lastDay' })
    const spans = Array.from({ length: days + 1 }, (_, ahead) => addDays(from, ahead)).flatMap((day) =>
      at.map((clock) => spanOf(plan, instantInLondon(day, clock))),
    )
    const facts = await factsFor(asking.reader, [plan], around(spans))
    return spans.map((span) => slotOf(span, toldOf(asking.actor, plan, clashesAt(facts, plan, span))))
  }

  private async plan({ reader, actor }: Asking, id: CpdSessionId): Promise<PlanRecord> {
    const [plan] = await plansOfSessions(reader, [id])
    if (!plan || !movesPlan(actor, plan)) throw new Refusal('not-found')
    return plan
  }
}

const clockOf = ({ now, format }: PlanRecord): string =>
  now ? clockInLondon(now.startsAt) : ((usualClocks as Partial<Record<string, string>>)[format] ?? afterSchool)

/** As long as it is planned for; a session that was given other times keeps its own length. */
export const spanOf = ({ now, minutes }: Pick<PlanRecord, 'now' | 'minutes'>, startsAt: Date): Span => ({
  startsAt,
  endsAt: new Date(startsAt.getTime() + (now ? now.endsAt.getTime() - now.startsAt.getTime() : minutes * 60_000)),
})

export function slotOf({ startsAt, endsAt }: Span, clashes: readonly Clash[]): TimetableSlotType {
  // What blocks for one may be a word about another, who has only asked for a place.
  const kinds = [...new Set(clashes.map(({ kind, level: how }) => `${kind} ${how}`))]
  return {
    startsAt,
    endsAt,
    level: levelOf(clashes),
    reasons: kinds.map((one) => {
      const all = clashes.filter(({ kind: what, level: how }) => `${what} ${how}` === one)
      const { kind, level } = all[0]!
      const urns = kind === 'SCHOOL_CLOSED' || kind === 'MANY_STAFF_OUT' ? all.flatMap(({ urn }) => urn ?? []) : []
      return { kind, level, count: all.length, urns }
    }),
  }
}

export const shownTo = (actor: Actor, plan: PlanRecord, clashes: readonly Clash[]): TimetableClashType[] =>
  toldOf(actor, plan, clashes).map((clash) => ({
    kind: clash.kind,
    level: clash.level,
    ...(isNamed(actor, plan, clash) ? { personId: clash.personId, urn: clash.urn } : { personId: null, urn: null }),
  }))
