/** The parts of a peer challenge: a part is a folder here and a line in this list, and is shown to whom it is open. */
import { isOfHost, isOfTeam } from '@alongside/domain/challenge-part'
import { type ComponentType, lazy } from 'react'
import type { ChallengePartsFragment } from '../../gql/graphql'
import { stepShown } from './challenge-words'

export interface ChallengeTab {
  readonly key: string
  readonly label: string
  readonly isShown: (challenge: ChallengePartsFragment) => boolean
  readonly Panel: ComponentType<{ readonly challenge: ChallengePartsFragment }>
}

const beforeFindings: ReadonlySet<ChallengePartsFragment['state']> = new Set([
  'PROPOSED',
  'AGREED',
  'SELF_REVIEW',
  'SELF_REVIEW_SUBMITTED',
  'DESK_STUDY',
  'READY_TO_VISIT',
  'DECLINED',
  'CANCELLED',
])
const hasFindings = (state: ChallengePartsFragment['state'], agreedOn: string | null): boolean =>
  agreedOn !== null || !beforeFindings.has(state)

/** The school, its champion, and the team: whoever only knows of it has the figures at most, which the page shows by itself. */
export const isInside = ({ phase, parts }: ChallengePartsFragment): boolean =>
  phase.readsFindings || parts.includes('IMPROVEMENT_CHAMPION')

/** The part in which the work of a step is done. */
const partOfStep: Readonly<Record<string, readonly string[]>> = {
  SELF_REVIEW: ['self-review'],
  DESK_STUDY: ['desk-study', 'self-review'],
  VISIT: ['visit'],
  FINDINGS: ['drafts', 'findings'],
  ANSWER: ['answer'],
  ACTION: ['actions'],
  FOLLOW_UP: ['actions'],
  OVER: ['summary'],
}

/** Where somebody begins who opens the page: what they have to say first, else what is being done now. */
export function firstTab(challenge: ChallengePartsFragment): string {
  if (challenge.members.some(({ isMe, hasDeclared }) => isMe && !hasDeclared)) return 'team'
  const shown = challengeTabs.filter(({ isShown }) => isShown(challenge)).map(({ key }) => key)
  return partOfStep[stepShown(challenge)]?.find((key) => shown.includes(key)) ?? 'team'
}

export const challengeTabs: readonly ChallengeTab[] = [
  { key: 'team', label: 'Team', isShown: () => true, Panel: lazy(() => import('./Team')) },
  {
    key: 'self-review',
    label: 'Self-review',
    isShown: ({ phase, parts }) => phase.readsSelfReview || isOfTeam(parts),
    Panel: lazy(() => import('./inside/SelfReview')),
  },
  {
    key: 'desk-study',
    label: 'Desk study',
    isShown: ({ phase }) => phase.readsNotes,
    Panel: lazy(() => import('./inside/DeskStudy')),
  },
  {
    key: 'visit',
    label: 'Visit',
    isShown: ({ phase, parts }) => phase.readsNotes || isOfHost(parts),
    Panel: lazy(() => import('./inside/Visit')),
  },
  {
    key: 'drafts',
    label: 'Drafts',
    isShown: ({ phase, findingsAgreedOn, state }) => phase.readsNotes && hasFindings(state, findingsAgreedOn),
    Panel: lazy(() => import('./drafts/DraftsTab')),
  },
  {
    key: 'findings',
    label: 'Findings',
    isShown: ({ phase, findingsAgreedOn, state }) => phase.readsFindings && hasFindings(state, findingsAgreedOn),
    Panel: lazy(() => import('./findings/FindingsTab')),
  },
  {
    key: 'answer',
    label: 'Answers',
    isShown: (challenge) => isInside(challenge) && challenge.findingsAgreedOn !== null,
    Panel: lazy(() => import('./answer/AnswerTab')),
  },
  {
    key: 'actions',
    label: 'Actions',
    isShown: (challenge) => isInside(challenge) && challenge.findingsAgreedOn !== null,
    Panel: lazy(() => import('./actions/ActionsTab')),
  },
  {
    key: 'summary',
    label: 'Summary',
    isShown: (challenge) => isInside(challenge) && challenge.findingsAgreedOn !== null,
    Panel: lazy(() => import('./summary/SummaryTab')),
  },
  { key: 'who-reads', label: 'Who can read this', isShown: () => true, Panel: lazy(() => import('./WhoReads')) },
]
