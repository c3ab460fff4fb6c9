/** CPD: what waits for me and where I go, then the cycles of my alliances. */
import { useQuery } from '@apollo/client/react'
import { IconCalendarHeart, IconPlus } from '@tabler/icons-react'
import { useSearchParams } from 'react-router'
import { CycleCard } from '../features/cpd/CycleCard'
import { isCycleOver } from '../features/cpd/cpd-words'
import { ComingUp } from '../features/cpd/MyPlaces'
import { StartCycleDialog } from '../features/cpd/StartCycleDialog'
import { graphql } from '../gql'
import type { MyCpdQuery } from '../gql/graphql'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { useViewer } from '../platform/session'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { CardGrid, Page, Section } from '../ui/Page'
import { SkeletonCards } from '../ui/Skeleton'
import { CpdNav } from './CpdNav'

const myCpdQuery = graphql(`
  query MyCpd {
    cpdCycles { ...CpdCycleCardParts }
    myCpdPlaces {
      ...CpdPlaceParts
      session { id title state startsAt endsAt onlineAt roomName venue { urn name } cycle { id title allianceId } }
    }
    cpdSessionsILead {
      id title state startsAt endsAt onlineAt roomName venue { urn name } cycle { id title } abilities { answerFacilitating standDown }
    }
  }
`)
const leading = new Set(['CPD_LEAD', 'SCHOOL_LEADER', 'HEADTEACHER', 'EXECUTIVE_HEAD'])

const goes = new Set(['REQUESTED', 'APPROVED', 'CONFIRMED', 'WAITING_LIST', 'OFFERED'])

export default function CpdPage() {
  const viewer = useViewer()
  const query = useQuery(myCpdQuery, { fetchPolicy: 'cache-and-network' })
  useRefresh('cpd.changed', query.refetch)
  const [params, setParams] = useSearchParams()
  const starting = (wanted: boolean) => setParams(wanted ? { start: '' } : {}, { replace: true })
  const coordinates = viewer.holdings.some(({ role }) => role === 'ALLIANCE_COORDINATOR')
  const leads = viewer.holdings.some(({ role, deputy }) => leading.has(role) || deputy)
  const canStart = viewer.alliances.length > 0 && (coordinates || leads)
  const start = canStart && (
    <Button look="primary" icon={<IconPlus />} onClick={() => starting(true)}>
      Plan a cycle
    </Button>
  )
  const own = viewer.holdings.flatMap(({ role, school }) => (school && role === 'CPD_LEAD' ? [school] : []))
  return (
    <Page title="CPD" lead="What colleagues of several schools learn together, a session at a time." actions={start}>
      <CpdNav />
      <Loaded query={query} skeleton={<SkeletonCards />}>
        {({ cpdCycles: cycles, myCpdPlaces: places, cpdSessionsILead: led }) => (
          <>
            {(led.length > 0 || places.some(comes)) && (
              <Section title="Coming up for me">
                <ComingUp places={places} led={led} />
              </Section>
            )}
            {cycles.length === 0 ? (
              <EmptyState icon={<IconCalendarHeart />} title="No CPD cycle yet" action={start}>
                A cycle is a few linked sessions to one purpose, planned backwards from what pupils should get better
                at.
              </EmptyState>
            ) : (
              <>
                <Cycles title="Under way" of={cycles.filter(({ state }) => !isCycleOver(state))} />
                <Cycles title="Over" of={cycles.filter(({ state }) => isCycleOver(state))} />
              </>
            )}
            {params.has('start') && canStart && (
              <StartCycleDialog
                alliances={viewer.alliances}
                schools={own}
                earlier={cycles.map(({ id, title }) => ({ id, title }))}
                onClose={() => starting(false)}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

const comes = ({ state, session }: MyCpdQuery['myCpdPlaces'][number]): boolean =>
  goes.has(state) &&
  session !== null &&
  session !== undefined &&
  session.state !== 'CLOSED' &&
  session.state !== 'CANCELLED'

function Cycles({ title, of }: { readonly title: string; readonly of: MyCpdQuery['cpdCycles'] }) {
  if (of.length === 0) return null
  return (
    <Section title={title}>
      <CardGrid min="21rem">
        {of.map((cycle) => (
          <CycleCard key={cycle.id} cycle={cycle} />
        ))}
      </CardGrid>
    </Section>
  )
}
