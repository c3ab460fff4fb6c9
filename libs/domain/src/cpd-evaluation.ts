/** Evaluating a CPD cycle at five levels (Guskey), each at its time, planned backwards from pupils; nobody's answer can be told apart. */
import { addDays, type CivilDate } from './civil-date.js'
import type { PersonId } from './ids.js'
import { academicYearOf, englishCalendar, type SchoolCalendar } from './school-days.js'

export const evaluationLevels = {
  1: 'Reactions',
  2: 'Learning',
  3: 'Organisation support and change',
  4: 'Use of new knowledge and skills',
  5: 'Pupil outcomes',
} as const
export type EvaluationLevel = 1 | 2 | 3 | 4 | 5
export const levels: readonly EvaluationLevel[] = [1, 2, 3, 4, 5]

/** Days after which the support of the school is asked about: six weeks. */
const supportDays = 42
/** Terms after the last session at which use, and outcomes at the latest, are looked at. */
const termsOn = { 4: 1, 5: 3 } as const

export interface CycleDates {
  readonly first: CivilDate
  readonly last: CivilDate
}

const termEnds = (year: number, calendar: SchoolCalendar): CivilDate[] => {
  const ends = calendar.halfTerms(year).map(({ until }) => until)
  return ends.filter((_, at) => at % 2 === 1)
}

/** The last day of the n-th term after the one this day lies in, or the holidays after it. */
export function endOfTermAfter(day: CivilDate, terms: number, calendar: SchoolCalendar = englishCalendar): CivilDate {
  const year = academicYearOf(day)
  const ends = [0, 1, 2].flatMap((more) => termEnds(year + more, calendar))
  const at = ends.findIndex((end) => end >= day)
  const found = ends[at + terms]
  if (at < 0 || found === undefined) throw new RangeError(`No term ${terms} after ${day}`)
  return found
}

/** EVA-1: reactions within two days of each session, learning at the end, support six weeks on, use a term on, outcomes three terms on. */
export function evaluationDueOn(
  level: EvaluationLevel,
  { last }: CycleDates,
  calendar: SchoolCalendar = englishCalendar,
): CivilDate {
  switch (level) {
    case 1:
      return addDays(last, 2)
    case 2:
      return last
    case 3:
      return addDays(last, supportDays)
    default:
      return endOfTermAfter(last, termsOn[level], calendar)
  }
}

export interface Attender {
  readonly personId: PersonId
  readonly attended: boolean
  readonly isSchoolLeader: boolean
}

/** EVA-2: who owes an answer: whoever came; about the school's support its leaders too; about pupils whoever came. */
export const owes = (level: EvaluationLevel, people: readonly Attender[]): PersonId[] =>
  people
    .filter(({ attended, isSchoolLeader }) => attended || (level === 3 && isSchoolLeader))
    .map(({ personId }) => personId)

/** Of people, figures are shown for this many answers or more. */
export const fewestAnswers = 5

export interface QuestionSummary {
  readonly n: number
  /** How often each answer from 1 to 5 was given; null: too few to show. */
  readonly counts: readonly number[] | null
  readonly mean: number | null
}

/** EVA-3: fewer than five answers are not shown at all: neither counts nor mean. */
export function summarise(answers: readonly number[]): QuestionSummary {
  const n = answers.length
  if (n < fewestAnswers) return { n, counts: null, mean: null }
  const counts = [1, 2, 3, 4, 5].map((value) => answers.filter((answer) => answer === value).length)
  return { n, counts, mean: answers.reduce((sum, answer) => sum + answer, 0) / n }
}

/** EVA-4: a small group is not found by taking the others from the whole: with one hidden, the next smallest is hidden too. */
export function shownGroups<Key>(groups: ReadonlyMap<Key, number>): Set<Key> {
  const order = [...groups].filter(([, n]) => n > 0).sort(([, one], [, other]) => one - other)
  const hidden = order.filter(([, n]) => n < fewestAnswers).length
  const alsoHidden = hidden > 0 && order.slice(0, hidden).reduce((sum, [, n]) => sum + n, 0) < fewestAnswers ? 1 : 0
  return new Set(order.slice(hidden + alsoHidden).map(([key]) => key))
}

/** How long others are waited for before what has come is shown without them. */
export const roundDays = 14

export interface Held {
  /** Given, and not shown yet. */
  readonly held: number
  /** Asked, and neither answered nor left. */
  readonly awaited: number
  /** Two weeks since it was asked. */
  readonly isClosed: boolean
}

/**
 * EVA-8: answers are shown in steps of five or more, never one by one. A sum that is worked out anew after each answer
 * gives that answer away to whoever looked before and after it (disclosure by differencing; the alliance's own rule for
 * its pulse is the same: a change is told only where both sides are five or more). So that nobody is left over, a step
 * also waits while the few who are still asked could not make one of their own, but no longer than the round.
 */
export const showsMore = ({ held, awaited, isClosed }: Held): boolean =>
  held >= fewestAnswers && (isClosed || awaited === 0 || awaited >= fewestAnswers)

/** EVA-9: and so of schools: one is shown where in every step its people, and those of all hidden ones, are none or enough. */
export function shownInSteps<Key>(steps: readonly ReadonlyMap<Key, number>[]): Set<Key> {
  const shown = steps.map(shownGroups)
  const keys = new Set(steps.flatMap((step) => [...step.keys()]))
  return new Set([...keys].filter((key) => steps.every((step, at) => !step.get(key) || shown[at]!.has(key))))
}
