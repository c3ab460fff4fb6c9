/** How a review, a reviewer's part and a load are called on the page. */
import type { AssignmentState, LoadLevel, PeerReviewState } from '../../gql/graphql'
import type { Tone } from '../../ui/Notice'

interface Said {
  readonly label: string
  readonly tone: Tone
}

export const reviewStateWords: Readonly<Record<PeerReviewState, Said>> = {
  REQUESTED: { label: 'Waiting for reviewers', tone: 'plain' },
  OPEN: { label: 'Being reviewed', tone: 'accent' },
  RESPONDED: { label: 'Answered', tone: 'good' },
  CLOSED: { label: 'Closed', tone: 'plain' },
  WITHDRAWN: { label: 'Taken back', tone: 'plain' },
}

export const partStateWords: Readonly<Record<AssignmentState, Said>> = {
  OFFERED: { label: 'Asked', tone: 'plain' },
  ACCEPTED: { label: 'Has accepted', tone: 'plain' },
  IN_REVIEW: { label: 'Writing', tone: 'accent' },
  SUBMITTED: { label: 'Handed in', tone: 'good' },
  DECLINED: { label: 'Declined', tone: 'plain' },
  EXPIRED: { label: 'Did not answer in time', tone: 'plain' },
  WITHDRAWN: { label: 'Stepped back', tone: 'plain' },
}

export const loadWords: Readonly<Record<LoadLevel, Said>> = {
  GREEN: { label: 'room for more', tone: 'good' },
  AMBER: { label: 'much already', tone: 'warn' },
  RED: { label: 'too much already', tone: 'danger' },
}

/** The three places one writes in, in the order one reads them. */
export const writingAreas = [
  { field: 'strengths', label: 'What is strong', hint: 'What you see in it that is worth keeping, and where.' },
  { field: 'questions', label: 'What I ask', hint: 'What you would like to understand, or would look at again.' },
  {
    field: 'suggestions',
    label: 'What I suggest',
    hint: 'What they could try next. It is about learning, not about a teacher.',
  },
] as const

export type ReviewWords = Readonly<Record<(typeof writingAreas)[number]['field'], string>>
