/** Pairing for a round of peer challenges: each host gets a visitor, and a third school as facilitator (M12). No solver here. */
import type { Conflict } from './challenge-team.js'
import type { Urn } from './ids.js'
import { Exclusion, exclusionsOf, type MatchFacts, matchScore } from './match-score.js'
import type { Metric } from './metric.js'

/** The two seats at a host: who is good at what the host finds hard, and who leads the talk. */
export const Seat = { VISITOR: 'VISITOR', FACILITATOR: 'FACILITATOR' } as const
export type Seat = (typeof Seat)[keyof typeof Seat]
export const seats = Object.values(Seat)

export interface PairingSchool {
  readonly urn: Urn
  readonly isHost: boolean
  /** How often it can take each seat in this round. */
  readonly times: Readonly<Record<Seat, number>>
  readonly isTrainedToFacilitate: boolean
  /** Somebody's load is red, and nobody else could go. */
  readonly isLoadRed: boolean
}

/** What is known of a host and a school that might come. */
export interface Tie {
  readonly facts: Omit<MatchFacts, 'purpose' | 'timesLeft' | 'timesOffered'>
  readonly conflicts: readonly Conflict[]
  /** One of the two has said: not with them, this time. */
  readonly hasDeclined: boolean
}

export interface Pairing {
  readonly host: Urn
  readonly seat: Seat
  readonly guest: Urn
}

/** One way to fill a seat; `exclusions` says why it is none. */
export interface PairingOption extends Pairing {
  readonly exclusions: readonly Exclusion[]
  readonly conflicts: readonly Conflict[]
  readonly score: Metric
  /** Less is better: 100 − score, and a point for each quarter of an hour each way. */
  readonly cost: number
  /** Set by hand: it stands, whatever the rules would say. */
  readonly isPinned: boolean
}

export interface PairingProblem {
  readonly schools: readonly PairingSchool[]
  readonly options: ReadonlyMap<string, PairingOption>
}

/** What people have decided beforehand. */
export interface ByHand {
  readonly pinned: readonly Pairing[]
  readonly barred: readonly Pairing[]
}

export const keyOf = ({ host, seat, guest }: Pairing): string => `${host} ${seat} ${guest}`

/** An empty seat costs more than the best fit can save elsewhere; a host without visitor more than one without facilitator. */
export const emptySeatCost: Readonly<Record<Seat, number>> = { VISITOR: 10_000, FACILITATOR: 1_000 }
const minutesPerPoint = 15

/** PAI-1: to two places, so that two machines agree. */
const costOf = (score: Metric, travelMinutes: number | null): number =>
  Math.round((100 - score.value! + (travelMinutes ?? 0) / minutesPerPoint) * 100) / 100

function option(pairing: Pairing, guest: PairingSchool, tie: Tie, { pinned, barred }: ByHand): PairingOption {
  const { seat } = pairing
  const times = guest.times[seat]
  const isAsked = (all: readonly Pairing[]): boolean => all.some((one) => keyOf(one) === keyOf(pairing))
  // PAI-2: a facilitator needs no excellence in what the host finds hard, but training.
  const needs = seat === 'VISITOR' ? tie.facts.needs : {}
  const score = matchScore({ ...tie.facts, needs, purpose: 'CHALLENGE', timesLeft: times, timesOffered: times })
  const hard = exclusionsOf({
    isSameSchool: pairing.host === pairing.guest,
    hasConflict: tie.conflicts.length > 0,
    isLoadRed: guest.isLoadRed,
    hasDeclined: tie.hasDeclined || isAsked(barred),
    timesOffered: times,
  })
  const untrained = seat === 'FACILITATOR' && !guest.isTrainedToFacilitate
  return {
    ...pairing,
    exclusions: untrained ? [...hard, Exclusion.NOT_TRAINED] : hard,
    conflicts: tie.conflicts,
    score,
    cost: costOf(score, tie.facts.travelMinutes),
    isPinned: isAsked(pinned),
  }
}

/** PAI-3: every host with every other school in every seat, each with its score and with what speaks against it for good. */
export function pairingProblem(
  schools: readonly PairingSchool[],
  tie: (host: Urn, guest: Urn) => Tie,
  byHand: ByHand = { pinned: [], barred: [] },
): PairingProblem {
  const options = new Map<string, PairingOption>()
  for (const host of schools.filter(({ isHost }) => isHost)) {
    for (const guest of schools.filter(({ urn }) => urn !== host.urn)) {
      const between = tie(host.urn, guest.urn)
      for (const seat of seats) {
        const pairing = { host: host.urn, seat, guest: guest.urn }
        options.set(keyOf(pairing), option(pairing, guest, between, byHand))
      }
    }
  }
  return { schools, options }
}

/** Open to the solver: nothing speaks against it for good, or somebody has set it by hand. */
export const isOpenOption = ({ exclusions, isPinned }: PairingOption): boolean => isPinned || exclusions.length === 0

export const optionsFor = ({ options }: PairingProblem, host: Urn, seat: Seat): PairingOption[] =>
  [...options.values()]
    .filter((one) => one.host === host && one.seat === seat)
    .sort((one, other) => one.cost - other.cost || (one.guest < other.guest ? -1 : 1))
