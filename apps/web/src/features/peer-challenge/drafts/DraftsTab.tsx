/** What the team is writing: its findings, and the summary on one page. Nobody else sees it. */
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Loaded } from '../../../platform/Loaded'
import { useRefresh } from '../../../platform/news'
import { EmptyState } from '../../../ui/EmptyState'
import { Stack } from '../../../ui/Page'
import { Tabs } from '../../../ui/Tabs'
import { WhoCanRead } from '../../../ui/WhoCanRead'
import { draftsQuery } from './drafts-queries'
import { FindingsDraft } from './FindingsDraft'
import { SummaryDraft } from './SummaryDraft'

export default function DraftsTab({ challenge }: { readonly challenge: { readonly id: string } }) {
  const query = useQuery(draftsQuery, { variables: { id: challenge.id }, fetchPolicy: 'cache-and-network' })
  useRefresh('peer-challenge.changed', query.refetch, ({ challengeId }) => challengeId === challenge.id)
  const [view, setView] = useState('findings')
  return (
    <Loaded query={query}>
      {({ peerChallenge }) =>
        peerChallenge && (peerChallenge.findingsId || peerChallenge.summaryId) ? (
          <Stack gap="l">
            <WhoCanRead
              who={['Only the team. A finding reaches the school when it is shared, the page when it is handed over.']}
              secret
            />
            <Tabs
              label="What the team writes"
              chosen={view}
              onChoose={setView}
              tabs={[
                { key: 'findings', label: 'Findings', panel: <FindingsDraft challenge={peerChallenge} /> },
                { key: 'summary', label: 'The page that stays', panel: <SummaryDraft challenge={peerChallenge} /> },
              ]}
            />
          </Stack>
        ) : (
          <EmptyState title="Only the team writes here">
            During the visit and after it the team drafts its findings and the summary together.
          </EmptyState>
        )
      }
    </Loaded>
  )
}
