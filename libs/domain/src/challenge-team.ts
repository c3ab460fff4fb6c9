/** Who visits a school: declarations of interest, what counts as a conflict, and how independent the team is (M2). */
import { type CivilDate, daysBetween } from './civil-date.js'
import type { PersonId, Urn } from './ids.js'
import { Refusal } from './refusal.js'
import { cleanText, limits } from './text.js'

export const Conflict = {
  /** Host and reviewer belong to the same trust or federation. */
  SAME_GROUP: 'SAME_GROUP',
  EMPLOYED_BY_HOST: 'EMPLOYED_BY_HOST',
  /** A spouse or relative works at the host. */
  RELATIVE: 'RELATIVE',
  /** The schools compete for pupils, and the two heads have not both agreed to it. */
  COMPETITION: 'COMPETITION',
  /** The host's staff reviewed this reviewer's school within the last year. */
  SWAP: 'SWAP',
  /** Something else that the reviewer said they have. */
  DECLARED: 'DECLARED',
} as const
export type Conflict = (typeof Conflict)[keyof typeof Conflict]

/** A swap is forgotten after so many days. */
export const swapDays = 365

/** What is known of a school and a host before anybody is asked. */
export interface SchoolTies {
  readonly isSameGroup: boolean
  readonly isCompetitor: boolean
  /** Both heads have said that it is all right between them. */
  readonly hasConsent: boolean
  /** When the host's staff last reviewed this school. */
  readonly reviewedByHostOn: CivilDate | null
}

/** TEAM-1: conflicts of a school as a whole; nobody has to declare these. */
export function conflictsOfSchool(ties: SchoolTies, today: CivilDate): Conflict[] {
  const { reviewedByHostOn: on } = ties
  return [
    ...(ties.isSameGroup ? [Conflict.SAME_GROUP] : []),
    ...(ties.isCompetitor && !ties.hasConsent ? [Conflict.COMPETITION] : []),
    ...(on !== null && daysBetween(on, today) <= swapDays ? [Conflict.SWAP] : []),
  ]
}

/** What a reviewer says about themselves, before they see anything of the host. */
export interface ConflictDeclaration {
  readonly isEmployedByHost: boolean
  readonly hasRelativeThere: boolean
  /** Any other interest, in words; empty: none. */
  readonly other: string
}

export interface TeamMember {
  readonly personId: PersonId
  /** The school they come from. */
  readonly urn: Urn
  readonly isTrained: boolean
  /** Null: not declared yet. */
  readonly declaration: ConflictDeclaration | null
  readonly ofSchool: readonly Conflict[]
}

export function declare(given: ConflictDeclaration): ConflictDeclaration {
  const other = cleanText(given.other, { field: 'declaration', limit: limits.reason, required: false })
  return { isEmployedByHost: given.isEmployedByHost, hasRelativeThere: given.hasRelativeThere, other }
}

export const conflictsOf = ({ declaration, ofSchool }: Pick<TeamMember, 'declaration' | 'ofSchool'>): Conflict[] => [
  ...ofSchool,
  ...(declaration?.isEmployedByHost ? [Conflict.EMPLOYED_BY_HOST] : []),
  ...(declaration?.hasRelativeThere ? [Conflict.RELATIVE] : []),
  ...(declaration?.other ? [Conflict.DECLARED] : []),
]

/** Free only once they have said so. */
export const isFree = (member: TeamMember): boolean => member.declaration !== null && conflictsOf(member).length === 0

/** TEAM-2: nothing of the host is shown to a reviewer who has not declared their interests. */
export function readsHost(member: Pick<TeamMember, 'declaration'>): void {
  if (member.declaration === null) throw new Refusal('challenge.needs-declarations', { waiting: 1 })
}

/** TEAM-3 (M2, independence): members without conflict ÷ members; 0 where all come from one school. Null: no team yet. */
export function independence(team: readonly TeamMember[]): number | null {
  if (team.length === 0) return null
  if (new Set(team.map(({ urn }) => urn)).size < 2) return 0
  return team.filter(isFree).length / team.length
}

/** TEAM-4: what a change of team or a late conflict sets back: the signatures, and nothing else. */
export const asksAgain = (before: readonly TeamMember[], after: readonly TeamMember[]): boolean => {
  const said = (team: readonly TeamMember[]): string =>
    team
      .map((member) => `${member.personId} ${member.urn} ${conflictsOf(member).sort().join(',')}`)
      .sort()
      .join('\n')
  return said(before) !== said(after)
}

/** What the guards of the challenge want to know of its team. */
export function teamFacts(team: readonly TeamMember[], leadId: PersonId | null) {
  const lead = team.find(({ personId }) => personId === leadId)
  return {
    reviewers: team.length,
    reviewersFree: team.filter(isFree).length,
    declarationsMissing: team.filter(({ declaration }) => declaration === null).length,
    isLeadNamed: lead !== undefined,
    isLeadTrained: lead?.isTrained ?? false,
    isLeadFree: lead !== undefined && isFree(lead),
  }
}
