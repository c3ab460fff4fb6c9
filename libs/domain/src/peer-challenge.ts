/** A peer challenge: a school asks peers to look hard at it, answers what they say, and acts on it (state machine F). */
import { onlyFor, type Parts } from './challenge-part.js'
import { type GuardReason, type Move, move, moved, ready, reasonGiven } from './life-cycle.js'
import { type ChallengeFacts, missingForChallenge } from './peer-challenge-guards.js'
import {
  type ChallengeState,
  challengeLifeCycle,
  hasEnded,
  movers,
  type PeerChallenge,
  signers,
} from './peer-challenge-states.js'
import { Refusal } from './refusal.js'

/** Somebody's hand in a move: what they are in the challenge, and who has signed it already, themselves included. */
export interface Hand {
  readonly parts: Parts
  readonly signed: Parts
}

/** CHA-5: putting off, ending early and going back need a reason. */
const needsReason = (from: ChallengeState, to: ChallengeState): boolean =>
  to === 'POSTPONED' ||
  to === 'CANCELLED' ||
  to === 'CLOSED_EARLY' ||
  (from === 'READY_TO_VISIT' && to === 'DESK_STUDY')

function inOrder({ state, postponedFrom }: PeerChallenge, to: ChallengeState): void {
  move<ChallengeState>(challengeLifeCycle, state, to, 'challenge.state-out-of-order')
  if (state !== 'POSTPONED' || to === postponedFrom) return
  // CHA-2: what was put off comes back to where it was, or ends the way it could have ended there.
  const ends = postponedFrom !== null && (challengeLifeCycle[postponedFrom] as readonly ChallengeState[]).includes(to)
  if (!ends || !hasEnded(to)) throw new Refusal('challenge.state-out-of-order', { from: state, to })
}

/** Whoever may put it off may take it up again. */
const moversOf = ({ state, postponedFrom }: PeerChallenge, to: ChallengeState): Parts =>
  state === 'POSTPONED' && to === postponedFrom ? movers.POSTPONED : movers[to]

/** CHA-3: null while a signature is missing; whoever is not asked to sign cannot. */
function allSigned(to: ChallengeState, { parts, signed }: Hand, facts: ChallengeFacts): boolean {
  const asked = signers[to]!
  // CHA-4: what the lead reviewer has not agreed is no silence of the host.
  const isSilence = to === 'FINDINGS_AGREED' && facts.hostSilenceIsOver && parts.includes('SYSTEM')
  if (isSilence && signed.includes('LEAD_REVIEWER')) return true
  onlyFor(parts, asked)
  const visitors = to !== 'AGREED' || facts.visitingHeadsMissing === 0
  return visitors && asked.every((part) => part === 'VISITING_HEAD' || signed.includes(part))
}

/** CHA-4: findings that the host let lie for ten school days stand, and say so. */
export const silenceNote = 'The host has not agreed: ten school days have passed.'

/** Takes a challenge on, or gives null while others have yet to sign. */
export function moveChallenge(
  challenge: PeerChallenge,
  to: ChallengeState,
  hand: Hand,
  facts: ChallengeFacts,
  reason?: string | null,
): Move<ChallengeState> | null {
  const from = challenge.state
  inOrder(challenge, to)
  const isBack = from === 'POSTPONED' && to === challenge.postponedFrom
  const isJoint = signers[to] !== undefined && !isBack
  const isSigned = !isJoint || allSigned(to, hand, facts)
  if (!isJoint) onlyFor(hand.parts, moversOf(challenge, to))
  if (isBack) return moved(from, to)
  if (needsReason(from, to)) {
    const why = reasonGiven(reason)
    return isSigned ? moved(from, to, why) : null
  }
  ready(missingForChallenge(from, to, facts), 'challenge.not-ready')
  if (!isSigned) return null
  const isSilent = to === 'FINDINGS_AGREED' && !hand.signed.includes('HOST_HEAD')
  return moved(from, to, isSilent ? silenceNote : null)
}

/** The way forward from here: past the workshop where nothing was accepted; null at an end and while put off. */
export function nextOf({ state }: PeerChallenge, facts: ChallengeFacts): ChallengeState | null {
  if (state === 'POSTPONED') return null
  if (state === 'RESPONDED' && facts.ebisAccepted === 0) return 'IN_ACTION'
  return challengeLifeCycle[state][0] ?? null
}

/** What the page lists beside the step that comes next. */
export function missingForNext(challenge: PeerChallenge, facts: ChallengeFacts): GuardReason[] {
  const next = nextOf(challenge, facts)
  return next === null ? [] : missingForChallenge(challenge.state, next, facts)
}
