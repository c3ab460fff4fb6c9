/**
 * Fractional ranks: where a card stands in its column, so that two people can insert at once and nothing is renumbered.
 * The algorithm is the fractional indexing of figma and rocicorp: a whole part whose first letter tells its length, so that
 * a long column grows by a character every few thousand cards, and a fraction for what is put in between. A few
 * characters of the author end each rank, so that two cards put in the same place by two people differ.
 * Ranks compare by code units (collation "C" in the database).
 */
import { Refusal } from './refusal.js'

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const zero = '0'
const smallest = `A${zero.repeat(26)}`

export const rankLimit = 400

const digitAt = (text: string, index: number): number => digits.indexOf(text[index] ?? zero)

/** `a` and longer are counted up from zero, `Z` and shorter down: the letter says how many digits follow. */
function wholeLength(head: string): number {
  if (head >= 'a' && head <= 'z') return head.charCodeAt(0) - 'a'.charCodeAt(0) + 2
  if (head >= 'A' && head <= 'Z') return 'Z'.charCodeAt(0) - head.charCodeAt(0) + 2
  return 0
}
const wholeOf = (rank: string): string => rank.slice(0, wholeLength(rank[0] ?? ''))

export function isRank(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > rankLimit || !/^[A-Za-z][0-9A-Za-z]+$/.test(value)) return false
  const whole = wholeOf(value)
  return whole.length === wholeLength(value[0]!) && value !== smallest && !value.slice(whole.length).endsWith(zero)
}

/** Counts the whole part up or down by one; null past either end. */
function count(whole: string, by: 1 | -1): string | null {
  const [head = '', ...tail] = whole
  for (let index = tail.length - 1; index >= 0; index -= 1) {
    const next = digits.indexOf(tail[index]!) + by
    if (next >= 0 && next < digits.length) {
      tail[index] = digits[next]!
      return head + tail.join('')
    }
    tail[index] = by === 1 ? zero : digits.at(-1)!
  }
  if (by === 1) {
    if (head === 'Z') return `a${zero}`
    if (head === 'z') return null
    const longer = String.fromCharCode(head.charCodeAt(0) + 1)
    return longer + (longer > 'a' ? [...tail, zero] : tail.slice(1)).join('')
  }
  if (head === 'a') return `Z${digits.at(-1)}`
  if (head === 'A') return null
  const shorter = String.fromCharCode(head.charCodeAt(0) - 1)
  return shorter + (shorter < 'Z' ? [...tail, digits.at(-1)] : tail.slice(1)).join('')
}

/** A fraction between two fractions; an empty lower one is nought, no upper one is the next whole number. */
function midpoint(low: string, high: string | null): string {
  if (high !== null) {
    let shared = 0
    while (digitAt(low, shared) === digitAt(high, shared) && shared < high.length) shared += 1
    if (shared > 0) return high.slice(0, shared) + midpoint(low.slice(shared), high.slice(shared))
  }
  const from = low === '' ? 0 : digitAt(low, 0)
  const to = high === null ? digits.length : digitAt(high, 0)
  if (to - from > 1) return digits[Math.round((from + to) / 2)]!
  if (high !== null && high.length > 1) return high.slice(0, 1)
  return digits[from]! + midpoint(low.slice(1), null)
}

function plainBetween(low: string | null, high: string | null): string {
  if (low === null && high === null) return `a${zero}`
  if (low === null) {
    const whole = wholeOf(high!)
    if (whole === smallest) return whole + midpoint('', high!.slice(whole.length))
    return whole < high! ? whole : count(whole, -1)!
  }
  const whole = wholeOf(low)
  const fraction = low.slice(whole.length)
  if (high === null) return count(whole, 1) ?? whole + midpoint(fraction, null)
  if (whole === wholeOf(high)) return whole + midpoint(fraction, high.slice(whole.length))
  const next = count(whole, 1)
  return next !== null && next < high ? next : whole + midpoint(fraction, null)
}

/** Three characters that belong to one author (or one browser), the last of them never a nought. */
export function authorSuffix(author: string | number): string {
  let hash = 2166136261
  for (const letter of String(author)) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619) >>> 0
  const last = digits[1 + (hash % (digits.length - 1))]!
  const rest = Math.floor(hash / 61)
  return digits[rest % 62]! + digits[Math.floor(rest / 62) % 62]! + last
}

/** BRD-6: a rank between two others, of this author's own. Null: the very beginning, the very end. */
export function rankBetween(low: string | null, high: string | null, author: string | number): string {
  if ((low !== null && !isRank(low)) || (high !== null && !isRank(high)))
    throw new Refusal('input.invalid', { field: 'rank' })
  if (low !== null && high !== null && low >= high) throw new Refusal('input.invalid', { field: 'rank' })
  const suffix = authorSuffix(author)
  let rank = plainBetween(low, high)
  // Where the upper neighbour continues this very rank, the suffix could pass it: go below.
  while (high !== null && rank + suffix >= high) rank = plainBetween(low, rank)
  return rank + suffix
}

/** The rank for a place among others, which are in order; equal ones (old or hostile) are stepped over. */
export function rankAt(ranks: readonly string[], index: number, author: string | number): string {
  const low = index > 0 ? (ranks[Math.min(index, ranks.length) - 1] ?? null) : null
  const high = ranks.slice(Math.max(index, 0)).find((rank) => low === null || rank > low) ?? null
  return rankBetween(low, high, author)
}

/** Order on a board: by rank, then by the card's id, so that everyone sees the same. */
export const byRank = <Card extends { readonly rank: string; readonly id: string }>(a: Card, b: Card): number =>
  compare(a.rank, b.rank) || compare(a.id, b.id)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
