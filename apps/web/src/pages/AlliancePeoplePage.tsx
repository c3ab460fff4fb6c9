/** The people of an alliance: to find a colleague of another school, and, for its coordinator, to invite its office. */
import { isRole, scopeOf } from '@alongside/domain/role'
import { useQuery } from '@apollo/client/react'
import { IconUserPlus, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { AllianceDirectory } from '../features/people/AllianceDirectory'
import { InvitePeopleDialog } from '../features/people/InvitePeopleDialog'
import { OpenInvitations } from '../features/people/OpenInvitations'
import { graphql } from '../gql'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { useViewer } from '../platform/session'
import { Button, ButtonLink } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Page, Section } from '../ui/Page'

const peopleQuery = graphql(`
  query AlliancePeoplePage($id: ID!) {
    alliance(id: $id) {
      id
      name
      abilities { inviteCoordinator readDirectory }
      rolesToGive { ...RoleChoice }
      ...AllianceDirectory
    }
    people(spaceId: $id) { id role ...PersonLine }
  }
`)

export default function AlliancePeoplePage() {
  const viewer = useViewer()
  const [params] = useSearchParams()
  const id = params.get('alliance') ?? viewer.actingAs?.alliance?.id ?? viewer.alliances[0]?.id
  if (id) return <People id={id} />
  return (
    <Page title="People">
      <EmptyState
        icon={<IconUsers />}
        title="No alliance yet"
        action={<ButtonLink to="/alliance">Alliance</ButtonLink>}
      >
        Once your school belongs to an alliance, the colleagues of its schools can be found here.
      </EmptyState>
    </Page>
  )
}

function People({ id }: { readonly id: string }) {
  const [inviting, setInviting] = useState(false)
  const query = useQuery(peopleQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  useRefresh('alliance.changed', query.refetch)
  const alliance = query.data?.alliance
  const mayInvite = alliance?.abilities.inviteCoordinator === true
  return (
    <Page
      title="People"
      above={alliance && <Link to={`/alliance/${id}`}>{alliance.name}</Link>}
      lead="Colleagues of all member schools. Their addresses are for work you do together."
      actions={
        mayInvite && (
          <Button look="primary" icon={<IconUserPlus />} onClick={() => setInviting(true)}>
            Invite to the office
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {({ alliance: found, people }) =>
          found ? (
            <>
              <AllianceDirectory alliance={found} office={people.filter(({ role }) => isOfAlliance(role))} />
              {mayInvite && (
                <Section
                  title="Open invitations"
                  hint="To the alliance, and those you sent to the heads of its schools."
                >
                  <OpenInvitations spaceId={id} />
                </Section>
              )}
            </>
          ) : (
            <EmptyState icon={<IconUsers />} title="You do not belong to this alliance">
              Its people can be found by those who work in its schools.
            </EmptyState>
          )
        }
      </Loaded>
      {inviting && alliance && (
        <InvitePeopleDialog
          spaceId={id}
          placeName={alliance.name}
          roles={alliance.rolesToGive}
          onClose={() => setInviting(false)}
        />
      )}
    </Page>
  )
}

const isOfAlliance = (role: string): boolean => isRole(role) && scopeOf[role] === 'ALLIANCE'
