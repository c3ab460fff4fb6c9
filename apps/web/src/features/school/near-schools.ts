/** The schools of an alliance as the map and its table show them: the same numbers in both. */
import type { NearbySchoolsFragment } from '../../gql/graphql'
import { kilometresBetween, type Placed } from './map-drawing'

type Membership = NearbySchoolsFragment['memberships'][number]
export type NearSchool = Membership['school']

/** Two schools that have joined the same enquiry. */
export interface Pair {
  readonly from: string
  readonly to: string
  readonly enquiries: number
}

const takesPart = new Set(['ACTIVE', 'PAUSED', 'LEAVING'])
const over = new Set(['CLOSED', 'ABANDONED', 'DRAFT'])

export const schoolsIn = ({ memberships }: NearbySchoolsFragment): NearSchool[] =>
  memberships.filter(({ state }) => takesPart.has(state)).map(({ school }) => school)

export const placeIn = ({ easting, northing }: NearSchool): Placed | null =>
  typeof easting === 'number' && typeof northing === 'number' ? { easting, northing } : null

/** Kilometres between two schools; null where the register does not say where one of them stands. */
export function distance(a: NearSchool, b: NearSchool): number | null {
  const from = placeIn(a)
  const to = placeIn(b)
  return from && to && kilometresBetween(from, to)
}

export function pairsIn({ enquiries }: NearbySchoolsFragment): Pair[] {
  const pairs = new Map<string, Pair>()
  for (const { state, schools } of enquiries) {
    if (over.has(state)) continue
    const urns = schools
      .filter(({ hasJoined, leftAt }) => hasJoined && !leftAt)
      .map(({ school }) => school.urn)
      .sort()
    for (const [place, from] of urns.entries()) {
      for (const to of urns.slice(place + 1)) {
        const key = `${from} ${to}`
        pairs.set(key, { from, to, enquiries: (pairs.get(key)?.enquiries ?? 0) + 1 })
      }
    }
  }
  return [...pairs.values()]
}

/** With whom a school works, and on how much. */
export const partnersOf = (urn: string, pairs: readonly Pair[]): { urn: string; enquiries: number }[] =>
  pairs.flatMap(({ from, to, enquiries }) =>
    from === urn ? [{ urn: to, enquiries }] : to === urn ? [{ urn: from, enquiries }] : [],
  )
