import { describe, expect, it } from '@jest/globals'
import type { CycleFacts } from './cycle.js'
import { confirm, declineProposal, isOvertaken, ProposalState, propose } from './proposal.js'

const refused = (code: string) => expect.objectContaining({ code })
const ready: CycleFacts = {
  evidence: 2,
  evidenceTypes: ['PUPIL_VOICE', 'OBSERVATION'],
  hasFocus: false,
  hasLearners: false,
  hunches: [],
  changeIdeas: 0,
  hasBaseline: false,
  hasSuccessMeasure: false,
  finishedTests: 0,
  enoughDifference: null,
}
const proposal = (state: ProposalState = 'OPEN') => ({ state, from: 'SCANNING' as const, to: 'FOCUSING' as const })

describe('a stage proposal', () => {
  it('PRO-1: is for the very next stage, one at a time', () => {
    expect(propose('SCANNING', 'FOCUSING', false)).toEqual({ from: 'SCANNING', to: 'FOCUSING' })
    expect(() => propose('SCANNING', 'FOCUSING', true)).toThrow(refused('proposal.already-open'))
    expect(() => propose('SCANNING', 'HUNCH', false)).toThrow(refused('cycle.stage-out-of-order'))
    expect(() => propose('CHECKED', 'SCANNING', false)).toThrow(refused('cycle.stage-out-of-order'))
  })

  it('PRO-2: confirmed, it moves the cycle too', () => {
    expect(confirm(proposal(), 'SCANNING', ready)).toEqual({
      proposal: { from: 'OPEN', to: 'CONFIRMED' },
      cycle: { from: 'SCANNING', to: 'FOCUSING' },
    })
  })

  it('PRO-2: waits for the guard, and for the stage it was made in', () => {
    expect(() => confirm(proposal(), 'SCANNING', { ...ready, evidence: 1 })).toThrow(refused('cycle.not-ready'))
    expect(() => confirm(proposal(), 'FOCUSING', ready)).toThrow(refused('proposal.overtaken'))
  })

  it.each(['CONFIRMED', 'DECLINED'] as const)('is answered once (%s)', (state) => {
    expect(() => confirm(proposal(state), 'SCANNING', ready)).toThrow(refused('proposal.not-open'))
    expect(() => declineProposal(proposal(state))).toThrow(refused('proposal.not-open'))
  })

  it('is declined with or without words', () => {
    expect(declineProposal(proposal())).toEqual({ from: 'OPEN', to: 'DECLINED' })
    expect(declineProposal(proposal(), 'Let us ask the families first.')).toMatchObject({
      reason: 'Let us ask the families first.',
    })
  })

  it('PRO-3: is overtaken as soon as the cycle stands elsewhere', () => {
    expect(isOvertaken(proposal(), 'SCANNING')).toBe(false)
    expect(isOvertaken(proposal(), 'FOCUSING')).toBe(true)
    expect(isOvertaken(proposal('DECLINED'), 'FOCUSING')).toBe(false)
  })
})
