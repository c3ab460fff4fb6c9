/** Joint authorship: how much each school has put into a board. Fields touched are counted, not characters. */
import type { Urn } from './ids.js'

export interface Contribution {
  readonly urn: Urn
  readonly edits: number
}

export interface Share {
  readonly urn: Urn
  readonly edits: number
  /** 0 to 1; the shares of all schools add up to 1. */
  readonly share: number
}

/** AUT-1: schools that have joined and written nothing yet stand there with nought. */
export function sharesOf(contributions: readonly Contribution[], partners: readonly Urn[] = []): Share[] {
  const edits = new Map<Urn, number>(partners.map((urn) => [urn, 0]))
  for (const one of contributions) edits.set(one.urn, (edits.get(one.urn) ?? 0) + Math.max(0, one.edits))
  const total = [...edits.values()].reduce((sum, count) => sum + count, 0)
  return [...edits]
    .map(([urn, count]) => ({ urn, edits: count, share: total === 0 ? 0 : count / total }))
    .sort((a, b) => b.edits - a.edits || (a.urn < b.urn ? -1 : 1))
}

/**
 * AUT-2: how evenly schools have built something together: 1 − Σ(pₛ − 1/m)² ÷ (1 − 1/m).
 * 1: all the same; 0: one school wrote everything; null: nothing to tell with fewer than two schools or no edit.
 */
export function coConstruction(shares: readonly Share[]): number | null {
  const schools = shares.length
  if (schools < 2 || shares.every(({ edits }) => edits === 0)) return null
  const even = 1 / schools
  const distance = shares.reduce((sum, { share }) => sum + (share - even) ** 2, 0)
  return Math.max(0, 1 - distance / (1 - even))
}
