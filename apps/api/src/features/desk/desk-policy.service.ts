/** Who sits at which desk: the coordinator at the alliance's; a school's head, or the deputy, and its CPD lead at the school's. */
import { type Actor, headsSchool } from '@alongside/domain/actor'
import type { AllianceId, SpaceId, Urn } from '@alongside/domain/ids'
import { may } from '@alongside/domain/permissions'
import type { DeskPlace, Looks } from './desk-row.service.js'

export interface DeskAsked {
  readonly allianceId: AllianceId | null
  readonly urn: Urn | null
}

/** Null: there is no such desk for them, whether or not there is such an alliance or school. */
export async function deskFor(asks: Looks, actor: Actor, { allianceId, urn }: DeskAsked): Promise<DeskPlace | null> {
  if (allianceId !== null) {
    return may(actor, 'desk.alliance', { spaceId: allianceId })
      ? { side: 'ALLIANCE', hand: 'COORDINATOR', spaceId: allianceId, allianceId, urn: null }
      : null
  }
  if (urn === null || !may(actor, 'desk.school', { spaceId: null, urn })) return null
  const [space] = await asks.sql<{ id: SpaceId }>('select id from space where urn = $1', [urn])
  if (!space) return null
  return {
    side: 'SCHOOL',
    hand: headsSchool(actor, urn) ? 'HEAD' : 'CPD_LEAD',
    spaceId: space.id,
    allianceId: null,
    urn,
  }
}
