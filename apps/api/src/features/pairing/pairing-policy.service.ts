/** Who runs a round, who signs up, and what of it each is shown. */
import { type Actor } from '@alongside/domain/actor'
import type { CivilDate } from '@alongside/domain/civil-date'
import type { AllianceId, Urn } from '@alongside/domain/ids'
import { follows } from '@alongside/domain/life-cycle'
import { roundLifeCycle, takesSignUps } from '@alongside/domain/pairing-round'
import { type Action, may } from '@alongside/domain/permissions'
import { Refusal } from '@alongside/domain/refusal'
import type { Abilities } from '../../platform/graphql/abilities.js'
import type { RoundRecord, SeatRecord } from './pairing-record.service.js'

export type PairingAction = Extract<Action, `pairing.${string}`>
export const roundAbilities = ['solve', 'stop', 'wish', 'accept', 'cancel', 'signUp'] as const

export function authorise(actor: Actor, action: PairingAction, spaceId: AllianceId, urn: Urn | null = null): void {
  const subject = { spaceId, urn }
  if (may(actor, action, subject)) return
  throw new Refusal(may({ ...actor, readOnlySpaces: [] }, action, subject) ? 'alliance.read-only' : 'not-allowed')
}

export const runs = (actor: Actor, { allianceId }: Pick<RoundRecord, 'allianceId'>): boolean =>
  may(actor, 'pairing.run', { spaceId: allianceId })

export const seesRounds = (actor: Actor, spaceId: AllianceId): boolean => may(actor, 'pairing.see', { spaceId })

/** The schools of this alliance for which somebody answers. */
export const answersFor = (actor: Actor, spaceId: AllianceId): Urn[] => [
  ...new Set(
    actor.holdings.flatMap(({ urn, alliances }) =>
      urn !== null && alliances.includes(spaceId) && may(actor, 'pairing.signUp', { spaceId, urn }) ? [urn] : [],
    ),
  ),
]

/** PRD-7: until it is accepted a school sees its own pairs alone; from then on its leaders see who visits whom. */
export const seesSeat = (actor: Actor, round: RoundRecord, { hostUrn, guestUrn }: SeatRecord): boolean => {
  if (runs(actor, round) || round.state === 'ACCEPTED') return true
  const own = answersFor(actor, round.allianceId)
  return round.state === 'PROPOSED' && (own.includes(hostUrn) || (guestUrn !== null && own.includes(guestUrn)))
}

/** The lines of a score name what two schools are good at and find hard: for these two, and whoever runs the round. */
export const seesWhy = (actor: Actor, round: RoundRecord, { hostUrn, guestUrn }: SeatRecord): boolean => {
  const own = answersFor(actor, round.allianceId)
  return runs(actor, round) || own.includes(hostUrn) || (guestUrn !== null && own.includes(guestUrn))
}

export function abilitiesIn(
  actor: Actor,
  round: RoundRecord,
  today: CivilDate,
): Abilities<(typeof roundAbilities)[number]> {
  const isRunning = runs(actor, round)
  const isOpen = follows(roundLifeCycle, round.state, 'PROPOSED')
  const isSolving = round.solvingSince !== null
  return {
    solve: isRunning && isOpen && !isSolving,
    stop: isRunning && isSolving,
    wish: isRunning && isOpen && !isSolving,
    accept: isRunning && round.state === 'PROPOSED' && !isSolving && round.solution?.isStale === false,
    cancel: isRunning && follows(roundLifeCycle, round.state, 'CANCELLED'),
    signUp: takesSignUps(round, today) && answersFor(actor, round.allianceId).length > 0,
  }
}
