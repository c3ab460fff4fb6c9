import { describe, expect, it } from '@jest/globals'
import { outcome } from '../../../tests/support/outcome.js'
import { allRejected, type HunchFacts, HunchStatus, hunchLifeCycle, setStatus } from './hunch.js'

const refused = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) })
const hunch = (status: HunchStatus, more: Partial<HunchFacts> = {}): HunchFacts => ({
  status,
  statement: 'We answer our own questions before pupils can.',
  ourContribution: 'We wait less than a second.',
  howWrong: 'Pupils would not say more when we wait.',
  evidenceLinked: 1,
  ...more,
})
/** What comes of it: the result, or the code of the refusal. */
const statuses = Object.values(HunchStatus)

describe('the status of a hunch', () => {
  it('goes where its table says, and nowhere else', () => {
    for (const from of statuses) {
      for (const to of statuses) {
        const step = outcome(() => setStatus(hunch(from), to, 'We looked again.').to)
        expect(step).toBe(hunchLifeCycle[from].includes(to) ? to : 'hunch.status-out-of-order')
      }
    }
  })

  it('is never a verdict straight from a draft', () => {
    expect(hunchLifeCycle.DRAFT).toEqual(['TESTING', 'PARKED'])
  })

  it('HUN-1: goes back with a reason only', () => {
    for (const [from, to] of [
      ['TESTING', 'DRAFT'],
      ['TESTED_SUPPORTED', 'TESTING'],
      ['TESTED_REJECTED', 'TESTING'],
    ] as const) {
      expect(() => setStatus(hunch(from), to)).toThrow(refused('reason.required'))
      expect(setStatus(hunch(from), to, ' New evidence. ')).toEqual({ from, to, reason: 'New evidence.' })
    }
    expect(setStatus(hunch('PARKED'), 'DRAFT')).toEqual({ from: 'PARKED', to: 'DRAFT' })
  })

  it('HUN-2: a hunch is tested once it is about us and could be wrong', () => {
    expect(() => setStatus(hunch('DRAFT', { ourContribution: '  ', howWrong: '' }), 'TESTING')).toThrow(
      refused('hunch.not-testable', { missing: ['ourContribution', 'howWrong'] }),
    )
    expect(setStatus(hunch('DRAFT', { evidenceLinked: 0 }), 'TESTING')).toEqual({ from: 'DRAFT', to: 'TESTING' })
  })

  it.each(['TESTED_SUPPORTED', 'TESTED_REJECTED'] as const)('HUN-3: %s rests on linked evidence', (to) => {
    expect(() => setStatus(hunch('TESTING', { evidenceLinked: 0 }), to)).toThrow(refused('hunch.needs-evidence'))
    expect(setStatus(hunch('TESTING'), to)).toEqual({ from: 'TESTING', to })
  })

  it('HUN-4: all are rejected when none that was pursued is anything else', () => {
    expect(allRejected([])).toBe(false)
    expect(allRejected(['PARKED'])).toBe(false)
    expect(allRejected(['TESTED_REJECTED', 'PARKED'])).toBe(true)
    for (const other of ['DRAFT', 'TESTING', 'TESTED_SUPPORTED'] as const) {
      expect(allRejected(['TESTED_REJECTED', other])).toBe(false)
    }
  })
})
