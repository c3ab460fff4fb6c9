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
  const others = [...ledger.keys()].filter((other) => other !== urn)
  const sum = (hours: (other: Urn) => number): number => others.reduce((total, other) => total + hours(other), 0)
  const out = sum((other) => given(ledger, urn, other))
  const into = sum((other) => given(ledger, other, urn))
  const all = out + into
  const isPartner = (other: Urn): boolean =>
    atLeast(given(ledger, urn, other), reciprocityHours.partner) ||
    atLeast(given(ledger, other, urn), reciprocityHours.partner)
  return {
    given: out,
    received: into,
    balance: out - into,
    reciprocity: atLeast(all, reciprocityHours.school) ? 1 - Math.abs(out - into) / all : null,
    breadth: others.filter(isPartner).length,
  }
}

/** REC-4: ρᵢⱼ = 2 · min(gᵢⱼ, gⱼᵢ) ÷ (gᵢⱼ + gⱼᵢ); null below 4 hours. */
export function pairReciprocity(ledger: Ledger, one: Urn, other: Urn): number | null {
  const there = given(ledger, one, other)
  const back = given(ledger, other, one)
  return atLeast(there + back, reciprocityHours.pair) ? (2 * Math.min(there, back)) / (there + back) : null
}

/** REC-5: Σ 2 · min ÷ Σ (gᵢⱼ + gⱼᵢ) over all pairs; null for fewer than three schools, or no hours. */
export function allianceReciprocity(ledger: Ledger): number | null {
  const schools = [...ledger.keys()]
  let even = 0
  let all = 0
  schools.forEach((one, index) => {
    for (const other of schools.slice(index + 1)) {
      const there = given(ledger, one, other)
      const back = given(ledger, other, one)
      even += 2 * Math.min(there, back)
      all += there + back
    }
  })
  return schools.length < fewestSchools || all === 0 ? null : even / all
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
