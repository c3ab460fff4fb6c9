/** How full the half-term of those would be whom one looks at: of as many as the server tells at once, and kept while the next are asked. */
import { useQuery } from '@apollo/client/react'
import type { ChallengeLoadsQuery } from '../../gql/graphql'
import { challengeLoadsQuery } from './challenge-queries'

export type TeamLoad = ChallengeLoadsQuery['challengeLoads'][number]

export interface LookedAt {
  readonly allianceId: string
  readonly hostUrn: string
  /** Of the visit; none while they are not known. */
  readonly days: readonly string[]
  readonly challengeId: string | null
}

const mostLookedAt = 60
/** A year that is still being typed. */
const isDay = (day: string): boolean => day > '2000'

export function useTeamLoads({ days, ...about }: LookedAt, people: readonly string[]): ReadonlyMap<string, TeamLoad> {
  const personIds = [...new Set(people)].slice(0, mostLookedAt)
  const { data, previousData } = useQuery(challengeLoadsQuery, {
    variables: { ...about, days: days.filter(isDay), personIds },
    skip: personIds.length === 0,
  })
  const loads = (data ?? previousData)?.challengeLoads ?? []
  return new Map(loads.map((load) => [load.personId, load]))
}
