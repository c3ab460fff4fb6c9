/** A round of pairing: an alliance asks its schools what they offer and want, finds who fits whom, and accepts it. */
import { type CivilDate, daysBetween, isCivilDate } from './civil-date.js'
import type { PersonId, Urn } from './ids.js'
import { type LifeCycle, type Move, move } from './life-cycle.js'
import { Refusal } from './refusal.js'
import { cleanLine, limits } from './text.js'

export const RoundState = {
  SIGN_UP: 'SIGN_UP',
  PROPOSED: 'PROPOSED',
  ACCEPTED: 'ACCEPTED',
  CANCELLED: 'CANCELLED',
} as const
export type RoundState = (typeof RoundState)[keyof typeof RoundState]

export const roundLifeCycle: LifeCycle<RoundState> = {
  SIGN_UP: ['PROPOSED', 'CANCELLED'],
  PROPOSED: ['PROPOSED', 'ACCEPTED', 'CANCELLED'],
  ACCEPTED: [],
  CANCELLED: [],
}

export const moveRound = (from: RoundState, to: RoundState): Move<RoundState> =>
  move(roundLifeCycle, from, to, 'pairing.state-out-of-order')

/** One list for everybody: what one school calls "reading" is what the other one means. Safeguarding and governance are not reviewed by peers. */
export const ChallengeArea = {
  READING: 'READING',
  WRITING: 'WRITING',
  MATHS: 'MATHS',
  SCIENCE: 'SCIENCE',
  TALK: 'TALK',
  CURRICULUM: 'CURRICULUM',
  TEACHING: 'TEACHING',
  ASSESSMENT: 'ASSESSMENT',
  EARLY_YEARS: 'EARLY_YEARS',
  SEND: 'SEND',
  DISADVANTAGE: 'DISADVANTAGE',
  EAL: 'EAL',
  BEHAVIOUR: 'BEHAVIOUR',
  ATTENDANCE: 'ATTENDANCE',
  LEADERSHIP: 'LEADERSHIP',
  STAFF_DEVELOPMENT: 'STAFF_DEVELOPMENT',
} as const
export type ChallengeArea = (typeof ChallengeArea)[keyof typeof ChallengeArea]

export const areaLabels: Readonly<Record<ChallengeArea, string>> = {
  READING: 'Reading',
  WRITING: 'Writing',
  MATHS: 'Mathematics',
  SCIENCE: 'Science',
  TALK: 'Talk and vocabulary',
  CURRICULUM: 'Curriculum',
  TEACHING: 'Teaching',
  ASSESSMENT: 'Assessment and feedback',
  EARLY_YEARS: 'Early years',
  SEND: 'Special educational needs',
  DISADVANTAGE: 'Disadvantaged pupils',
  EAL: 'English as an additional language',
  BEHAVIOUR: 'Behaviour',
  ATTENDANCE: 'Attendance',
  LEADERSHIP: 'Leadership at all levels',
  STAFF_DEVELOPMENT: 'Developing staff',
}

export const roundLimits = { longestDays: 400, areas: 6, times: 3, people: 12, days: 20, fewestSchools: 3 } as const

export interface RoundPlan {
  readonly title: string
  readonly firstDay: CivilDate
  readonly lastDay: CivilDate
  readonly signUpUntil: CivilDate
}

/** PRD-1: schools answer first, then they visit. */
export function planRound(given: RoundPlan, today: CivilDate): RoundPlan {
  const title = cleanLine(given.title, { field: 'title', limit: limits.title })
  const { firstDay, lastDay, signUpUntil } = given
  for (const [field, day] of Object.entries({ firstDay, lastDay, signUpUntil })) {
    if (!isCivilDate(day)) throw new Refusal('input.not-a-date', { field })
  }
  const isInOrder = today <= signUpUntil && signUpUntil < firstDay && firstDay <= lastDay
  if (!isInOrder || daysBetween(firstDay, lastDay) > roundLimits.longestDays) throw new Refusal('pairing.dates')
  return { title, firstDay, lastDay, signUpUntil }
}

/** What a school says about a round. */
export interface SignUp {
  readonly notThisTerm: boolean
  /** It would like to be challenged. */
  readonly isHost: boolean
  readonly strengths: readonly ChallengeArea[]
  readonly wants: readonly ChallengeArea[]
  readonly visitorTimes: number
  readonly facilitatorTimes: number
  /** Who could go, and who of them is trained. */
  readonly reviewers: readonly PersonId[]
  readonly trained: readonly PersonId[]
  /** On which days the school could visit or be visited; none: any. */
  readonly days: readonly CivilDate[]
}

export const sittingOut: SignUp = {
  notThisTerm: true,
  isHost: false,
  strengths: [],
  wants: [],
  visitorTimes: 0,
  facilitatorTimes: 0,
  reviewers: [],
  trained: [],
  days: [],
}

interface Asked extends Pick<RoundPlan, 'firstDay' | 'lastDay' | 'signUpUntil'> {
  readonly state: RoundState
}

/** PRD-2: until the last day for it, and as long as nothing was accepted. */
export const takesSignUps = ({ state, signUpUntil }: Asked, today: CivilDate): boolean =>
  (state === 'SIGN_UP' || state === 'PROPOSED') && today <= signUpUntil

const isTimes = (times: number): boolean => Number.isInteger(times) && times >= 0 && times <= roundLimits.times
const atMost = (list: readonly unknown[], limit: number, field: string): void => {
  if (list.length > limit) throw new Refusal('input.too-long', { field, limit })
}
const areas = (list: readonly ChallengeArea[], field: string): ChallengeArea[] => {
  const known = [...new Set(list)]
  if (known.some((one) => !Object.hasOwn(areaLabels, one))) throw new Refusal('input.not-a-choice', { field })
  atMost(known, roundLimits.areas, field)
  return known
}

/** PRD-3: whoever hosts says for what; whoever goes says who, and what they are good at; and a facilitator is trained. */
export function signUp(round: Asked, given: SignUp, staff: readonly PersonId[], today: CivilDate): SignUp {
  if (round.state === 'ACCEPTED' || round.state === 'CANCELLED') {
    throw new Refusal('pairing.state-out-of-order', { from: round.state })
  }
  if (!takesSignUps(round, today)) throw new Refusal('pairing.sign-up-over')
  if (given.notThisTerm) return sittingOut
  const { isHost, visitorTimes, facilitatorTimes } = given
  if (!isTimes(visitorTimes)) throw new Refusal('input.not-a-number', { field: 'visitorTimes' })
  if (!isTimes(facilitatorTimes)) throw new Refusal('input.not-a-number', { field: 'facilitatorTimes' })
  const strengths = areas(given.strengths, 'strengths')
  const wants = isHost ? areas(given.wants, 'wants') : []
  const reviewers = [...new Set(given.reviewers)]
  const trained = [...new Set(given.trained)]
  const days = [...new Set(given.days)].sort()
  atMost(reviewers, roundLimits.people, 'reviewers')
  atMost(days, roundLimits.days, 'days')
  const outside = days.some((day) => !isCivilDate(day) || day < round.firstDay || day > round.lastDay)
  if (outside) throw new Refusal('pairing.days-outside')
  if (reviewers.some((person) => !staff.includes(person)) || trained.some((person) => !reviewers.includes(person))) {
    throw new Refusal('pairing.not-of-school')
  }
  if (!isHost && visitorTimes + facilitatorTimes === 0) throw new Refusal('pairing.nothing-said')
  if (isHost && wants.length === 0) throw new Refusal('pairing.needs-wants')
  if (visitorTimes > 0 && strengths.length === 0) throw new Refusal('pairing.needs-strengths')
  if (visitorTimes + facilitatorTimes > 0 && reviewers.length === 0) throw new Refusal('pairing.needs-people')
  if (facilitatorTimes > 0 && trained.length === 0) throw new Refusal('pairing.needs-trained')
  return {
    notThisTerm: false,
    isHost,
    strengths,
    wants,
    visitorTimes,
    facilitatorTimes,
    reviewers,
    trained,
    days,
  }
}

/** PRD-4: with fewer schools there is nothing to choose: a host, a visitor and a third one as facilitator. */
export function mayPair(signUps: readonly Pick<SignUp, 'notThisTerm' | 'isHost'>[]): void {
  const here = signUps.filter(({ notThisTerm }) => !notThisTerm)
  if (here.length < roundLimits.fewestSchools || !here.some(({ isHost }) => isHost)) {
    throw new Refusal('pairing.too-few-schools', { least: roundLimits.fewestSchools })
  }
}

/** Where two schools both named days: those they share; null where one of them has named none. */
export const commonDays = (one: readonly CivilDate[], other: readonly CivilDate[]): CivilDate[] | null =>
  one.length === 0 || other.length === 0 ? null : one.filter((day) => other.includes(day))

/** What the register says of a school, for comparing contexts. */
export interface SchoolContext {
  readonly urn: Urn
  readonly phase: string | null
  readonly roll: number | null
  readonly percentFsm: number | null
}

const spread = (values: readonly number[]): number => {
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length
  return Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / values.length)
}

/** As in matched comparisons: free school meals count twice; another phase counts like one spread of each. */
const weights = { fsm: 2, roll: 1 } as const

/** PRD-5: how unlike two schools are, from 0 to 1 within the pool; null where the register says too little. */
export function contextDistances(pool: readonly SchoolContext[]): (one: Urn, other: Urn) => number | null {
  const known = pool.flatMap(({ urn, phase, roll, percentFsm }) =>
    roll === null || roll <= 0 || percentFsm === null ? [] : [{ urn, phase, roll: Math.log(roll), fsm: percentFsm }],
  )
  const of = new Map(known.map((school) => [school.urn, school]))
  const rollSpread = spread(known.map(({ roll }) => roll)) || 1
  const fsmSpread = spread(known.map(({ fsm }) => fsm)) || 1
  const between = (one: (typeof known)[number], other: (typeof known)[number]): number =>
    Math.sqrt(
      (weights.fsm * ((one.fsm - other.fsm) / fsmSpread) ** 2 +
        weights.roll * ((one.roll - other.roll) / rollSpread) ** 2) /
        (weights.fsm + weights.roll) +
        (one.phase === other.phase ? 0 : 1),
    )
  let farthest = 0
  for (const one of known) for (const other of known) farthest = Math.max(farthest, between(one, other))
  return (one, other) => {
    const [here, there] = [of.get(one), of.get(other)]
    if (!here || !there) return null
    return farthest === 0 ? 0 : between(here, there) / farthest
  }
}

interface Place {
  readonly easting: number | null
  readonly northing: number | null
}

/** Roads are longer than a straight line, and slower than a motorway. */
export const travelBy = { detour: 1.3, kmPerHour: 40 } as const

/** PRD-6: minutes one way; null where a place is not known. */
export function minutesOneWay(one: Place, other: Place): number | null {
  if (one.easting === null || one.northing === null || other.easting === null || other.northing === null) return null
  const km = Math.hypot(one.easting - other.easting, one.northing - other.northing) / 1000
  return Math.round((km * travelBy.detour * 60) / travelBy.kmPerHour)
}
