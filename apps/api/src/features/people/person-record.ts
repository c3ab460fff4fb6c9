/** A person's row as far as their standing goes, and what they hold at one place. */
import type { PersonId, RoleHoldingId, SpaceId, Urn } from '@alongside/domain/ids'
import type { Move } from '@alongside/domain/life-cycle'
import type { PersonState } from '@alongside/domain/person'
import { Refusal } from '@alongside/domain/refusal'
import type { Role } from '@alongside/domain/role'
import type { Work } from '../../platform/db/unit-of-work.js'

export interface PersonRecord {
  readonly id: PersonId
  readonly email: string
  readonly name: string
  readonly state: PersonState
}
export interface HeldHere {
  readonly id: RoleHoldingId
  readonly role: Role
  readonly deputy: boolean
  readonly spaceId: SpaceId | null
  readonly urn: Urn | null
}

export async function personByEmail(work: Work, email: string): Promise<PersonRecord | null> {
  const [person] = await work.sql<PersonRecord>(
    'select id, email, name, state from person where email = $1 for update',
    [email],
  )
  return person ?? null
}

export async function holdPerson(work: Work, id: PersonId): Promise<PersonRecord> {
  const [person] = await work.sql<PersonRecord>('select id, email, name, state from person where id = $1 for update', [
    id,
  ])
  if (!person) throw new Refusal('not-found')
  return person
}

/** Everything a person holds; `elsewhere` is what is left when this space lets them go. */
export async function holdingsOf(work: Work, person: PersonId): Promise<HeldHere[]> {
  return await work.sql<HeldHere>(
    `select h.id, h.role, h.deputy, h.space_id as "spaceId", s.urn from role_holding h left join space s on s.id = h.space_id
      where h.person_id = $1 and (h.ends_on is null or h.ends_on >= current_date) order by h.role`,
    [person],
  )
}

export async function stateChanged(
  work: Work,
  person: PersonRecord,
  move: Move<PersonState>,
  action: string,
  spaceId: SpaceId,
): Promise<void> {
  await work.sql('update person set state = $2 where id = $1', [person.id, move.to])
  await work.audit({
    spaceId,
    action,
    itemKind: 'person',
    itemId: person.id,
    from: person.state,
    to: move.to,
    ...(move.reason === undefined ? {} : { reason: move.reason }),
  })
}

export async function schoolSpace(work: Work, urn: Urn): Promise<SpaceId> {
  const [space] = await work.sql<{ id: SpaceId }>('select id from space where urn = $1', [urn])
  if (!space) throw new Refusal('not-found')
  return space.id
}
