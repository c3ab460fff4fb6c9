/** Who would fit whom (M12): for support, for peer challenge and for an enquiry; always with the reasons, and people choose. */
import { type Metric, type MetricPart, weighted } from './metric.js'

export const matchWeights = { TAGS: 35, CONTEXT: 20, CAPACITY: 15, TRAVEL: 10, FRESH: 10, TRUST: 10 } as const
export type MatchLine = keyof typeof matchWeights

/** Minutes one way; a colleague can be back before the end of the day. */
export const nearMinutes = 45
/** So many times helping in one year is as much as one may ask of a school. */
export const overUsedFrom = 3

export const MatchPurpose = { SUPPORT: 'SUPPORT', CHALLENGE: 'CHALLENGE', ENQUIRY: 'ENQUIRY' } as const
export type MatchPurpose = (typeof MatchPurpose)[keyof typeof MatchPurpose]

/** What stands in the way for good: not a low score, no match at all. */
export const Exclusion = {
  SAME_SCHOOL: 'SAME_SCHOOL',
  CONFLICT: 'CONFLICT',
  LOAD_RED: 'LOAD_RED',
  DECLINED: 'DECLINED',
  NO_CAPACITY: 'NO_CAPACITY',
  NOT_TRAINED: 'NOT_TRAINED',
} as const
export type Exclusion = (typeof Exclusion)[keyof typeof Exclusion]

/** Tags with how much each matters, above 0. */
export type Tags = Readonly<Record<string, number>>

export interface MatchFacts {
  readonly purpose: MatchPurpose
  readonly needs: Tags
  readonly offers: Tags
  /** Distance of the two contexts (M3), divided by the greatest in the pool: from 0 to 1; null: no data. */
  readonly contextDistance: number | null
  /** Times they can still help, of those they offered. */
  readonly timesLeft: number
  readonly timesOffered: number
  readonly travelMinutes: number | null
  readonly isSwap: boolean
  readonly timesHelpedThisYear: number
  readonly hasWorkedTogether: boolean
  /** What the alliance prefers: partners who know each other, or new ones. */
  readonly prefers: 'TRUST' | 'NOVELTY'
  readonly areCompetitors: boolean
}

/** MAT-1: Jaccard with weights: Σ min ÷ Σ max over all tags; null where nothing is needed, 0 where nothing is offered. */
export function overlap(needs: Tags, offers: Tags): number | null {
  const names = [...new Set([...Object.keys(needs), ...Object.keys(offers)])]
  const sum = (pick: (one: number, other: number) => number): number =>
    names.reduce((all, name) => all + pick(needs[name] ?? 0, offers[name] ?? 0), 0)
  const wanted = Object.values(needs).some((weight) => weight > 0)
  return wanted ? sum(Math.min) / sum(Math.max) : null
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value))
const line = (name: MatchLine, value: number | null, says: string): MetricPart => ({
  name,
  weight: matchWeights[name],
  value,
  says,
})

function tagsLine({ needs, offers }: MatchFacts): MetricPart {
  const both = Object.keys(needs).filter((name) => (offers[name] ?? 0) > 0 && needs[name]! > 0)
  const value = overlap(needs, offers)
  if (value === null) return line('TAGS', null, 'no needs named yet')
  return line('TAGS', value, both.length > 0 ? `offers what is needed: ${both.join(', ')}` : 'offers nothing of it')
}

function contextLine({ contextDistance: far }: MatchFacts): MetricPart {
  if (far === null) return line('CONTEXT', null, 'no figures to compare')
  const value = clamp(1 - far)
  const words =
    value >= 0.75 ? 'schools much alike' : value >= 0.4 ? 'schools somewhat alike' : 'schools unlike each other'
  return line('CONTEXT', value, words)
}

const capacityLine = ({ timesLeft, timesOffered }: MatchFacts): MetricPart =>
  line(
    'CAPACITY',
    timesOffered > 0 ? clamp(timesLeft / timesOffered) : 0,
    `${timesLeft} of ${timesOffered} times offered are left`,
  )

const travelLine = ({ travelMinutes: minutes }: MatchFacts): MetricPart =>
  minutes === null
    ? line('TRAVEL', null, 'way not known')
    : line('TRAVEL', minutes <= nearMinutes ? 1 : 0, `${minutes} minutes each way`)

function freshLine({ isSwap, timesHelpedThisYear: times }: MatchFacts): MetricPart {
  if (isSwap) return line('FRESH', 0, 'was helped by this school within the last year')
  if (times >= overUsedFrom) return line('FRESH', 0, `has helped ${times} times this year`)
  return line('FRESH', 1, 'no swap, and not asked too often')
}

function trustLine({ hasWorkedTogether, prefers }: MatchFacts): MetricPart {
  const fits = hasWorkedTogether === (prefers === 'TRUST')
  return line('TRUST', fits ? 1 : 0, hasWorkedTogether ? 'have worked together before' : 'new to each other')
}

/** For a joint enquiry competitors are ranked lower by so many points, and never hidden (M11). */
export const competitorPoints = 10

/** MAT-2 (M12): from 0 to 100, over the lines that can be told; each line says why. */
export function matchScore(facts: MatchFacts): Metric {
  const parts = [
    tagsLine(facts),
    contextLine(facts),
    capacityLine(facts),
    travelLine(facts),
    freshLine(facts),
    trustLine(facts),
  ]
  const isDownRanked = facts.purpose === 'ENQUIRY' && facts.areCompetitors
  const value = weighted(parts)! - (isDownRanked ? competitorPoints : 0)
  return {
    value: Math.max(0, value),
    n: parts.filter((one) => one.value !== null).length,
    window: 'now',
    parts,
    how: `Each line from 0 to 1 times its weight, added up, and divided by the weights of the lines that can be told.${
      isDownRanked ? ` ${competitorPoints} points off, because the schools compete.` : ''
    }`,
  }
}

/** What is looked at before any score. */
export interface ExclusionFacts {
  readonly isSameSchool: boolean
  readonly hasConflict: boolean
  readonly isLoadRed: boolean
  readonly hasDeclined: boolean
  readonly timesOffered: number
}

/** MAT-3: hard exclusions come first; whoever is excluded is listed with the reasons, and has no score. */
export const exclusionsOf = (facts: ExclusionFacts): Exclusion[] => [
  ...(facts.isSameSchool ? [Exclusion.SAME_SCHOOL] : []),
  ...(facts.hasConflict ? [Exclusion.CONFLICT] : []),
  ...(facts.isLoadRed ? [Exclusion.LOAD_RED] : []),
  ...(facts.hasDeclined ? [Exclusion.DECLINED] : []),
  ...(facts.timesOffered <= 0 ? [Exclusion.NO_CAPACITY] : []),
]
