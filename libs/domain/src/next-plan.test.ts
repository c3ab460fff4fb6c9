import { describe, expect, it } from '@jest/globals'
import { planLimits } from './lesson-plan.js'
import { addedToPlan } from './next-plan.js'

const left = { tries: ['Pairs first. ', 'A line on every desk.'], aims: { A: 'names one reason', B: 'draws it' } }
const words = 'To try next:\n– Pairs first.\n– A line on every desk.'

describe('LSN-10: the next plan', () => {
  it('begins with what was agreed, and with the aims that are still open', () => {
    expect(addedToPlan({}, left)).toEqual({ criterionA: 'names one reason', criterionB: 'draws it', thoughts: words })
    expect(addedToPlan({}, { tries: [], aims: {} })).toEqual({})
  })

  it('keeps what is typed: it is added behind it, and an aim beside another one', () => {
    expect(addedToPlan({ thoughts: 'Typed.', criterionA: 'counts', criterionB: ' ' }, left)).toEqual({
      criterionB: 'draws it',
      thoughts: `\n\n${words}\nNot reached yet:\n– A: names one reason`,
    })
  })

  it('is told once, and never more than its cell holds', () => {
    const first = addedToPlan({ thoughts: 'Typed.' }, left)
    expect(addedToPlan({ ...first, thoughts: `Typed.${first.thoughts}` }, left)).toEqual({})
    const full = 'x'.repeat(planLimits.cell - 3)
    expect(addedToPlan({ thoughts: full }, { ...left, aims: {} })).toEqual({ thoughts: '\n\nT' })
    expect(addedToPlan({ thoughts: 'x'.repeat(planLimits.cell) }, { ...left, aims: {} })).toEqual({})
  })
})
