import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  checkPassword,
  cleanEmail,
  cleanLine,
  cleanText,
  cleanTitle,
  isWebLink,
  limits,
  tidyLine,
  tidyText,
} from './text.js'

const refused = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) })

describe('typed text', () => {
  it.each([
    ['two\r\nlines\rthree', 'two\nlines\nthree'],
    ['a  \n\n\n\n\nb', 'a\n\nb'],
    ['zero\u200bwidth \u202eturned', 'zerowidth turned'],
    ['bell\u0007 and null\u0000', 'bell and null'],
    ['half \ud800 of a pair', 'half  of a pair'],
    ['Zoe\u0308', 'Zo\u00eb'],
    ['👩\u200d🏫 stays', '👩\u200d🏫 stays'],
    ['\tindented\tonce', 'indented\tonce'],
  ])('%j is kept as %j', (typed, kept) => expect(tidyText(typed)).toBe(kept))

  it('is tidy after one tidying', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(tidyText(tidyText(typed))).toBe(tidyText(typed))
        expect(tidyLine(tidyLine(typed))).toBe(tidyLine(typed))
        expect(tidyLine(typed)).not.toMatch(/\s\s|\n/)
      }),
    )
  })

  it('is one line where a line is asked for', () => expect(cleanTitle('  Waiting\n longer ')).toBe('Waiting longer'))

  it('is refused when it is missing or too long, with the field that is meant', () => {
    expect(() => cleanTitle(' \u200b ')).toThrow(refused('input.missing', { field: 'title' }))
    expect(() => cleanTitle('x'.repeat(201))).toThrow(refused('input.too-long', { field: 'title', limit: 200 }))
    expect(cleanLine('', { field: 'note', limit: 5, required: false })).toBe('')
    expect(() => cleanText('a\nlong one', { field: 'note', limit: 5 })).toThrow(refused('input.too-long'))
  })
})

describe('addresses', () => {
  it.each([
    [' Ana.Lopes@Elm-Park.sch.uk ', 'ana.lopes@elm-park.sch.uk'],
    ["o'brien+cpd@school.org", "o'brien+cpd@school.org"],
  ])('%j is kept as %j', (typed, kept) => expect(cleanEmail(typed)).toBe(kept))

  it.each([
    'ana',
    'ana@',
    'ana@elm',
    '@elm.org',
    'a b@elm.org',
    'a@elm..org',
    'a@b@elm.org',
    'Ana <a@elm.org>',
    'a@elm.org,b@elm.org',
  ])('%j is none', (typed) =>
    expect(() => cleanEmail(typed)).toThrow(refused('input.not-an-email', { field: 'email' })),
  )

  it('of pages begin with http', () => {
    expect(['https://doi.org/10.1/x', 'http://elm.example'].map(isWebLink)).toEqual([true, true])
    expect(['javascript:alert(1)', 'elm.example', 'https://', 'https://a b'].map(isWebLink)).toEqual([
      false,
      false,
      false,
      false,
    ])
  })
})

describe('passwords', () => {
  const ana = { email: 'ana.lopes@elm.example', name: 'Ana Lopes Teixeira' }
  it('are long rather than odd', () => {
    expect(() => checkPassword('four plain short words', ana)).not.toThrow()
    expect(() => checkPassword('abcdabcdabcd', ana)).not.toThrow()
    expect(() => checkPassword('wxyz'.repeat(64), ana)).not.toThrow()
    expect(() => checkPassword('X7$k!', ana)).toThrow(
      refused('password.too-short', { shortest: limits.passwordShortest }),
    )
    expect(() => checkPassword('y'.repeat(300), ana)).toThrow(refused('input.too-long'))
  })

  it.each(['aaaaaaaaaaaaaaa', 'abababababab', 'Ana.Lopes@Elm.example', 'ana lopes teixeira'])(
    '%j is easy to guess',
    (password) => {
      expect(() => checkPassword(password, ana)).toThrow(refused('password.too-common'))
    },
  )
})
