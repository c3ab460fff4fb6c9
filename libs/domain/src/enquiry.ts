/** An enquiry: two or more schools developing practice together, from a draft to what is passed on (state machine B). */
import type { EnquiryId, PersonId, SpaceId, Urn } from './ids.js'
import { type GuardReason, isOver, type LifeCycle, type Move, move, moved, ready, reasonGiven } from './life-cycle.js'
import { Refusal } from './refusal.js'
import type { EnquiryVisibility } from './visibility.js'

export const EnquiryState = {
  DRAFT: 'DRAFT',
  FORMING: 'FORMING',
  ACTIVE: 'ACTIVE',
  PAUSED: 'PAUSED',
  SHARING: 'SHARING',
  CLOSED: 'CLOSED',
  ABANDONED: 'ABANDONED',
} as const
export type EnquiryState = (typeof EnquiryState)[keyof typeof EnquiryState]

export const enquiryLifeCycle: LifeCycle<EnquiryState> = {
  DRAFT: ['FORMING', 'ABANDONED'],
  FORMING: ['ACTIVE', 'ABANDONED'],
  ACTIVE: ['PAUSED', 'SHARING', 'ABANDONED'],
  PAUSED: ['ACTIVE', 'ABANDONED'],
  SHARING: ['CLOSED', 'ACTIVE'],
  CLOSED: [],
  ABANDONED: [],
}

export const EnquiryMemberState = { INVITED: 'INVITED', JOINED: 'JOINED', LEFT: 'LEFT' } as const
export type EnquiryMemberState = (typeof EnquiryMemberState)[keyof typeof EnquiryMemberState]

/** An invitation not taken up ends as LEFT; whoever left may be invited again. */
export const memberLifeCycle: LifeCycle<EnquiryMemberState> = {
  INVITED: ['JOINED', 'LEFT'],
  JOINED: ['LEFT'],
  LEFT: ['INVITED', 'JOINED'],
}

export interface Enquiry {
  readonly id: EnquiryId
  /** The alliance's space. */
  readonly spaceId: SpaceId
  readonly title: string
  readonly state: EnquiryState
  readonly leadId: PersonId | null
  readonly visibility: EnquiryVisibility
  /** The group agreement, and how often it was changed. */
  readonly protocol: string
  readonly protocolVersion: number
}

export interface EnquiryMember {
  readonly personId: PersonId
  /** The school this person acts for in the enquiry. */
  readonly urn: Urn
  readonly state: EnquiryMemberState
  /** The version of the group agreement they accepted last; null: none yet. */
  readonly protocolVersion: number | null
}

/** What the guards look at. */
export interface EnquiryFacts {
  readonly leadId: PersonId | null
  /** The version of the group agreement that is in force. */
  readonly protocolVersion: number
  readonly members: readonly EnquiryMember[]
  readonly cyclesChecked: number
  readonly practicesPublished: number
}

export const schoolsNeeded = 2

const joined = (members: readonly EnquiryMember[]): EnquiryMember[] =>
  members.filter((member) => member.state === 'JOINED')

/** ENQ-1: a school has joined when at least one of its teachers joined and accepted the group agreement. */
export const schoolsJoined = (members: readonly EnquiryMember[]): Urn[] => [
  ...new Set(
    joined(members)
      .filter((member) => member.protocolVersion !== null)
      .map((member) => member.urn),
  ),
]

const needsTwoSchools = (members: readonly EnquiryMember[]): GuardReason[] => {
  const have = schoolsJoined(members).length
  return have < schoolsNeeded ? [{ code: 'enquiry.needs-two-schools', data: { schools: have, schoolsNeeded } }] : []
}

/** When the agreement has changed, everybody is asked again. */
export const hasAccepted = (member: Pick<EnquiryMember, 'protocolVersion'>, inForce: number): boolean =>
  member.protocolVersion === inForce

const needsProtocol = ({ members, protocolVersion }: EnquiryFacts): GuardReason[] => {
  const waiting = joined(members).filter((member) => !hasAccepted(member, protocolVersion)).length
  return waiting > 0 ? [{ code: 'enquiry.needs-protocol-accepted', data: { waiting } }] : []
}

const needsLead = ({ leadId, members }: EnquiryFacts): GuardReason[] =>
  leadId !== null && joined(members).some((member) => member.personId === leadId)
    ? []
    : [{ code: 'enquiry.needs-lead' }]

/** ENQ-2: what is still missing before an enquiry can go from one state to another. Empty: nothing. */
export function missingFor(from: EnquiryState, to: EnquiryState, facts: EnquiryFacts): GuardReason[] {
  if (to === 'ACTIVE' && from === 'FORMING') {
    return [...needsTwoSchools(facts.members), ...needsProtocol(facts), ...needsLead(facts)]
  }
  if (to === 'ACTIVE' && from === 'PAUSED') return needsTwoSchools(facts.members)
  if (to === 'SHARING') return facts.cyclesChecked > 0 ? [] : [{ code: 'enquiry.needs-checked-cycle' }]
  if (to === 'CLOSED') return facts.practicesPublished > 0 ? [] : [{ code: 'enquiry.needs-practice-or-reason' }]
  return []
}

/** ENQ-3: giving up, and taking back a decision to share, need a reason. */
const needsReason = (from: EnquiryState, to: EnquiryState): boolean =>
  to === 'ABANDONED' || (from === 'SHARING' && to === 'ACTIVE')

export function transition(
  enquiry: Pick<Enquiry, 'state'>,
  to: EnquiryState,
  facts: EnquiryFacts,
  reason?: string | null,
): Move<EnquiryState> {
  const from = enquiry.state
  const step = move(enquiryLifeCycle, from, to, 'enquiry.state-out-of-order', reason?.trim())
  if (needsReason(from, to)) return moved(from, to, reasonGiven(reason))
  const missing = missingFor(from, to, facts)
  // ENQ-4: nothing worth passing on is a finding too, if somebody says so.
  if (to === 'CLOSED' && missing.length > 0 && reason?.trim()) return moved(from, to, reasonGiven(reason))
  ready(missing, 'enquiry.not-ready')
  return step
}

/** ENQ-5: when schools leave and fewer than two remain, the enquiry pauses by itself. */
export const afterDeparture = (
  enquiry: Pick<Enquiry, 'state'>,
  members: readonly EnquiryMember[],
): Move<EnquiryState> | null =>
  enquiry.state === 'ACTIVE' && schoolsJoined(members).length < schoolsNeeded
    ? moved('ACTIVE', 'PAUSED', 'Fewer than two schools remain.')
    : null

export const isOpenToPartners = (state: EnquiryState): boolean => state !== 'DRAFT'
export const isFinished = (state: EnquiryState): boolean => isOver(enquiryLifeCycle, state)

/** ENQ-6: the group can grow until it starts to share: a paused enquiry needs new partners most of all. */
export function letIn(enquiry: Pick<Enquiry, 'state'>, isOwnSchool: boolean): void {
  if (isFinished(enquiry.state) || enquiry.state === 'SHARING') throw new Refusal('enquiry.over')
  if (enquiry.state === 'DRAFT' && !isOwnSchool) throw new Refusal('enquiry.not-open')
}

export function invite(member: Pick<EnquiryMember, 'state'> | null): void {
  if (member?.state === 'INVITED') throw new Refusal('enquiry.already-invited')
  if (member?.state === 'JOINED') throw new Refusal('enquiry.already-joined')
}

/** ENQ-7: one joins on an invitation, one's own or one's school's. */
export function join(member: Pick<EnquiryMember, 'state'> | null, isSchoolInvited: boolean): Move<EnquiryMemberState> {
  if (member?.state === 'JOINED') throw new Refusal('enquiry.already-joined')
  if (member?.state !== 'INVITED' && !isSchoolInvited) throw new Refusal('enquiry.not-invited')
  return move(memberLifeCycle, member?.state ?? 'INVITED', 'JOINED', 'enquiry.member-state-out-of-order')
}

/** ENQ-8: the lead hands over before leaving. */
export function leave(enquiry: Pick<Enquiry, 'leadId'>, member: EnquiryMember): Move<EnquiryMemberState> {
  if (enquiry.leadId === member.personId) throw new Refusal('enquiry.lead-must-hand-over')
  return move(memberLifeCycle, member.state, 'LEFT', 'enquiry.member-state-out-of-order')
}

/** ENQ-9: only somebody who has joined can lead. */
export function handOver(members: readonly EnquiryMember[], to: PersonId): PersonId {
  if (!joined(members).some((member) => member.personId === to)) throw new Refusal('enquiry.lead-must-have-joined')
  return to
}
