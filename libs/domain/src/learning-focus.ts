/** How much of what an alliance asks of people is about teaching and learning itself (M7). */
import type { Metric } from './metric.js'
import { atLeast } from './metric.js'

export const WorkKind = {
  ENQUIRY: 'ENQUIRY',
  RESEARCH_LESSON: 'RESEARCH_LESSON',
  COACHING: 'COACHING',
  SUBJECT_CPD: 'SUBJECT_CPD',
  CLASSROOM_VISIT: 'CLASSROOM_VISIT',
  MEETING: 'MEETING',
  ADMINISTRATION: 'ADMINISTRATION',
  OTHER: 'OTHER',
} as const
export type WorkKind = (typeof WorkKind)[keyof typeof WorkKind]

const teachingAndLearning: ReadonlySet<WorkKind> = new Set<WorkKind>([
  'ENQUIRY',
  'RESEARCH_LESSON',
  'COACHING',
  'SUBJECT_CPD',
  'CLASSROOM_VISIT',
])

export const focusLimit = 0.6
const halfTermsBelow = 2

export interface WorkHours {
  readonly kind: WorkKind
  readonly hours: number
}

const sum = (work: readonly WorkHours[]): number => work.reduce((total, { hours }) => total + hours, 0)

export const hoursOnLearning = (work: readonly WorkHours[]): number =>
  sum(work.filter(({ kind }) => teachingAndLearning.has(kind)))

/** M7: hours on teaching and learning ÷ all hours; null without hours. */
export function learningFocus(work: readonly WorkHours[]): number | null {
  const all = sum(work)
  return all > 0 ? hoursOnLearning(work) / all : null
}

/**
 * M7: amber when it lay below 0.6 in the last two half-terms, one after the other; nothing is said of one alone. A half-term that
 * has only begun, and in which nothing has been done yet, hides nothing.
 */
export function isFocusAmber(ratios: readonly Metric['value'][]): boolean {
  const last = (ratios.at(-1) === null ? ratios.slice(0, -1) : ratios).slice(-halfTermsBelow)
  return last.length === halfTermsBelow && last.every((ratio) => ratio !== null && !atLeast(ratio, focusLimit))
}
