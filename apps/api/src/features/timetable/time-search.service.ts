/** Looking for the times of all sessions of a cycle: beside everything else, with its progress told, until it is found or stopped. */
import type { Actor } from '@alongside/domain/actor'
import { addDays, type CivilDate, dayInLondon, daysBetween } from '@alongside/domain/civil-date'
import {
  blocksOfProposal,
  daysFrom,
  lookAt,
  readTimes,
  type SessionToFind,
  setAside,
  type TimeOption,
  type TimeOut,
  timeProblem,
} from '@alongside/domain/find-a-time'
import type { AllianceId, CpdCycleId, CpdSessionId, TimeSearchId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { costOfTimes, mostToGain, narrowTimes } from '@alongside/domain/time-bounds'
import type { TimetableFacts } from '@alongside/domain/timetable'
import { instantInLondon } from '@alongside/domain/wall-clock'
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common'
import { UnitOfWork } from '../../platform/db/unit-of-work.js'
import type { Asking } from '../../platform/graphql/asking.js'
import { NotSolved } from '../../platform/solving/solving.js'
import type { Asks } from '../enquiry/enquiry-record.service.js'
import { type PlanRecord, plansOfCycle, plansOfSessions } from './session-plan.service.js'
import {
  begunSearch,
  changedSearch,
  lastSearch,
  type StoredResult,
  type StoredTime,
  type StoredTimes,
  searchById,
  storedTimes,
  type TimeSearchRecord,
} from './time-search-record.service.js'
import { solveTimes } from './time-solver.js'
import { factsFor } from './timetable-facts.service.js'
import { movesPlan, toldOf } from './timetable-policy.service.js'

/** About three terms. */
const longest = 300
/** For this long, in milliseconds, others wait at most while a search looks at days. */
const breath = 12
/** A server that went away in the middle holds nobody up for longer than this. */
const forgottenAfter = 90_000

@Injectable()
export class TimeSearches implements OnModuleDestroy {
  private readonly logger = new Logger('TimeSearch')
  private readonly running = new Map<TimeSearchId, AbortController>()

  constructor(private readonly work: UnitOfWork) {}

  onModuleDestroy(): void {
    for (const one of this.running.values()) one.abort()
  }

  /** Begins, and answers at once. */
  async begin(actor: Actor, cycleId: CpdCycleId, from: CivilDate, until: CivilDate): Promise<TimeSearchRecord> {
    checkDays(from, until)
    const { search, plans, facts } = await this.work.run(actor, async (work) => {
      await work.sql('select 1 from cpd_cycle where id = $1 for update', [cycleId])
      const all = await plansToPlace(work, actor, cycleId)
      const last = await lastSearch(work, cycleId)
      if (last?.state === 'SEARCHING' && Date.now() - last.startedAt.getTime() < forgottenAfter)
        throw new Refusal('time-search.searching')
      const { allianceId } = all[0]!
      const begun = await begunSearch(work, { allianceId, cycleId, askedBy: actor.personId, from, until })
      return { search: begun, plans: all, facts: await factsFor(work, all, stretch(from, until)) }
    })
    const stopping = new AbortController()
    this.running.set(search.id, stopping)
    void this.find(actor, search, plans, facts, stopping.signal).finally(() => this.running.delete(search.id))
    return search
  }

  async stop(actor: Actor, id: TimeSearchId): Promise<TimeSearchRecord> {
    const search = await this.work.run(actor, async (work) => {
      const found = await searchById(work, id)
      if (!found) throw new Refusal('not-found')
      await changedSearch(work, found, { state: 'STOPPED' })
      return (await searchById(work, id))!
    })
    this.running.get(id)?.abort()
    return search
  }

  async last({ reader, actor }: Asking, cycleId: CpdCycleId): Promise<TimeSearchRecord | null> {
    const search = await lastSearch(reader, cycleId)
    return search?.askedBy === actor.personId && !isGoneBy(search) ? search : null
  }

  /** Of one session alone, without a solver: every day that suits, the cheapest first, and why others do not. */
  async times({ reader, actor }: Asking, id: CpdSessionId, from: CivilDate, until: CivilDate): Promise<StoredTimes> {
    checkDays(from, until)
    const [plan] = await plansOfSessions(reader, [id])
    if (!plan || !movesPlan(actor, plan)) throw new Refusal('not-found')
    const facts = setAside(await factsFor(reader, [plan], stretch(from, until)), [plan])
    const { options, out } = await looked(facts, plan, daysFrom(from, until), null)
    return forAsker(actor, plan.allianceId, storedTimes(plan, null, options, out))
  }

  private async find(
    actor: Actor,
    search: TimeSearchRecord,
    plans: readonly PlanRecord[],
    known: TimetableFacts,
    stopped: AbortSignal,
  ): Promise<void> {
    const began = performance.now()
    try {
      const facts = setAside(known, plans)
      const days = daysFrom(search.from, search.until)
      const sessions: SessionToFind[] = []
      for (const [at, plan] of plans.entries()) {
        await this.tell(actor, search, { step: 'LOOKING', progress: Math.round((70 * at) / plans.length) })
        const { options, out } = await looked(facts, plan, days, stopped)
        sessions.push({ plan, daysAfter: plan.daysAfter, options, out })
      }
      await this.tell(actor, search, { step: 'WEIGHING', progress: 70 })
      const { times, gain } = await weighed(facts, sessions, search.from, stopped)
      if (blocksOfProposal(facts, sessions, times).length > 0) throw new NotSolved('what was found does not hold')
      const seconds = Math.round(performance.now() - began) / 1000
      const result: StoredResult = {
        sessions: sessions.map(({ options, out }, at) =>
          forAsker(actor, search.allianceId, storedTimes(plans[at]!, times[at] ?? null, options, out)),
        ),
        isBest: gain === 0,
        gain,
        seconds,
      }
      const state = times.some((time) => time !== null) ? 'FOUND' : 'NONE'
      await this.tell(actor, search, { state, progress: 100, result })
    } catch (error) {
      if (stopped.aborted) return
      if (!(error instanceof NotSolved)) this.logger.error(error)
      await this.tell(actor, search, { state: 'LOST' }).catch((again: unknown) => this.logger.error(again))
    }
  }

  private tell(actor: Actor, search: TimeSearchRecord, patch: Parameters<typeof changedSearch>[2]): Promise<boolean> {
    return this.work.run(actor, (work) => changedSearch(work, search, patch))
  }
}

/** How much is asked of those who come stays out of what is kept for somebody who only leads a session. */
function forAsker(actor: Actor, allianceId: AllianceId, { chosen, others, ...more }: StoredTimes): StoredTimes {
  const told = (time: StoredTime): StoredTime => ({ ...time, clashes: toldOf(actor, { allianceId }, time.clashes) })
  return { ...more, chosen: chosen && told(chosen), others: others.map(told) }
}

/** Its days begin to lie in the past: it is looked for anew. */
const isGoneBy = ({ result }: TimeSearchRecord): boolean =>
  result?.sessions.some(({ chosen }) => chosen !== null && new Date(chosen.startsAt) <= new Date()) ?? false

function checkDays(from: CivilDate, until: CivilDate): void {
  if (until < from || daysBetween(from, until) > longest) throw new Refusal('input.not-a-date', { field: 'lastDay' })
}

const stretch = (from: CivilDate, until: CivilDate) => ({
  startsAt: instantInLondon(from, '00:00'),
  endsAt: instantInLondon(addDays(until, 1), '00:00'),
})

/** What lies ahead, and may be given another time by this very person. */
async function plansToPlace(asks: Asks, actor: Actor, cycle: CpdCycleId): Promise<PlanRecord[]> {
  const today = dayInLondon(new Date())
  const plans = await plansOfCycle(asks, cycle)
  const ahead = plans.filter(
    (plan) => movesPlan(actor, plan) && (plan.now === null || dayInLondon(plan.now.startsAt) > today),
  )
  if (plans.length === 0 || !plans.some((plan) => movesPlan(actor, plan))) throw new Refusal('not-found')
  if (ahead.length === 0) throw new Refusal('time-search.nothing-ahead')
  return ahead
}

/** Most often the bounds say it all; otherwise the solver looks at the days that they have left. */
async function weighed(
  facts: TimetableFacts,
  sessions: readonly SessionToFind[],
  from: CivilDate,
  stopped: AbortSignal,
): Promise<{ readonly times: readonly (TimeOption | null)[]; readonly gain: number }> {
  const narrowed = narrowTimes(facts, sessions, from)
  if (narrowed.times && narrowed.isBest) return { times: narrowed.times, gain: 0 }
  const problem = timeProblem(facts, narrowed.sessions, from, narrowed.times !== null)
  const { values, isBest, atLeast } = await solveTimes(problem.model, stopped)
  const solved = readTimes(problem, narrowed.sessions, values)
  const isDearer = narrowed.times && costOfTimes(sessions, narrowed.times) <= costOfTimes(sessions, solved)
  const times = isDearer ? narrowed.times : solved
  return { times, gain: isBest ? 0 : mostToGain(costOfTimes(sessions, times), [narrowed.atLeast, atLeast]) }
}

/** Day by day, with room for everybody else between them. */
async function looked(
  facts: TimetableFacts,
  plan: PlanRecord,
  days: readonly CivilDate[],
  stopped: AbortSignal | null,
): Promise<{ options: TimeOption[]; out: TimeOut[] }> {
  const options: TimeOption[] = []
  const out: TimeOut[] = []
  let since = performance.now()
  for (const day of days) {
    const found = lookAt(facts, plan, day)
    if (found.best) options.push(found.best)
    out.push(...found.out)
    if (performance.now() - since < breath) continue
    await new Promise((resolve) => setImmediate(resolve))
    if (stopped?.aborted) throw new NotSolved('stopped')
    since = performance.now()
  }
  return { options, out }
}
