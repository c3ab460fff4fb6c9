// The clock of a lesson: stages in their time, and a stage without minutes that waits for people.
import { describe, expect, it } from '@jest/globals'
import { clockFace, leftInWords, leftOf, secondOf, stageAt } from './lesson-clock.js'

const plan = [{ minutes: 5 }, { minutes: 10 }, { minutes: 15 }]

describe('LES-CLOCK: the stage that is on', () => {
  it.each([
    [-30, 0, 300],
    [0, 0, 300],
    [299, 0, 1],
    [300, 1, 600],
    [899, 1, 1],
    [900, 2, 900],
    [1800, 2, 0],
    [1920, 2, -120],
  ])('at second %i is number %i with %i seconds left', (second, at, left) => {
    expect(stageAt(plan, second)).toEqual({ at, left })
  })

  it('stays where a stage has no minutes, until somebody turns to the next', () => {
    const open = [{ minutes: 5 }, { minutes: null }, { minutes: 10 }]
    expect(stageAt(open, 60)).toEqual({ at: 0, left: 240 })
    expect(stageAt(open, 5000)).toEqual({ at: 1, left: null })
    expect([leftOf(open, 0, 60), leftOf(open, 2, 60)]).toEqual([240, null])
  })

  it('is none where nothing was planned', () => {
    expect(stageAt([], 10)).toBeNull()
  })

  it('may be another one, which then goes on as long as the plan says', () => {
    expect(leftOf(plan, 1, 60)).toBe(840)
    expect(leftOf(plan, 0, 420)).toBe(-120)
  })
})

it('a moment of the lesson is a whole second since its start, also before it', () => {
  const start = new Date('2026-03-14T09:31:00Z')
  expect(secondOf(start, new Date('2026-03-14T09:31:59.999Z'))).toBe(59)
  expect(secondOf(start, new Date('2026-03-14T09:30:59.999Z'))).toBe(-1)
})

it('is read like a clock on the wall', () => {
  expect([0, 9, 247, 3750, -20].map(clockFace)).toEqual(['0:00', '0:09', '4:07', '1:02:30', '−0:20'])
  expect([360, 61, 60, 1, 0, -1, -120].map(leftInWords)).toEqual([
    '6 min left',
    '2 min left',
    '1 min left',
    '1 min left',
    '0 min left',
    '1 min over',
    '2 min over',
  ])
})
