import { describe, expect, it } from '@jest/globals'
import {
  type DiscussionClock,
  discussionSteps,
  firstStep,
  isAtEnd,
  lastStep,
  mayNote,
  nextStep,
  pauseStep,
  pupilInTurn,
  resumeStep,
  secondsGone,
} from './discussion.js'

const refused = (code: string, details?: object) =>
  expect.objectContaining({ code, ...(details && { details: expect.objectContaining(details) }) })
const begun = new Date('2026-03-12T15:30:00Z')
const after = (seconds: number): Date => new Date(begun.getTime() + seconds * 1000)
const at = (step: number): DiscussionClock => ({ step, stepStartedAt: begun, stepPausedSeconds: null })
const notBegun: DiscussionClock = { step: 0, stepStartedAt: null, stepPausedSeconds: null }

describe('the discussion after a research lesson', () => {
  it('DSC-1, DSC-2: goes through its seven steps one by one, each with its own time', () => {
    let clock = firstStep(begun)
    for (let step = 1; step < lastStep; step += 1) {
      clock = nextStep(clock, step, after(step * 60))
      expect(clock).toEqual({ step: step + 1, stepStartedAt: after(step * 60), stepPausedSeconds: null })
    }
    expect(() => nextStep(clock, lastStep, after(900))).toThrow(refused('discussion.last-step'))
    expect(discussionSteps).toHaveLength(7)
  })

  it('DSC-2: leaves no step out when two people go on at once, and does not begin in the middle', () => {
    expect(() => nextStep(at(4), 3, after(9))).toThrow(refused('discussion.step-moved-on', { step: 4 }))
    expect(() => nextStep(at(4), 5, after(9))).toThrow(refused('discussion.step-moved-on'))
    expect(() => nextStep(notBegun, 0, after(9))).toThrow(refused('discussion.not-begun'))
    expect(() => nextStep(at(8), 8, after(9))).toThrow(refused('discussion.not-begun'))
  })

  it('DSC-3, DSC-4: counts the seconds of a step without its pauses', () => {
    expect(secondsGone(notBegun, begun)).toBe(0)
    expect(secondsGone(at(2), after(75.9))).toBe(75)
    // A device whose clock is behind shows nought, not less.
    expect(secondsGone(at(2), after(-30))).toBe(0)
    const paused = pauseStep(at(2), after(100))
    expect(secondsGone(paused, after(500))).toBe(100)
    expect(pauseStep(paused, after(600))).toEqual(paused)
    const again = resumeStep(paused, after(500))
    expect(secondsGone(again, after(520))).toBe(120)
    expect(resumeStep(again, after(700))).toEqual(again)
    expect(() => pauseStep(notBegun, begun)).toThrow(refused('discussion.not-begun'))
    expect(() => resumeStep(at(8), begun)).toThrow(refused('discussion.not-begun'))
  })

  it('DSC-5: may be concluded from its seventh step', () => {
    expect([0, 1, 6, 7, 8].filter(isAtEnd)).toEqual([7, 8])
  })

  it('DSC-6: takes notes for steps that have been reached, and for no others', () => {
    expect([0, 1, 2, 3, 4, 2.5].filter((step) => mayNote(step, 3))).toEqual([1, 2, 3])
    expect(mayNote(1, 0)).toBe(false)
    expect(mayNote(8, 8)).toBe(false)
  })

  it('gives each pupil a third of the first step', () => {
    const seconds = (discussionSteps[0]?.minutes ?? 0) * 60
    const turns = [0, seconds / 3, (seconds * 2) / 3, seconds * 2].map((gone) => pupilInTurn(at(1), after(gone)))
    expect(turns).toEqual(['A', 'B', 'C', 'C'])
    expect(pupilInTurn(at(2), after(10))).toBeNull()
  })
})
