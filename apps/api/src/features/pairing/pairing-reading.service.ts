/** What each asker is shown of a round. */
import type { Actor } from '@alongside/domain/actor'
import { dayInLondon } from '@alongside/domain/civil-date'
import type { AllianceId, RoundId, Urn } from '@alongside/domain/ids'
import type { Pairing } from '@alongside/domain/pairing'
import { costByHand } from '@alongside/domain/pairing-explanation'
import { commonDays } from '@alongside/domain/pairing-round'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import type { Asking } from '../../platform/graphql/asking.js'
import type { PairingPriceType, PairingRoundType, PairingSeatType } from './pairing.graphql.js'
import { schoolsOf } from './pairing-change.service.js'
import { factsOfRound } from './pairing-facts.service.js'
import { abilitiesIn, answersFor, runs, seesRounds, seesSeat, seesWhy } from './pairing-policy.service.js'
import {
  type RoundRecord,
  roundsById,
  roundsOfAlliance,
  type SeatRecord,
  type SignUpRecord,
  seatsOf,
  signUpsOf,
  type WishRecord,
  wishesOf,
} from './pairing-record.service.js'
import { pairExists } from './pairing-round.service.js'
import { otherOf, warningsOf } from './pairing-solving.service.js'

const today = () => dayInLondon(new Date())

@Injectable()
export class PairingReading {
  round(asking: Asking, id: RoundId): Promise<PairingRoundType | null> {
    return asking.loader<RoundId, PairingRoundType | null>('pairing-rounds', roundsByIds).load(id)
  }

  async rounds({ reader, actor }: Asking, alliance: AllianceId): Promise<PairingRoundType[]> {
    if (!seesRounds(actor, alliance)) return []
    return (await roundsOfAlliance(reader, alliance)).map((round) => seenRound(actor, round))
  }

  /** Of all for whoever runs it, of one's own school otherwise. */
  async signUps(asking: Asking, { id, record }: PairingRoundType): Promise<SignUpRecord[]> {
    const all = await asking.loader<RoundId, SignUpRecord[]>('pairing-sign-ups', signUpsByRound).load(id)
    if (runs(asking.actor, record)) return all
    const own = answersFor(asking.actor, record.allianceId)
    return all.filter(({ urn }) => own.includes(urn))
  }

  /** Schools that have not answered yet: for whoever runs it. */
  async waitingFor(asking: Asking, { id, record }: PairingRoundType): Promise<Urn[]> {
    if (!runs(asking.actor, record)) return []
    const all = await asking.loader<RoundId, SignUpRecord[]>('pairing-sign-ups', signUpsByRound).load(id)
    const schools = await schoolsOf(asking.reader, record)
    return schools.filter((urn) => all.every((one) => one.urn !== urn))
  }

  async seats(asking: Asking, { id, record }: PairingRoundType): Promise<PairingSeatType[]> {
    const { actor } = asking
    const all = await asking.loader<RoundId, SeatRecord[]>('pairing-seats', seatsByRound).load(id)
    return all.filter((seat) => seesSeat(actor, record, seat)).map((seat) => seenSeat(actor, record, seat))
  }

  async wishes(asking: Asking, { id, record }: PairingRoundType): Promise<WishRecord[]> {
    if (!runs(asking.actor, record)) return []
    return asking.loader<RoundId, WishRecord[]>('pairing-wishes', wishesByRound).load(id)
  }

  /** What it would cost to set this pair by hand; nothing is changed. */
  async price({ reader, actor }: Asking, id: RoundId, pair: Pairing): Promise<PairingPriceType> {
    const [round] = await roundsById(reader, [id])
    if (!round || !runs(actor, round)) throw new Refusal('not-found')
    if (round.solvedAt === null || round.solution === null) throw new Refusal('pairing.not-solved')
    await pairExists(reader, round, pair)
    const { problem, signUps } = await factsOfRound(reader, round, today())
    const cost = costByHand(problem, round.solution, pair)
    if (!cost) throw new Refusal('pairing.not-signed-up')
    const days = commonDays(signUps.get(pair.host)?.days ?? [], signUps.get(pair.guest)?.days ?? [])
    return {
      ...otherOf(cost),
      warnings: warningsOf(cost.option, days),
      // Whoever stays in spite of a conflict does not lead.
      canLead: cost.option.conflicts.length === 0,
      figure: cost.option.score,
    }
  }
}

export const seenRound = (actor: Actor, record: RoundRecord): PairingRoundType => ({
  ...record,
  isSolving: record.solvingSince !== null,
  isStale: record.solution?.isStale ?? false,
  isLost: record.solution?.isLost ?? false,
  result:
    runs(actor, record) && record.solution && record.solvedAt
      ? {
          cost: record.solution.cost,
          isBest: record.solution.isBest,
          seconds: record.solution.seconds,
          empty: record.solution.empty.length,
          more: record.solution.difference?.more ?? null,
          gone: record.solution.difference?.gone ?? [],
          come: record.solution.difference?.come ?? [],
        }
      : null,
  abilities: abilitiesIn(actor, record, today()),
  mine: answersFor(actor, record.allianceId),
  whoCanRead: whoReads(record),
  record,
})

const whoReads = ({ state }: RoundRecord): string[] => [
  'What a school has said here: its own leaders, and the coordinators of the alliance.',
  state === 'ACCEPTED'
    ? 'Who visits whom: leaders of all schools. Why: the two schools, and the coordinators.'
    : 'Proposed pairs: the two schools, and the coordinators.',
]

function seenSeat(actor: Actor, round: RoundRecord, seat: SeatRecord): PairingSeatType {
  const { hostUrn, seat: which, guestUrn, byHand, score, explanation, costOfChange } = seat
  const isRunning = runs(actor, round)
  return {
    id: `${round.id} ${hostUrn} ${which}`,
    hostUrn,
    seat: which,
    guestUrn,
    isByHand: byHand,
    why: seesWhy(actor, round, seat) ? score : null,
    commonDays: seesWhy(actor, round, seat) ? explanation.commonDays : null,
    // Loads, conflicts and what other schools offer are for whoever has to choose among them.
    warnings: isRunning ? explanation.warnings : [],
    others: isRunning ? explanation.others : [],
    excluded: isRunning ? explanation.excluded : [],
    costOfChange: isRunning ? costOfChange : null,
  }
}

async function roundsByIds(ids: readonly RoundId[], reader: Reader, actor: Actor) {
  const rounds = await roundsById(reader, ids)
  return ids.map((id) => {
    const found = rounds.find((round) => round.id === id)
    return found && seesRounds(actor, found.allianceId) ? seenRound(actor, found) : null
  })
}

const grouped = <T extends { readonly roundId: RoundId }>(ids: readonly RoundId[], rows: readonly T[]): T[][] =>
  ids.map((id) => rows.filter(({ roundId }) => roundId === id))

const signUpsByRound = async (ids: readonly RoundId[], reader: Reader) => grouped(ids, await signUpsOf(reader, ids))
const seatsByRound = async (ids: readonly RoundId[], reader: Reader) => grouped(ids, await seatsOf(reader, ids))
const wishesByRound = async (ids: readonly RoundId[], reader: Reader) => grouped(ids, await wishesOf(reader, ids))
