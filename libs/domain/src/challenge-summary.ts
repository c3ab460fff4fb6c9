/** The one-page summary: written by the team, the host's to release, to whom the host's head chooses (state machine F). */
import { isAnyOf, isOfTeam, onlyFor, type Parts } from './challenge-part.js'
import { type LifeCycle, type Move, move } from './life-cycle.js'
import { Refusal } from './refusal.js'

export const SummaryState = {
  DRAFT: 'DRAFT',
  TEAM_AGREED: 'TEAM_AGREED',
  WITH_HOST: 'WITH_HOST',
  RELEASED: 'RELEASED',
  WITHDRAWN: 'WITHDRAWN',
} as const
export type SummaryState = (typeof SummaryState)[keyof typeof SummaryState]

export const summaryLifeCycle: LifeCycle<SummaryState> = {
  DRAFT: ['TEAM_AGREED'],
  TEAM_AGREED: ['WITH_HOST'],
  WITH_HOST: ['RELEASED'],
  RELEASED: ['WITHDRAWN'],
  WITHDRAWN: [],
}

const summaryMovers: Readonly<Record<SummaryState, Parts>> = {
  DRAFT: [],
  TEAM_AGREED: ['LEAD_REVIEWER'],
  WITH_HOST: ['LEAD_REVIEWER'],
  RELEASED: ['HOST_HEAD'],
  WITHDRAWN: ['HOST_HEAD'],
}

/** What the page says, in this order. */
export const summaryHeadings = ['lookedAt', 'strong', 'evenBetter', 'askNext'] as const
export type SummaryHeading = (typeof summaryHeadings)[number]
export const isSummaryHeading = (value: unknown): value is SummaryHeading =>
  (summaryHeadings as readonly unknown[]).includes(value)

/** It is one page: so many characters below one heading. */
export const summaryLimit = 12_000

export const summaryWords: Readonly<Record<SummaryHeading, { readonly label: string; readonly hint: string }>> = {
  lookedAt: { label: 'What was looked at', hint: 'The lines of enquiry, and what the visit was like.' },
  strong: { label: 'What is strong', hint: 'What went well, so that others can see what is meant.' },
  evenBetter: { label: 'What to do', hint: 'What would make it even better, in the order in which it matters.' },
  askNext: { label: 'What we ask next', hint: 'The questions that stay with the school.' },
}

export const Audience = {
  STAFF: 'STAFF',
  GOVERNORS: 'GOVERNORS',
  COORDINATOR: 'COORDINATOR',
  CLUSTER: 'CLUSTER',
  TRUST: 'TRUST',
  ALLIANCE: 'ALLIANCE',
} as const
export type Audience = (typeof Audience)[keyof typeof Audience]

export interface ChallengeSummary {
  readonly state: SummaryState
  readonly audiences: readonly Audience[]
}

export function moveSummary({ state }: ChallengeSummary, to: SummaryState, parts: Parts): Move<SummaryState> {
  const step = move(summaryLifeCycle, state, to, 'summary.state-out-of-order')
  onlyFor(parts, summaryMovers[to])
  return step
}

const known = (audiences: readonly Audience[]): Audience[] => {
  const chosen = Object.values(Audience).filter((one) => audiences.includes(one))
  if (chosen.length === 0) throw new Refusal('summary.needs-audience')
  return chosen
}

/** SUM-1: released by the host's head alone, to the audiences they name. */
export function release(
  summary: ChallengeSummary,
  audiences: readonly Audience[],
  parts: Parts,
): { readonly move: Move<SummaryState>; readonly audiences: Audience[] } {
  return { move: moveSummary(summary, 'RELEASED', parts), audiences: known(audiences) }
}

/** SUM-2: wider only when confirmed, narrower at once; to nobody is a withdrawal. */
export function changeAudiences(
  { state, audiences: before }: ChallengeSummary,
  audiences: readonly Audience[],
  parts: Parts,
  isConfirmed: boolean,
): Audience[] {
  if (state !== 'RELEASED') throw new Refusal('summary.state-out-of-order', { from: state, to: 'RELEASED' })
  onlyFor(parts, ['HOST_HEAD'])
  const after = known(audiences)
  if (!isConfirmed && after.some((one) => !before.includes(one))) throw new Refusal('visibility.needs-confirming')
  return after
}

/** Somebody who might read the summary: what they are in the challenge, and to which audiences they belong. */
export interface SummaryReader {
  readonly parts: Parts
  readonly audiences: readonly Audience[]
}

/**
 * SUM-3: the team reads what it writes, the host's head what was handed over, and everybody else what was released to them.
 * A coordinator is no exception: dates and states always, content only when it was released.
 */
export function readsSummary({ state, audiences }: ChallengeSummary, reader: SummaryReader): boolean {
  if (isOfTeam(reader.parts)) return true
  if (isAnyOf(reader.parts, ['HOST_HEAD'])) return state !== 'DRAFT' && state !== 'TEAM_AGREED'
  return state === 'RELEASED' && reader.audiences.some((one) => audiences.includes(one))
}
