/** Each audience of a released summary, in a sentence about people. */
import type { Audience } from '@alongside/domain/challenge-summary'

export const audienceWords: Readonly<Record<Audience, string>> = {
  STAFF: 'Everybody who works at the school.',
  GOVERNORS: 'The governors of the school.',
  TRUST: 'Leaders of the school’s trust.',
  COORDINATOR: 'The coordinators of the alliance.',
  CLUSTER: 'Staff of the schools in the same cluster.',
  ALLIANCE: 'Staff of every school in the alliance.',
}

/** Who reads the page once it is released: those it was released to, and those it comes from. */
export const whoReadsReleased = (audiences: readonly Audience[]): string[] => [
  ...audiences.map((one) => audienceWords[one]),
  insideWords,
]
export const insideWords = 'The team of reviewers and the headteacher of the school.'
