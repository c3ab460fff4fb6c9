/** Inbox: what others ask of me, newest first; what is done can be looked up. */
import { useQuery } from '@apollo/client/react'
import { IconInbox } from '@tabler/icons-react'
import { useState } from 'react'
import { InboxList } from '../features/inbox/InboxList'
import { graphql } from '../gql'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Page, Stack } from '../ui/Page'
import { Tabs } from '../ui/Tabs'

const inboxQuery = graphql(`
  query InboxPage($open: Boolean!, $after: String) {
    inbox(open: $open, first: 30, after: $after) {
      edges { cursor node { id doneAt putOffUntil ...InboxItemParts } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

export default function InboxPage() {
  const [chosen, setChosen] = useState('open')
  return (
    <Page title="Inbox" width="text" lead="Only what concerns you: invitations, proposals and mentions.">
      <Tabs
        label="Which notices"
        chosen={chosen}
        onChoose={setChosen}
        tabs={[
          { key: 'open', label: 'Waiting for me', panel: <Notices open /> },
          { key: 'all', label: 'Everything', panel: <Notices open={false} /> },
        ]}
      />
    </Page>
  )
}

function Notices({ open }: { readonly open: boolean }) {
  const query = useQuery(inboxQuery, { variables: { open }, fetchPolicy: 'cache-and-network' })
  useRefresh('inbox.changed', query.refetch)
  return (
    <Loaded query={query}>
      {({ inbox: { edges, pageInfo } }) => {
        const items = edges
          .map(({ node }) => node)
          .filter((item) => !open || !(item.doneAt || isPutOff(item.putOffUntil)))
        if (items.length === 0) {
          return (
            <EmptyState icon={<IconInbox />} title={open ? 'Nothing waits for you' : 'No notices yet'}>
              When a colleague mentions you, invites you or proposes a step, it appears here.
            </EmptyState>
          )
        }
        return (
          <Stack>
            <InboxList items={items} />
            {pageInfo.hasNextPage && (
              <Button onClick={() => void query.fetchMore({ variables: { after: pageInfo.endCursor } })}>
                Show older notices
              </Button>
            )}
          </Stack>
        )
      }}
    </Loaded>
  )
}

const isPutOff = (until: string | null | undefined): boolean =>
  until != null && until > new Date().toLocaleDateString('en-CA')
