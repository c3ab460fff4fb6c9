/** A person's life cycle (state machine M), invitations, and who may invite whom to which role. */
import { type Actor, coordinates, isAdmin } from './actor.js'
import type { PersonId, SpaceId, Urn } from './ids.js'
import { type LifeCycle, type Move, move } from './life-cycle.js'
import { Refusal } from './refusal.js'
import { isStaff, type Role, RoleScope, scopeOf } from './role.js'

export const PersonState = { INVITED: 'INVITED', ACTIVE: 'ACTIVE', SUSPENDED: 'SUSPENDED', LEFT: 'LEFT' } as const
export type PersonState = (typeof PersonState)[keyof typeof PersonState]

/** Whoever left may be invited again, by this school or another. */
export const personLifeCycle: LifeCycle<PersonState> = {
  INVITED: ['ACTIVE', 'LEFT'],
  ACTIVE: ['SUSPENDED', 'LEFT'],
  SUSPENDED: ['ACTIVE', 'LEFT'],
  LEFT: ['INVITED'],
}

interface Someone {
  readonly id: PersonId
  readonly state: PersonState
}

const step = (person: Pick<Someone, 'state'>, to: PersonState, reason?: string | null): Move<PersonState> =>
  move(personLifeCycle, person.state, to, 'person.state-out-of-order', reason)

const notOneself = (by: PersonId, person: Someone): void => {
  if (by === person.id) throw new Refusal('person.not-yourself')
}

export const signsIn = (person: Pick<Someone, 'state'>): boolean => person.state === 'ACTIVE'

export const activate = (person: Pick<Someone, 'state'>): Move<PersonState> => {
  if (person.state !== 'INVITED') {
    throw new Refusal('person.state-out-of-order', { from: person.state, to: 'ACTIVE' })
  }
  return step(person, 'ACTIVE')
}

/** PSN-1: suspending takes the keys away and nothing else; nobody suspends themselves. */
export function suspend(person: Someone, by: PersonId, reason?: string | null): Move<PersonState> {
  notOneself(by, person)
  return step(person, 'SUSPENDED', reason)
}

export function reinstate(person: Someone, by: PersonId): Move<PersonState> {
  notOneself(by, person)
  if (person.state !== 'SUSPENDED') {
    throw new Refusal('person.state-out-of-order', { from: person.state, to: 'ACTIVE' })
  }
  return step(person, 'ACTIVE')
}

/** What still hangs on a colleague who is about to leave. */
export interface Responsibilities {
  /** Titles of the records they lead or own, shown to whoever has to hand them over. */
  readonly leads: readonly string[]
}

/** PSN-2: what a person leads must be handed over before they leave. */
export function release(person: Someone, by: PersonId, still: Responsibilities): Move<PersonState> {
  notOneself(by, person)
  const left = step(person, 'LEFT')
  if (still.leads.length > 0) throw new Refusal('person.hand-over-first', { leads: still.leads })
  return left
}

/** PSN-3: a person has left only when no school or alliance holds them any more. */
export const hasLeftAltogether = (remaining: readonly { readonly urn: Urn | null }[]): boolean => remaining.length === 0

/* ---- invitations ---- */

/** Short, because whoever holds the link is let in. */
export const invitationDays = 14
export const guestDays = 30
export const pasteLimit = 200

/** In which scope a role is offered. */
export interface Offer {
  readonly role: Role
  readonly spaceId: SpaceId | null
  readonly urn: Urn | null
}

/** PSN-4: nobody grants above themselves. A headship only lent to a deputy grants no headship. */
export function mayInvite(actor: Actor, offer: Offer): boolean {
  const { role, spaceId, urn } = offer
  switch (scopeOf[role]) {
    case RoleScope.SCHOOL:
    // A trust's leader is vouched for by the head of one of its schools: they read and countersign, and run nothing.
    case RoleScope.GROUP:
      return urn !== null && actor.holdings.some((held) => held.urn === urn && grantsAtSchool(held, role))
    case RoleScope.ALLIANCE:
      return (
        urn === null &&
        spaceId !== null &&
        (coordinates(actor, spaceId) || (isAdmin(actor) && role === 'ALLIANCE_COORDINATOR'))
      )
    case RoleScope.INSTALLATION:
      return urn === null && spaceId === null && isAdmin(actor)
    default:
      return false
  }
}

function grantsAtSchool(held: { readonly role: Role; readonly deputy: boolean }, role: Role): boolean {
  if (held.deputy) return role !== 'EXECUTIVE_HEAD' && role !== 'HEADTEACHER'
  if (held.role === 'EXECUTIVE_HEAD') return true
  if (held.role === 'HEADTEACHER') return role !== 'EXECUTIVE_HEAD'
  return held.role === 'CPD_LEAD' && role === 'TEACHER'
}

/** PSN-7: nobody suspends or ends what they could not have given: a deputy not the head, a head not the executive head. */
export const mayTakeAway = (actor: Actor, held: readonly (Offer & { readonly deputy: boolean })[]): boolean =>
  held.every((offer) => offer.deputy || mayInvite(actor, offer))

/**
 * PSN-8: suspending closes the whole account, so it is for one's own staff only, and not for whoever answers for a school,
 * an alliance or the installation elsewhere. What they hold here can be ended all the same.
 */
export const maySuspend = (
  actor: Actor,
  here: readonly (Offer & { readonly deputy: boolean })[],
  elsewhere: readonly { readonly role: Role; readonly deputy: boolean }[],
): boolean =>
  mayTakeAway(actor, here) && here.some(worksAsStaff) && !elsewhere.some(({ role, deputy }) => !deputy && answers(role))

const answers = (role: Role): boolean =>
  scopeOf[role] !== RoleScope.SCHOOL || role === 'HEADTEACHER' || role === 'EXECUTIVE_HEAD'

/** Employed at the school in a role of one's own, not only standing in. */
export const worksAsStaff = ({ role, deputy }: { readonly role: Role; readonly deputy: boolean }): boolean =>
  !deputy && isStaff(role)

/** The roles to offer in a form, in the order of the product's table. */
export const rolesToOffer = (actor: Actor, scope: { spaceId: SpaceId | null; urn: Urn | null }): Role[] =>
  (Object.keys(scopeOf) as Role[]).filter((role) => mayInvite(actor, { role, ...scope }))

export const InvitationState = { OPEN: 'OPEN', USED: 'USED', REVOKED: 'REVOKED', EXPIRED: 'EXPIRED' } as const
export type InvitationState = (typeof InvitationState)[keyof typeof InvitationState]

export interface Invitation {
  readonly email: string
  readonly state: InvitationState
  readonly expiresAt: Date
}

/** PSN-5: an invitation is bound to one address, used once, and runs out. Why it no longer holds is nobody's business but the inviter's. */
export function redeem(invitation: Invitation, email: string, now: Date): void {
  if (invitation.state !== 'OPEN' || now.getTime() >= invitation.expiresAt.getTime()) {
    throw new Refusal('invitation.expired')
  }
  if (sameAddress(invitation.email) !== sameAddress(email)) throw new Refusal('invitation.other-address')
}

export const sameAddress = (email: string): string => email.trim().toLowerCase()

/** Longest time a head can be away without naming the deputy anew. */
export const deputyDaysLimit = 366

/** PSN-6: a deputy is a colleague of that school, for a time with an end. Civil dates. */
export function appointDeputy(
  colleague: { worksHere: boolean },
  from: string,
  until: string,
  today: string,
  latest: string,
): void {
  if (!colleague.worksHere) throw new Refusal('deputy.not-at-this-school')
  if (until < from || until < today || until > latest) throw new Refusal('deputy.dates', { from, until, latest })
}

export const isDeputyOn = (deputy: { readonly from: string; readonly until: string }, day: string): boolean =>
  deputy.from <= day && day <= deputy.until
