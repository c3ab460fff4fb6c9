/** How full the half-term of colleagues would be: of those who could be asked into a group, or of the group should a lesson be on this day. */
import { useQuery } from '@apollo/client/react'
import { graphql } from '../../gql'
import type { LoadLevel } from '../../gql/graphql'

const invitedQuery = graphql(`
  query LoadsIfInvited($id: ID!, $personIds: [ID!]!) {
    lessonStudy(id: $id) { id loadsIfInvited(personIds: $personIds) { personId level } }
  }
`)
const onDayQuery = graphql(`
  query LoadsIfOn($id: ID!, $day: Date!) {
    researchLesson(id: $id) { id loadsIfOn(day: $day) { personId level } }
  }
`)

type Levels = ReadonlyMap<string, LoadLevel>
const levels = (loads: readonly { readonly personId: string; readonly level: LoadLevel }[] = []): Levels =>
  new Map(loads.map(({ personId, level }) => [personId, level]))

/** Kept while the next are asked, so that nothing jumps. */
export function useLoadsIfInvited(id: string, personIds: readonly string[]): Levels {
  const { data, previousData } = useQuery(invitedQuery, {
    variables: { id, personIds: [...personIds] },
    skip: personIds.length === 0,
  })
  return levels((data ?? previousData)?.lessonStudy?.loadsIfInvited)
}

/** A year that is still being typed is no day. */
export function useLoadsIfOn(id: string, day: string): Levels {
  const isDay = day > '2000'
  const { data } = useQuery(onDayQuery, { variables: { id, day }, skip: !isDay })
  return levels(isDay ? data?.researchLesson?.loadsIfOn : undefined)
}
