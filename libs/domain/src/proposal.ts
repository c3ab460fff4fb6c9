/** Members propose the next stage of a cycle; the enquiry's lead confirms or declines. */
import { type CycleFacts, type CycleState, cycleLifeCycle, goForward } from './cycle.js'
import type { CycleId, PersonId, ProposalId } from './ids.js'
import { type LifeCycle, type Move, move } from './life-cycle.js'
import { Refusal } from './refusal.js'

export const ProposalState = { OPEN: 'OPEN', CONFIRMED: 'CONFIRMED', DECLINED: 'DECLINED' } as const
export type ProposalState = (typeof ProposalState)[keyof typeof ProposalState]

export const proposalLifeCycle: LifeCycle<ProposalState> = {
  OPEN: ['CONFIRMED', 'DECLINED'],
  CONFIRMED: [],
  DECLINED: [],
}

export interface StageProposal {
  readonly id: ProposalId
  readonly cycleId: CycleId
  readonly proposedBy: PersonId
  readonly from: CycleState
  readonly to: CycleState
  readonly state: ProposalState
}

/** PRO-1: one open proposal at a time, for the very next stage. It may be made before the guard is met. */
export function propose(from: CycleState, to: CycleState, isOneOpen: boolean): Move<CycleState> {
  if (isOneOpen) throw new Refusal('proposal.already-open')
  return move(cycleLifeCycle, from, to, 'cycle.stage-out-of-order')
}

/** PRO-2: confirming moves the cycle, if it still stands where the proposal found it and the guard is met. */
export function confirm(
  proposal: Pick<StageProposal, 'state' | 'from' | 'to'>,
  now: CycleState,
  facts: CycleFacts,
): { readonly proposal: Move<ProposalState>; readonly cycle: Move<CycleState> } {
  const confirmed = move(proposalLifeCycle, proposal.state, 'CONFIRMED', 'proposal.not-open')
  if (proposal.from !== now) throw new Refusal('proposal.overtaken', { from: proposal.from, now })
  return { proposal: confirmed, cycle: goForward(now, proposal.to, facts) }
}

export const declineProposal = (proposal: Pick<StageProposal, 'state'>, reason?: string): Move<ProposalState> =>
  move(proposalLifeCycle, proposal.state, 'DECLINED', 'proposal.not-open', reason?.trim())

/** PRO-3: any move of the cycle, forward or back, settles what was still open. */
export const isOvertaken = (proposal: Pick<StageProposal, 'state' | 'from'>, now: CycleState): boolean =>
  proposal.state === 'OPEN' && proposal.from !== now
