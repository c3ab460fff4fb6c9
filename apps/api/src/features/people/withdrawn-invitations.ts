/** Whoever may not let people in any more: the invitations they have sent lead nowhere. */
import type { Actor } from '@alongside/domain/actor'
import type { InvitationId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import { mayInvite, type Offer } from '@alongside/domain/person'
import type { Role } from '@alongside/domain/role'
import type { Work } from '../../platform/db/unit-of-work.js'
import type { HeldHere } from './person-record.js'

/** Those to a role that somebody with what they `still` hold could not give; of whoever holds nothing, guests too. */
export async function withdrawInvitations(work: Work, by: PersonId, still: readonly HeldHere[]): Promise<void> {
  const open = await work.sql<{ id: InvitationId; role: Role; spaceId: SpaceId; urn: Urn | null }>(
    `select i.id, i.role, i.space_id as "spaceId", s.urn from invitation i join space s on s.id = i.space_id
      where i.invited_by = $1 and (i.item_id is null or $2) and i.state in ('OPEN', 'EXPIRED')`,
    [by, still.length === 0],
  )
  const actor = { ...nobody, personId: by, holdings: still.map((held) => ({ ...held, alliances: [] })) }
  // An alliance's office asks the first head of a school together with the school.
  const isOffice = still.some(({ role }) => role === 'ALLIANCE_COORDINATOR' || role === 'BROKER')
  const stands = (offer: Offer): boolean => mayInvite(actor, offer) || (offer.role === 'HEADTEACHER' && isOffice)
  const gone = open.filter(({ spaceId, ...offer }) => !stands({ ...offer, spaceId: scopeFor(by, spaceId) }))
  await work.sql(`update invitation set state = 'REVOKED' where id = any($1)`, [gone.map(({ id }) => id)])
}

const nobody: Omit<Actor, 'personId' | 'holdings'> = {
  sessionId: null,
  name: '',
  grants: [],
  spaces: [],
  items: [],
  readOnlySpaces: [],
}

/** One's own space stands for the installation. */
const scopeFor = (by: PersonId, spaceId: SpaceId): SpaceId | null => ((spaceId as string) === by ? null : spaceId)
