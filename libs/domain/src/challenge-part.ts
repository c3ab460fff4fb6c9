/** Who somebody is in a peer challenge, and what a move needs from whom. */
import { Refusal } from './refusal.js'

export const ChallengePart = {
  HOST_HEAD: 'HOST_HEAD',
  /** A leader of the host who is not its head. */
  HOST_LEADER: 'HOST_LEADER',
  /** Head of a school that sends somebody; the lead reviewer's is one of them. */
  VISITING_HEAD: 'VISITING_HEAD',
  LEAD_REVIEWERS_HEAD: 'LEAD_REVIEWERS_HEAD',
  LEAD_REVIEWER: 'LEAD_REVIEWER',
  REVIEWER: 'REVIEWER',
  /** The member of the team who keeps in touch and visits again. */
  FOLLOW_UP_REVIEWER: 'FOLLOW_UP_REVIEWER',
  IMPROVEMENT_CHAMPION: 'IMPROVEMENT_CHAMPION',
  ACTION_OWNER: 'ACTION_OWNER',
  COORDINATOR: 'COORDINATOR',
  SYSTEM: 'SYSTEM',
} as const
export type ChallengePart = (typeof ChallengePart)[keyof typeof ChallengePart]

/** Everything somebody is in this challenge; a head who reviews elsewhere is a reviewer there and nothing more. */
export type Parts = readonly ChallengePart[]

export const isAnyOf = (parts: Parts, asked: Parts): boolean => parts.some((part) => asked.includes(part))

/** CHA-1: a move is made by whoever the workflow names for it, and by nobody else. */
export function onlyFor(parts: Parts, asked: Parts): void {
  if (!isAnyOf(parts, asked)) throw new Refusal('challenge.not-your-part')
}

export const isOfTeam = (parts: Parts): boolean => isAnyOf(parts, ['LEAD_REVIEWER', 'REVIEWER', 'FOLLOW_UP_REVIEWER'])
export const isOfHost = (parts: Parts): boolean => isAnyOf(parts, ['HOST_HEAD', 'HOST_LEADER'])
