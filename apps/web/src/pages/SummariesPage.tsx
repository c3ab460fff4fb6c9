/** Summaries of peer challenges that were released to me. */
import { useQuery } from '@apollo/client/react'
import { releasedToMeQuery } from '../features/peer-challenge/findings/outcome-queries'
import { dayOf } from '../platform/dates'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { LinkCard } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { CardGrid, Page } from '../ui/Page'

export default function SummariesPage() {
  const query = useQuery(releasedToMeQuery, { fetchPolicy: 'cache-and-network' })
  useRefresh('peer-challenge.changed', query.refetch, () => true)
  return (
    <Page title="Released to me" lead="One page about each peer challenge whose headteacher has let you read it.">
      <Loaded query={query}>
        {({ summariesReleasedToMe: summaries }) =>
          summaries.length === 0 ? (
            <EmptyState title="Nothing has been released to you">
              A school’s headteacher decides who reads the summary of its peer challenge. When one is released to you,
              it appears here.
            </EmptyState>
          ) : (
            <CardGrid>
              {summaries.map((summary) => (
                <LinkCard
                  key={summary.challengeId}
                  level={2}
                  to={`/summaries/${summary.challengeId}`}
                  title={`Peer challenge of ${summary.host.name}`}
                >
                  <p>Visited by colleagues of {summary.team.join(' and ')}.</p>
                  <p>Released on {dayOf(summary.releasedAt)}</p>
                </LinkCard>
              ))}
            </CardGrid>
          )
        }
      </Loaded>
    </Page>
  )
}
