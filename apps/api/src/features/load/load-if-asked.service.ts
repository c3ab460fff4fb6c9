/** Before somebody is asked (M6): what the guard would say of their half-term. A level alone; how much it comes to is for themselves. */
import type { CivilDate } from '@alongside/domain/civil-date'
import type { PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import { type CommitmentRole, type LoadLevel, levelIfAsked, travelBetween, worstOf } from '@alongside/domain/workload'
import type { Asks } from '../enquiry/enquiry-record.service.js'
import { ledger } from './load-forecast.service.js'

/** As many as a page shows at once. */
export const mostLookedAt = 60

export interface Candidate {
  readonly personId: PersonId
  /** From where they come. */
  readonly urn: Urn
}

/** What they would be asked for on one day; at another school, with the way there and back. */
export interface Part {
  readonly role: CommitmentRole
  readonly minutes: number
  readonly on: CivilDate
  readonly at: Urn | null
}

export interface LoadIfAsked {
  readonly personId: PersonId
  readonly level: LoadLevel
}

interface Place {
  readonly urn: Urn
  readonly easting: number | null
  readonly northing: number | null
}

/** `except`: what they have of this very thing already is asked once. Without parts: as their half-term of that day is now. */
export async function loadsIfAsked(
  asks: Asks,
  people: readonly Candidate[],
  parts: readonly Part[],
  { except, day }: { readonly except?: string | null; readonly day: CivilDate },
): Promise<LoadIfAsked[]> {
  if (people.length === 0) return []
  const forecast = await ledger(
    asks,
    people.map(({ personId }) => personId),
  )
  const urns = [...people.map(({ urn }) => urn), ...parts.flatMap(({ at }) => at ?? [])]
  const places = await asks.sql<Place>('select urn, easting, northing from school where urn = any($1)', [
    [...new Set(urns)],
  ])
  const placeOf = (urn: Urn): Place =>
    places.find((place) => place.urn === urn) ?? { urn, easting: null, northing: null }
  const days = parts.length === 0 ? [day] : [...new Set(parts.map(({ on }) => on))]
  return people.map(({ personId, urn }) => {
    const more = parts.map(({ at, ...part }) => ({
      ...part,
      travelMinutes: at === null ? 0 : travelBetween(placeOf(urn), placeOf(at)),
    }))
    const levels = days.map((on) => levelIfAsked(forecast(personId, on, { except: except ?? null, more })))
    return { personId, level: worstOf(levels) }
  })
}

/** Of these people, those who work at a school of the alliance. */
export const staffAmong = (asks: Asks, alliance: SpaceId, people: readonly PersonId[]): Promise<Candidate[]> =>
  asks.sql<Candidate>(
    `select distinct on (h.person_id) h.person_id as "personId", s.urn from role_holding h join space s on s.id = h.space_id
       join school_membership m on m.urn = s.urn and m.space_id = $1 and m.state = 'ACTIVE'
      where h.person_id = any($2) and h.role not in ('GOVERNOR', 'TRUST_LEADER', 'OBSERVER') and h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)
      order by h.person_id, s.urn`,
    [alliance, people.slice(0, mostLookedAt)],
  )
