/** What people call the states, parts and conflicts of a peer challenge, and the steps its page draws. */
import type { ChallengeConflict, ChallengePart, ChallengeState } from '../../gql/graphql'
import type { Tone } from '../../ui/Notice'
import type { Step } from '../../ui/StageStepper'

export const challengeStateWords: Readonly<Record<ChallengeState, { readonly label: string; readonly tone: Tone }>> = {
  PROPOSED: { label: 'Proposed', tone: 'warn' },
  AGREED: { label: 'Agreed', tone: 'accent' },
  SELF_REVIEW: { label: 'Self-review', tone: 'accent' },
  SELF_REVIEW_SUBMITTED: { label: 'Self-review handed in', tone: 'accent' },
  DESK_STUDY: { label: 'Desk study', tone: 'accent' },
  READY_TO_VISIT: { label: 'Ready to visit', tone: 'accent' },
  VISITING: { label: 'Visiting', tone: 'good' },
  FINDINGS_DRAFT: { label: 'Findings being written', tone: 'accent' },
  FINDINGS_AGREED: { label: 'Findings agreed', tone: 'accent' },
  RESPONSE_DUE: { label: 'Answer due', tone: 'warn' },
  RESPONDED: { label: 'Answered', tone: 'accent' },
  WORKSHOP_HELD: { label: 'Workshop held', tone: 'accent' },
  IN_ACTION: { label: 'In action', tone: 'good' },
  FOLLOWED_UP: { label: 'Followed up', tone: 'good' },
  CLOSED: { label: 'Closed', tone: 'plain' },
  POSTPONED: { label: 'Put off', tone: 'warn' },
  DECLINED: { label: 'Declined', tone: 'plain' },
  CANCELLED: { label: 'Called off', tone: 'plain' },
  CLOSED_EARLY: { label: 'Closed early', tone: 'plain' },
}

/** Fifteen states are eight steps to people. */
export const challengeStepsShown: readonly Step[] = [
  { key: 'TEAM', label: 'Team' },
  { key: 'SELF_REVIEW', label: 'Self-review' },
  { key: 'DESK_STUDY', label: 'Desk study' },
  { key: 'VISIT', label: 'Visit' },
  { key: 'FINDINGS', label: 'Findings' },
  { key: 'ANSWER', label: 'Answer' },
  { key: 'ACTION', label: 'Action' },
  { key: 'FOLLOW_UP', label: 'Follow-up' },
]

const stepOf: Partial<Readonly<Record<ChallengeState, string>>> = {
  PROPOSED: 'TEAM',
  AGREED: 'SELF_REVIEW',
  SELF_REVIEW: 'SELF_REVIEW',
  SELF_REVIEW_SUBMITTED: 'DESK_STUDY',
  DESK_STUDY: 'DESK_STUDY',
  READY_TO_VISIT: 'VISIT',
  VISITING: 'VISIT',
  FINDINGS_DRAFT: 'FINDINGS',
  FINDINGS_AGREED: 'ANSWER',
  RESPONSE_DUE: 'ANSWER',
  RESPONDED: 'ACTION',
  WORKSHOP_HELD: 'ACTION',
  IN_ACTION: 'FOLLOW_UP',
  FOLLOWED_UP: 'FOLLOW_UP',
}

interface Standing {
  readonly state: ChallengeState
  readonly postponedFrom?: ChallengeState | null
  readonly endedFrom?: ChallengeState | null
}
/** What was put off or ended early stands where it stopped; what is closed has done them all. */
export const stepShown = ({ state, postponedFrom, endedFrom }: Standing): string =>
  state === 'CLOSED' ? 'OVER' : (stepOf[postponedFrom ?? endedFrom ?? state] ?? 'TEAM')

export const partWords: Readonly<Record<ChallengePart, string>> = {
  HOST_HEAD: 'headteacher of the host school',
  HOST_LEADER: 'leader of the host school',
  VISITING_HEAD: 'headteachers of the visiting schools',
  LEAD_REVIEWERS_HEAD: 'headteacher of the lead reviewer',
  LEAD_REVIEWER: 'lead reviewer',
  REVIEWER: 'reviewers, who say what ties them to the school',
  FOLLOW_UP_REVIEWER: 'follow-up reviewer',
  IMPROVEMENT_CHAMPION: 'improvement champion',
  ACTION_OWNER: 'owner of an action',
  COORDINATOR: 'alliance coordinator',
  SYSTEM: 'nobody',
}

/** What the button says that takes it there. */
export const goOnWords: Partial<Readonly<Record<ChallengeState, string>>> = {
  AGREED: 'Sign for this team',
  SELF_REVIEW: 'Begin the self-review',
  SELF_REVIEW_SUBMITTED: 'Hand in the self-review',
  DESK_STUDY: 'Begin the desk study',
  READY_TO_VISIT: 'We are ready to visit',
  VISITING: 'Begin the visit',
  FINDINGS_DRAFT: 'End the visit',
  FINDINGS_AGREED: 'Agree to the findings',
  RESPONDED: 'Hand in our answer',
  WORKSHOP_HELD: 'The workshop was held',
  IN_ACTION: 'Begin with the actions',
  FOLLOWED_UP: 'The follow-up was held',
  CLOSED: 'Close the challenge',
}

/** What is told before a step that cannot be taken back. */
export const beforeWords: Partial<Readonly<Record<ChallengeState, string>>> = {
  AGREED: 'You agree to this team. Should it change, or an interest come up, you are asked again.',
  SELF_REVIEW_SUBMITTED:
    'The team reads your self-review from now on. Your own view of each line stays hidden until the team has stored theirs.',
  READY_TO_VISIT:
    'The school’s own view of each line is shown to the team, and the team’s to itself. What was stored before stays as it is.',
  FINDINGS_AGREED:
    'The findings stand as they are. Where the school sees it differently, it adds a note of difference beside the finding.',
  CLOSED: 'Nothing more is written here. The team reads it for 60 school days, then only the school does.',
}

export const conflictWords: Readonly<Record<ChallengeConflict, string>> = {
  SAME_GROUP: 'Same trust or federation',
  EMPLOYED_BY_HOST: 'Works for the school',
  RELATIVE: 'A relative works there',
  COMPETITION: 'The schools compete',
  SWAP: 'Reviewed by this school within a year',
  DECLARED: 'Has named an interest',
}

export const isOver = (state: ChallengeState): boolean =>
  state === 'CLOSED' || state === 'DECLINED' || state === 'CANCELLED' || state === 'CLOSED_EARLY'

export const inWords = (parts: readonly ChallengePart[]): string =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(parts.map((part) => `the ${partWords[part]}`))
