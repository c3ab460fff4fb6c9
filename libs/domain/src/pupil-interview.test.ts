import { describe, expect, it } from '@jest/globals'
import { cleanInterview, type InterviewWords } from './pupil-interview.js'

const refused = (code: string) => expect.objectContaining({ code })
const said = (change: Partial<InterviewWords> = {}): InterviewWords => ({
  pupils: ['A'],
  minutes: 5,
  enjoyed: '',
  learned: ' I can say why. ',
  worked: '',
  wouldChange: '',
  ...change,
})

describe('an interview with case pupils', () => {
  it('ITV-1: is with at least one of the three, and holds something they said', () => {
    expect(cleanInterview(said({ pupils: ['C', 'A', 'C'] }))).toMatchObject({
      pupils: ['A', 'C'],
      learned: 'I can say why.',
    })
    expect(() => cleanInterview(said({ pupils: [] }))).toThrow(refused('input.missing'))
    expect(() => cleanInterview(said({ learned: '  ' }))).toThrow(refused('interview.empty'))
    expect(() => cleanInterview(said({ minutes: 31 }))).toThrow(refused('input.not-a-number'))
    expect(() => cleanInterview(said({ minutes: 2.5 }))).toThrow(refused('input.not-a-number'))
    expect(() => cleanInterview(said({ worked: 'x'.repeat(4001) }))).toThrow(refused('input.too-long'))
  })
})
