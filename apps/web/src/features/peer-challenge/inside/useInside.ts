/** A peer challenge as the tabs inside it see it, and kept in step with its news. */
import { useQuery } from '@apollo/client/react'
import { useRefresh } from '../../../platform/news'
import { insideQuery } from './inside-queries'

export function useInside(id: string) {
  const query = useQuery(insideQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  useRefresh('peer-challenge.changed', query.refetch, ({ challengeId }) => challengeId === id)
  return query
}
