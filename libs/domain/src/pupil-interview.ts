/** Talking with case pupils after the lesson: five minutes, four questions in our own words, no names. */
import { type CasePupilLabel, casePupilLabels } from './case-pupil.js'
import { Refusal } from './refusal.js'
import { cleanText, limits } from './text.js'

export const interviewQuestions = {
  enjoyed: 'What did you enjoy most about the lesson?',
  learned: 'What did you learn? What can you do now that you could not do before?',
  worked: 'Which part of the way we taught it helped you most?',
  wouldChange: 'If we taught this again to a class like yours, what should we change, and why?',
} as const
export type InterviewQuestion = keyof typeof interviewQuestions
export const interviewQuestionKeys = Object.keys(interviewQuestions) as InterviewQuestion[]

export const longestInterview = 30

export interface InterviewWords extends Readonly<Record<InterviewQuestion, string>> {
  /** With whom: one pupil, or several together. */
  readonly pupils: readonly CasePupilLabel[]
  readonly minutes: number | null
}

/** ITV-1: with at least one of the three, and with something they said. */
export function cleanInterview(words: InterviewWords): InterviewWords {
  const pupils = casePupilLabels.filter((label) => words.pupils.includes(label))
  if (pupils.length === 0) throw new Refusal('input.missing', { field: 'pupils' })
  const { minutes } = words
  if (minutes !== null && (!Number.isInteger(minutes) || minutes < 0 || minutes > longestInterview))
    throw new Refusal('input.not-a-number', { field: 'minutes' })
  const said = (field: InterviewQuestion): string =>
    cleanText(words[field], { field, limit: limits.paragraph, required: false })
  const clean = {
    pupils,
    minutes,
    enjoyed: said('enjoyed'),
    learned: said('learned'),
    worked: said('worked'),
    wouldChange: said('wouldChange'),
  }
  if (interviewQuestionKeys.every((key) => clean[key] === '')) throw new Refusal('interview.empty')
  return clean
}
