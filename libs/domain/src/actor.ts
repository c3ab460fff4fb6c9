/** Who is acting: a person with everything they hold at this moment. Built by the server per request, never by the browser. */
import type { PersonId, SessionId, SpaceId, Urn } from './ids.js'
import type { Role } from './role.js'

/** One role in one scope. `spaceId` is the school's or alliance's space; null for the installation. */
export interface Holding {
  readonly role: Role
  readonly spaceId: SpaceId | null
  readonly urn: Urn | null
  /** The alliances its school belongs to; none for a role that is not held at a school. */
  readonly alliances: readonly SpaceId[]
  /** A dated deputy of the head: may do all a head does until `until`. */
  readonly deputy: boolean
}

/** A grant on one item: the only way to read outside one's spaces. */
export interface Grant {
  readonly itemId: string
  readonly role: Role
}

export interface Actor {
  readonly personId: PersonId
  readonly sessionId: SessionId | null
  readonly name: string
  readonly holdings: readonly Holding[]
  readonly grants: readonly Grant[]
  /** Every space whose rows this person may be shown at all: own, schools', alliances' of those schools. The policy decides further. */
  readonly spaces: readonly SpaceId[]
  /** What the grants open, spelt out: the items themselves and the rows that belong to them. */
  readonly items: readonly string[]
  /** Spaces that may be read and not written: alliances in which this person's membership is paused. */
  readonly readOnlySpaces: readonly SpaceId[]
}

export const holds = (actor: Actor, role: Role, spaceId?: SpaceId | null): boolean =>
  actor.holdings.some((held) => held.role === role && (spaceId === undefined || held.spaceId === spaceId))

/** Head of this school, executive head over it, or the deputy a head has appointed. */
export const headsSchool = (actor: Actor, urn: Urn): boolean =>
  actor.holdings.some(
    (held) => held.urn === urn && (held.role === 'HEADTEACHER' || held.role === 'EXECUTIVE_HEAD' || held.deputy),
  )

export const worksAt = (actor: Actor, urn: Urn): boolean => actor.holdings.some((held) => held.urn === urn)

export const coordinates = (actor: Actor, spaceId: SpaceId): boolean => holds(actor, 'ALLIANCE_COORDINATOR', spaceId)

export const isAdmin = (actor: Actor): boolean => holds(actor, 'ADMIN')

export const belongsTo = (actor: Actor, spaceId: SpaceId): boolean => actor.spaces.includes(spaceId)
