import { describe, expect, it } from '@jest/globals'
import { type Ages, Phase, phaseLabels, phaseOf } from './phase.js'

describe('the phase of a school', () => {
  /** The values of the official register, as its two columns give them together. */
  it.each([
    ['Primary', 'Community school', 'PRIMARY'],
    ['Primary', 'Voluntary aided school', 'PRIMARY'],
    ['Primary', 'Academy converter', 'PRIMARY'],
    ['Secondary', 'Academy sponsor led', 'SECONDARY'],
    ['Secondary', 'University technical college', 'SECONDARY'],
    ['Secondary', 'Studio schools', 'SECONDARY'],
    ['Secondary', 'City technology college', 'SECONDARY'],
    ['All-through', 'Free schools', 'ALL_THROUGH'],
    ['Middle deemed primary', 'Foundation school', 'MIDDLE'],
    ['Middle deemed secondary', 'Academy converter', 'MIDDLE'],
    ['Nursery', 'Local authority nursery school', 'NURSERY'],
    ['Not applicable', 'Local authority nursery school', 'NURSERY'],
    ['16 plus', 'Further education', 'POST16'],
    ['16 plus', 'Sixth form centres', 'POST16'],
    ['16 plus', 'Free schools 16 to 19', 'POST16'],
    ['16 plus', 'Academy 16-19 converter', 'POST16'],
    ['16 plus', 'Academy 16 to 19 sponsor led', 'POST16'],
    ['Not applicable', 'Higher education institutions', 'POST16'],
    ['Not applicable', 'Special post 16 institution', 'SPECIAL'],
    ['Not applicable', 'Community special school', 'SPECIAL'],
    ['Not applicable', 'Foundation special school', 'SPECIAL'],
    ['Not applicable', 'Non-maintained special school', 'SPECIAL'],
    ['Not applicable', 'Other independent special school', 'SPECIAL'],
    ['Not applicable', 'Academy special converter', 'SPECIAL'],
    ['Not applicable', 'Academy special sponsor led', 'SPECIAL'],
    ['Not applicable', 'Free schools special', 'SPECIAL'],
    ['Not applicable', 'Pupil referral unit', 'ALTERNATIVE'],
    ['Not applicable', 'Free schools alternative provision', 'ALTERNATIVE'],
    ['Not applicable', 'Academy alternative provision converter', 'ALTERNATIVE'],
    ['Not applicable', 'Academy alternative provision sponsor led', 'ALTERNATIVE'],
    ['Not applicable', 'Secure units', 'ALTERNATIVE'],
    ['Not applicable', 'Academy secure 16 to 19', 'ALTERNATIVE'],
    ['Not applicable', 'Other independent school', null],
    ['Not applicable', 'Miscellaneous', null],
    ['', '', null],
  ] as const)('SCH-1: %s, %s: %s', (phase, type, expected) => expect(phaseOf(phase, type)).toBe(expected))

  it.each([
    [2, 5, 'NURSERY'],
    [4, 11, 'PRIMARY'],
    [2, 13, 'PRIMARY'],
    [7, 11, 'PRIMARY'],
    [8, 14, 'MIDDLE'],
    [8, 16, 'SECONDARY'],
    [7, 15, 'ALL_THROUGH'],
    [10, 12, 'MIDDLE'],
    [11, 14, null],
    [9, 13, 'MIDDLE'],
    [11, 16, 'SECONDARY'],
    [13, 18, 'SECONDARY'],
    [3, 18, 'ALL_THROUGH'],
    [16, 19, 'POST16'],
    [11, 5, null],
    [null, 11, null],
  ] as const)('SCH-1: where nothing else tells, ages %s to %s: %s', (lowest, highest, expected) => {
    const ages: Ages = { lowest, highest }
    expect(phaseOf('Not applicable', 'Other independent school', ages)).toBe(expected)
  })

  it('SCH-1: small differences in writing do not matter', () => {
    expect(phaseOf(' PRIMARY ', 'community  school')).toBe('PRIMARY')
    expect(phaseOf('All through', 'Free schools')).toBe('ALL_THROUGH')
    expect(phaseOf('toString', 'constructor')).toBeNull()
  })

  it('has words for each', () => expect(Object.keys(phaseLabels)).toEqual(Object.values(Phase)))
})
