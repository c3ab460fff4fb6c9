/** What an alliance may know of its peer challenges (M2, alliance view): over indicators that heads released, and never of one school. */
import { type CivilDate, daysBetween } from './civil-date.js'
import type { Urn } from './ids.js'
import type { JudgementLevel } from './judgement.js'
import { median } from './metric.js'

/** Fewer challenges than this say something about single schools. */
export const fewestChallenges = 3
const daysInYear = 365
/** More praise than this for each EBI, and nobody changed their mind: the peers may be too kind to each other. */
const kindest = 4

export interface ClosedChallenge {
  readonly closedOn: CivilDate
  readonly indicator: number | null
  /** The host's head released the indicator to coordinators or to the alliance. */
  readonly isReleased: boolean
  readonly www: number
  readonly ebi: number
  /** The host's own view and the team's at the end, line by line. */
  readonly views: readonly { readonly host: JudgementLevel; readonly team: JudgementLevel | null }[]
}

export interface ChallengeOverview {
  readonly n: number
  /** Of those closed in the last twelve months; null for fewer than three. */
  readonly median: number | null
  readonly isCosy: boolean
}

/** OVW-1: WWW : EBI above 4 : 1, and every view of a host confirmed unchanged. */
const isCosy = (challenges: readonly ClosedChallenge[]): boolean => {
  const sum = (count: (one: ClosedChallenge) => number): number => challenges.reduce((all, one) => all + count(one), 0)
  const views = challenges.flatMap((one) => one.views)
  const confirmed = views.every(({ host, team }) => host === team)
  return sum(({ www }) => www) > kindest * sum(({ ebi }) => ebi) && views.length > 0 && confirmed
}

/** Closed within the last twelve months. */
export const isRecent = (closedOn: CivilDate, today: CivilDate): boolean =>
  closedOn <= today && daysBetween(closedOn, today) <= daysInYear

/** OVW-2: over what was released and closed within twelve months, and only where there are three or more. */
export function challengeOverview(challenges: readonly ClosedChallenge[], today: CivilDate): ChallengeOverview {
  const counted = challenges.filter(
    ({ closedOn, isReleased, indicator }) => isReleased && indicator !== null && isRecent(closedOn, today),
  )
  const n = counted.length
  if (n < fewestChallenges) return { n, median: null, isCosy: false }
  return { n, median: median(counted.map(({ indicator }) => indicator!)), isCosy: isCosy(counted) }
}

/** OVW-3: the share of schools that were challenged in the last three terms; null without schools. */
export function shareChallenged(schools: readonly Urn[], challenged: readonly Urn[]): number | null {
  const all = new Set(schools)
  return all.size === 0 ? null : new Set(challenged.filter((urn) => all.has(urn))).size / all.size
}

export interface Visiting {
  readonly host: Urn
  readonly visitor: Urn
}

/** OVW-4: the share of pairings in which nobody visited whoever visited them; null without pairings. */
export function shareWithoutSwap(pairings: readonly Visiting[]): number | null {
  if (pairings.length === 0) return null
  const seen = new Set(pairings.map(({ host, visitor }) => `${host} ${visitor}`))
  return pairings.filter(({ host, visitor }) => !seen.has(`${visitor} ${host}`)).length / pairings.length
}

export interface StretchAnswer {
  readonly side: 'HOST' | 'TEAM'
  readonly answer: number
}
/** OVW-5: "how much did this stretch us?", from 1 to 5, of each side apart and outside the indicator; null: nobody said. */
export function stretchOf(answers: readonly StretchAnswer[], side: StretchAnswer['side']): number | null {
  const given = answers.filter((one) => one.side === side).map(({ answer }) => answer)
  return given.length === 0 ? null : given.reduce((sum, one) => sum + one, 0) / given.length
}
