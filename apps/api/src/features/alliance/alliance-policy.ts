/** Who may do what with an alliance, as its page asks. */
import { type Actor, coordinates } from '@alongside/domain/actor'
import type { Alliance } from '@alongside/domain/alliance'
import { headsLeadSchool } from '@alongside/domain/membership-policy'
import { may } from '@alongside/domain/permissions'
import { mayInvite } from '@alongside/domain/person'
import type { Abilities } from '../../platform/graphql/abilities.js'

export const allianceActions = [
  'update',
  'inviteSchool',
  'formCluster',
  'pauseMembership',
  'removeSchool',
  'readDirectory',
  'inviteCoordinator',
] as const
type AllianceAction = (typeof allianceActions)[number]

export function allianceAbilities(
  actor: Actor,
  { id, leadUrn }: Pick<Alliance, 'id' | 'leadUrn'>,
): Abilities<AllianceAction> {
  const there = { spaceId: id }
  return {
    update: may(actor, 'alliance.update', there),
    inviteSchool: may(actor, 'alliance.inviteSchool', there),
    formCluster: may(actor, 'alliance.formCluster', there),
    pauseMembership: may(actor, 'membership.pause', there),
    removeSchool: coordinates(actor, id) || headsLeadSchool(actor, { allianceId: id, leadUrn }),
    readDirectory: may(actor, 'people.readDirectory', there),
    inviteCoordinator: mayInvite(actor, { role: 'ALLIANCE_COORDINATOR', spaceId: id, urn: null }),
  }
}
