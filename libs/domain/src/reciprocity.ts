/** Given and received (M1): how evenly schools give to each other, in confirmed staff hours. */
import { type ContributionEntry, wholeAlliance } from './contribution.js'
import type { Urn } from './ids.js'
import { atLeast } from './metric.js'

/** Hours below which a balance says nothing yet, and hours that make a partner. */
export const reciprocityHours = { school: 6, pair: 4, partner: 2 } as const
/** In an alliance a figure about all needs so many schools, so that it is about nobody in particular. */
export const fewestSchools = 3

/** Hours from one school to another. */
export interface Flow {
  readonly giver: Urn
  readonly receiver: Urn
  readonly hours: number
}

/** REC-1: what was given to all is received by the other schools that came, by how many of them came. */
function flowsOf({ giver, receiver, hours, attendance }: ContributionEntry): Flow[] {
  if (receiver !== wholeAlliance) return [{ giver, receiver, hours }]
  const others = attendance.filter(({ urn, people }) => urn !== giver && people > 0)
  const all = others.reduce((sum, { people }) => sum + people, 0)
  return others.map(({ urn, people }) => ({ giver, receiver: urn, hours: (hours * people) / all }))
}

/** REC-2: only what was confirmed counts, and what one school is meant to receive only when asked for. */
export const countedFlows = (entries: readonly ContributionEntry[], withAsymmetric = false): Flow[] =>
  entries
    .filter(({ state, asymmetricByDesign }) => state === 'CONFIRMED' && (withAsymmetric || !asymmetricByDesign))
    .flatMap(flowsOf)
    .filter(({ giver, receiver }) => giver !== receiver)

/** gᵢⱼ for every i and j. */
export type Ledger = ReadonlyMap<Urn, ReadonlyMap<Urn, number>>

export function ledgerOf(flows: readonly Flow[]): Ledger {
  const ledger = new Map<Urn, Map<Urn, number>>()
  const row = (urn: Urn): Map<Urn, number> => {
    const known = ledger.get(urn) ?? new Map<Urn, number>()
    ledger.set(urn, known)
    return known
  }
  for (const { giver, receiver, hours } of flows) {
    row(receiver)
    row(giver).set(receiver, (row(giver).get(receiver) ?? 0) + hours)
  }
  return ledger
}

export const given = (ledger: Ledger, from: Urn, to: Urn): number => ledger.get(from)?.get(to) ?? 0

export interface Standing {
  readonly given: number
  readonly received: number
  /** Given − received; the page says "given", "received" or "in balance", and nothing else. */
  readonly balance: number
  /** ρ, from 0 to 1; null below 6 hours. */
  readonly reciprocity: number | null
  /** Schools with two hours or more either way. */
  readonly breadth: number
}

/** REC-3: Gᵢ, Rᵢ, their balance, ρᵢ = 1 − |Gᵢ − Rᵢ| ÷ (Gᵢ + Rᵢ), and breadth. */
export function standingOf(ledger: Ledger, urn: Urn): Standing {
  let out = 0
  let into = 0
  let breadth = 0
  for (const other of ledger.keys()) {
    if (other === urn) continue
    const there = given(ledger, urn, other)
    const back = given(ledger, other, urn)
    out += there
    into += back
    if (atLeast(there, reciprocityHours.partner) || atLeast(back, reciprocityHours.partner)) breadth += 1
  }
  const all = out + into
  return {
    given: out,
    received: into,
    balance: out - into,
    reciprocity: atLeast(all, reciprocityHours.school) ? 1 - Math.abs(out - into) / all : null,
    breadth,
  }
}

/** REC-4: ρᵢⱼ = 2 · min(gᵢⱼ, gⱼᵢ) ÷ (gᵢⱼ + gⱼᵢ); null below 4 hours. */
export function pairReciprocity(ledger: Ledger, one: Urn, other: Urn): number | null {
  const there = given(ledger, one, other)
  const back = given(ledger, other, one)
  return atLeast(there + back, reciprocityHours.pair) ? (2 * Math.min(there, back)) / (there + back) : null
}

/** Each two schools of whom one gave the other something, once, in the order of their numbers. */
export function pairsWithHours(ledger: Ledger): (readonly [one: Urn, other: Urn])[] {
  const found = new Map<string, readonly [Urn, Urn]>()
  for (const [giver, row] of ledger) {
    for (const receiver of row.keys()) {
      const pair = giver < receiver ? ([giver, receiver] as const) : ([receiver, giver] as const)
      found.set(pair.join(' '), pair)
    }
  }
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, pair]) => pair)
}

/** REC-5: Σ 2 · min ÷ Σ (gᵢⱼ + gⱼᵢ) over all pairs; null for fewer than three schools, or no hours. */
export function allianceReciprocity(ledger: Ledger): number | null {
  let even = 0
  let all = 0
  for (const [one, other] of pairsWithHours(ledger)) {
    const there = given(ledger, one, other)
    const back = given(ledger, other, one)
    even += 2 * Math.min(there, back)
    all += there + back
  }
  return ledger.size < fewestSchools || all === 0 ? null : even / all
}

/** How a balance is said: never as something that somebody must pay back. */
export function balanceInWords({ given: out, received: into, reciprocity }: Standing): string {
  const hours = `${out.toFixed(1)} hours given, ${into.toFixed(1)} hours received`
  if (reciprocity === null) return `${hours}: not enough yet to say more.`
  return reciprocity >= 0.9 ? `${hours}: in balance.` : `${hours}.`
}

/** Who looks: the coordinator sees all, a head their own school and its pairs. */
export interface LedgerViewer {
  readonly isCoordinator: boolean
  readonly heads: readonly Urn[]
}

/** REC-6: nobody reads what two other schools give each other. */
export const seesPair = (viewer: LedgerViewer, one: Urn, other: Urn): boolean =>
  viewer.isCoordinator || viewer.heads.includes(one) || viewer.heads.includes(other)
export const seesStanding = (viewer: LedgerViewer, urn: Urn): boolean =>
  viewer.isCoordinator || viewer.heads.includes(urn)
