/**
 * How a change of what is thought of a school begins and ends. Unlike a change of the shell it raises no version and is told to nobody but
 * its readers: how often a team writes something down is already more than a coordinator is to know.
 */
import type { Actor } from '@alongside/domain/actor'
import { isOfTeam } from '@alongside/domain/challenge-part'
import type { ChallengeId, PersonId } from '@alongside/domain/ids'
import { hasEnded } from '@alongside/domain/peer-challenge-states'
import { Refusal } from '@alongside/domain/refusal'
import type { Work } from '../../platform/db/unit-of-work.js'
import { type HeldChallenge, heldChallenge } from './challenge-change.service.js'
import type { ChallengeAction } from './challenge-policy.service.js'
import type { ChallengeRecord } from './challenge-record.service.js'

/** Nobody changes anything while it is put off, or once it is over. */
export async function heldInside(
  work: Work,
  actor: Actor,
  id: ChallengeId,
  action: ChallengeAction,
): Promise<HeldChallenge> {
  const held = await heldChallenge(work, actor, id, action)
  goesOn(held.record)
  return held
}

export function goesOn({ state }: ChallengeRecord): void {
  if (state === 'POSTPONED' || hasEnded(state)) throw outOfOrder(state)
}

export const outOfOrder = (state: string): Refusal => new Refusal('challenge.state-out-of-order', { from: state })

/** The school's own trail. Reasons stay with the rows they belong to: who may export the trail may not read all of them. */
export const auditedInside = (
  work: Work,
  { hostSpaceId, id }: Pick<ChallengeRecord, 'hostSpaceId' | 'id'>,
  action: string,
  what: { readonly from?: string; readonly to?: string; readonly detail?: Readonly<Record<string, unknown>> } = {},
): Promise<void> => work.audit({ spaceId: hostSpaceId, itemKind: 'peer-challenge', itemId: id, action, ...what })

/** The host's head and leaders, as they are today. */
export async function leadersOfHost(work: Work, { hostSpaceId }: ChallengeRecord): Promise<PersonId[]> {
  const rows = await work.sql<{ id: PersonId }>(
    `select id from holders_of($1, array['HEADTEACHER', 'EXECUTIVE_HEAD', 'SCHOOL_LEADER'])`,
    [hostSpaceId],
  )
  return rows.map(({ id }) => id)
}

export async function headOfHost(work: Work, { hostSpaceId }: ChallengeRecord): Promise<PersonId[]> {
  const rows = await work.sql<{ id: PersonId }>(
    `select id from holders_of($1, array['HEADTEACHER', 'EXECUTIVE_HEAD'])`,
    [hostSpaceId],
  )
  return rows.map(({ id }) => id)
}

export const teamOf = ({ members, followUpId }: ChallengeRecord): PersonId[] => [
  ...members.map(({ personId }) => personId),
  ...(followUpId === null ? [] : [followUpId]),
]

/** That something inside has changed, for open pages of its readers. */
export function toldTeam(work: Work, record: ChallengeRecord): void {
  work.announce([...new Set(teamOf(record))], 'peer-challenge.changed', {
    challengeId: record.id,
    version: record.version,
  })
}

export async function toldInside(
  work: Work,
  record: ChallengeRecord,
  alsoTell: readonly PersonId[] = [],
): Promise<void> {
  const champion = record.championId === null ? [] : [record.championId]
  const people = new Set([...teamOf(record), ...(await leadersOfHost(work, record)), ...champion, ...alsoTell])
  work.announce([...people], 'peer-challenge.changed', { challengeId: record.id, version: record.version })
}

/** A reviewer who has not declared, or whose time is over, changes nothing either. */
export function readsAsTeam({ eyes }: HeldChallenge): void {
  if (isOfTeam(eyes.parts) && !eyes.phase.readsFindings) throw new Refusal('not-found')
}
