/** What every change of a membership has in common: load, ask the policy, move, write it down, tell whom it concerns. */
import type { Actor } from '@alongside/domain/actor'
import type { AllianceId, MembershipId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import type { Move } from '@alongside/domain/life-cycle'
import { type MembershipState, readsAlliance } from '@alongside/domain/membership'
import {
  type MembershipAction,
  membershipPolicy,
  type Standing,
  seesMembership,
} from '@alongside/domain/membership-policy'
import { Refusal } from '@alongside/domain/refusal'
import type { Role } from '@alongside/domain/role'
import { rightsChanged } from '../../platform/auth/rights.js'
import type { UnitOfWork, Work } from '../../platform/db/unit-of-work.js'
import type { AllianceRecord, AllianceService } from '../alliance/alliance.service.js'
import { SchoolMembershipRow } from './membership.entity.js'

/** A membership held for change, and the alliance it belongs to. */
export interface Held {
  readonly row: SchoolMembershipRow
  readonly alliance: AllianceRecord
  readonly schoolName: string
}

const standingOf = ({ row, alliance }: Held): Standing => ({
  allianceId: row.spaceId,
  urn: row.urn,
  role: row.role,
  state: row.state,
  agreementVersion: row.agreementVersion,
  agreementInForce: alliance.agreementVersion,
  countersignedAt: row.countersignedAt,
  removalAskedBy: row.removalAskedBy,
  leadUrn: alliance.leadUrn,
})

/** Load, ask the policy, act: the shape of everything that people do with a membership. */
export function changeMembership(
  unit: UnitOfWork,
  alliances: AllianceService,
  actor: Actor,
  at: { readonly allianceId: AllianceId; readonly id: MembershipId; readonly action: MembershipAction },
  act: (work: Work, held: Held) => Promise<void>,
): Promise<void> {
  return unit.run(actor, async (work) => {
    const held = await holdMembership(work, alliances, at.allianceId, at.id)
    const standing = standingOf(held)
    if (!seesMembership(actor, standing)) throw new Refusal('not-found')
    if (!membershipPolicy[at.action](actor, standing)) throw new Refusal('not-allowed')
    await act(work, held)
  })
}

export async function holdMembership(
  work: Work,
  alliances: AllianceService,
  allianceId: AllianceId,
  id: MembershipId,
): Promise<Held> {
  const row = await work.rows(SchoolMembershipRow).hold({ spaceId: allianceId, id })
  const alliance = await alliances.get(work, allianceId)
  return { row, alliance, schoolName: await nameOfSchool(work, row.urn) }
}

/** The move itself: the state, its trace, the rights of everybody at the school, news. */
export async function moveMembership(
  work: Work,
  alliances: AllianceService,
  { row }: Held,
  action: string,
  move: Move<MembershipState>,
): Promise<void> {
  row.state = move.to
  // An asked removal is about the membership as it stood; whatever happens to it in between, one asks again.
  if (move.to !== 'REMOVED') row.removalAskedBy = null
  row.reason = move.reason ?? null
  if (!readsAlliance(move.to) && move.to !== 'PENDING') row.endedAt = new Date()
  await saveMembership(work, alliances, row)
  await work.audit({
    spaceId: row.spaceId,
    action: `membership.${action}`,
    itemKind: 'membership',
    itemId: row.id,
    from: move.from,
    to: move.to,
    ...(move.reason ? { reason: move.reason } : {}),
  })
  await rightsChanged(work, { schools: [row.urn] })
}

export async function saveMembership(work: Work, alliances: AllianceService, row: SchoolMembershipRow): Promise<void> {
  row.version += 1
  await work.rows(SchoolMembershipRow).save(row)
  await alliances.changed(work, row.spaceId)
}

export async function nameOfSchool(work: Work, urn: Urn): Promise<string> {
  const [school] = await work.sql<{ name: string }>('select name from school where urn = $1', [urn])
  return school?.name ?? urn
}

/* ---- whom it concerns ---- */

/** Where an alliance and the memberships of its schools are found on the site. */
export const pathOf = (alliance: AllianceId): string => `/alliance/${alliance}`

export interface Addressee {
  readonly id: PersonId
  readonly name: string
  readonly email: string
}

const holding = (work: Work, space: SpaceId, roles: readonly Role[]): Promise<Addressee[]> =>
  work.sql<Addressee>('select id, name, email from holders_of($1, $2) order by id', [space, [...roles]])

export const coordinatorsOf = (work: Work, alliance: AllianceId): Promise<Addressee[]> =>
  holding(work, alliance, ['ALLIANCE_COORDINATOR'])

/** Heads, executive heads and deputies; none where the school takes no part yet. */
export async function headsOf(work: Work, urn: Urn): Promise<Addressee[]> {
  const [space] = await work.sql<{ id: SpaceId }>('select id from space where urn = $1', [urn])
  return space ? await holding(work, space.id, ['HEADTEACHER', 'EXECUTIVE_HEAD']) : []
}

/** What a notice about a membership says; its kind is MEMBERSHIP_ and this. */
export type MembershipNotice =
  | 'INVITED'
  | 'ACCEPTED'
  | 'DECLINED'
  | 'SIGNED'
  | 'COUNTERSIGNED'
  | 'PAUSED'
  | 'RESUMED'
  | 'NOTICE_GIVEN'
  | 'NOTICE_WITHDRAWN'
  | 'LEADS_NOW'
  | 'REMOVAL_ASKED'
  | 'REMOVED'
  | 'LEFT'
  | 'EXPIRED'

/** A notice to everyone named, save whoever did it. */
export async function noteTo(
  work: Work,
  people: readonly Addressee[],
  kind: MembershipNotice,
  { row, alliance, schoolName }: Held,
): Promise<void> {
  const others = new Set(people.map(({ id }) => id).filter((id) => id !== work.actor?.personId))
  for (const id of others) {
    await work.notify({
      to: id,
      kind: `MEMBERSHIP_${kind}`,
      itemKind: 'membership',
      itemId: row.id,
      path: pathOf(row.spaceId),
      vars: { alliance: alliance.name, school: schoolName },
    })
  }
}
