/** Who may do what with a school's membership, and which of it the membership's state allows just now. */
import { type Actor, belongsTo, coordinates, headsSchool } from './actor.js'
import type { AllianceId, PersonId, Urn } from './ids.js'
import { type MembershipRole, type MembershipState, type RemovalNames, readsAlliance } from './membership.js'
import { type Action, may } from './permissions.js'

export const membershipActions = [
  'accept',
  'decline',
  'sign',
  'countersign',
  'pause',
  'resume',
  'giveNotice',
  'withdrawNotice',
  'remove',
  'handOverLead',
  'export',
] as const
export type MembershipAction = (typeof membershipActions)[number]

/** A membership as far as rights depend on it. */
export interface Standing {
  readonly allianceId: AllianceId
  readonly urn: Urn
  readonly role: MembershipRole
  readonly state: MembershipState
  readonly agreementVersion: number | null
  /** The wording in force. */
  readonly agreementInForce: number
  readonly countersignedAt: Date | null
  readonly removalAskedBy: PersonId | null
  /** The school that leads the alliance. */
  readonly leadUrn: Urn | null
}

const at = (action: Action) => (actor: Actor, standing: Standing) =>
  may(actor, action, { spaceId: standing.allianceId, urn: standing.urn })

/** The lead school speaks through its head once it has signed itself. */
export const headsLeadSchool = (
  actor: Actor,
  { allianceId, leadUrn }: Pick<Standing, 'allianceId' | 'leadUrn'>,
): boolean => leadUrn !== null && belongsTo(actor, allianceId) && headsSchool(actor, leadUrn)

export const membershipPolicy: Readonly<Record<MembershipAction, (actor: Actor, standing: Standing) => boolean>> = {
  accept: at('membership.accept'),
  decline: at('membership.decline'),
  sign: at('membership.sign'),
  countersign: at('membership.countersign'),
  pause: at('membership.pause'),
  resume: at('membership.resume'),
  giveNotice: at('membership.giveNotice'),
  withdrawNotice: at('membership.withdrawNotice'),
  remove: (actor, standing) =>
    may(actor, 'alliance.removeSchool', { spaceId: standing.allianceId, urn: standing.leadUrn }) &&
    (coordinates(actor, standing.allianceId) || headsLeadSchool(actor, standing)),
  handOverLead: (actor, standing) =>
    may(actor, 'alliance.handOverLead', { spaceId: standing.allianceId, urn: standing.leadUrn }) &&
    headsLeadSchool(actor, standing),
  export: at('membership.export'),
}

/** What the state leaves open, whoever asks: decides which buttons are shown, while the transition itself decides what happens. */
const possible: Readonly<Record<MembershipAction, (standing: Standing, actor: Actor) => boolean>> = {
  accept: ({ state }) => state === 'INVITED',
  decline: ({ state }) => state === 'INVITED' || state === 'PENDING',
  sign: (standing) =>
    standing.state === 'PENDING' ||
    (readsAlliance(standing.state) && standing.agreementVersion !== standing.agreementInForce),
  countersign: ({ state, countersignedAt }) =>
    countersignedAt === null && (state === 'PENDING' || readsAlliance(state)),
  pause: ({ state }) => state === 'ACTIVE',
  resume: ({ state }) => state === 'PAUSED',
  giveNotice: ({ state, role }) => (state === 'ACTIVE' || state === 'PAUSED') && role !== 'LEAD',
  withdrawNotice: ({ state }) => state === 'LEAVING',
  remove: ({ state, role, removalAskedBy, leadUrn }, actor) =>
    state === 'ACTIVE' && role !== 'LEAD' && leadUrn !== null && removalAskedBy !== actor.personId,
  handOverLead: ({ state, role }) => state === 'ACTIVE' && role !== 'LEAD',
  export: ({ state }) => readsAlliance(state) || state === 'LEFT' || state === 'REMOVED',
}

export const membershipAbilities = (actor: Actor, standing: Standing): Record<MembershipAction, boolean> =>
  Object.fromEntries(
    membershipActions.map((action) => [
      action,
      membershipPolicy[action](actor, standing) && possible[action](standing, actor),
    ]),
  ) as Record<MembershipAction, boolean>

const isOffice = (actor: Actor, allianceId: AllianceId): boolean =>
  may(actor, 'alliance.inviteSchool', { spaceId: allianceId })

/** MEM-10: colleagues see who takes part; who was asked, declined or left is between that school and the alliance's office. */
export const seesMembership = (actor: Actor, { allianceId, urn, state }: Standing): boolean =>
  readsAlliance(state) || isOffice(actor, allianceId) || actor.holdings.some((held) => held.urn === urn)

/** MEM-11: why a school pauses or leaves is read by its own heads and the office; an asked removal by the two who decide it. */
export const readsReason = (actor: Actor, standing: Standing): boolean =>
  standing.state === 'ACTIVE' && standing.removalAskedBy !== null
    ? membershipPolicy.remove(actor, standing)
    : headsSchool(actor, standing.urn) || isOffice(actor, standing.allianceId)

/** Somebody who gives a name under a removal, and in what capacity they can. */
export interface RemovalVoice {
  readonly personId: PersonId
  readonly coordinates: boolean
  readonly headsLeadSchool: boolean
}

/** MEM-6: one of the two speaks for the alliance's office, the other for the lead school. */
export function removalNames(first: RemovalVoice | null, second: RemovalVoice): RemovalNames {
  if (first?.coordinates && second.headsLeadSchool) {
    return { coordinator: first.personId, leadSchoolHead: second.personId }
  }
  if (first?.headsLeadSchool && second.coordinates) {
    return { coordinator: second.personId, leadSchoolHead: first.personId }
  }
  return { coordinator: null, leadSchoolHead: null }
}
