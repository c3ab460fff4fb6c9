import { describe, expect, it } from '@jest/globals'
import { outcome } from '../../../tests/support/outcome.js'
import { cardKinds } from './board.js'
import {
  cardFields,
  checkCycleField,
  checkField,
  cycleFieldNames,
  cycleFields,
  fieldOf,
  headingOf,
  stillEmpty,
  wrongIn,
} from './card-fields.js'

const refused = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) })
/** What comes of it: the result, or the code of the refusal. */
const all = [...cardKinds.flatMap((kind) => cardFields[kind]), ...cycleFields]

describe('the fields of cards', () => {
  it('have a label, a limit, and choices where they are chosen from', () => {
    for (const field of all) {
      expect(field.label).not.toBe('')
      expect(field.limit).toBeGreaterThan(0)
      expect(field.choices !== undefined).toBe(field.type === 'choice')
    }
    for (const kind of cardKinds) {
      const names = cardFields[kind].map(({ name }) => name)
      expect(new Set(names).size).toBe(names.length)
    }
    expect(cycleFields.map(({ name }) => name)).toEqual(cycleFieldNames)
  })

  it.each([
    ['EVIDENCE', 'type', 'PUPIL_VOICE', null],
    ['EVIDENCE', 'type', 'GOSSIP', 'input.not-a-choice'],
    ['EVIDENCE', 'strength', 3, null],
    ['EVIDENCE', 'strength', '3', 'input.not-a-choice'],
    ['EVIDENCE', 'date', '2026-02-28', null],
    ['EVIDENCE', 'date', '2026-02-30', 'input.not-a-date'],
    ['EVIDENCE', 'title', 'x'.repeat(200), null],
    ['EVIDENCE', 'title', 'x'.repeat(201), 'input.too-long'],
    ['EVIDENCE', 'title', 7, 'input.invalid'],
    ['EVIDENCE', 'title', '', null],
    ['EVIDENCE', 'type', '', null],
    ['NEW_LEARNING', 'link', 'https:/', null],
  ] as const)('BRD-7: %s.%s as %j: %s', (kind, name, value, code) => {
    expect(wrongIn(fieldOf(kind, name)!, value)).toBe(code)
    expect(outcome(() => checkField(kind, name, value))).toBe(code ?? undefined)
  })

  it('BRD-7: of the cycle count pupils in whole numbers', () => {
    expect(() => checkCycleField('learnersNumber', 14)).not.toThrow()
    for (const wrong of [1.5, -1, 2001, Number.NaN, '14']) {
      expect(() => checkCycleField('learnersNumber', wrong)).toThrow(refused('input.not-a-number'))
    }
  })

  it('BRD-7: nobody adds a field of their own', () => {
    expect(() => checkField('EVIDENCE', 'title', 7)).toThrow(refused('input.invalid', { field: 'title', limit: 200 }))
    expect(() => checkField('NOTE', 'type', 'x')).toThrow(refused('board.unknown-field', { field: 'type' }))
    expect(() => checkCycleField('__proto__', 'x')).toThrow(refused('board.unknown-field'))
  })

  it('tell what a card is called and what is still empty', () => {
    expect(headingOf('HUNCH', { statement: ' We rush. ', title: 'no' })).toBe('We rush.')
    expect(headingOf('NOTE', {})).toBe('')
    expect(stillEmpty('EVIDENCE', { title: 'Short answers', type: ' ' }).map(({ name }) => name)).toEqual(['type'])
    expect(stillEmpty('EVIDENCE', { title: null, type: 'ATTENDANCE' }).map(({ name }) => name)).toEqual(['title'])
  })
})
