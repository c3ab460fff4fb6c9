import { describe, expect, it } from '@jest/globals'
import { CardKind } from './board.js'
import { checkField } from './card-fields.js'
import { missingForNext } from './cycle.js'
import { type Board, type BoardCard, factsOf, hasLearners, hunchFacts, isTestDone, seedsOfNext } from './cycle-facts.js'
import type { HunchStatus } from './hunch.js'

let made = 0
const card = (kind: CardKind, fields: BoardCard['fields'] = {}, more: Partial<BoardCard> = {}): BoardCard => {
  made += 1
  return { id: `card-${made}`, kind, fields, ...more }
}
const board = (cards: BoardCard[], more: Partial<Board> = {}): Board => ({
  cards,
  cycle: {},
  hunchStatus: new Map<string, HunchStatus>(),
  enoughDifference: null,
  researchLessonsConcluded: 0,
  ...more,
})
const seen = (type: string | undefined, title = 'Pupils answer in one word') => card('EVIDENCE', { title, type })

describe('what the guards count', () => {
  it('CYC-13: evidence that says what was seen and of which type, wherever it lies', () => {
    const facts = factsOf(
      board([
        seen('PUPIL_VOICE'),
        seen('PUPIL_VOICE'),
        seen('WORK_SAMPLE', ''),
        seen(undefined),
        seen('GOSSIP'),
        seen('toString'),
        card('EVIDENCE', { type: 'ATTENDANCE' }, { body: 'Mondays are thin.' }),
        card('NOTE', { title: 'A note', type: 'ASSESSMENT' }),
      ]),
    )
    expect(facts).toMatchObject({ evidence: 3, evidenceTypes: ['PUPIL_VOICE', 'ATTENDANCE'] })
  })

  it('CYC-14: a quick test is done when it was done and studied', () => {
    const test = (fields: BoardCard['fields']) =>
      isTestDone(card('QUICK_TEST', { title: 'Wait', plan: 'Three seconds', ...fields }))
    expect(test({})).toBe(false)
    expect(test({ do: 'We waited.' })).toBe(false)
    expect(test({ do: 'We waited.', study: ' ' })).toBe(false)
    expect(test({ do: 'We waited.', study: 'They said more.' })).toBe(true)
    expect(isTestDone(card('CHECK', { do: 'x', study: 'y' }))).toBe(false)
  })

  it('research lessons count beside quick tests', () => {
    const done = card('QUICK_TEST', { title: 'Wait', do: 'We waited.', study: 'They said more.' })
    expect(factsOf(board([done], { researchLessonsConcluded: 2 })).finishedTests).toBe(3)
    const [none, one] = [0, 1].map((researchLessonsConcluded) => factsOf(board([], { researchLessonsConcluded })))
    expect(missingForNext('ACTION', none!).map(({ code }) => code)).toEqual(['cycle.needs-finished-test'])
    expect(missingForNext('ACTION', one!)).toEqual([])
  })

  it('hunches stand as their rows say; without a row they are drafts, without words they do not count', () => {
    const rushed = card('HUNCH', { statement: 'We rush.' })
    const fresh = card('HUNCH', { statement: 'We talk too much.' })
    const empty = card('HUNCH')
    const facts = factsOf(
      board([rushed, fresh, empty], {
        hunchStatus: new Map([
          [rushed.id, 'TESTED_SUPPORTED'],
          [empty.id, 'TESTED_SUPPORTED'],
        ]),
      }),
    )
    expect(facts.hunches).toEqual(['TESTED_SUPPORTED', 'DRAFT'])
  })

  it('CYC-15: the cycle’s own fields count when they hold words', () => {
    expect(hasLearners({ learnersGroup: 'Quiet girls in set 3' })).toBe(false)
    expect(hasLearners({ learnersGroup: 'Quiet girls in set 3', learnersWhy: 'They know and do not say.' })).toBe(true)
    const cycle = { focus: ' ', baseline: 'Six words on average', successMeasure: 'Twelve' }
    const facts = factsOf(board([card('CHANGE_IDEA', { title: 'Wait three seconds' }), card('CHANGE_IDEA')], { cycle }))
    expect(facts).toMatchObject({ hasFocus: false, hasBaseline: true, hasSuccessMeasure: true, changeIdeas: 1 })
  })
})

it('evidence is linked to a hunch from either side, and counts when it says something', () => {
  const hunch = card('HUNCH', { statement: 'We rush.', ourContribution: 'One second', howWrong: ' ' })
  const named = seen('PUPIL_VOICE')
  const naming = card('EVIDENCE', { title: 'Lessons timed' }, { links: { [hunch.id]: 'HUNCH' } })
  const empty = card('EVIDENCE', {}, { links: { [hunch.id]: 'HUNCH' } })
  const learning = card('NEW_LEARNING', { title: 'Rowe' }, { links: { [hunch.id]: 'HUNCH' } })
  const linked = { ...hunch, links: { [named.id]: 'EVIDENCE' } }
  expect(hunchFacts(board([linked, named, naming, empty, learning]), linked)).toEqual({
    status: 'DRAFT',
    statement: 'We rush.',
    ourContribution: 'One second',
    howWrong: '',
    evidenceLinked: 2,
  })
})

describe('what the next cycle begins with', () => {
  const parked = card('HUNCH', { statement: 'Seating matters.' })
  const seeds = seedsOfNext(
    board(
      [
        card('CHECK', {
          title: 'Answers timed again',
          type: 'OBSERVATION',
          after: 'Eleven words',
          date: '2026-06-12',
          strength: 2,
        }),
        card('CHECK', {}),
        parked,
        card('HUNCH', { statement: 'We rush.' }),
        card('EVIDENCE', { title: 'Old evidence', type: 'PUPIL_VOICE' }),
      ],
      { cycle: { whatHappened: 'x'.repeat(500) }, hunchStatus: new Map([[parked.id, 'PARKED']]) },
    ),
    1,
  )

  it('CYC-16: checks as evidence, what happened and parked hunches as notes', () => {
    expect(seeds.map(({ kind }) => kind)).toEqual(['EVIDENCE', 'NOTE', 'NOTE'])
    expect(seeds[0]!.fields).toEqual({
      title: 'Answers timed again',
      type: 'OBSERVATION',
      source: 'Checked in cycle 1',
      date: '2026-06-12',
      suggests: 'Eleven words',
      strength: 2,
    })
    expect(seeds[2]!.fields.title).toBe('Parked in cycle 1: Seating matters.')
  })

  it('CYC-16: long words are cut to what a note holds, and blank ones make no note', () => {
    const notes = (whatHappened: string) => seedsOfNext(board([], { cycle: { whatHappened } }), 1)
    const lead = 'What happened in cycle 1: '.length
    expect(notes('x'.repeat(200 - lead))[0]!.fields.title).toMatch(/x$/)
    expect(notes('x'.repeat(201 - lead))[0]!.fields.title).toMatch(/x…$/)
    expect(notes(' \n ')).toEqual([])
  })

  it('CYC-16: every seed is a card that the board would take', () => {
    for (const { kind, fields } of seeds) {
      for (const [name, value] of Object.entries(fields)) expect(() => checkField(kind, name, value)).not.toThrow()
    }
  })
})
