/** What is drafted into the ledger when something was done together: who gave to whom, and how many hours (M1). */
import {
  type Attendance,
  type Contribution,
  type ContributionKind,
  type Receiver,
  wholeAlliance,
} from './contribution.js'
import type { Urn } from './ids.js'
import { Refusal } from './refusal.js'

/** Preparing counts with the hours it is for. */
export const prepFactors = { FACILITATOR: 1.5, LEAD_REVIEWER: 1.25, OTHER: 1 } as const
export type PrepRole = keyof typeof prepFactors

/** People of one school who did it, and for how long. */
export interface Effort {
  readonly urn: Urn
  readonly people: number
  /** Hours of each. */
  readonly hours: number
  readonly role: PrepRole
}

/** Joint meetings and joint planning are no source: they count for neither side. */
export type ContributionSource =
  | { readonly kind: 'VISIT'; readonly host: Effort; readonly visitors: readonly Effort[] }
  | { readonly kind: 'SESSION'; readonly facilitators: readonly Effort[]; readonly attendance: readonly Attendance[] }
  | { readonly kind: 'COACHING'; readonly coach: Effort; readonly coached: Urn }
  | { readonly kind: 'REVIEW'; readonly host: Urn; readonly reviewers: readonly Effort[] }

const mostHours = 200

/** CON-4: attendance × duration × factor for preparing. */
export function hoursOf({ people, hours, role }: Effort): number {
  const all = people * hours * prepFactors[role]
  if (!(all > 0) || all > mostHours * people) throw new Refusal('contribution.hours')
  return all
}

function one(
  effort: Effort,
  receiver: Receiver,
  kind: ContributionKind,
  attendance: readonly Attendance[] = [],
): Contribution[] {
  if (effort.urn === receiver) return []
  return [{ giver: effort.urn, receiver, hours: hoursOf(effort), kind, attendance }]
}

/** The host's hours are given once, and shared among the schools that came by how many of them came. */
function hosting(host: Effort, visitors: readonly Effort[]): Contribution[] {
  const others = visitors.filter(({ urn }) => urn !== host.urn)
  const all = others.reduce((sum, { people }) => sum + people, 0)
  return others.flatMap(({ urn, people }) => one({ ...host, hours: (host.hours * people) / all }, urn, 'HOSTING'))
}

/** CON-5: visitors give to the host, and the host by hosting; facilitators to all; coaches and reviewers to whom they help. */
export function draftContributions(source: ContributionSource): Contribution[] {
  switch (source.kind) {
    case 'VISIT':
      return [
        ...source.visitors.flatMap((visitor) => one(visitor, source.host.urn, 'OBSERVING')),
        ...hosting(source.host, source.visitors),
      ]
    case 'SESSION':
      return source.facilitators.flatMap((who) => one(who, wholeAlliance, 'FACILITATING', source.attendance))
    case 'COACHING':
      return one(source.coach, source.coached, 'COACHING')
    case 'REVIEW':
      return source.reviewers.flatMap((who) => one(who, source.host, 'VISITING_REVIEWER'))
  }
}
