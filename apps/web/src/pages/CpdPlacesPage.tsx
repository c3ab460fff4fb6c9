/** Places that wait for my word for my school; and, for heads, who may be asked for more. */
import { useQuery } from '@apollo/client/react'
import { IconChecks } from '@tabler/icons-react'
import { useSearchParams } from 'react-router'
import { AllowMore, Overrides } from '../features/cpd/Overrides'
import { PlacesToApprove } from '../features/cpd/PlacesToApprove'
import { graphql } from '../gql'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { useViewer } from '../platform/session'
import { EmptyState } from '../ui/EmptyState'
import { Page, Section } from '../ui/Page'
import { CpdNav } from './CpdNav'

const placesQuery = graphql(`
  query PlacesPage($urn: ID!, $heads: Boolean!) {
    cpdPlacesToApprove {
      ...CpdPlaceParts
      session { id title startsAt endsAt onlineAt roomName venue { urn name } cycle { id title } }
    }
    loadOverrides(urn: $urn) @include(if: $heads) { id halfTerm reason at person { id name } by { id name } }
  }
`)
const peopleQuery = graphql(`
  query WhoAsksForMore($urn: ID!) {
    school(urn: $urn) { urn people { id person { id name } } }
  }
`)

export default function CpdPlacesPage() {
  const { holdings } = useViewer()
  const headed = holdings.find(
    ({ role, deputy }) => deputy || role === 'HEADTEACHER' || role === 'EXECUTIVE_HEAD',
  )?.school
  const urn = headed?.urn ?? ''
  const query = useQuery(placesQuery, { variables: { urn, heads: Boolean(headed) }, fetchPolicy: 'cache-and-network' })
  useRefresh('cpd.changed', query.refetch)
  const [params, setParams] = useSearchParams()
  const [personId, from, about] = ['person', 'from', 'urn'].map((name) => params.get(name))
  const asked = personId && from && about ? { personId, from, urn: about } : null
  const people = useQuery(peopleQuery, { variables: { urn: about ?? '' }, skip: asked === null })
  const name = people.data?.school?.people.find(({ person }) => person.id === personId)?.person.name
  return (
    <Page
      title="To agree to"
      above="CPD"
      lead="Colleagues of your school who ask for a place. You see who, when and for what."
    >
      <CpdNav />
      <Loaded query={query}>
        {({ cpdPlacesToApprove: places, loadOverrides: overrides }) => (
          <>
            {places.length === 0 ? (
              <EmptyState icon={<IconChecks />} title="Nobody waits for your word">
                When a colleague asks for a place on a session, it appears here and on Today.
              </EmptyState>
            ) : (
              <PlacesToApprove places={places} />
            )}
            {headed && overrides && overrides.length > 0 && (
              <Section
                title="May be asked for more"
                hint="Somebody with a full half-term can be asked for more only if you say that it is all right."
              >
                <Overrides overrides={overrides} urn={urn} />
              </Section>
            )}
          </>
        )}
      </Loaded>
      {asked && name && <AllowMore asked={asked} name={name} onDone={() => setParams({}, { replace: true })} />}
    </Page>
  )
}
