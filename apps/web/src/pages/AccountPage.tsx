/** Account: who I am here, what I hold, where I am signed in, my password, my colours. */
import { IconLogout } from '@tabler/icons-react'
import { Link } from 'react-router'
import { ChangePassword } from '../features/account/ChangePassword'
import { ColourChoice } from '../features/account/ColourChoice'
import { HeldRoles } from '../features/account/HeldRoles'
import { PersonalCalendar } from '../features/account/PersonalCalendar'
import { Sessions } from '../features/account/Sessions'
import { useSignOut, useViewer } from '../platform/session'
import { Button } from '../ui/Button'
import { Page, Section } from '../ui/Page'
import { NewPasswordField } from './NewPasswordField'

export default function AccountPage() {
  const viewer = useViewer()
  const signOut = useSignOut()
  return (
    <Page
      title={viewer.name}
      above="Account"
      lead={viewer.email}
      width="text"
      actions={
        <Button icon={<IconLogout />} onClick={() => void signOut()}>
          Sign out
        </Button>
      }
    >
      <Section
        title="What I hold"
        hint={
          viewer.holdings.length > 1
            ? 'All of it counts for what you may read. The role that comes first decides what pages show at first.'
            : undefined
        }
      >
        <HeldRoles />
      </Section>
      <Section title="My calendar and mails">
        <PersonalCalendar />
      </Section>
      {viewer.places.includes('CPD') && (
        <Section title="My CPD" hint="What you took part in and led. Only you see it.">
          <p>
            <Link to="/cpd/record">My record, with certificates</Link>
          </p>
        </Section>
      )}
      <Section title="Colours" hint="Kept on this device.">
        <ColourChoice />
      </Section>
      <Section title="Where I am signed in" hint="Left it open on a shared computer? End it from here.">
        <Sessions />
      </Section>
      <Section title="Password">
        <ChangePassword newPassword={(value, onChange) => <NewPasswordField value={value} onChange={onChange} />} />
      </Section>
    </Page>
  )
}
