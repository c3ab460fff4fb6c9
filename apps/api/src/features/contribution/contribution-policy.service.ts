/** Who reads an entry of the ledger, and who may settle it. */
import type { Actor } from '@alongside/domain/actor'
import { type ContributionHand, wholeAlliance } from '@alongside/domain/contribution'
import type { AllianceId, Urn } from '@alongside/domain/ids'
import { type Action, may } from '@alongside/domain/permissions'
import type { LedgerViewer } from '@alongside/domain/reciprocity'
import { Refusal } from '@alongside/domain/refusal'
import type { Abilities } from '../../platform/graphql/abilities.js'
import type { EntryRecord } from './contribution-record.service.js'

export type LedgerAction = Extract<Action, `contribution.${string}` | 'competition.declare'>
export const entryAbilities = ['confirm', 'dispute', 'settle', 'correct'] as const

export function authorise(actor: Actor, action: LedgerAction, spaceId: AllianceId, urn: Urn | null = null): void {
  const subject = { spaceId, urn }
  if (may(actor, action, subject)) return
  throw new Refusal(may({ ...actor, readOnlySpaces: [] }, action, subject) ? 'alliance.read-only' : 'not-allowed')
}

/** Schools of this alliance whose leader somebody is. */
export const ledSchools = (actor: Actor, spaceId: AllianceId): Urn[] => [
  ...new Set(
    actor.holdings.flatMap(({ urn, alliances }) =>
      urn !== null && alliances.includes(spaceId) && may(actor, 'leaders.school', { spaceId, urn }) ? [urn] : [],
    ),
  ),
]

export const viewerIn = (actor: Actor, spaceId: AllianceId): LedgerViewer => ({
  isCoordinator: may(actor, 'contribution.settle', { spaceId }),
  heads: ledSchools(actor, spaceId),
})

/** CON-7: both sides of it, whoever came where it was for all, and the coordinator. */
export function seesEntry({ isCoordinator, heads }: LedgerViewer, entry: EntryRecord): boolean {
  const { giver, receiver, attendance } = entry
  return (
    isCoordinator || heads.some((urn) => urn === giver || urn === receiver || attendance.some((one) => one.urn === urn))
  )
}

/** As what somebody settles an entry; null: it is not theirs. */
export function handIn(actor: Actor, { allianceId, receiver }: EntryRecord): ContributionHand | null {
  if (receiver !== wholeAlliance && may(actor, 'contribution.confirm', { spaceId: allianceId, urn: receiver })) {
    return 'RECEIVING_LEADER'
  }
  return may(actor, 'contribution.settle', { spaceId: allianceId }) ? 'COORDINATOR' : null
}

export function abilitiesIn(actor: Actor, entry: EntryRecord): Abilities<(typeof entryAbilities)[number]> {
  const hand = handIn(actor, entry)
  const isReceiving = hand === (entry.receiver === wholeAlliance ? 'COORDINATOR' : 'RECEIVING_LEADER')
  return {
    confirm: entry.state === 'PENDING' && isReceiving,
    dispute: entry.state === 'PENDING' && isReceiving,
    correct: entry.correction !== null && isReceiving,
    settle: entry.state === 'DISPUTED' && may(actor, 'contribution.settle', { spaceId: entry.allianceId }),
  }
}
