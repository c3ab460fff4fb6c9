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
