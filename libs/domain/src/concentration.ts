/** Concentration of deployments (M10): does the alliance rely on too few people, or too few schools? */

/** Above this the alliance is told that it relies on too few, once so many give at all. */
export const concentrationLimits = { flag: 0.2, fewest: 5 } as const

export interface Concentration {
  /** Those who gave hours at all. */
  readonly n: number
  /** Σ shareᵢ², from 1/n to 1; null without hours. */
  readonly hhi: number | null
  /** (HHI − 1/n) ÷ (1 − 1/n), from 0 to 1; null for fewer than two. */
  readonly normalised: number | null
  readonly isFlagged: boolean
}

/** CNC-1 (M10): of hours by person, or by school. */
export function concentrationOf(hours: readonly number[]): Concentration {
  const active = hours.filter((one) => one > 0)
  const n = active.length
  const all = active.reduce((sum, one) => sum + one, 0)
  if (n === 0) return { n, hhi: null, normalised: null, isFlagged: false }
  const hhi = active.reduce((sum, one) => sum + (one / all) ** 2, 0)
  const normalised = n < 2 ? null : Math.max(0, (hhi - 1 / n) / (1 - 1 / n))
  const { flag, fewest } = concentrationLimits
  return { n, hhi, normalised, isFlagged: n >= fewest && normalised !== null && normalised > flag }
}
