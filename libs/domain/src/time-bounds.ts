/**
 * How cheap the times of a cycle can be at best, and times that come close: most searches end here, and for the others the
 * solver has only those days left that could be part of anything cheaper. What couples all sessions (that no school gives most,
 * and nobody's half-term is too full) is given a price; then the sessions are a path, from each to the next.
 */
import { type CivilDate, daysBetween } from './civil-date.js'
import {
  choicesOf,
  dayOffWeight,
  loadRows,
  peopleBySchool,
  type SessionToFind,
  type TimeOption,
  timeWeights,
  unplaced,
} from './find-a-time.js'
import type { TimetableFacts } from './timetable.js'

/** How far from the cheapest counts as the cheapest. */
export const timeGap = { relative: 0.001, absolute: 1e-6 } as const
const rounds = 150

export interface NarrowedTimes {
  /** Of each session, in their order; null: not all of them have a time, or none that goes with the others was found. */
  readonly times: readonly TimeOption[] | null
  /** Proved: none is cheaper. */
  readonly isBest: boolean
  /** Proved: none costs less than this. */
  readonly atLeast: number
  /** With the options that could still be part of something cheaper. */
  readonly sessions: readonly SessionToFind[]
}

/** Something that many options add to: lessons of one school, minutes of somebody's half-term. */
interface Coupling {
  readonly parts: readonly (readonly [number, number])[]
  /** Null: as little as can be, for its most is paid; otherwise not more than this. */
  readonly left: number | null
}
interface Step {
  readonly first: number
  readonly last: number
  readonly daysAfter: number
}
interface Path {
  readonly cost: number
  readonly at: readonly number[]
}

/** FIN-6: never throws away what would be cheaper, and never says "best" of what is not. */
export function narrowTimes(facts: TimetableFacts, sessions: readonly SessionToFind[], from: CivilDate): NarrowedTimes {
  const none: NarrowedTimes = { times: null, isBest: false, atLeast: Number.NEGATIVE_INFINITY, sessions }
  const choices = choicesOf(sessions)
  const days = choices.map(({ option }) => daysBetween(from, option.day))
  const steps = stepsOf(sessions)
  if (steps.some(({ first, last }) => first === last)) return none
  const off = dayOffWeight(sessions)
  const couplings = couplingsOf(facts, sessions)
  const schools = couplings.filter(({ left }) => left === null).length
  const prices = couplings.map(({ left }) => (left === null ? 1 / schools : 0))
  let [bound, cost] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  let best: readonly number[] | null = null
  let kept: readonly number[] = prices
  for (let round = 0; round < rounds; round += 1) {
    const priced = pricedCosts(sessions, couplings, prices)
    const path = cheapest(steps, days, priced, off)
    if (!path) return none
    const sums = couplings.map(({ parts }) => sumAt(parts, path.at))
    const low = path.cost - dueOf(couplings, prices)
    if (low > bound) [bound, kept] = [low, [...prices]]
    const full = fullCost(path, sums, couplings, prices)
    if (full < cost) [cost, best] = [full, path.at]
    if (isClose(cost, bound)) break
    raise(prices, couplings, sums, (Math.min(cost, bound + farOff(bound)) - low) / (1 + round / 20))
  }
  if (!best) return { ...none, atLeast: bound }
  const times = best.map((at) => choices[at]!.option)
  const isBest = isClose(cost, bound)
  if (isBest) return { times, isBest, atLeast: bound, sessions }
  const through = cheapestThrough(steps, days, pricedCosts(sessions, couplings, kept), off)
  const most = cost + dueOf(couplings, kept) + timeGap.absolute
  const left = sessions.map((session, at) => ({
    ...session,
    options: session.options.filter((_, option) => through[steps[at]!.first + option]! <= most),
  }))
  return { times, isBest, atLeast: bound, sessions: left }
}

const isClose = (cost: number, bound: number): boolean =>
  Number.isFinite(cost) && cost - bound <= timeGap.relative * Math.abs(cost) + timeGap.absolute

/** FIN-7: how much cheaper others could be at most, by all that is proved; nought: these are the best. */
export function mostToGain(cost: number, bounds: readonly number[]): number {
  const bound = Math.max(...bounds)
  return isClose(cost, bound) ? 0 : cost - bound
}

/** Before anything is found: so much dearer may it be. */
const farOff = (bound: number): number => 10 + Math.abs(bound) / 10

function stepsOf(sessions: readonly SessionToFind[]): Step[] {
  let first = 0
  return sessions.map(({ options, daysAfter }) => {
    const step = { first, last: first + options.length, daysAfter }
    first = step.last
    return step
  })
}

function couplingsOf(facts: TimetableFacts, sessions: readonly SessionToFind[]): Coupling[] {
  const choices = choicesOf(sessions)
  const schools = [...peopleBySchool(sessions)].map(([urn, many]): Coupling => {
    const share = ({ covered }: TimeOption): number => (timeWeights.mostOfOneSchool * (covered.get(urn) ?? 0)) / many
    const parts = choices.flatMap(({ option }, at) => (share(option) > 0 ? [[at, share(option)] as const] : []))
    return { parts, left: null }
  })
  // In hours, so that a step of a price weighs much the same for either kind.
  const loads = loadRows(facts, sessions, choices).map(
    ({ parts, left }): Coupling => ({
      parts: parts.map(([at, minutes]) => [at, minutes / 60]),
      left: left / 60,
    }),
  )
  return [...schools.filter(({ parts }) => parts.length > 0), ...loads]
}

function pricedCosts(
  sessions: readonly SessionToFind[],
  couplings: readonly Coupling[],
  prices: readonly number[],
): number[] {
  const costs = sessions.flatMap(({ options }) => options.map(({ cost }) => cost))
  for (const [at, { parts }] of couplings.entries()) {
    const price = prices[at]!
    if (price > 0) for (const [choice, amount] of parts) costs[choice]! += price * amount
  }
  return costs
}

const dueOf = (couplings: readonly Coupling[], prices: readonly number[]): number =>
  couplings.reduce((due, { left }, at) => due + (left === null ? 0 : prices[at]! * left), 0)

function sumAt(parts: Coupling['parts'], chosen: readonly number[]): number {
  let sum = 0
  for (const [choice, amount] of parts) if (chosen.includes(choice)) sum += amount
  return sum
}

/** What a path costs without prices, the most of one school counted in; infinite where a half-term is too full. */
function fullCost(
  { cost }: Path,
  sums: readonly number[],
  couplings: readonly Coupling[],
  prices: readonly number[],
): number {
  if (couplings.some(({ left }, at) => left !== null && sums[at]! > left)) return Number.POSITIVE_INFINITY
  const paid = sums.reduce((all, sum, at) => all + sum * prices[at]!, 0)
  return cost - paid + Math.max(0, ...sums.filter((_, at) => couplings[at]!.left === null))
}

/**
 * Dearer where there was too much, cheaper where there was not; the shares of all schools are together at most one. Schools and
 * half-terms each have a step of their own: lessons of twelve schools would drown the one hour that somebody has too much.
 */
function raise(prices: number[], couplings: readonly Coupling[], sums: readonly number[], gap: number): void {
  const schools = couplings.flatMap(({ left }, at) => (left === null ? [at] : []))
  const usual = schools.reduce((all, at) => all + sums[at]!, 0) / Math.max(1, schools.length)
  step(prices, gap, new Map(schools.map((at) => [at, sums[at]! - usual])))
  const over = beyondShares(schools.map((at) => prices[at]!))
  for (const at of schools) prices[at] = Math.max(0, prices[at]! - over)
  const loads = couplings.flatMap(({ left }, at) => (left === null ? [] : [[at, sums[at]! - left] as const]))
  step(prices, gap, new Map(loads.filter(([at, slope]) => slope > 0 || prices[at]! > 0)))
}

function step(prices: number[], gap: number, slopes: ReadonlyMap<number, number>): void {
  const square = [...slopes.values()].reduce((all, slope) => all + slope * slope, 0)
  if (square === 0) return
  for (const [at, slope] of slopes) prices[at] = Math.max(0, prices[at]! + (gap * slope) / square)
}

/** What each has to give, so that together they are no more than one; who has less than that has nothing. */
function beyondShares(shares: readonly number[]): number {
  if (shares.reduce((all, one) => all + one, 0) <= 1) return 0
  let [sum, over] = [0, 0]
  for (const [at, share] of shares.toSorted((one, other) => other - one).entries()) {
    sum += share
    const each = (sum - 1) / (at + 1)
    if (share > each) over = each
  }
  return over
}

const between = (apart: number, daysAfter: number, off: number): number =>
  apart < 1 ? Number.POSITIVE_INFINITY : daysAfter === 0 ? 0 : off * Math.abs(apart - daysAfter)

/** Of every option, the cheapest way to it from the first session, and over which option of the one before. */
function waysTo(steps: readonly Step[], days: readonly number[], costs: readonly number[], off: number) {
  const ways = [...costs]
  const over = costs.map(() => -1)
  for (const [at, { first, last, daysAfter }] of steps.entries()) {
    const before = steps[at - 1]
    if (!before) continue
    for (let to = first; to < last; to += 1) {
      let least = Number.POSITIVE_INFINITY
      for (let by = before.first; by < before.last; by += 1) {
        const way = ways[by]! + between(days[to]! - days[by]!, daysAfter, off)
        if (way < least) {
          least = way
          over[to] = by
        }
      }
      ways[to] = least + costs[to]!
    }
  }
  return { ways, over }
}

function cheapest(steps: readonly Step[], days: readonly number[], costs: readonly number[], off: number): Path | null {
  const { ways, over } = waysTo(steps, days, costs, off)
  const { first, last } = steps.at(-1)!
  let end = first
  for (let at = first; at < last; at += 1) if (ways[at]! < ways[end]!) end = at
  if (ways[end] === Number.POSITIVE_INFINITY) return null
  const at = [end]
  while (at.length < steps.length) at.unshift(over[at[0]!]!)
  return { cost: ways[end]!, at }
}

/** Of every option, the cheapest path that goes over it. */
function cheapestThrough(
  steps: readonly Step[],
  days: readonly number[],
  costs: readonly number[],
  off: number,
): number[] {
  const { ways } = waysTo(steps, days, costs, off)
  const onward = costs.map(() => 0)
  for (let at = steps.length - 2; at >= 0; at -= 1) {
    const [here, next] = [steps[at]!, steps[at + 1]!]
    for (let by = here.first; by < here.last; by += 1) {
      let least = Number.POSITIVE_INFINITY
      for (let to = next.first; to < next.last; to += 1) {
        const way = between(days[to]! - days[by]!, next.daysAfter, off) + costs[to]! + onward[to]!
        if (way < least) least = way
      }
      onward[by] = least
    }
  }
  return ways.map((way, at) => way + onward[at]!)
}

/** What times cost as a whole, as the solver reckons. */
export function costOfTimes(sessions: readonly SessionToFind[], times: readonly (TimeOption | null)[]): number {
  const off = dayOffWeight(sessions)
  const each = times.reduce((all, time) => all + (time?.cost ?? unplaced), 0)
  const apart = times.reduce((all, time, at) => {
    const before = times[at - 1]
    const { daysAfter } = sessions[at]!
    return time && before && daysAfter > 0 ? all + off * Math.abs(daysBetween(before.day, time.day) - daysAfter) : all
  }, 0)
  const shares = [...peopleBySchool(sessions)].map(
    ([urn, many]) => times.reduce((all, time) => all + (time?.covered.get(urn) ?? 0), 0) / many,
  )
  return each + apart + timeWeights.mostOfOneSchool * Math.max(0, ...shares)
}
