/** Who somebody is in a peer challenge, and what is open to them at this moment: switches, as in a peer review. */
import { type Actor, coordinates, headsSchool, holds } from './actor.js'
import { type ChallengePart, isAnyOf, isOfHost, isOfTeam, type Parts } from './challenge-part.js'
import type { CivilDate } from './civil-date.js'
import type { PersonId, SpaceId, Urn } from './ids.js'
import { seesHostJudgement, seesTeamJudgement } from './judgement.js'
import { isPast } from './peer-challenge-guards.js'
import { type ChallengeState, hasEnded, hasReached, type PeerChallenge } from './peer-challenge-states.js'
import { englishCalendar, type SchoolCalendar } from './school-days.js'

/** What everybody's part is read from. */
export interface ChallengeShell {
  /** The alliance's space. */
  readonly spaceId: SpaceId
  readonly host: Urn
  readonly hostSpaceId: SpaceId
  readonly team: readonly { readonly personId: PersonId; readonly urn: Urn }[]
  readonly leadId: PersonId | null
  readonly followUpId: PersonId | null
  readonly championId: PersonId | null
}

/** CHP-1: from what people hold and what they were asked to be; whoever runs the service is nothing here. */
export function partsIn(challenge: ChallengeShell, actor: Actor): ChallengePart[] {
  const { host, hostSpaceId, team, leadId, followUpId, championId } = challenge
  const { personId } = actor
  const heads = (urn: Urn | undefined): boolean => urn !== undefined && headsSchool(actor, urn)
  const held: readonly [ChallengePart, boolean][] = [
    ['HOST_HEAD', heads(host)],
    ['HOST_LEADER', holds(actor, 'SCHOOL_LEADER', hostSpaceId)],
    ['VISITING_HEAD', team.some(({ urn }) => heads(urn))],
    ['LEAD_REVIEWERS_HEAD', heads(team.find((one) => one.personId === leadId)?.urn)],
    ['LEAD_REVIEWER', personId === leadId],
    ['REVIEWER', team.some((one) => one.personId === personId)],
    ['FOLLOW_UP_REVIEWER', personId === followUpId],
    ['IMPROVEMENT_CHAMPION', personId === championId],
    ['COORDINATOR', coordinates(actor, challenge.spaceId)],
  ]
  return held.filter(([, isHeld]) => isHeld).map(([part]) => part)
}

export interface ChallengePhase {
  /** Dates, schools and states; no word of anybody. */
  readonly seesStates: boolean
  readonly readsSelfReview: boolean
  readonly seesHostJudgements: boolean
  /** Beside their own, which they always see. */
  readonly seesTeamJudgements: boolean
  readonly canJudge: boolean
  readonly canNote: boolean
  /** Of the whole team; one's own stay one's own. */
  readonly readsNotes: boolean
  readonly canDraft: boolean
  /** The host those that were shared. */
  readonly readsFindings: boolean
  readonly canRespond: boolean
  readonly canPlan: boolean
}
export const challengeSwitches = [
  'seesStates',
  'readsSelfReview',
  'seesHostJudgements',
  'seesTeamJudgements',
  'canJudge',
  'canNote',
  'readsNotes',
  'canDraft',
  'readsFindings',
  'canRespond',
  'canPlan',
] as const satisfies readonly (keyof ChallengePhase)[]

/** A challenge as far as it decides what is open. */
export interface PhasedChallenge extends PeerChallenge {
  readonly isRevealed: boolean
  /** When it ended, and from which state; null while it goes on. */
  readonly endedOn: CivilDate | null
  readonly endedFrom: ChallengeState | null
}

/** CHP-2: a reviewer who has not declared sees nothing of the host, and sixty school days after the end nothing any more. */
function readsAsTeam(
  challenge: PhasedChallenge,
  parts: Parts,
  hasDeclared: boolean,
  today: CivilDate,
  host: SchoolCalendar,
): boolean {
  const isShut = challenge.endedOn !== null && isPast(challenge.endedOn, 'reviewersRead', today, host)
  return isOfTeam(parts) && hasDeclared && !isShut
}

/** CHP-3: everything that is open to somebody; nothing is open for changes while it is put off, or once it has ended. */
export function challengePhase(
  challenge: PhasedChallenge,
  parts: Parts,
  {
    hasDeclared,
    today,
    host = englishCalendar,
  }: {
    readonly hasDeclared: boolean
    readonly today: CivilDate
    readonly host?: SchoolCalendar
  },
): ChallengePhase {
  const team = readsAsTeam(challenge, parts, hasDeclared, today, host)
  const ofHost = isOfHost(parts)
  const goesOn = challenge.state !== 'POSTPONED' && !hasEnded(challenge.state)
  // What was called off half way was never handed in: it counts as far as it came.
  const reached = { ...challenge, state: challenge.endedFrom ?? challenge.state }
  const from = (step: ChallengeState): boolean => hasReached(reached, step)
  const during = (first: ChallengeState, over: ChallengeState): boolean => goesOn && from(first) && !from(over)
  const works = team && during('DESK_STUDY', 'FINDINGS_AGREED')
  const isChampion = isAnyOf(parts, ['IMPROVEMENT_CHAMPION'])
  return {
    seesStates: parts.length > 0,
    readsSelfReview: ofHost || (team && from('SELF_REVIEW_SUBMITTED')),
    seesHostJudgements: (ofHost || team) && seesHostJudgement(challenge, parts),
    seesTeamJudgements: (ofHost || team) && seesTeamJudgement(reached, parts, false),
    canJudge: works && isAnyOf(parts, ['LEAD_REVIEWER', 'REVIEWER']),
    canNote: works,
    readsNotes: team,
    canDraft: works && from('VISITING'),
    readsFindings: ofHost || team || (isChampion && from('FINDINGS_AGREED')),
    canRespond: isAnyOf(parts, ['HOST_HEAD']) && during('RESPONSE_DUE', 'RESPONDED'),
    canPlan: (ofHost || isChampion) && during('RESPONDED', 'FOLLOWED_UP'),
  }
}
