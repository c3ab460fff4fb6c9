// The name guard: what it points at, and what it lets pass. How often it is right is measured on a thousand notes elsewhere.
import { describe, expect, it } from '@jest/globals'
import { flagsIn, isPupilNumber, keysOfName, nameKeys, namesIn, nameTokens } from './name-guard.js'

const today = '2030-03-14'
const pointed = (text: string): string[] =>
  flagsIn(text, today).map(({ kind, from, to }) => `${kind} ${text.slice(from, to)}`)

describe('NAM-2: pupil numbers', () => {
  it.each([
    ['H801200001001', true],
    ['h801200001001', true],
    ['J801200001001', false],
    ['H801200001010', false],
    ['A823432110123', false],
    // temporary: the last sign is a letter, which counts by its place among the check letters
    ['T80120000100A', false],
    ['R80120000100A', false],
    ['S801200001001', false],
    ['H80120000100', false],
    ['H80120000100O', false],
  ])('%s', (text, is) => {
    expect(isPupilNumber(text)).toBe(is)
  })

  it('temporary ones have one check letter each, and never I, O or S', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
    const fitting = (rest: string): string => letters.filter((letter) => isPupilNumber(letter + rest)).join('')
    // 8×2 + 1×4 + 2×5 + 1×10 = 40, and the last sign thirteen times: A 0, B 13, Z 22×13
    expect([fitting('80120000100A'), fitting('80120000100B'), fitting('80120000100Z')]).toEqual(['U', 'H', 'E'])
    expect([fitting('80120000100I'), fitting('80120000100S')]).toEqual(['', ''])
  })

  it.each(['UPN H801200001001.', '(H801200001001)', 'H801 2000 01001', 'h801-2000-01001'])('in %s', (text) => {
    expect(pointed(text)).toHaveLength(1)
    expect(pointed(text)[0]).toMatch(/^UPN h801/i)
  })

  it('are no part of a longer sign', () => {
    expect(pointed('XH801200001001 H8012000010012')).toEqual([])
  })
})

describe('NAM-3: dates of birth', () => {
  it.each([
    '12/03/2021',
    '12.3.21',
    '12-03-2021',
    '12 03 2021',
    '2021-03-12',
    '12 March 2021',
    '12th of March 2021',
    '12-Mar-21',
    '1st Sept. 2021',
    'March 12th, 2021',
    "3 May '21",
    '14/03/2028',
  ])('%s', (date) => {
    expect(pointed(`She is from ${date}, the youngest.`)).toEqual([`DATE_OF_BIRTH ${date}`])
  })

  it.each(['dob 120321', 'D.O.B.: 12/3', 'born on 12 March', 'birthday is March 12th', 'Date of birth 12/03/1999'])(
    'called so: %s',
    (text) => {
      expect(pointed(text)).toEqual([`DATE_OF_BIRTH ${text}`])
    },
  )

  it.each([
    'the lesson of 14 March 2030',
    'planned on 01/02/2029',
    'the Battle of 14 October 1066',
    'March 2021',
    'in 2021',
    '3/4 of 12',
    '30/02/2021',
    '7/8/9 are next',
    '12/03/2005',
    'born in Leeds',
    'version 1.2.21.4',
  ])('are not: %s', (text) => {
    expect(pointed(text)).toEqual([])
  })
})

describe('e-mail addresses', () => {
  it.each([
    ['ask mia.thorn@elmpark.example please', 'mia.thorn@elmpark.example'],
    ['<M.O’Hara+x@post.oak-hill.sch.example>', 'M.O’Hara+x@post.oak-hill.sch.example'],
    ['m@a.uk.', 'm@a.uk'],
  ])('in %s', (text, address) => {
    expect(pointed(text)).toEqual([`EMAIL ${address}`])
  })

  it.each(['@elmpark', 'two @ 5p each', 'a@b', 'x @ y.uk'])('are not: %s', (text) => {
    expect(pointed(text)).toEqual([])
  })
})

it('NAM-1: says where, in the order of the text', () => {
  const text = 'mia@elm.example, born 12/03/2021, H801200001001'
  expect(flagsIn(text, today)).toEqual([
    { kind: 'EMAIL', from: 0, to: 15 },
    { kind: 'DATE_OF_BIRTH', from: 17, to: 32 },
    { kind: 'UPN', from: 34, to: 47 },
  ])
  expect(flagsIn('Pupil A counts on her fingers', today)).toEqual([])
})

it.each([
  ['e-mail', `${'a.'.repeat(50_000)}@`],
  ['at signs', '@'.repeat(20_000)],
  ['digits', '1'.repeat(100_000)],
  ['dates', '1/1/'.repeat(25_000)],
  ['births', 'born on '.repeat(12_000)],
  ['numbers with spaces', 'A 1 '.repeat(25_000)],
])('a hundred thousand signs of %s are read through once', (_, text) => {
  expect(flagsIn(text, today)).toEqual(expect.any(Array))
})

describe('NAM-4: words are compared', () => {
  it.each([
    ['Zoë’s', 'zoe'],
    ["O'Connor", 'oconnor'],
    ['MÜLLER', 'muller'],
    ['Łukasz', 'lukasz'],
    ['Strauß', 'strauss'],
  ])('%s as %s', (text, word) => {
    expect(nameTokens(text)).toEqual([{ word, from: 0, to: text.length, isAlone: true }])
  })

  it('an ordinary word counts alone where it is written like a name', () => {
    const alone = (text: string): string[] =>
      nameTokens(text)
        .filter(({ isAlone }) => isAlone)
        .map(({ word }) => word)
    expect(alone('Then Will said')).toContain('will')
    for (const text of ['Will it float', 'it will float', 'IT WILL', 'Done. Will it?', '“Will it?”']) {
      expect(alone(text)).not.toContain('will')
    }
  })
})

describe('NAM-5: listed names', () => {
  const listed = new Set(['Amelia Rose Thornby-Quaye', 'Brown, Will', 'Bo Li'].flatMap(keysOfName))
  const named = (text: string): string[] => [
    ...new Set(namesIn(text, listed).map(({ from, to }) => text.slice(from, to))),
  ]

  it.each([
    ['amelia helps her neighbour', 'amelia'],
    ['helped by THORNBY', 'THORNBY'],
    ['Quaye’s sheet', 'Quaye’s'],
    ['then Will asked', 'Will'],
    ['will brown asked', 'will brown'],
    ['Brown, Will', 'Brown, Will'],
    ['bo li waits', 'bo li'],
    ['then Bo waits', 'Bo'],
    ['Bo-Li waits', 'Bo-Li'],
  ])('are found in “%s”', (text, found) => {
    expect(named(text)).toContain(found)
  })

  it.each(['will it be brown?', 'BO waits, bo too', 'Pupil A waits', 'the brown one'])(
    'are not seen in “%s”',
    (text) => {
      expect(named(text)).toEqual([])
    },
  )

  it('are kept by their parts and by two at a time', () => {
    expect(keysOfName('Bo B Li')).toEqual(['bo', 'li', 'bo b', 'b li', 'bo li', 'li bo'])
    expect(keysOfName('Mia Thorn')).toEqual(['mia', 'thorn', 'mia thorn', 'thorn mia'])
    expect(nameKeys('mia thorn').map(({ key }) => key)).toEqual(['mia', 'mia thorn'])
  })
})
