/** Lines of enquiry and what people think of them: the host's view first, the team's before it knows the host's. */
import { type ChallengePart, isOfHost, isOfTeam, onlyFor, type Parts } from './challenge-part.js'
import type { LineId, PersonId } from './ids.js'
import { hasReached, type PeerChallenge } from './peer-challenge-states.js'
import { Refusal } from './refusal.js'

/** Our own words, for lines of enquiry only; there is no field for a person here. */
export const JudgementLevel = {
  LEADING_PRACTICE: 'LEADING_PRACTICE',
  SECURE: 'SECURE',
  DEVELOPING: 'DEVELOPING',
  PRIORITY: 'PRIORITY',
} as const
export type JudgementLevel = (typeof JudgementLevel)[keyof typeof JudgementLevel]

export interface Judgement {
  readonly lineId: LineId
  readonly level: JudgementLevel
  readonly by: PersonId
  /** Stored before the host's view was revealed. */
  readonly blind: boolean
}

/** The reveal happens once: going back to the desk study does not make anybody forget. */
export interface Revealing {
  readonly isRevealed: boolean
}

const teamParts: readonly ChallengePart[] = ['LEAD_REVIEWER', 'REVIEWER']

/** JUD-1: a member of the team says what they think, blind until the reveal; what was said blind is not said anew later. */
export function judge(
  challenge: PeerChallenge & Revealing,
  parts: Parts,
  given: Pick<Judgement, 'lineId' | 'level' | 'by'>,
  earlier: readonly Judgement[],
): Judgement {
  onlyFor(parts, teamParts)
  if (!hasReached(challenge, 'DESK_STUDY')) throw new Refusal('judgement.not-yet')
  if (hasReached(challenge, 'FINDINGS_AGREED')) throw new Refusal('judgement.findings-agreed')
  const own = earlier.find(({ lineId, by }) => lineId === given.lineId && by === given.by)
  if (own?.blind && challenge.isRevealed) throw new Refusal('judgement.blind-stays')
  return { lineId: given.lineId, level: given.level, by: given.by, blind: !challenge.isRevealed }
}

/** JUD-2: the host's own view is the host's until the reveal; a team sees it when its own is stored. */
export const seesHostJudgement = ({ isRevealed }: Revealing, parts: Parts): boolean =>
  isOfHost(parts) || (isRevealed && isOfTeam(parts))

/** JUD-3: until the reveal everybody sees their own only; the host sees the team's when the findings are agreed. */
export function seesTeamJudgement(challenge: PeerChallenge & Revealing, parts: Parts, isOwn: boolean): boolean {
  if (isOfTeam(parts)) return isOwn || challenge.isRevealed
  return isOfHost(parts) && hasReached(challenge, 'FINDINGS_AGREED')
}

/** JUD-4: a line is judged blind when at least one reviewer did so. */
export const linesWithoutBlind = (lines: readonly LineId[], judgements: readonly Judgement[]): LineId[] =>
  lines.filter((line) => !judgements.some(({ lineId, blind }) => blind && lineId === line))

/** JUD-5: the host judges its own lines until the self-review is handed in; from then on they stay as they were. */
export function judgeOwn(challenge: PeerChallenge, parts: Parts): void {
  if (!isOfHost(parts)) throw new Refusal('challenge.not-your-part')
  if (!hasReached(challenge, 'SELF_REVIEW')) throw new Refusal('judgement.not-yet')
  if (hasReached(challenge, 'SELF_REVIEW_SUBMITTED')) throw new Refusal('judgement.submitted')
}
