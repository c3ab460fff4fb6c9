/** How half-terms, what is asked and how much it is are called on the page. */
import type { CommitmentKind, CommitmentRole, LoadLevel, MyLoadQuery } from '../../gql/graphql'
import type { Tone } from '../../ui/Notice'

export type OwnHalfTerm = MyLoadQuery['myLoad']['halfTerms'][number]
export type OwnCommitment = OwnHalfTerm['commitments'][number]

interface Said {
  readonly label: string
  readonly tone: Tone
}
export const levelWords: Readonly<Record<LoadLevel, Said>> = {
  GREEN: { label: 'room for more', tone: 'good' },
  AMBER: { label: 'much already', tone: 'warn' },
  RED: { label: 'too much', tone: 'danger' },
}

export const termWords: Readonly<Record<string, string>> = {
  AUTUMN: 'Autumn term',
  SPRING: 'Spring term',
  SUMMER: 'Summer term',
}

const roleWords: Readonly<Record<CommitmentRole, string>> = {
  FACILITATOR: 'you lead it',
  LEAD_REVIEWER: 'you lead the team',
  REVIEWER: 'you review',
  OBSERVER: 'you observe',
  ATTENDEE: 'you take part',
}
const kindWords: Readonly<Record<CommitmentKind, string>> = {
  REVIEW: 'Review',
  LESSON: 'Research lesson',
  VISIT_DAY: 'Visit',
  DESK_STUDY: 'Reading before the visit',
  CPD: 'Session',
}
export const aboutIt = (kind: CommitmentKind, role: CommitmentRole): string => `${kindWords[kind]}, ${roleWords[role]}`

export const hours = (count: number): string => (count === 1 ? '1 hour' : `${count} hours`)
