/** How a round, a seat, and what speaks for or against a pair are called on the page. */
import { areaLabels } from '@alongside/domain/pairing-round'
import type { ChallengeArea, PairingRoundState, PairingSeatKind, RoundPartsFragment } from '../../gql/graphql'
import type { Tone } from '../../ui/Notice'

export type Seat = RoundPartsFragment['seats'][number]

export const roundStateWords: Readonly<Record<PairingRoundState, { readonly label: string; readonly tone: Tone }>> = {
  SIGN_UP: { label: 'Schools are asked', tone: 'accent' },
  PROPOSED: { label: 'Pairs are proposed', tone: 'accent' },
  ACCEPTED: { label: 'Settled', tone: 'good' },
  CANCELLED: { label: 'Called off', tone: 'plain' },
}

export const seatWords: Readonly<Record<PairingSeatKind, string>> = {
  VISITOR: 'Visitor',
  FACILITATOR: 'Facilitator',
}

export const matchPartNames: Readonly<Record<string, string>> = {
  TAGS: 'Strengths and wishes',
  CONTEXT: 'Alike or not',
  CAPACITY: 'Room',
  TRAVEL: 'Way',
  FRESH: 'Fresh eyes',
  TRUST: 'New partners',
}

const against: Readonly<Record<string, string>> = {
  SAME_SCHOOL: 'the same school',
  SAME_GROUP: 'of the same trust or federation',
  COMPETITION: 'competes for pupils, and the heads have not both agreed',
  SWAP: 'was reviewed by this host within the last year',
  LOAD_RED: 'everybody who could go has too much on already',
  DECLINED: 'has declined, or was ruled out here',
  NO_CAPACITY: 'has offered no time for this',
  NOT_TRAINED: 'has nobody trained to facilitate',
  NO_COMMON_DAY: 'the two schools have named no day in common',
  EMPLOYED_BY_HOST: 'somebody works for the host',
  RELATIVE: 'somebody has a relative there',
  DECLARED: 'somebody has named an interest',
}
export const saidAgainst = (code: string): string => against[code.replace(/^CONFLICT_/, '')] ?? code

export const inTheWayWords: Readonly<Record<string, string>> = {
  HAS_NO_TIME_LEFT: 'it would have to give up a visit',
  MEETS_ALREADY: 'the two meet already in this round',
}

export const areaList = (areas: readonly ChallengeArea[]): string =>
  areas.map((area) => areaLabels[area]).join(', ') || 'none'

/** "2.4 points worse", "the same", "1.0 points better" */
export function priceInWords(more: number): string {
  if (Math.abs(more) < 0.05) return 'costs nothing'
  return more > 0
    ? `${more.toFixed(1)} points worse for the whole`
    : `${(-more).toFixed(1)} points better for the whole`
}
