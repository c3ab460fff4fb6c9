/** How full the half-term of those would be whom one could ask to lead a session; nothing while it has no date. */
import { useQuery } from '@apollo/client/react'
import { graphql } from '../../gql'
import type { LoadLevel } from '../../gql/graphql'

const leadingLoadsQuery = graphql(`
  query LeadingLoads($id: ID!, $personIds: [ID!]!) {
    cpdSession(id: $id) { id loadsIfLeading(personIds: $personIds) { personId level } }
  }
`)

export function useLeadingLoads(
  session: string | undefined,
  personIds: readonly string[],
): ReadonlyMap<string, LoadLevel> {
  const { data, previousData } = useQuery(leadingLoadsQuery, {
    variables: { id: session ?? '', personIds: [...personIds] },
    skip: session === undefined || personIds.length === 0,
  })
  const loads = (data ?? previousData)?.cpdSession?.loadsIfLeading ?? []
  return new Map(loads.map(({ personId, level }) => [personId, level]))
}
