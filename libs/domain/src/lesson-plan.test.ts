import { describe, expect, it } from '@jest/globals'
import {
  headerKeys,
  headerWords,
  isPlanOpen,
  isPredictionFixed,
  planFacts,
  stageCells,
  stageWords,
} from './lesson-plan.js'
import { ResearchLessonState } from './research-lesson.js'

describe('a planning sheet', () => {
  it('LSN-1: says for whom there is a criterion and a prediction; blanks are none', () => {
    expect(planFacts({ header: {}, stages: [] })).toEqual({ criteria: [], stages: 0, predicted: [] })
    const sheet = {
      header: { criterionA: 'names two reasons', criterionB: '  \n', intention: 'reasons' },
      stages: [{ predicted: { A: 'counts on', C: '' } }, { predicted: { B: ' asks a friend' } }],
    }
    expect(planFacts(sheet)).toEqual({ criteria: ['A'], stages: 2, predicted: ['A', 'B'] })
  })

  it('LSN-2, LSN-3: is written until the lesson is concluded, its predictions until the lesson begins', () => {
    const states = Object.values(ResearchLessonState)
    expect(states.filter((state) => !isPlanOpen(state))).toEqual(['CONCLUDED', 'POSTPONED', 'CANCELLED', 'STOPPED'])
    expect(states.filter((state) => isPlanOpen(state) && !isPredictionFixed(state))).toEqual(['PLANNING', 'READY'])
  })

  it('has no cell for a judgement of a teacher', () => {
    const words = [...headerKeys.map((key) => headerWords[key]), ...stageCells.map((cell) => stageWords[cell])]
    const labels = words
      .map(({ label }) => label)
      .join(' ')
      .toLowerCase()
    expect(labels).not.toMatch(/teach|grade|rating|judge/)
    expect(words.filter(({ hint }) => /teacher/.test(hint)).map(({ hint }) => hint)).toEqual([
      'About learning, not about the teacher.',
      'Across pupils: about learning, not about the teacher.',
    ])
  })
})
