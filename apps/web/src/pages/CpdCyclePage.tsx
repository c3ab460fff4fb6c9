/** One CPD cycle: its sessions as a path, its design, and the schools it is for; a session opens at the edge. */
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import css from '../features/cpd/Cpd.module.css'
import { CycleHead } from '../features/cpd/CycleHead'
import { DesignTab } from '../features/cpd/DesignTab'
import { SchoolsTab } from '../features/cpd/SchoolsTab'
import { SessionForm } from '../features/cpd/SessionForm'
import { SessionPath } from '../features/cpd/SessionPath'
import { SessionSheet } from '../features/cpd/SessionSheet'
import { graphql } from '../gql'
import type { CpdCyclePartsFragment } from '../gql/graphql'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { ButtonLink } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import { Tabs } from '../ui/Tabs'
import { WhoCanRead } from '../ui/WhoCanRead'

const cycleQuery = graphql(`
  query CpdCyclePage($id: ID!) {
    cpdCycle(id: $id) { ...CpdCycleParts }
  }
`)

export default function CpdCyclePage() {
  const { id = '' } = useParams()
  const query = useQuery(cycleQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  useRefresh('cpd.changed', query.refetch, (event) => event.cycleId === id)
  return (
    <Loaded query={query}>
      {({ cpdCycle: cycle }) =>
        cycle ? (
          <Cycle cycle={cycle} />
        ) : (
          <Page title="No such cycle">
            <EmptyState
              title="This cycle does not exist, or is not open to you yet"
              action={<ButtonLink to="/cpd">All cycles</ButtonLink>}
            >
              While a cycle is being planned, only those who plan it see it.
            </EmptyState>
          </Page>
        )
      }
    </Loaded>
  )
}

function Cycle({ cycle }: { readonly cycle: CpdCyclePartsFragment }) {
  const [params, setParams] = useSearchParams()
  const [adding, setAdding] = useState(false)
  const session = cycle.sessions.find(({ id }) => id === params.get('session'))
  const set = (name: string, value: string | null) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        if (value === null) next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true, preventScrollReset: true },
    )
  return (
    <div className={css.cyclePage}>
      <CycleHead cycle={cycle} />
      <Tabs
        label="Parts of the cycle"
        chosen={params.get('tab') ?? 'sessions'}
        onChoose={(key) => set('tab', key)}
        tabs={[
          { key: 'sessions', label: 'Sessions', panel: <SessionPath cycle={cycle} onAdd={() => setAdding(true)} /> },
          { key: 'design', label: 'Design', panel: <DesignTab cycle={cycle} /> },
          { key: 'schools', label: 'Schools', panel: <SchoolsTab cycle={cycle} /> },
        ]}
      />
      <WhoCanRead who={cycle.whoCanRead} />
      {session && (
        <SessionSheet key={session.id} cycle={cycle} session={session} onClose={() => set('session', null)} />
      )}
      {adding && (
        <Dialog open side width="l" onClose={() => setAdding(false)} title="Add a session">
          <SessionForm cycle={cycle} onDone={() => setAdding(false)} />
        </Dialog>
      )}
    </div>
  )
}
