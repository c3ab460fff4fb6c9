/** How every change of a CPD cycle begins and ends: held so that nobody else changes it, judged, written, told. */
import type { Actor } from '@alongside/domain/actor'
import type { BookingId, CpdCycleId, CpdSessionId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import type { Move } from '@alongside/domain/life-cycle'
import { Refusal } from '@alongside/domain/refusal'
import type { Role } from '@alongside/domain/role'
import type { Work } from '../../platform/db/unit-of-work.js'
import { seesCycle } from './cpd-policy.service.js'
import {
  type BookingRecord,
  bookingsById,
  type CycleRecord,
  cyclesById,
  type SessionRecord,
  sessionsById,
} from './cpd-record.service.js'

export interface HeldSession {
  readonly cycle: CycleRecord
  readonly session: SessionRecord
}

/** Locked until this work is done; not there for whoever does not see it. */
export async function heldCycle(work: Work, actor: Actor | null, id: CpdCycleId): Promise<CycleRecord> {
  await work.sql('select 1 from cpd_cycle where id = $1 for update', [id])
  const [cycle] = await cyclesById(work, [id])
  if (!cycle || (actor && !seesCycle(actor, cycle))) throw new Refusal('not-found')
  return cycle
}

/** The session alone is locked: two people who ask for places on two sessions do not wait for each other. */
export async function heldSession(work: Work, actor: Actor | null, id: CpdSessionId): Promise<HeldSession> {
  await work.sql('select 1 from cpd_session where id = $1 for update', [id])
  const [session] = await sessionsById(work, [id])
  const [cycle] = session ? await cyclesById(work, [session.cycleId]) : []
  if (!session || !cycle || (actor && !seesCycle(actor, cycle))) throw new Refusal('not-found')
  return { cycle, session }
}

/** The cycle first, then the session, as everywhere where both change: two who plan at once wait for each other and never both. */
export async function heldPlan(work: Work, actor: Actor, id: CpdSessionId): Promise<HeldSession> {
  const [seen] = await sessionsById(work, [id])
  if (seen) await work.sql('select 1 from cpd_cycle where id = $1 for update', [seen.cycleId])
  return heldSession(work, actor, id)
}

/** With the session it is on, locked. Row-level security has shown it, so it is theirs, their school's or on a session they run. */
export async function heldBooking(
  work: Work,
  actor: Actor,
  id: BookingId,
): Promise<HeldSession & { readonly booking: BookingRecord }> {
  const [seen] = await bookingsById(work, [id])
  if (!seen) throw new Refusal('not-found')
  const held = await heldSession(work, actor, seen.sessionId)
  const [booking] = await bookingsById(work, [id])
  if (!booking) throw new Refusal('not-found')
  return { ...held, booking }
}

/** Somebody else has changed it since it was looked at. */
export function notStale({ version }: { readonly version: number }, seen: number): void {
  if (version !== seen) throw new Refusal('stale')
}

type Patch = Readonly<Record<string, unknown>>
const setting = (patch: Patch, from: number): string =>
  Object.keys(patch)
    .map((column, at) => `, ${column} = $${at + from}`)
    .join('')

/** Raises the version, writes what changed, and tells everybody who may see it; gives the cycle as it stands now. */
export async function changedCycle(work: Work, id: CpdCycleId, patch: Patch = {}): Promise<CycleRecord> {
  await work.sql(`update cpd_cycle set version = version + 1, changed_at = now()${setting(patch, 2)} where id = $1`, [
    id,
    ...Object.values(patch),
  ])
  const [cycle] = await cyclesById(work, [id])
  if (!cycle) throw new Refusal('not-found')
  await announced(work, cycle)
  return cycle
}

/** The same for a session; its cycle keeps its version, for what is designed has not changed. */
export async function changedSession(
  work: Work,
  cycle: CycleRecord,
  id: CpdSessionId,
  patch: Patch = {},
): Promise<SessionRecord> {
  await work.sql(`update cpd_session set version = version + 1, changed_at = now()${setting(patch, 2)} where id = $1`, [
    id,
    ...Object.values(patch),
  ])
  const [session] = await sessionsById(work, [id])
  if (!session) throw new Refusal('not-found')
  await announced(work, cycle)
  return session
}

/** What the check of a design looks at is another now: it is looked at anew. */
export const redesigned = (work: Work, id: CpdCycleId): Promise<unknown> =>
  work.sql('update cpd_cycle set design_version = design_version + 1 where id = $1', [id])

export async function announced(work: Work, { id, allianceId, version }: CycleRecord): Promise<void> {
  const readers = await work.sql<{ id: PersonId }>('select alliance_readers($1) as id', [allianceId])
  work.announce(
    readers.map((reader) => reader.id),
    'cpd.changed',
    { cycleId: id, version },
  )
}

export const audited = (
  work: Work,
  { allianceId, id }: Pick<CycleRecord, 'allianceId' | 'id'>,
  action: string,
  what: Partial<Move<string>> & { readonly detail?: Readonly<Record<string, unknown>> } = {},
): Promise<void> => work.audit({ spaceId: allianceId, itemKind: 'cpd-cycle', itemId: id, action, ...what })

export const pathOf = ({ cycleId, id }: Pick<SessionRecord, 'cycleId' | 'id'>): string =>
  `/cpd/${cycleId}?session=${id}`

/** Each person once; whoever does it knows already. */
export async function tell(
  work: Work,
  people: readonly PersonId[],
  kind: string,
  about: { readonly itemId: string; readonly path: string; readonly vars: Readonly<Record<string, string>> },
): Promise<void> {
  for (const to of new Set(people)) {
    if (to !== work.actor?.personId) await work.notify({ to, kind, itemKind: 'cpd', ...about })
  }
}

/** A place waits for the CPD lead and the leaders of the own school; where there is none, for its head. */
export async function askSchool(work: Work, { session }: HeldSession, { id, urn }: BookingRecord): Promise<void> {
  const leads = await holdersAt(work, urn, ['CPD_LEAD', 'SCHOOL_LEADER'])
  const asked = leads.length > 0 ? leads : await holdersAt(work, urn, ['HEADTEACHER', 'EXECUTIVE_HEAD'])
  for (const to of new Set(asked)) {
    await work.notify({
      to,
      kind: 'CPD_PLACE_TO_APPROVE',
      itemKind: 'cpd',
      itemId: id,
      path: '/cpd/places',
      vars: { title: session.title },
    })
  }
}

export const coordinatorsOf = async (work: Work, alliance: SpaceId): Promise<PersonId[]> =>
  holders(work, alliance, ['ALLIANCE_COORDINATOR'])

/** Whoever holds one of these roles at the school. */
export async function holdersAt(work: Work, urn: Urn, roles: readonly Role[]): Promise<PersonId[]> {
  const [space] = await work.sql<{ id: SpaceId }>('select id from space where urn = $1', [urn])
  return space ? holders(work, space.id, roles) : []
}

async function holders(work: Work, space: SpaceId, roles: readonly Role[]): Promise<PersonId[]> {
  const rows = await work.sql<{ id: PersonId }>('select id from holders_of($1, $2)', [space, roles])
  return rows.map(({ id }) => id)
}

/** Governors lead no session and take part in none. */
export async function worksAtSchoolOf(
  work: Work,
  { allianceId }: CycleRecord,
  person: PersonId,
  urn: Urn,
): Promise<void> {
  const found = await work.sql(
    `select 1 from role_holding h join space s on s.id = h.space_id join school_membership m on m.urn = s.urn
      where h.person_id = $1 and s.urn = $2 and m.space_id = $3 and m.state in ('ACTIVE', 'LEAVING') and h.role <> 'GOVERNOR'
        and h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)`,
    [person, urn, allianceId],
  )
  if (found.length === 0) throw new Refusal('cpd.not-of-alliance')
}
