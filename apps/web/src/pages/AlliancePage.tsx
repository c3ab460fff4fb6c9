/** An alliance: its schools and where each stands, its clusters, its agreement, its templates. */
import { useQuery } from '@apollo/client/react'
import { IconHeartHandshake, IconPlus, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { AgreementPanel } from '../features/alliance/AgreementPanel'
import { AllAlliances } from '../features/alliance/AllAlliances'
import { AllianceAbout } from '../features/alliance/AllianceAbout'
import { kindWords } from '../features/alliance/alliance-words'
import { ClusterPanel } from '../features/alliance/ClusterPanel'
import { CreateAllianceDialog } from '../features/alliance/CreateAllianceDialog'
import { EnquiryLine } from '../features/enquiry/EnquiryLine'
import { AwaitingMemberships } from '../features/membership/AwaitingMemberships'
import { InviteSchoolDialog } from '../features/membership/InviteSchoolDialog'
import { MembershipList } from '../features/membership/MembershipList'
import { isOver } from '../features/membership/membership-words'
import { SchoolPicker } from '../features/school/SchoolPicker'
import { TemplatePanel } from '../features/template/TemplatePanel'
import { graphql } from '../gql'
import type { AlliancePageQuery, PickableSchoolFragment } from '../gql/graphql'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { useViewer } from '../platform/session'
import { Button, ButtonLink } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Columns, Page, Section, Stack } from '../ui/Page'
import { SelectField } from '../ui/SelectField'
import { Tabs } from '../ui/Tabs'

const allianceQuery = graphql(`
  query AlliancePage($id: ID!) {
    alliance(id: $id) {
      id
      name
      kind
      abilities { inviteSchool readDirectory }
      memberships { id state ...MembershipParts }
      ...AllianceAbout
      ...AgreementPanel
    }
  }
`)

type Alliance = NonNullable<AlliancePageQuery['alliance']>

export default function AlliancePage() {
  const viewer = useViewer()
  const { id } = useParams()
  const own = viewer.actingAs?.alliance?.id ?? viewer.alliances[0]?.id
  const shown = id ?? (viewer.isAdmin ? undefined : own)
  return shown ? <OneAlliance key={shown} id={shown} /> : <Alliances />
}

/** Whoever belongs to none yet, or runs the installation and belongs to none in particular. */
function Alliances() {
  const viewer = useViewer()
  const [creating, setCreating] = useState(false)
  const [lead, setLead] = useState<PickableSchoolFragment | null>(null)
  const create = () => {
    setLead(null)
    setCreating(true)
  }
  return (
    <Page
      title={viewer.isAdmin ? 'Alliances' : 'Alliance'}
      lead="Schools that chose to improve together."
      actions={
        viewer.isAdmin && (
          <Button look="primary" icon={<IconPlus />} onClick={create}>
            Create an alliance
          </Button>
        )
      }
    >
      <AwaitingMemberships
        otherwise={
          !viewer.isAdmin && (
            <EmptyState
              icon={<IconHeartHandshake />}
              title="Your school is in no alliance yet"
              action={<ButtonLink to="/schools">Find schools near you</ButtonLink>}
            >
              An alliance’s coordinator invites your school; you accept and sign for it as its head. An invitation would
              stand here.
            </EmptyState>
          )
        }
      />
      {viewer.isAdmin && <AllAlliances onCreate={create} />}
      {creating && (
        <CreateAllianceDialog
          leadUrn={lead?.urn ?? null}
          picker={
            <SchoolPicker
              label="Which school shall lead?"
              hint="Its head is asked by the coordinator."
              optional
              chosen={lead}
              onChoose={setLead}
            />
          }
          onClose={() => setCreating(false)}
        />
      )}
    </Page>
  )
}

function OneAlliance({ id }: { readonly id: string }) {
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
  const { id, name, kind, abilities, leadSchool, memberships } = alliance
  const hasLead = memberships.some(({ role, state }) => role === 'LEAD' && !isOver(state))
  const belongs = viewer.alliances.some((own) => own.id === id)
  const invite = () => {
    setSchool(null)
    setInviting(true)
  }
  const tabs = [
    { key: 'schools', label: 'Schools', panel: <Schools alliance={alliance} /> },
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
    ...(belongs ? [{ key: 'templates', label: 'Templates', panel: <TemplatePanel allianceId={id} /> }] : []),
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
      <Tabs
        label={name}
        tabs={tabs}
        chosen={params.get('show') ?? 'schools'}
        onChoose={(key) => setParams(key === 'schools' ? {} : { show: key }, { replace: true })}
      />
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

function Schools({ alliance }: { readonly alliance: Alliance }) {
  const now = alliance.memberships.filter(({ state }) => !isOver(state))
  const before = alliance.memberships.filter(({ state }) => isOver(state))
  return (
    <Columns
      main={
        <Stack gap="l">
          {now.length > 0 ? (
            <MembershipList label={`Schools of ${alliance.name}`} memberships={now} />
          ) : (
            <EmptyState icon={<IconHeartHandshake />} title="No school yet">
              Invite the first one. Its head accepts, signs the agreement, and the school is in.
            </EmptyState>
          )}
          {before.length > 0 && (
            <Section title="Earlier" hint="Seen by the schools themselves and the alliance’s office.">
              <MembershipList label="Memberships that are over" memberships={before} />
            </Section>
          )}
        </Stack>
      }
      aside={<AllianceAbout alliance={alliance} />}
    />
  )
}
