/** A school's membership of an alliance: from the invitation to the day it leaves (state machine A). */
import type { AllianceId, MembershipId, PersonId, Urn } from './ids.js'
import { type LifeCycle, type Move, move, reasonGiven } from './life-cycle.js'
import { Refusal } from './refusal.js'

export const MembershipState = {
  INVITED: 'INVITED',
  PENDING: 'PENDING',
  ACTIVE: 'ACTIVE',
  PAUSED: 'PAUSED',
  LEAVING: 'LEAVING',
  LEFT: 'LEFT',
  DECLINED: 'DECLINED',
  EXPIRED: 'EXPIRED',
  REMOVED: 'REMOVED',
} as const
export type MembershipState = (typeof MembershipState)[keyof typeof MembershipState]

export const MembershipRole = { LEAD: 'LEAD', STRATEGIC_PARTNER: 'STRATEGIC_PARTNER', MEMBER: 'MEMBER' } as const
export type MembershipRole = (typeof MembershipRole)[keyof typeof MembershipRole]

export interface SchoolMembership {
  readonly id: MembershipId
  readonly allianceId: AllianceId
  readonly urn: Urn
  readonly role: MembershipRole
  readonly state: MembershipState
  readonly invitedAt: Date
  /** The day after which the school is gone, once notice is given: `YYYY-MM-DD`. */
  readonly leavesOn: string | null
}

export const membershipLifeCycle: LifeCycle<MembershipState> = {
  INVITED: ['PENDING', 'DECLINED', 'EXPIRED'],
  PENDING: ['ACTIVE', 'DECLINED'],
  ACTIVE: ['PAUSED', 'LEAVING', 'REMOVED'],
  PAUSED: ['ACTIVE', 'LEAVING'],
  LEAVING: ['ACTIVE', 'LEFT'],
  LEFT: [],
  DECLINED: [],
  EXPIRED: [],
  REMOVED: [],
}

/** Whose people may be shown the alliance's space. */
export const readsAlliance = (state: MembershipState): boolean => ['ACTIVE', 'PAUSED', 'LEAVING'].includes(state)
/** MEM-1: a paused membership reads and cannot write. */
export const writesInAlliance = (state: MembershipState): boolean => state === 'ACTIVE' || state === 'LEAVING'
/** Whoever declined, left or let the invitation lapse may be invited again. */
export const mayBeInvitedAgain = (state: MembershipState): boolean => membershipLifeCycle[state].length === 0

export const invitationDaysForSchools = 30
/** How long a school that left can still take its export; the server's `actor_of` says the same. */
export const exportDays = 90

const step = (
  membership: Pick<SchoolMembership, 'state'>,
  to: MembershipState,
  reason?: string,
): Move<MembershipState> => move(membershipLifeCycle, membership.state, to, 'membership.state-out-of-order', reason)

type Held = Pick<SchoolMembership, 'state' | 'role' | 'invitedAt' | 'leavesOn'>

const dayInMs = 86_400_000

export const isExpired = (membership: Pick<Held, 'state' | 'invitedAt'>, now: Date): boolean =>
  membership.state === 'INVITED' && now.getTime() - membership.invitedAt.getTime() >= invitationDaysForSchools * dayInMs

/** MEM-2: joining needs the headteacher: accept first, then sign the agreement. */
export function accept(membership: Held, now: Date): Move<MembershipState> {
  if (isExpired(membership, now)) throw new Refusal('membership.expired')
  return step(membership, 'PENDING')
}
export const sign = (membership: Held): Move<MembershipState> => {
  if (membership.state !== 'PENDING') {
    throw new Refusal('membership.state-out-of-order', { from: membership.state, to: 'ACTIVE' })
  }
  return step(membership, 'ACTIVE')
}
/** MEM-7: the trust may add its name once the school has accepted; the membership does not wait for it. */
export function countersign(membership: Pick<Held, 'state'>, countersignedAt: Date | null): void {
  if (membership.state !== 'PENDING' && !readsAlliance(membership.state)) {
    throw new Refusal('membership.state-out-of-order', { from: membership.state, to: membership.state })
  }
  if (countersignedAt !== null) throw new Refusal('membership.already-countersigned')
}
/** MEM-8: whoever signs has read the wording in force; a member school signs a new wording once. */
export function signAnew(membership: Pick<Held, 'state'>, signed: number | null, inForce: number): void {
  if (!readsAlliance(membership.state) || signed === inForce) {
    throw new Refusal('membership.state-out-of-order', { from: membership.state, to: 'ACTIVE' })
  }
}
export const decline = (membership: Held, reason?: string): Move<MembershipState> =>
  step(membership, 'DECLINED', reason)

/** MEM-3: thirty days after the invitation it lapses by itself. */
export function expire(membership: Held, now: Date): Move<MembershipState> {
  const lapsed = step(membership, 'EXPIRED')
  if (!isExpired(membership, now)) throw new Refusal('membership.not-due')
  return lapsed
}

export const pause = (membership: Held, reason?: string): Move<MembershipState> => step(membership, 'PAUSED', reason)
export const resume = (membership: Held): Move<MembershipState> => {
  if (membership.state !== 'PAUSED') {
    throw new Refusal('membership.state-out-of-order', { from: membership.state, to: 'ACTIVE' })
  }
  return step(membership, 'ACTIVE')
}

/** MEM-4: notice names the day; the lead school first lets another school lead. */
export function giveNotice(membership: Held, leavesOn: string, today: string, reason?: string): Move<MembershipState> {
  const leaving = step(membership, 'LEAVING', reason)
  if (membership.role === 'LEAD') throw new Refusal('membership.lead-school-stays')
  if (leavesOn < today) throw new Refusal('membership.leaving-date', { today })
  return leaving
}

export function withdrawNotice(membership: Held, reason: string): Move<MembershipState> {
  if (membership.state !== 'LEAVING') {
    throw new Refusal('membership.state-out-of-order', { from: membership.state, to: 'ACTIVE' })
  }
  return step(membership, 'ACTIVE', reasonGiven(reason))
}

/** MEM-5: on the named day the school has left; what it shared stays, credited. */
export function leave(membership: Held, today: string): Move<MembershipState> {
  const left = step(membership, 'LEFT')
  if (membership.leavesOn === null || today < membership.leavesOn) throw new Refusal('membership.not-due')
  return left
}

/** Both names under a removal: the coordinator's and that of the lead school's head. */
export interface RemovalNames {
  readonly coordinator: PersonId | null
  readonly leadSchoolHead: PersonId | null
}

/** MEM-6: what can be removed at all, before the other one is asked: with a reason, and never the lead school. */
export function removable(membership: Held, reason: string): Move<MembershipState> {
  const removed = step(membership, 'REMOVED', reasonGiven(reason))
  if (membership.role === 'LEAD') throw new Refusal('membership.lead-school-stays')
  return removed
}

/** MEM-6: removing a school takes two people and a reason. */
export function remove(membership: Held, agreed: RemovalNames, reason: string): Move<MembershipState> {
  const removed = removable(membership, reason)
  if (agreed.coordinator === null || agreed.leadSchoolHead === null || agreed.coordinator === agreed.leadSchoolHead) {
    throw new Refusal('membership.needs-two-to-remove')
  }
  return removed
}

/** MEM-9: the lead passes to a school that is an active member; the school that led stays a member. */
export function handOverLead(from: Pick<Held, 'state' | 'role'>, to: Pick<Held, 'state' | 'role'>): void {
  if (from.role !== 'LEAD' || to.role === 'LEAD' || to.state !== 'ACTIVE') {
    throw new Refusal('membership.state-out-of-order', { from: to.state, to: 'ACTIVE' })
  }
}
