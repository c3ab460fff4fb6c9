/** Actions that are mine to see through. */
import { useQuery } from '@apollo/client/react'
import { ActionCard } from '../features/peer-challenge/actions/ActionCard'
import { actionsOfMineQuery } from '../features/peer-challenge/findings/outcome-queries'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { EmptyState } from '../ui/EmptyState'
import { Page, Stack } from '../ui/Page'

export default function ActionsPage() {
  const query = useQuery(actionsOfMineQuery, { fetchPolicy: 'cache-and-network' })
  useRefresh('peer-challenge.changed', query.refetch, () => true)
  return (
    <Page
      width="text"
      title="My actions"
      lead="What follows from a peer challenge of your school, and is yours to see through."
    >
      <Loaded query={query}>
        {({ actionsOfMine }) =>
          actionsOfMine.length === 0 ? (
            <EmptyState title="No action is yours">
              When your school plans an action after a peer challenge and gives it to you, it appears here.
            </EmptyState>
          ) : (
            <Stack>
              {actionsOfMine.map((action) => (
                <ActionCard key={action.id} action={action} showSchool />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Page>
  )
}
