import { describe, expect, it } from '@jest/globals'
import * as board from './board.js'
import { CardKind, cardKinds, firstColumn, linksTo } from './board.js'
import { cardFields } from './card-fields.js'
import { CycleState } from './cycle.js'
import { EnquiryState } from './enquiry.js'
import { stages } from './stage.js'

const locked = board.lockedColumns({ hunches: ['TESTING'], unlockedByCoordinator: false })

describe('cards', () => {
  it('have a first column, a name and a heading for each kind', () => {
    for (const kind of cardKinds) {
      expect(stages).toContain(firstColumn[kind])
      expect(board.cardKindLabels[kind]).not.toBe('')
      expect(cardFields[kind][0]).toMatchObject({ required: true })
    }
    expect(board.isCardKind('HUNCH')).toBe(true)
    expect(board.isCardKind('STICKER')).toBe(false)
  })

  it('BRD-1: a link runs to what a card builds on', () => {
    expect(board.mayLink('HUNCH', 'EVIDENCE')).toBe(true)
    expect(board.mayLink('CHANGE_IDEA', 'HUNCH')).toBe(true)
    expect(board.mayLink('QUICK_TEST', 'CHANGE_IDEA')).toBe(true)
    expect(board.mayLink('CHECK', 'QUICK_TEST')).toBe(true)
    expect(board.mayLink('EVIDENCE', 'HUNCH')).toBe(false)
    expect(board.mayLink('CHANGE_IDEA', 'EVIDENCE')).toBe(false)
    expect(Object.keys(linksTo)).toEqual(Object.values(CardKind))
  })

  it('BRD-1: whichever card is picked first, the link points the same way', () => {
    const evidence: { kind: CardKind } = { kind: 'EVIDENCE' }
    const hunch: { kind: CardKind } = { kind: 'HUNCH' }
    expect(board.linkBetween(evidence, hunch)).toEqual({ from: hunch, to: evidence })
    expect(board.linkBetween(hunch, evidence)).toEqual({ from: hunch, to: evidence })
    expect(board.linkBetween(evidence, evidence)).toBeNull()
  })
})

describe('the lock of the Action column', () => {
  it.each([
    [[], false, 'ACTION'],
    [['DRAFT', 'TESTING', 'TESTED_REJECTED', 'PARKED'], false, 'ACTION'],
    [['DRAFT', 'TESTED_SUPPORTED'], false, ''],
    [[], true, ''],
  ] as const)('BRD-2: with hunches %j, coordinator %s: locked %s', (hunches, unlockedByCoordinator, columns) => {
    expect(board.lockedColumns({ hunches, unlockedByCoordinator }).join(' ')).toBe(columns)
  })

  it('BRD-3: while it is locked, changes and quick tests are made nowhere, and nothing is made in it', () => {
    const makeable = (column: (typeof stages)[number]) =>
      cardKinds.filter((kind) => board.mayMake(kind, column, locked))
    expect(makeable('SCANNING')).toEqual(['EVIDENCE', 'HUNCH', 'NEW_LEARNING', 'CHECK', 'NOTE'])
    expect(makeable('ACTION')).toEqual([])
    for (const kind of cardKinds) expect(board.mayMake(kind, 'ACTION', [])).toBe(true)
  })

  it('BRD-4: cards move to any column but a locked one', () => {
    expect(stages.filter((column) => !board.mayMoveTo(column, locked))).toEqual(['ACTION'])
  })
})

it('BRD-5: a board is written on while its enquiry is under way and its cycle is not checked', () => {
  const written = Object.values(EnquiryState).filter((state) => !board.isReadOnly(state, 'SCANNING'))
  expect(written).toEqual(['DRAFT', 'FORMING', 'ACTIVE'])
  expect(Object.values(CycleState).filter((state) => board.isReadOnly('ACTIVE', state))).toEqual(['CHECKED'])
  expect(() => board.writable('PAUSED', 'SCANNING')).toThrow(expect.objectContaining({ code: 'board.read-only' }))
  expect(() => board.writable('ACTIVE', 'SCANNING')).not.toThrow()
})
