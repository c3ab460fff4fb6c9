/** An alliance as whoever runs the installation is shown it: which schools, and the door for its coordinator. */
import { IconHeartHandshake, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { MembershipList } from '../features/membership/MembershipList'
import { InvitePeopleDialog } from '../features/people/InvitePeopleDialog'
import { OpenInvitations } from '../features/people/OpenInvitations'
import type { AlliancePageQuery } from '../gql/graphql'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Section, Stack } from '../ui/Page'

type Alliance = NonNullable<AlliancePageQuery['alliance']>

export function AllianceOutline({ alliance }: { readonly alliance: Alliance }) {
  const [inviting, setInviting] = useState(false)
  const { id, name, memberships, abilities, rolesToGive } = alliance
  return (
    <Stack gap="l">
      <Section title="Schools">
        {memberships.length > 0 ? (
          <MembershipList label={`Schools of ${name}`} memberships={memberships} />
        ) : (
          <EmptyState icon={<IconHeartHandshake />} title="No school yet">
            The coordinator invites the first one.
          </EmptyState>
        )}
      </Section>
      {abilities.inviteCoordinator && (
        <Section
          title="Coordinators"
          hint="An invitation that ran out can be sent again; a second person can be invited at any time."
          actions={
            <Button icon={<IconPlus />} onClick={() => setInviting(true)}>
              Invite a coordinator
            </Button>
          }
        >
          <OpenInvitations spaceId={id} />
        </Section>
      )}
      {inviting && (
        <InvitePeopleDialog spaceId={id} placeName={name} roles={rolesToGive} onClose={() => setInviting(false)} />
      )}
    </Stack>
  )
}
