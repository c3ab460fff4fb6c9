/** A school: what the register says, what it works on, who works there; for its head, the staff room's door. */
import { useQuery } from '@apollo/client/react'
import { IconCalendarUser, IconSchoolOff, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { Rooms } from '../features/cpd/Rooms'
import { EnquiryCard } from '../features/enquiry/EnquiryCard'
import { DeputyDialog } from '../features/people/DeputyDialog'
import { InvitePeopleDialog } from '../features/people/InvitePeopleDialog'
import { OpenInvitations } from '../features/people/OpenInvitations'
import { PeopleOfSchool } from '../features/people/PeopleOfSchool'
import { can, colleaguesIn } from '../features/people/people-here'
import { SchoolFacts } from '../features/school/SchoolFacts'
import { SchoolTies } from '../features/school/SchoolTies'
import { isPlainlyOpen, phaseWord, placeOf } from '../features/school/school-words'
import { graphql } from '../gql'
import type { SchoolPageQuery } from '../gql/graphql'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { Button, ButtonLink } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Notice } from '../ui/Notice'
import { CardGrid, Columns, Page, Section, Stack } from '../ui/Page'

const schoolQuery = graphql(`
  query SchoolPage($urn: ID!) {
    school(urn: $urn) {
      urn
      name
      phase
      status
      town
      district
      laName
      colour
      spaceId
      abilities { invite suspend appointDeputy readDirectory keepCalendar }
      rolesToGive { ...RoleChoice }
      successors { urn name }
      people { id ...PersonLine }
      ...SchoolFacts
      ...SchoolTies
    }
    enquiries { id schools { school { urn } } ...EnquiryCardParts }
  }
`)

type School = NonNullable<SchoolPageQuery['school']>

export default function SchoolPage() {
  const { urn = '' } = useParams()
  const query = useQuery(schoolQuery, { variables: { urn } })
  useRefresh(['alliance.changed', 'enquiry.changed'], query.refetch)
  return (
    <Loaded query={query}>
      {({ school, enquiries }) =>
        school ? (
          <Found
            key={school.urn}
            school={school}
            enquiries={enquiries.filter(({ schools }) => schools.some((one) => one.school.urn === school.urn))}
          />
        ) : (
          <Page title="No such school">
            <EmptyState
              icon={<IconSchoolOff />}
              title="The register has no school with this number"
              action={<ButtonLink to="/schools">Find a school</ButtonLink>}
            >
              {urn} may be mistyped, or the school may be newer than the register that was imported last.
            </EmptyState>
          </Page>
        )
      }
    </Loaded>
  )
}

function Found({ school, enquiries }: { readonly school: School; readonly enquiries: SchoolPageQuery['enquiries'] }) {
  const [params, setParams] = useSearchParams()
  // In the address, so that Ctrl K can begin it from anywhere.
  const [asked, setAsked] = useState<'invite' | 'deputy' | null>(params.has('invite') ? 'invite' : null)
  const close = () => {
    setAsked(null)
    if (params.has('invite')) setParams({}, { replace: true })
  }
  const { name, spaceId, abilities, rolesToGive, people, successors } = school
  const showsPeople = people.length > 0 || abilities.readDirectory
  const mayInvite = abilities.invite && rolesToGive.length > 0
  const deputies = colleaguesIn(people).filter((colleague) => can(colleague, 'appointDeputy'))
  const invite = (look: 'primary' | 'soft') => (
    <Button look={look} icon={<IconUserPlus />} onClick={() => setAsked('invite')}>
      Invite people
    </Button>
  )
  return (
    <Page
      title={name}
      above={<Link to="/schools">Schools</Link>}
      lead={[phaseWord(school.phase), placeOf(school)].filter(Boolean).join(' in ')}
      actions={
        (mayInvite || deputies.length > 0) && (
          <>
            {deputies.length > 0 && (
              <Button icon={<IconCalendarUser />} onClick={() => setAsked('deputy')}>
                Appoint a deputy
              </Button>
            )}
            {mayInvite && invite('primary')}
          </>
        )
      }
    >
      {!isPlainlyOpen(school.status) && (
        <Notice tone={school.status === 'Closed' ? 'warn' : 'plain'} title={`The register says: ${school.status}`}>
          {successors[0] && (
            <>
              It lives on in <Link to={`/schools/${successors[0].urn}`}>{successors[0].name}</Link>.
            </>
          )}
        </Notice>
      )}
      <Columns
        main={
          <Stack gap="l">
            {enquiries.length > 0 && (
              <Section title="Working on">
                <CardGrid min="17rem">
                  {enquiries.map((enquiry) => (
                    <EnquiryCard key={enquiry.id} enquiry={enquiry} />
                  ))}
                </CardGrid>
              </Section>
            )}
            {showsPeople && (
              <Section
                title="People"
                hint={abilities.readDirectory ? undefined : 'As the alliance you share sees them.'}
              >
                <PeopleOfSchool school={school} people={people} invite={mayInvite && invite('soft')} />
              </Section>
            )}
            {showsPeople && <Rooms urn={school.urn} canKeep={abilities.keepCalendar} />}
            {mayInvite && spaceId && (
              <Section title="Open invitations">
                <OpenInvitations spaceId={spaceId} />
              </Section>
            )}
            {!showsPeople && enquiries.length === 0 && (
              <EmptyState
                title={spaceId ? 'Nothing was released to you here yet' : 'Not on Alongside, as far as you can see'}
              >
                {spaceId
                  ? 'What the headteacher releases to governors and partners stands here. Until then you see what the public register says.'
                  : 'What a school works on and who works there is shown within its alliances only. A coordinator can invite it to yours.'}
              </EmptyState>
            )}
          </Stack>
        }
        aside={
          <Stack>
            <SchoolFacts school={school} />
            <p>
              <Link to={`/schools/${school.urn}/calendar`}>Term dates, INSET days and closures</Link>
            </p>
            <SchoolTies school={school} />
          </Stack>
        }
      />
      {asked === 'invite' && mayInvite && spaceId && (
        <InvitePeopleDialog spaceId={spaceId} placeName={name} roles={rolesToGive} onClose={close} />
      )}
      {asked === 'deputy' && (
        <DeputyDialog school={school} candidates={deputies.map(({ person }) => person)} onClose={close} />
      )}
    </Page>
  )
}
