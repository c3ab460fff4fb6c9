import { describe, expect, it } from '@jest/globals'
import { type CasePupilInput, casePupilLabels, cleanCasePupil } from './case-pupil.js'
import type { Urn } from './ids.js'

const refused = (code: string) => expect.objectContaining({ code })
const pupil = (
  more: Partial<CasePupilInput> = {},
  attributes: Partial<CasePupilInput['attributes']> = {},
): CasePupilInput => ({
  urn: '100001' as Urn,
  alias: ' Maple ',
  typifies: 'answers quickly,  rarely explains',
  ...more,
  attributes: {
    yearGroup: 'Year 5',
    term: 'SUMMER',
    send: false,
    eal: false,
    disadvantaged: false,
    necessity: '',
    ...attributes,
  },
})

describe('a case pupil', () => {
  it('is A, B or C, with an alias or none, and stands for a group of learners', () => {
    expect(casePupilLabels).toEqual(['A', 'B', 'C'])
    expect(cleanCasePupil(pupil())).toMatchObject({ alias: 'Maple', typifies: 'answers quickly, rarely explains' })
    expect(cleanCasePupil(pupil({ alias: '' })).alias).toBe('')
    expect(() => cleanCasePupil(pupil({ typifies: ' ' }))).toThrow(refused('input.missing'))
  })

  it.each(['AB', 'A.B.', 'A. B.', 'J K L'])('CAS-1: "%s" reads like initials', (alias) => {
    expect(() => cleanCasePupil(pupil({ alias }))).toThrow(refused('case-pupil.no-initials'))
  })

  it.each(['Maple', 'Pupil by the window', 'X', 'MAPLES'])('CAS-1: "%s" is an alias', (alias) => {
    expect(cleanCasePupil(pupil({ alias })).alias).toBe(alias)
  })

  it.each(['send', 'eal', 'disadvantaged'] as const)('CAS-2: "%s" is kept only with the reason for it', (tick) => {
    expect(() => cleanCasePupil(pupil({}, { [tick]: true }))).toThrow(refused('case-pupil.needs-necessity'))
    const kept = cleanCasePupil(
      pupil({}, { [tick]: true, necessity: 'The lesson is about talk in a second language.' }),
    )
    expect(kept.attributes[tick]).toBe(true)
  })

  it('keeps what it was asked for and nothing that came along', () => {
    const more = { ...pupil(), name: 'a name' } as CasePupilInput
    expect(Object.keys(cleanCasePupil(more))).toEqual(['urn', 'alias', 'typifies', 'attributes'])
  })
})
