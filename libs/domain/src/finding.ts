/** Findings of a challenge: what went well, even better if, and questions; each on evidence, and the team's own (state machine F). */
import { onlyFor, type Parts } from './challenge-part.js'
import type { EvidenceNote, EvidenceType } from './evidence-note.js'
import type { EvidenceId, FindingId, LineId } from './ids.js'
import { type LifeCycle, type Move, move, moved, ready, reasonGiven, unless } from './life-cycle.js'
import { Refusal } from './refusal.js'
import { cleanText, limits } from './text.js'

export const FindingKind = { WWW: 'WWW', EBI: 'EBI', QUESTION: 'QUESTION' } as const
export type FindingKind = (typeof FindingKind)[keyof typeof FindingKind]

/** The texts of a finding, how much they hold, and what belongs there. */
export const findingTexts = ['what', 'forWhom'] as const
export type FindingText = (typeof findingTexts)[number]
export const isFindingText = (value: unknown): value is FindingText =>
  (findingTexts as readonly unknown[]).includes(value)

export const findingLimits = { findings: 60, what: 2000, forWhom: 500, evidence: 60 } as const

export const findingWords: Readonly<Record<FindingText, { readonly label: string; readonly hint: string }>> = {
  what: { label: 'What exactly', hint: 'What was seen, so that somebody who was not there knows what is meant.' },
  forWhom: { label: 'For whom', hint: 'Whom it concerns: a year group, pupils of a kind, a phase. Nobody is named.' },
}

export const isFindingKind = (value: unknown): value is FindingKind =>
  (Object.values(FindingKind) as readonly unknown[]).includes(value)

export const FindingState = {
  DRAFT: 'DRAFT',
  TEAM_AGREED: 'TEAM_AGREED',
  SHARED_WITH_HOST: 'SHARED_WITH_HOST',
  FINAL: 'FINAL',
  DROPPED: 'DROPPED',
} as const
export type FindingState = (typeof FindingState)[keyof typeof FindingState]

export const findingLifeCycle: LifeCycle<FindingState> = {
  DRAFT: ['TEAM_AGREED', 'DROPPED'],
  TEAM_AGREED: ['SHARED_WITH_HOST', 'DROPPED'],
  SHARED_WITH_HOST: ['FINAL', 'DROPPED'],
  FINAL: [],
  DROPPED: [],
}

export interface Finding {
  readonly id: FindingId
  readonly lineId: LineId
  readonly kind: FindingKind
  readonly state: FindingState
  /** What exactly, and for whom: with evidence these two make it specific. */
  readonly what: string
  readonly forWhom: string
  readonly evidence: readonly EvidenceId[]
  /** Somebody of the host has opened it. */
  readonly hostHasSeen: boolean
}

/** FIN-1: the lead reviewer takes a finding on; it is final when the host has seen it, and dropped with a reason. */
export function moveFinding(
  finding: Finding,
  to: FindingState,
  parts: Parts,
  reason?: string | null,
): Move<FindingState> {
  const step = move(findingLifeCycle, finding.state, to, 'finding.state-out-of-order')
  onlyFor(parts, ['LEAD_REVIEWER'])
  if (to === 'DROPPED') return moved(finding.state, to, reasonGiven(reason))
  ready(to === 'FINAL' ? unless(finding.hostHasSeen, 'finding.host-has-not-seen') : [], 'finding.host-has-not-seen')
  return step
}

export const isKept = ({ state }: Pick<Finding, 'state'>): boolean => state !== 'DROPPED'

/** FIN-2: the host reads a finding from the moment it is shared; before, it is talk within the team. */
export const hostReads = ({ state }: Pick<Finding, 'state'>): boolean =>
  state === 'SHARED_WITH_HOST' || state === 'FINAL'

/** FIN-3 (M2, challenge): says what, says for whom, and links evidence. */
export const isSpecific = ({ what, forWhom, evidence }: Pick<Finding, 'what' | 'forWhom' | 'evidence'>): boolean =>
  what.trim() !== '' && forWhom.trim() !== '' && evidence.length > 0

/** FIN-4 (M2, triangulation): two notes or more, of two types or more. */
export function isTriangulated(
  { evidence }: Pick<Finding, 'evidence'>,
  notes: readonly Pick<EvidenceNote, 'id' | 'type'>[],
): boolean {
  const linked = notes.filter(({ id }) => evidence.includes(id))
  return linked.length >= 2 && new Set<EvidenceType>(linked.map(({ type }) => type)).size >= 2
}

/** FIN-5: where host and team disagree, the finding stands as the team's view, with the host's note of difference beside it. */
export function noteOfDifference(finding: Pick<Finding, 'state'>, parts: Parts, words: string): string {
  onlyFor(parts, ['HOST_HEAD'])
  if (!hostReads(finding)) throw new Refusal('finding.not-shared')
  return cleanText(words, { field: 'difference', limit: limits.paragraph })
}
