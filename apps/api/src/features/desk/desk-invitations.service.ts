/** Invitations that somebody waits for in vain: the line went while the letter was being sent, or their mail server refused it. */
import { dayInLondon, dayInWords } from '@alongside/domain/civil-date'
import type { InvitationId, SpaceId } from '@alongside/domain/ids'
import { type Role, roleLabels } from '@alongside/domain/role'
import { lostInvitations } from '../people/invitation-letters.service.js'
import { type DeskPlace, keyOf, type Looks, type StuckRow } from './desk-row.service.js'

interface Open {
  readonly id: InvitationId
  readonly spaceId: SpaceId
  readonly name: string
  readonly role: Role
  /** Where they are asked to come in. */
  readonly place: string
}

/** As their own desk may see them: a school's staff are the school's; an alliance asks its own office, and the first head of a school that it asked. */
const opened = `select i.id, i.space_id as "spaceId", coalesce(nullif(i.name, ''), i.email) as name, i.role, coalesce(h.name, a.name, '') as place
   from invitation i join space s on s.id = i.space_id left join school h on h.urn = s.urn left join alliance a on a.space_id = i.space_id
  where i.item_id is null and i.state = 'OPEN' and i.expires_at > now() and ($1::uuid is null or i.space_id = $1
      or i.role = 'HEADTEACHER' and exists (select from school_membership m where m.space_id = $1 and m.urn = s.urn and m.state in ('INVITED', 'PENDING')))
    and ($2::text is null or s.urn = $2)`

export async function invitationsLost(asks: Looks, desk: DeskPlace): Promise<StuckRow[]> {
  const open = (await asks.sql<Open>(opened, [desk.allianceId, desk.urn])).filter(
    // A CPD lead invites teachers, and a head whoever else works there.
    ({ role }) => desk.hand !== 'CPD_LEAD' || role === 'TEACHER',
  )
  const letters = await lostInvitations(
    asks,
    open.map(({ id }) => id),
  )
  return letters.flatMap(({ id, invitationId, state, at }) => {
    const invitation = open.find((one) => one.id === invitationId)
    return invitation ? [rowOf(desk, invitation, { id, state, at })] : []
  })
}

function rowOf(
  desk: DeskPlace,
  { id: invitation, spaceId, name, role, place }: Open,
  { id, state, at }: { readonly id: string; readonly state: string; readonly at: Date },
): StuckRow {
  const isUnsure = state === 'UNKNOWN'
  const kind = isUnsure ? 'INVITATION_UNSURE' : 'INVITATION_REFUSED'
  const as = `As ${roleLabels[role].toLowerCase()} of ${place}`
  const day = dayInWords(dayInLondon(at))
  return {
    key: keyOf(kind, id),
    kind,
    itemId: invitation,
    urn: desk.urn,
    personId: null,
    since: at,
    happensOn: null,
    text: isUnsure
      ? `Nobody knows whether the invitation reached ${name}`
      : `The invitation to ${name} was refused by their mail server`,
    detail: isUnsure
      ? `${as}. The line went while it was being sent on ${day}. It is not repeated by itself.`
      : `${as}. Tried on ${day}. Perhaps the address is not quite right.`,
    path: desk.urn === null ? '/alliance/people' : `/schools/${desk.urn}`,
    reminder: '',
    waitsFor: {},
    ids: [id, spaceId],
  }
}
