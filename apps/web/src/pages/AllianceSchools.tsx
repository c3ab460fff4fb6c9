/** The schools of an alliance, beside what it is here for. */
import { IconHeartHandshake } from '@tabler/icons-react'
import { AllianceAbout } from '../features/alliance/AllianceAbout'
import { MembershipList } from '../features/membership/MembershipList'
import { isOver } from '../features/membership/membership-words'
import type { AlliancePageQuery } from '../gql/graphql'
import { EmptyState } from '../ui/EmptyState'
import { Columns, Section, Stack } from '../ui/Page'

type Alliance = NonNullable<AlliancePageQuery['alliance']>

export function AllianceSchools({ alliance }: { readonly alliance: Alliance }) {
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
