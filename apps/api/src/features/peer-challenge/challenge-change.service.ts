/** How every change of a peer challenge begins and ends: held so that nobody else changes it, judged, written, told. */
import type { Actor } from '@alongside/domain/actor'
import type { ChallengeId, PersonId, Urn } from '@alongside/domain/ids'
import type { Move } from '@alongside/domain/life-cycle'
import type { ChallengeState } from '@alongside/domain/peer-challenge-states'
import { Refusal } from '@alongside/domain/refusal'
import type { Work } from '../../platform/db/unit-of-work.js'
import { authoriseIn, type ChallengeAction, type ChallengeEyes, eyesOn } from './challenge-policy.service.js'
import { type ChallengeRecord, challengesById, visitingSchools } from './challenge-record.service.js'

export interface HeldChallenge {
  readonly record: ChallengeRecord
  readonly eyes: ChallengeEyes
}

/** The challenge, locked until this work is done, once it is certain that the actor knows of it; and may do this. */
export async function heldChallenge(
  work: Work,
  actor: Actor,
  id: ChallengeId,
  action: ChallengeAction = 'peerChallenge.see',
): Promise<HeldChallenge> {
  const record = await heldBySystem(work, id)
  const eyes = eyesOn(actor, record)
  if (!eyes) throw new Refusal('not-found')
  authoriseIn(actor, record, eyes, action)
  return { record, eyes }
}

export async function heldBySystem(work: Work, id: ChallengeId): Promise<ChallengeRecord> {
  const [found] = await challengesById(work, [id])
  if (!found) throw new Refusal('not-found')
  await work.sql('select 1 from peer_challenge where space_id = $1 and id = $2 for update', [found.spaceId, id])
  const [record] = await challengesById(work, [id])
  if (!record) throw new Refusal('not-found')
  return record
}

/** What these columns are called is the table's business; every value is a parameter. */
export type Patch = Readonly<Record<string, unknown>>

/** Raises the version, writes what changed, and tells everybody in it; gives the challenge as it stands now. */
export async function changedChallenge(
  work: Work,
  id: ChallengeId,
  patch: Patch = {},
  alsoTell: readonly PersonId[] = [],
): Promise<ChallengeRecord> {
  const setting = Object.keys(patch).map((column, at) => `, ${column} = $${at + 2}`)
  await work.sql(
    `update peer_challenge set version = version + 1, changed_at = now()${setting.join('')} where id = $1`,
    [id, ...Object.values(patch)],
  )
  const [record] = await challengesById(work, [id])
  if (!record) throw new Refusal('not-found')
  const people = new Set([...(await everybodyIn(work, record)), ...alsoTell])
  work.announce([...people], 'peer-challenge.changed', { challengeId: id, version: record.version })
  return record
}

/** Everybody who has a part in it: by name, as head or leader of a school in it, or as coordinator. */
export async function everybodyIn(work: Work, record: ChallengeRecord): Promise<PersonId[]> {
  const { members, leadId, followUpId, championId, spaceId, host } = record
  const named = [...members.map(({ personId }) => personId), leadId, followUpId, championId]
  const heads = await headsOf(work, visitingSchools(record))
  const hosts = await leadersOf(work, host)
  const office = await coordinatorsOf(work, spaceId)
  return [...new Set([...named.filter((id) => id !== null), ...heads, ...hosts, ...office])]
}

const today = `h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)`

async function holders(work: Work, where: string, value: unknown): Promise<PersonId[]> {
  const rows = await work.lookingAs<{ id: PersonId }>(
    'worker',
    `select distinct h.person_id as id from role_holding h left join space s on s.id = h.space_id where ${today} and ${where}`,
    [value],
  )
  return rows.map(({ id }) => id)
}

const isHead = `(h.role in ('HEADTEACHER', 'EXECUTIVE_HEAD') or h.deputy)`
export const headsOf = (work: Work, urns: readonly Urn[]): Promise<PersonId[]> =>
  holders(work, `s.urn = any($1) and ${isHead}`, [...urns])
export const leadersOf = (work: Work, urn: Urn): Promise<PersonId[]> =>
  holders(work, `s.urn = $1 and (${isHead} or h.role = 'SCHOOL_LEADER')`, urn)
export const coordinatorsOf = (work: Work, space: string): Promise<PersonId[]> =>
  holders(work, `h.space_id = $1 and h.role = 'ALLIANCE_COORDINATOR'`, space)

/** The alliance's trail: who, when, from where to where. No word of a finding is ever in it. */
export const auditedChallenge = (
  work: Work,
  { spaceId, id }: Pick<ChallengeRecord, 'spaceId' | 'id'>,
  action: string,
  what: Partial<Move<ChallengeState>> & { readonly detail?: Readonly<Record<string, unknown>> } = {},
): Promise<void> => work.audit({ spaceId, itemKind: 'peer-challenge', itemId: id, action, ...what })

export const challengePath = (id: ChallengeId): string => `/challenges/${id}`

/** Says that something waits or has happened, and of which school; never what anybody thinks of it. */
export async function tellPeople(
  work: Work,
  record: Pick<ChallengeRecord, 'id' | 'host'>,
  people: Iterable<PersonId>,
  kind: string,
  about: string = record.id,
  said: Readonly<Record<string, string>> = {},
): Promise<void> {
  const [school] = await work.sql<{ name: string }>('select name from school where urn = $1', [record.host])
  for (const to of new Set(people)) {
    if (to === work.actor?.personId) continue
    await work.notify({
      to,
      kind,
      itemKind: 'peer-challenge',
      itemId: about,
      path: challengePath(record.id),
      vars: { ...said, school: school?.name ?? record.host },
    })
  }
}
