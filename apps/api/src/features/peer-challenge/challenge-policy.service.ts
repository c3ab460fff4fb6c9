/** Who somebody is in a peer challenge, what of it is open to them, and what they may do with it now. */
import { type Actor, headsSchool } from '@alongside/domain/actor'
import { type ChallengePart, isAnyOf, type Parts } from '@alongside/domain/challenge-part'
import { type ChallengePhase, challengePhase, partsIn } from '@alongside/domain/challenge-phase'
import { dayInLondon } from '@alongside/domain/civil-date'
import type { Urn } from '@alongside/domain/ids'
import { follows } from '@alongside/domain/life-cycle'
import { type ChallengeState, challengeLifeCycle, hasEnded, hasReached } from '@alongside/domain/peer-challenge-states'
import { type Action, may } from '@alongside/domain/permissions'
import { Refusal } from '@alongside/domain/refusal'
import type { Role } from '@alongside/domain/role'
import type { Abilities } from '../../platform/graphql/abilities.js'
import { type ChallengeRecord, type MemberRecord, memberOf, visitingSchools } from './challenge-record.service.js'

export type ChallengeAction = Extract<Action, `peerChallenge.${string}`>

export interface ChallengeEyes {
  readonly parts: Parts
  readonly phase: ChallengePhase
  /** One's own place in the team. */
  readonly member: MemberRecord | null
}

const rolesOf: Partial<Readonly<Record<ChallengePart, Role>>> = {
  LEAD_REVIEWER: 'LEAD_REVIEWER',
  REVIEWER: 'CHALLENGE_REVIEWER',
  FOLLOW_UP_REVIEWER: 'FOLLOW_UP_REVIEWER',
  IMPROVEMENT_CHAMPION: 'IMPROVEMENT_CHAMPION',
}

/** Null: it does not exist for them. */
export function eyesOn(actor: Actor, record: ChallengeRecord): ChallengeEyes | null {
  const parts = partsIn(record, actor)
  const member = memberOf(record, actor.personId)
  if (!isAllowed(actor, record, parts, 'peerChallenge.see')) return null
  const hasDeclared = member === null || member.declaration !== null
  const phase = challengePhase(record, parts, { hasDeclared, today: dayInLondon(new Date()), host: record.calendar })
  return { parts, phase, member }
}

/** For signing, declining and knowing of it each visiting school counts as the host does; for all else the host alone. */
const ofVisitors: ReadonlySet<ChallengeAction> = new Set([
  'peerChallenge.see',
  'peerChallenge.sign',
  'peerChallenge.decline',
])

function isAllowed(actor: Actor, record: ChallengeRecord, parts: Parts, action: ChallengeAction): boolean {
  const itemRoles = parts.flatMap((part) => rolesOf[part] ?? [])
  const subject = { spaceId: record.spaceId, itemId: record.id, itemRoles }
  // A leader of a visiting school who is not its head has no part in it.
  const visitors = ofVisitors.has(action) ? visitingSchools(record).filter((urn) => headsSchool(actor, urn)) : []
  const schools: readonly Urn[] = [record.host, ...visitors]
  return schools.some((urn) => may(actor, action, { ...subject, urn }))
}

export function authoriseIn(actor: Actor, record: ChallengeRecord, eyes: ChallengeEyes, action: ChallengeAction): void {
  if (isAllowed(actor, record, eyes.parts, action)) return
  const isPaused = isAllowed({ ...actor, readOnlySpaces: [] }, record, eyes.parts, action)
  throw new Refusal(isPaused ? 'alliance.read-only' : 'challenge.not-your-part')
}

export const mayIn = (actor: Actor, record: ChallengeRecord, eyes: ChallengeEyes, action: ChallengeAction): boolean =>
  isAllowed(actor, record, eyes.parts, action)

export const challengeAbilities = [
  'changeTeam',
  'declare',
  'leaveTeam',
  'decline',
  'postpone',
  'resume',
  'cancel',
  'closeEarly',
  'goBack',
  'nameFollowUp',
  'nameChampion',
] as const
export type ChallengeAbility = (typeof challengeAbilities)[number]

/** Rights, and where the challenge stands. */
export function abilitiesIn(actor: Actor, record: ChallengeRecord, eyes: ChallengeEyes): Abilities<ChallengeAbility> {
  const allowed = (action: ChallengeAction): boolean => isAllowed(actor, record, eyes.parts, action)
  const goesOn = !hasEnded(record.state)
  const to = (state: ChallengeState): boolean => follows(challengeLifeCycle, record.state, state)
  const isHead = eyes.parts.includes('HOST_HEAD')
  const left = record.postponedFrom ?? record.state
  const ends = (state: ChallengeState): boolean => to(state) && follows(challengeLifeCycle, left, state)
  return {
    changeTeam: goesOn && allowed('peerChallenge.changeTeam') && !hasReached(record, 'FINDINGS_AGREED'),
    declare: goesOn && eyes.member !== null && allowed('peerChallenge.declare'),
    leaveTeam: goesOn && eyes.member !== null && allowed('peerChallenge.declare'),
    goBack: record.state === 'READY_TO_VISIT' && eyes.parts.includes('LEAD_REVIEWER') && allowed('peerChallenge.move'),
    decline: to('DECLINED') && record.state === 'PROPOSED' && allowed('peerChallenge.decline'),
    postpone: to('POSTPONED') && allowed('peerChallenge.postpone'),
    resume: record.state === 'POSTPONED' && allowed('peerChallenge.postpone'),
    cancel: ends('CANCELLED') && isHead && allowed('peerChallenge.move'),
    closeEarly:
      ends('CLOSED_EARLY') &&
      isAnyOf(eyes.parts, ['HOST_HEAD', 'LEAD_REVIEWERS_HEAD']) &&
      allowed('peerChallenge.sign'),
    nameFollowUp: goesOn && allowed('peerChallenge.nameFollowUp'),
    nameChampion: goesOn && allowed('peerChallenge.nameChampion'),
  }
}
