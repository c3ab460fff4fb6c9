/** My own record of professional development: only mine, and mine to take along. */
import { useQuery } from '@apollo/client/react'
import { IconDownload, IconNotebook, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { AddEntryDialog, OwnRecord, take } from '../features/cpd/OwnRecord'
import { graphql } from '../gql'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import { WhoCanRead } from '../ui/WhoCanRead'
import { CpdNav } from './CpdNav'

const recordQuery = graphql(`
  query OwnRecordPage {
    myCpdRecord { id onDay title role minutes allianceName sessionId note withdrawnOn replacesOn version }
  }
`)

export default function CpdRecordPage() {
  const query = useQuery(recordQuery, { fetchPolicy: 'cache-and-network' })
  useRefresh('cpd.changed', query.refetch)
  const [adding, setAdding] = useState(false)
  const add = (
    <Button icon={<IconPlus />} onClick={() => setAdding(true)}>
      Add something
    </Button>
  )
  return (
    <Page
      title="My record"
      above="CPD"
      lead="What you took part in and led, wherever you worked at the time."
      actions={
        <>
          {add}
          {(query.data?.myCpdRecord.length ?? 0) > 0 && (
            <Button icon={<IconDownload />} onClick={() => take('/api/cpd-record.csv')}>
              Take it along
            </Button>
          )}
        </>
      }
    >
      <CpdNav />
      <Loaded query={query}>
        {({ myCpdRecord: entries }) =>
          entries.length === 0 ? (
            <EmptyState icon={<IconNotebook />} title="Nothing on your record yet" action={add}>
              Sessions you come to are kept here by themselves. What you did elsewhere you can add.
            </EmptyState>
          ) : (
            <OwnRecord entries={entries} />
          )
        }
      </Loaded>
      <WhoCanRead secret who={['Only you. Not your school, not the alliance.']} />
      {adding && <AddEntryDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}
