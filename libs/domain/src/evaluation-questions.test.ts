import { describe, expect, it } from '@jest/globals'
import { levels } from './cpd-evaluation.js'
import { checkAnswers, checkQuestions, isLevel, usualQuestions } from './evaluation-questions.js'

describe('questions', () => {
  it('EVA-5: start from a few for each level, and stay few', () => {
    for (const level of levels) expect(checkQuestions(usualQuestions[level])).toEqual(usualQuestions[level])
    expect([isLevel(5), isLevel(6)]).toEqual([true, false])
    const [one] = usualQuestions[1]
    expect(() => checkQuestions([])).toThrow('evaluation.questions')
    expect(() => checkQuestions(Array.from({ length: 7 }, (_, at) => ({ ...one!, key: `k${at}` })))).toThrow(
      'evaluation.questions',
    )
    expect(() => checkQuestions([one!, one!])).toThrow('input.invalid')
    expect(() => checkQuestions([{ ...one!, text: ' ' }])).toThrow('input.missing')
  })

  it('EVA-6: want every scale answered from 1 to 5, and no words', () => {
    const questions = usualQuestions[2]
    const scores = ['q1', 'q2', 'q3'].map((key) => ({ key, score: 4, words: 'ignored' }))
    expect(checkAnswers(questions, [...scores, { key: 'other', score: 1, words: '' }])).toEqual([
      ...scores.map((one) => ({ ...one, words: '' })),
      { key: 'q4', score: null, words: '' },
    ])
    expect(() => checkAnswers(questions, scores.slice(1))).toThrow('evaluation.unanswered')
    for (const score of [0, 6, 2.5])
      expect(() =>
        checkAnswers(
          questions,
          scores.map((one) => ({ ...one, score })),
        ),
      ).toThrow('input.not-a-choice')
  })
})
