/** How far each case pupil has come, from the start of a lesson study and after each of its lessons: words first, and no mark. */
import { mostLessons } from './lesson-study.js'
import { Refusal } from './refusal.js'
import { cleanText, limits } from './text.js'

/** Beside what the group had hoped for; a place on the way, about this pupil's learning. */
export const Reached = { NOT_YET: 'NOT_YET', NEARLY: 'NEARLY', REACHED: 'REACHED', BEYOND: 'BEYOND' } as const
export type Reached = (typeof Reached)[keyof typeof Reached]
export const reachedLabels: Readonly<Record<Reached, string>> = {
  NOT_YET: 'Not yet',
  NEARLY: 'Nearly there',
  REACHED: 'There',
  BEYOND: 'Further than we hoped',
}

export interface Progress {
  /** 0 at the start; then the number of the lesson. */
  readonly point: number
  readonly body: string
  readonly reach: Reached | null
}

/** PRG-1: at the start, or after a lesson there can be; what says nothing at all takes the entry away. */
export function cleanProgress({ point, body, reach }: Progress): Progress | null {
  if (!Number.isInteger(point) || point < 0 || point > mostLessons)
    throw new Refusal('input.invalid', { field: 'point' })
  const words = cleanText(body, { field: 'body', limit: limits.paragraph, required: false })
  return words === '' && reach === null ? null : { point, body: words, reach }
}
