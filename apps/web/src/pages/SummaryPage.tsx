/** One released summary, as a page to read and to print. */
import { useQuery } from '@apollo/client/react'
import { IconDownload } from '@tabler/icons-react'
import { Link, useParams } from 'react-router'
import { releasedSummaryQuery } from '../features/peer-challenge/findings/outcome-queries'
import { SummaryPaper } from '../features/peer-challenge/summary/SummaryPaper'
import { dayOf } from '../platform/dates'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { ButtonLink } from '../ui/Button'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import { WhoCanRead } from '../ui/WhoCanRead'

export default function SummaryPage() {
  const { id = '' } = useParams()
  const query = useQuery(releasedSummaryQuery, { variables: { id }, fetchPolicy: 'network-only' })
  useRefresh('peer-challenge.changed', query.refetch, ({ challengeId }) => challengeId === id)
  return (
    <Loaded query={query}>
      {({ releasedSummary: summary }) =>
        summary ? (
          <Page
            width="text"
            title={`Peer challenge of ${summary.host.name}`}
            above={<Link to="/summaries">Released to me</Link>}
            actions={
              <ButtonLink
                to={`/api/peer-challenges/${id}/summary.pdf`}
                reloadDocument
                download
                icon={<IconDownload aria-hidden="true" />}
              >
                Take it along as a PDF
              </ButtonLink>
            }
            lead={[
              `Visited by colleagues of ${summary.team.join(' and ')}`,
              summary.visitFirstDay && `on ${dayOf(summary.visitFirstDay)}`,
            ]
              .filter(Boolean)
              .join(' ')}
          >
            <Card>
              <SummaryPaper sections={summary.sections} level={2} />
            </Card>
            <WhoCanRead who={summary.whoCanRead} />
          </Page>
        ) : (
          <Page title="There is nothing here for you to read" above={<Link to="/summaries">Released to me</Link>}>
            <EmptyState title="It was not released to you, or it was withdrawn">
              The school’s headteacher decides who reads it.
            </EmptyState>
          </Page>
        )
      }
    </Loaded>
  )
}
