/** Local competitors (M11): schools of one phase that stand close together, or say that they compete, are guarded from each other. */
import type { Urn } from './ids.js'

/** Straight-line distance, in kilometres, within which two schools of one phase compete. */
export const defaultRadiusKm = { urban: 3, rural: 10 } as const

export interface CompetingSchool {
  readonly urn: Urn
  readonly phase: string
  /** Metres of the national grid; null: not known. */
  readonly easting: number | null
  readonly northing: number | null
  /** As the official register says; where it says nothing, the school counts as in town. */
  readonly isRural: boolean
}

/** As the crow flies, in kilometres; null where a place is not known. */
export function distanceKm(one: CompetingSchool, other: CompetingSchool): number | null {
  if (one.easting === null || one.northing === null || other.easting === null || other.northing === null) return null
  return Math.hypot(one.easting - other.easting, one.northing - other.northing) / 1000
}

/** CMP-1: of one phase and close, or declared by either. In the country one drives further: the wider radius of the two counts. */
export function areCompetitors(
  one: CompetingSchool,
  other: CompetingSchool,
  isDeclared: boolean,
  radiusKm: { readonly urban: number; readonly rural: number } = defaultRadiusKm,
): boolean {
  if (one.urn === other.urn) return false
  if (isDeclared) return true
  const distance = distanceKm(one, other)
  const radius = one.isRural || other.isRural ? Math.max(radiusKm.urban, radiusKm.rural) : radiusKm.urban
  return one.phase === other.phase && distance !== null && distance <= radius
}

/** Both heads, each for their own school. */
export interface Consent {
  readonly one: boolean
  readonly other: boolean
}
export const bothConsent = ({ one, other }: Consent): boolean => one && other

/** CMP-2: a competitor leads no review unless both heads consent. */
export const mayLeadReview = (areLinked: boolean, consent: Consent): boolean => !areLinked || bothConsent(consent)

/** CMP-3: a competitor's named self-review and outcomes are read only where that school has released them to this one. */
export const seesNamedOutcomes = (areLinked: boolean, isReleased: boolean): boolean => !areLinked || isReleased
