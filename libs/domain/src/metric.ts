/** How every figure is shown: with what it counts, over which time, of which parts, and how it is worked out. Never as a league table. */

/** One line of "how is this computed". */
export interface MetricPart {
  readonly name: string
  readonly weight: number
  /** From 0 to 1; null: not enough yet, or left out. */
  readonly value: number | null
  /** What was counted, as it is read aloud: "5 of 8 findings". */
  readonly says: string
}

export interface Metric {
  /** Null is shown as "not enough yet", and never as 0. */
  readonly value: number | null
  /** How many things were counted. */
  readonly n: number
  /** The time it covers, in words. */
  readonly window: string
  readonly parts: readonly MetricPart[]
  readonly how: string
}

export const notEnough = 'not enough yet'

export const shown = (value: number | null, digits = 1): string => (value === null ? notEnough : value.toFixed(digits))

/** Sums of quarters and of tenths: what differs by less than this is the same. */
const dust = 1e-9
export const atLeast = (value: number, limit: number): boolean => value >= limit - dust

/** Σ weight × value ÷ Σ weight, over the parts that have a value, from 0 to 100; null when none has. */
export function weighted(parts: readonly Pick<MetricPart, 'weight' | 'value'>[]): number | null {
  const known = parts.filter(({ value }) => value !== null)
  const weights = known.reduce((sum, { weight }) => sum + weight, 0)
  if (weights === 0) return null
  return (100 * known.reduce((sum, { weight, value }) => sum + weight * value!, 0)) / weights
}

/** A share of things counted, with its words; null where there is nothing to count. */
export const share = (
  name: string,
  weight: number,
  { of, fulfil }: { readonly of: number; readonly fulfil: number },
  things: string,
): MetricPart => ({ name, weight, value: of === 0 ? null : fulfil / of, says: `${fulfil} of ${of} ${things}` })

/** The middle one, or the mean of the two in the middle; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((one, two) => one - two)
  const middle = sorted.length / 2
  if (sorted.length === 0) return null
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
