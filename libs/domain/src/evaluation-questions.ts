/** What is asked about a CPD cycle: few questions of each level, answered on a phone within two minutes. */
import type { EvaluationLevel } from './cpd-evaluation.js'
import { evaluationLevels } from './cpd-evaluation.js'
import { Refusal } from './refusal.js'
import { cleanLine, cleanText } from './text.js'

export const QuestionKind = { SCALE: 'SCALE', WORDS: 'WORDS' } as const
export type QuestionKind = (typeof QuestionKind)[keyof typeof QuestionKind]

export interface EvaluationQuestion {
  readonly key: string
  readonly kind: QuestionKind
  readonly text: string
}
/** A score from 1 to 5, or words. */
export interface EvaluationAnswer {
  readonly key: string
  readonly score: number | null
  readonly words: string
}

const asked = (...texts: readonly string[]): readonly EvaluationQuestion[] =>
  texts.map((text, at) => ({ key: `q${at + 1}`, kind: at === texts.length - 1 ? 'WORDS' : 'SCALE', text }))

/** To start from; whoever plans the cycle says them in its own words. */
export const usualQuestions: Readonly<Record<EvaluationLevel, readonly EvaluationQuestion[]>> = {
  1: asked(
    'This session was worth the time it took',
    'I can try something of it with my pupils',
    'There was room to think and to practise',
    'What should be different the next time?',
  ),
  2: asked(
    'I understand the approach well enough to use it',
    'I could explain to a colleague why it helps',
    'I know for which pupils it helps, and for which not',
    'What are you still unsure about?',
  ),
  3: asked(
    'My school gave me the time to take part and to try it',
    'Leaders of my school have asked what I am trying',
    'I have what I need to go on with it',
    'What would help you most?',
  ),
  4: asked(
    'I use it in my lessons',
    'I have changed it so that it fits my pupils',
    'A colleague and I have looked at it in a lesson together',
    'What was to be seen? Please name no pupil',
  ),
  5: asked(
    'Pupils can do what we hoped they would',
    'Those who find it hardest have gained too',
    'Their work or results show it',
    'What shows it? Please name no pupil',
  ),
}

export const questionLimits = { most: 6, text: 160, words: 1000 } as const
const keys = /^[a-z0-9-]{1,20}$/

/** EVA-5: one to six questions, each with a key of its own. */
export function checkQuestions(questions: readonly EvaluationQuestion[]): readonly EvaluationQuestion[] {
  if (questions.length < 1 || questions.length > questionLimits.most)
    throw new Refusal('evaluation.questions', { most: questionLimits.most })
  if (new Set(questions.map(({ key }) => key)).size !== questions.length) throw new Refusal('input.invalid')
  return questions.map(({ key, kind, text }) => {
    if (!keys.test(key) || !Object.hasOwn(QuestionKind, kind))
      throw new Refusal('input.invalid', { field: 'questions' })
    return { key, kind, text: cleanLine(text, { field: 'question', limit: questionLimits.text }) }
  })
}

/** EVA-6: every scale is answered from 1 to 5; words may stay away; what was not asked is not kept. */
export function checkAnswers(
  questions: readonly EvaluationQuestion[],
  answers: readonly EvaluationAnswer[],
): EvaluationAnswer[] {
  return questions.map(({ key, kind }) => {
    const answer = answers.find((one) => one.key === key)
    if (kind === 'WORDS') {
      const words = cleanText(answer?.words ?? '', { field: 'words', limit: questionLimits.words, required: false })
      return { key, score: null, words }
    }
    const score = answer?.score ?? null
    if (score === null) throw new Refusal('evaluation.unanswered')
    if (!Number.isInteger(score) || score < 1 || score > 5) throw new Refusal('input.not-a-choice', { field: 'score' })
    return { key, score, words: '' }
  })
}

export const isLevel = (level: number): level is EvaluationLevel => Object.hasOwn(evaluationLevels, level)
