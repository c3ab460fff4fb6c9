/**
 * Which roles whoever is signed in can give here: asked of the same table the server asks, so that nobody is offered a
 * refusal. Only for what a form offers; whether it may be given is the server's to say.
 */
import type { PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import { rolesToOffer } from '@alongside/domain/person'
import { isRole, roleLabels } from '@alongside/domain/role'
import type { Viewer } from '../../platform/session'
import type { Choice } from '../../ui/SelectField'

/** A school's space, or an alliance's (then without a school). */
export interface Place {
  readonly spaceId: string
  readonly urn: string | null
}

export function rolesToGive(viewer: Viewer, { spaceId, urn }: Place): Choice[] {
  const holdings = viewer.holdings.flatMap((held) =>
    isRole(held.role)
      ? [
          {
            role: held.role,
            spaceId: held.spaceId as SpaceId | null,
            urn: (held.school?.urn ?? null) as Urn | null,
            deputy: held.deputy,
            // Through an alliance of its school nobody gives a role.
            alliances: [],
          },
        ]
      : [],
  )
  const actor = {
    personId: viewer.id as PersonId,
    sessionId: null,
    name: viewer.name,
    holdings,
    grants: [],
    spaces: holdings.flatMap((held) => held.spaceId ?? []),
    items: [],
    readOnlySpaces: [],
  }
  return rolesToOffer(actor, { spaceId: spaceId as SpaceId, urn: urn as Urn | null }).map((value) => ({
    value,
    label: roleLabels[value],
  }))
}
