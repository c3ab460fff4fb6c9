/** An alliance: its schools and where each stands, its clusters, its agreement, its templates. */
import { useQuery } from '@apollo/client/react'
import { IconHeartHandshake, IconPlus, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { AgreementPanel } from '../features/alliance/AgreementPanel'
import { kindWords } from '../features/alliance/alliance-words'
import { ClusterPanel } from '../features/alliance/ClusterPanel'
import { EnquiryLine } from '../features/enquiry/EnquiryLine'
import { StartEnquiryDialog } from '../features/enquiry/StartEnquiryDialog'
import { AwaitingMemberships } from '../features/membership/AwaitingMemberships'
import { InviteSchoolDialog } from '../features/membership/InviteSchoolDialog'
import { isOver } from '../features/membership/membership-words'
import { SchoolPicker } from '../features/school/SchoolPicker'
import { TemplatePanel } from '../features/template/TemplatePanel'
import { graphql } from '../gql'
import type { AlliancePageQuery, PickableSchoolFragment, TemplatePartsFragment } from '../gql/graphql'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { useViewer } from '../platform/session'
import { Button, ButtonLink } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import { SelectField } from '../ui/SelectField'
import { Tabs } from '../ui/Tabs'
import { AllianceOutline } from './AllianceOutline'
import { AllianceSchools } from './AllianceSchools'

const allianceQuery = graphql(`
  query AlliancePage($id: ID!) {
    alliance(id: $id) {
      id
      name
      kind
      abilities { inviteSchool readDirectory inviteCoordinator }
      rolesToGive { ...RoleChoice }
      memberships { id state ...MembershipParts }
      ...AllianceAbout
      ...AgreementPanel
    }
  }
`)

type Alliance = NonNullable<AlliancePageQuery['alliance']>

export function OneAlliance({ id }: { readonly id: string }) {
  const query = useQuery(allianceQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  useRefresh(['alliance.changed', 'viewer.changed'], query.refetch)
  return (
    <Loaded query={query}>
      {({ alliance }) =>
        alliance ? (
          <Found alliance={alliance} />
        ) : (
          <Page title="No such alliance">
            <EmptyState
              icon={<IconHeartHandshake />}
              title="This alliance does not exist, or you do not belong to it"
              action={<ButtonLink to="/alliance">My alliance</ButtonLink>}
            >
              Whoever belongs to a member school finds its alliance here.
            </EmptyState>
          </Page>
        )
      }
    </Loaded>
  )
}

function Found({ alliance }: { readonly alliance: Alliance }) {
  const viewer = useViewer()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const [inviting, setInviting] = useState(false)
  const [school, setSchool] = useState<PickableSchoolFragment | null>(null)
  const [starting, setStarting] = useState<TemplatePartsFragment | null>(null)
  const { id, name, kind, abilities, leadSchool, memberships } = alliance
  const hasLead = memberships.some(({ role, state }) => role === 'LEAD' && !isOver(state))
  const belongs = viewer.alliances.some((own) => own.id === id)
  const invite = () => {
    setSchool(null)
    setInviting(true)
  }
  const tabs = [
    { key: 'schools', label: 'Schools', panel: <AllianceSchools alliance={alliance} /> },
    ...(belongs
      ? [
          {
            key: 'clusters',
            label: 'Clusters',
            panel: <ClusterPanel allianceId={id} enquiry={(enquiry) => <EnquiryLine enquiry={enquiry} />} />,
          },
        ]
      : []),
    ...(alliance.agreement
      ? [{ key: 'agreement', label: 'Agreement', panel: <AgreementPanel alliance={alliance} /> }]
      : []),
    ...(belongs
      ? [
          {
            key: 'templates',
            label: 'Templates',
            panel: <TemplatePanel allianceId={id} onStart={viewer.canStartEnquiry ? setStarting : null} />,
          },
        ]
      : []),
  ]
  return (
    <Page
      title={name}
      above={
        viewer.alliances.length > 1 ? (
          <SelectField
            label="Alliance"
            hideLabel
            value={id}
            onChange={(event) => void navigate(`/alliance/${event.currentTarget.value}`)}
            choices={viewer.alliances.map((own) => ({ value: own.id, label: own.name }))}
          />
        ) : viewer.isAdmin ? (
          <Link to="/alliance">Alliances</Link>
        ) : (
          kindWords[kind]
        )
      }
      actions={
        <>
          {abilities.readDirectory && (
            <ButtonLink to={`/alliance/people?alliance=${id}`} icon={<IconUsers />}>
              People
            </ButtonLink>
          )}
          {abilities.inviteSchool && (
            <Button look="primary" icon={<IconPlus />} onClick={invite}>
              Invite a school
            </Button>
          )}
        </>
      }
    >
      <AwaitingMemberships />
      {tabs.length > 1 ? (
        <Tabs
          label={name}
          tabs={tabs}
          chosen={params.get('show') ?? 'schools'}
          onChoose={(key) => setParams(key === 'schools' ? {} : { show: key }, { replace: true })}
        />
      ) : (
        <AllianceOutline alliance={alliance} />
      )}
      {starting && (
        <StartEnquiryDialog
          open
          from={{ allianceId: id, templateId: starting.id, body: starting.body }}
          onClose={() => setStarting(null)}
        />
      )}
      {inviting && (
        <InviteSchoolDialog
          alliance={{ id, name, leadUrn: leadSchool?.urn ?? null, hasLead }}
          chosen={school}
          picker={<SchoolPicker label="Which school?" chosen={school} onChoose={setSchool} />}
          onAnother={() => setSchool(null)}
          onClose={() => setInviting(false)}
        />
      )}
    </Page>
  )
}
