/** The schools that fit what was typed. While the next answer is on its way, the last one stays, quieter. */
import { NetworkStatus } from '@apollo/client'
import { useQuery } from '@apollo/client/react'
import { IconMapSearch } from '@tabler/icons-react'
import { graphql } from '../../gql'
import { Loaded } from '../../platform/Loaded'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { cx } from '../../ui/cx'
import { EmptyState } from '../../ui/EmptyState'
import { SkeletonLines } from '../../ui/Skeleton'
import css from './SchoolResults.module.css'
import { SchoolRow } from './SchoolRow'
import { inFull } from './school-words'
import type { SchoolQuestion } from './useSchoolQuestion'

const schoolsQuery = graphql(`
  query SchoolResults($search: String, $phase: String, $takingPart: Boolean, $after: String) {
    schools(search: $search, phase: $phase, takingPart: $takingPart, first: 25, after: $after) {
      totalCount
      edges { cursor node { urn ...SchoolRowParts } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

export interface SchoolResultsProps {
  readonly question: SchoolQuestion
  /** Typed, and not asked yet. */
  readonly isBehind: boolean
}

export function SchoolResults({ question: { search, phase, takingPart }, isBehind }: SchoolResultsProps) {
  const variables = { search: search || null, phase: phase || null, takingPart: takingPart || null }
  const query = useQuery(schoolsQuery, { variables })
  const data = query.data ?? query.previousData
  const isFetchingMore = query.networkStatus === NetworkStatus.fetchMore
  const isStale = isBehind || (query.loading && !query.data)
  return (
    <Loaded query={{ data, error: query.error, refetch: query.refetch }} skeleton={<SkeletonLines lines={8} />}>
      {({ schools: { edges, pageInfo, totalCount } }) => (
        <div className={css.results} aria-busy={isStale}>
          <output className={css.count}>{countWords(totalCount)}</output>
          {edges.length === 0 ? (
            <EmptyState icon={<IconMapSearch />} title="No school fits">
              Try fewer letters, another spelling or a town. Every word you type must begin a word of the school’s name,
              its town or its postcode.
            </EmptyState>
          ) : (
            <Card pad="none" className={cx(isStale && css.stale)}>
              <ul className={css.list}>
                {edges.map(({ node }) => (
                  <SchoolRow key={node.urn} school={node} />
                ))}
              </ul>
            </Card>
          )}
          {pageInfo.hasNextPage && (
            <Button
              busy={isFetchingMore}
              onClick={() => void query.fetchMore({ variables: { after: pageInfo.endCursor ?? null } })}
            >
              Show more schools
            </Button>
          )}
        </div>
      )}
    </Loaded>
  )
}

const countWords = (count: number): string =>
  count === 0 ? 'No school' : count === 1 ? 'One school' : `${inFull(count)} schools`
