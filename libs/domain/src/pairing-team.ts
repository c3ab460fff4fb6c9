/** Who goes, once a round is settled: two colleagues of the visiting school, and one of the third school who is trained. */
import type { PersonId, Urn } from './ids.js'
import type { Seat } from './pairing.js'

/** A school's people for a round, and whether the school is free of any conflict with the host. */
export interface Guests {
  readonly seat: Seat
  readonly urn: Urn
  readonly reviewers: readonly PersonId[]
  readonly trained: readonly PersonId[]
  readonly isFree: boolean
}

export interface TeamPlace {
  readonly personId: PersonId
  readonly urn: Urn
  readonly isTrained: boolean
  readonly isFacilitator: boolean
}
export interface ProposedTeam {
  readonly members: readonly TeamPlace[]
  /** Trained, and of a school without conflict; null: the coordinator has to find one. */
  readonly leadId: PersonId | null
}

const perSeat: Readonly<Record<Seat, number>> = { VISITOR: 2, FACILITATOR: 1 }

/** PTM-1: whoever was sent least in this round goes first, and of those the trained. `sent` is counted on. */
function chosen({ seat, urn, reviewers, trained }: Guests, sent: Map<PersonId, number>): TeamPlace[] {
  const able = seat === 'FACILITATOR' && trained.length > 0 ? trained : reviewers
  const times = (person: PersonId): number => sent.get(person) ?? 0
  const skill = (person: PersonId): number => (trained.includes(person) ? 0 : 1)
  const going = [...able]
    .sort((one, other) => times(one) - times(other) || skill(one) - skill(other))
    .slice(0, perSeat[seat])
  for (const person of going) sent.set(person, times(person) + 1)
  return going.map((personId) => ({
    personId,
    urn,
    isTrained: trained.includes(personId),
    isFacilitator: seat === 'FACILITATOR',
  }))
}

/** PTM-2: whoever has a conflict may stay and does not lead; a facilitator leads the talk before a visitor does. */
export function teamFor(guests: readonly Guests[], sent: Map<PersonId, number> = new Map()): ProposedTeam {
  const members = guests.flatMap((one) => chosen(one, sent))
  const free = new Set(guests.filter(({ isFree }) => isFree).map(({ urn }) => urn))
  const able = members.filter(({ isTrained, urn }) => isTrained && free.has(urn))
  const lead = able.find(({ isFacilitator }) => isFacilitator) ?? able[0]
  return { members, leadId: lead?.personId ?? null }
}
