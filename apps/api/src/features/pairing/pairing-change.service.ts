/** How every change of a round begins and ends: held so that nobody else changes it, written, told. */
import type { Actor } from '@alongside/domain/actor'
import type { PersonId, RoundId, Urn } from '@alongside/domain/ids'
import type { Move } from '@alongside/domain/life-cycle'
import { Refusal } from '@alongside/domain/refusal'
import type { Work } from '../../platform/db/unit-of-work.js'
import { authorise, seesRounds } from './pairing-policy.service.js'
import { type RoundRecord, roundsById } from './pairing-record.service.js'

/** Locked until this work is done; not there for whoever sees no rounds. */
export async function heldRound(work: Work, actor: Actor, id: RoundId): Promise<RoundRecord> {
  await work.sql('select 1 from pairing_round where id = $1 for update', [id])
  const [round] = await roundsById(work, [id])
  if (!round || !seesRounds(actor, round.allianceId)) throw new Refusal('not-found')
  return round
}

/** As before, for whoever runs it. */
export async function heldToRun(work: Work, actor: Actor, id: RoundId): Promise<RoundRecord> {
  const round = await heldRound(work, actor, id)
  authorise(actor, 'pairing.run', round.allianceId)
  return round
}

/** While pairs are worked out, what they are worked out from stays as it is. */
export function notSolving({ solvingSince }: RoundRecord): void {
  if (solvingSince !== null) throw new Refusal('pairing.solving')
}

type Patch = Readonly<Record<string, unknown>>

/** Raises the version, writes what changed, and tells everybody who sees it. */
export async function changedRound(work: Work, round: RoundRecord, patch: Patch = {}): Promise<RoundRecord> {
  const setting = Object.keys(patch)
    .map((column, at) => `, ${column} = $${at + 2}`)
    .join('')
  await work.sql(`update pairing_round set version = version + 1, changed_at = now()${setting} where id = $1`, [
    round.id,
    ...Object.values(patch),
  ])
  const [now] = await roundsById(work, [round.id])
  if (!now) throw new Refusal('not-found')
  const readers = await work.sql<{ id: PersonId }>('select alliance_readers($1) as id', [round.allianceId])
  work.announce(
    readers.map(({ id }) => id),
    'pairing.changed',
    { roundId: round.id, version: now.version },
  )
  return now
}

/** What was worked out no longer rests on what is known. */
export const staleNow = ({ solution }: RoundRecord): Patch =>
  solution ? { solution: JSON.stringify({ ...solution, isStale: true }) } : {}

export const auditedRound = (
  work: Work,
  { allianceId, id }: RoundRecord,
  action: string,
  what: Partial<Move<string>> & { readonly detail?: Readonly<Record<string, unknown>> } = {},
): Promise<void> => work.audit({ spaceId: allianceId, itemKind: 'pairing-round', itemId: id, action, ...what })

/** The schools that belong to the alliance today. */
export async function schoolsOf(
  work: Pick<Work, 'sql'>,
  { allianceId }: Pick<RoundRecord, 'allianceId'>,
): Promise<Urn[]> {
  const rows = await work.sql<{ urn: Urn }>(
    `select m.urn from school_membership m join school s on s.urn = m.urn where m.space_id = $1 and m.state = 'ACTIVE' order by s.name, m.urn`,
    [allianceId],
  )
  return rows.map(({ urn }) => urn)
}
