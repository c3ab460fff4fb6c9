/** The states of a peer challenge, what may follow what, and who takes it there (state machine F). */
import type { Parts } from './challenge-part.js'
import { isOver, type LifeCycle } from './life-cycle.js'

export const ChallengeState = {
  PROPOSED: 'PROPOSED',
  AGREED: 'AGREED',
  SELF_REVIEW: 'SELF_REVIEW',
  SELF_REVIEW_SUBMITTED: 'SELF_REVIEW_SUBMITTED',
  DESK_STUDY: 'DESK_STUDY',
  READY_TO_VISIT: 'READY_TO_VISIT',
  VISITING: 'VISITING',
  FINDINGS_DRAFT: 'FINDINGS_DRAFT',
  FINDINGS_AGREED: 'FINDINGS_AGREED',
  RESPONSE_DUE: 'RESPONSE_DUE',
  RESPONDED: 'RESPONDED',
  WORKSHOP_HELD: 'WORKSHOP_HELD',
  IN_ACTION: 'IN_ACTION',
  FOLLOWED_UP: 'FOLLOWED_UP',
  CLOSED: 'CLOSED',
  POSTPONED: 'POSTPONED',
  DECLINED: 'DECLINED',
  CANCELLED: 'CANCELLED',
  CLOSED_EARLY: 'CLOSED_EARLY',
} as const
export type ChallengeState = (typeof ChallengeState)[keyof typeof ChallengeState]

/** The way forward comes first. Until the visit has begun a challenge can be called off; from then on it is closed early. */
export const challengeLifeCycle = {
  PROPOSED: ['AGREED', 'DECLINED', 'POSTPONED', 'CANCELLED'],
  AGREED: ['SELF_REVIEW', 'POSTPONED', 'CANCELLED'],
  SELF_REVIEW: ['SELF_REVIEW_SUBMITTED', 'POSTPONED', 'CANCELLED'],
  SELF_REVIEW_SUBMITTED: ['DESK_STUDY', 'POSTPONED', 'CANCELLED'],
  DESK_STUDY: ['READY_TO_VISIT', 'POSTPONED', 'CANCELLED'],
  READY_TO_VISIT: ['VISITING', 'DESK_STUDY', 'POSTPONED', 'CANCELLED'],
  VISITING: ['FINDINGS_DRAFT', 'POSTPONED', 'CLOSED_EARLY'],
  FINDINGS_DRAFT: ['FINDINGS_AGREED', 'POSTPONED', 'CLOSED_EARLY'],
  FINDINGS_AGREED: ['RESPONSE_DUE', 'POSTPONED', 'CLOSED_EARLY'],
  RESPONSE_DUE: ['RESPONDED', 'POSTPONED', 'CLOSED_EARLY'],
  RESPONDED: ['WORKSHOP_HELD', 'IN_ACTION', 'POSTPONED', 'CLOSED_EARLY'],
  WORKSHOP_HELD: ['IN_ACTION', 'POSTPONED', 'CLOSED_EARLY'],
  IN_ACTION: ['FOLLOWED_UP', 'POSTPONED', 'CLOSED_EARLY'],
  FOLLOWED_UP: ['CLOSED', 'POSTPONED', 'CLOSED_EARLY'],
  CLOSED: [],
  /** Back to the state it left, and to no other. */
  POSTPONED: [
    'PROPOSED',
    'AGREED',
    'SELF_REVIEW',
    'SELF_REVIEW_SUBMITTED',
    'DESK_STUDY',
    'READY_TO_VISIT',
    'VISITING',
    'FINDINGS_DRAFT',
    'FINDINGS_AGREED',
    'RESPONSE_DUE',
    'RESPONDED',
    'WORKSHOP_HELD',
    'IN_ACTION',
    'FOLLOWED_UP',
    'CANCELLED',
    'CLOSED_EARLY',
  ],
  DECLINED: [],
  CANCELLED: [],
  CLOSED_EARLY: [],
} as const satisfies LifeCycle<ChallengeState>

/** Who may take a challenge there, any one of them. Where it says nothing, see `signers`. */
export const movers: Readonly<Record<ChallengeState, Parts>> = {
  PROPOSED: [],
  AGREED: [],
  SELF_REVIEW: ['SYSTEM', 'HOST_HEAD'],
  SELF_REVIEW_SUBMITTED: ['HOST_HEAD'],
  DESK_STUDY: ['LEAD_REVIEWER'],
  READY_TO_VISIT: ['LEAD_REVIEWER'],
  VISITING: ['LEAD_REVIEWER'],
  FINDINGS_DRAFT: ['LEAD_REVIEWER'],
  FINDINGS_AGREED: [],
  RESPONSE_DUE: ['SYSTEM'],
  RESPONDED: ['HOST_HEAD'],
  WORKSHOP_HELD: ['IMPROVEMENT_CHAMPION'],
  IN_ACTION: ['HOST_HEAD'],
  FOLLOWED_UP: ['LEAD_REVIEWER', 'FOLLOW_UP_REVIEWER'],
  CLOSED: [],
  POSTPONED: ['HOST_HEAD', 'LEAD_REVIEWER', 'COORDINATOR'],
  DECLINED: ['HOST_HEAD', 'VISITING_HEAD'],
  CANCELLED: ['HOST_HEAD'],
  CLOSED_EARLY: [],
}

/** What is done by several together: each signs, and the last signature moves it. Of visiting heads all sign. */
export const signers: Readonly<Partial<Record<ChallengeState, Parts>>> = {
  AGREED: ['HOST_HEAD', 'VISITING_HEAD'],
  FINDINGS_AGREED: ['LEAD_REVIEWER', 'HOST_HEAD'],
  CLOSED: ['HOST_HEAD', 'COORDINATOR'],
  CLOSED_EARLY: ['HOST_HEAD', 'LEAD_REVIEWERS_HEAD'],
}

export interface PeerChallenge {
  readonly state: ChallengeState
  /** The state it left when it was put off; null while it is not. */
  readonly postponedFrom: ChallengeState | null
}

export const hasEnded = (state: ChallengeState): boolean => isOver<ChallengeState>(challengeLifeCycle, state)

/** The order of the steps: what the stepper shows, and what "from … on" means. */
export const challengeSteps = (Object.keys(challengeLifeCycle) as ChallengeState[]).slice(0, 15)

/** Has it come this far? What is put off has come as far as the state it left. */
export function hasReached({ state, postponedFrom }: PeerChallenge, step: ChallengeState): boolean {
  const at = challengeSteps.indexOf(state === 'POSTPONED' && postponedFrom !== null ? postponedFrom : state)
  return at >= 0 && at >= challengeSteps.indexOf(step)
}
