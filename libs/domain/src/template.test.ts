import { describe, expect, it } from '@jest/globals'
import type { BoardCard } from './cycle-facts.js'
import { cardsForTemplate, checkTemplate, type TemplateBody, type TemplateCard } from './template.js'

const refused = (code: string) => expect.objectContaining({ code })
const note = (title = 'Ask three pupils before we meet'): TemplateCard => ({
  kind: 'NOTE',
  fields: { title },
  text: '',
})
const body = (more: Partial<TemplateBody> = {}): TemplateBody => ({
  about: '',
  classroomPractice: '',
  pupilsToBenefit: '',
  focus: '',
  protocol: '',
  cards: [note()],
  ...more,
})

describe('a template', () => {
  it('TPL-1: has a title and something to begin with', () => {
    expect(checkTemplate(' Talk for\nlearning ', body())).toMatchObject({ title: 'Talk for learning' })
    expect(checkTemplate('Talk', body({ cards: [], focus: 'Pupils explain' }))).toMatchObject({
      body: { focus: 'Pupils explain' },
    })
    expect(() => checkTemplate('', body())).toThrow(refused('input.missing'))
    expect(() => checkTemplate('Talk', body({ cards: [], about: 'Nice' }))).toThrow(refused('template.empty'))
  })

  it('TPL-1: holds cards that a new board would take', () => {
    const card = (kind: string, fields: TemplateCard['fields']) => ({ kind, fields, text: '' }) as TemplateCard
    const withCard = (one: TemplateCard) => () => checkTemplate('Talk', body({ cards: [one] }))
    expect(withCard(card('CHANGE_IDEA', { title: 'Wait' }))).toThrow(refused('input.not-a-choice'))
    expect(withCard(card('EVIDENCE', { title: 'Ask', type: 'GOSSIP' }))).toThrow(refused('input.not-a-choice'))
    expect(withCard(card('NOTE', { colour: 'red' }))).toThrow(refused('board.unknown-field'))
    expect(() => checkTemplate('Talk', body({ cards: Array.from({ length: 41 }, () => note()) }))).toThrow(
      refused('too-many'),
    )
  })

  it('TPL-2: saved from an enquiry, it leaves evidence and hunches with the group', () => {
    const card = (kind: BoardCard['kind'], fields: BoardCard['fields']): BoardCard => ({
      id: kind,
      kind,
      fields,
      body: 'More.',
    })
    const kept = cardsForTemplate([
      card('EVIDENCE', { title: 'Set 3 answers in one word', type: 'PUPIL_VOICE' }),
      card('HUNCH', { statement: 'We rush.' }),
      card('NOTE', { title: 'Meet on Thursdays', extra: null }),
      card('NOTE', {}),
      card('NEW_LEARNING', { title: 'Wait time' }),
      card('CHECK', { title: 'Timed again' }),
    ])
    expect(kept).toEqual([
      { kind: 'NOTE', fields: { title: 'Meet on Thursdays' }, text: 'More.' },
      { kind: 'NEW_LEARNING', fields: { title: 'Wait time' }, text: 'More.' },
    ])
    expect(() => checkTemplate('Talk', body({ cards: kept }))).not.toThrow()
  })

  it('TPL-2: cards keep their place and what they build on, as far as that comes along', () => {
    const links = { reading: 'NEW_LEARNING', seen: 'EVIDENCE' }
    const kept = cardsForTemplate([
      { id: 'seen', kind: 'EVIDENCE', column: 'SCANNING', fields: { title: 'Set 3 answers in one word' } },
      { id: 'a', kind: 'NOTE', column: 'FOCUSING', fields: { title: 'Read this first' }, links },
      { id: 'b', kind: 'NOTE', column: 'ACTION', fields: { title: 'Book the hall' } },
      { id: 'reading', kind: 'NEW_LEARNING', column: 'NEW_LEARNING', fields: { title: 'Wait time' } },
    ])
    expect(kept).toEqual([
      { kind: 'NOTE', column: 'FOCUSING', fields: { title: 'Read this first' }, text: '', buildsOn: [2] },
      // The Action column is shut when a cycle begins.
      { kind: 'NOTE', fields: { title: 'Book the hall' }, text: '' },
      { kind: 'NEW_LEARNING', fields: { title: 'Wait time' }, text: '' },
    ])
    expect(checkTemplate('Talk', body({ cards: kept })).body.cards).toEqual(kept)
  })

  it('TPL-1: refuses a place behind the lock, and links that a board would not take', () => {
    const checked =
      (...cards: TemplateCard[]) =>
      () =>
        checkTemplate('Talk', body({ cards }))
    expect(checked({ ...note(), column: 'ACTION' })).toThrow(refused('input.not-a-choice'))
    expect(checked({ ...note(), column: 'CHECKED' as never })).toThrow(refused('input.not-a-choice'))
    expect(checked({ ...note(), buildsOn: [0] })).toThrow(refused('board.link-not-allowed'))
    expect(checked({ ...note(), buildsOn: [7] })).toThrow(refused('board.link-not-allowed'))
    const reading: TemplateCard = { kind: 'NEW_LEARNING', fields: { title: 'Wait time' }, text: '', buildsOn: [1] }
    expect(checked(reading, note())).toThrow(refused('board.link-not-allowed'))
  })
})
