/** Myself: account, colours, signing out, and what only some people have. */
import { useQuery } from '@apollo/client/react'
import {
  IconDatabaseImport,
  IconDeviceDesktop,
  IconLogout,
  IconMailbox,
  IconMoon,
  IconSun,
  IconUserCircle,
} from '@tabler/icons-react'
import { graphql } from '../gql'
import { type ColourScheme, chooseColourScheme, useColourScheme } from '../platform/colour-scheme'
import { useSignOut, type Viewer } from '../platform/session'
import { Avatar } from '../ui/Avatar'
import { Menu, type MenuEntry } from '../ui/Menu'
import css from './AvatarMenu.module.css'

const installationQuery = graphql(`
  query ShellInstallation {
    installation { mailbox }
  }
`)

const schemes: readonly (readonly [ColourScheme, string, typeof IconSun])[] = [
  ['auto', 'As on this device', IconDeviceDesktop],
  ['light', 'Light', IconSun],
  ['dark', 'Dark', IconMoon],
]

export function AvatarMenu({ viewer }: { readonly viewer: Viewer }) {
  const { chosen } = useColourScheme()
  const { data } = useQuery(installationQuery, { fetchPolicy: 'cache-first' })
  const signOut = useSignOut()
  const own: MenuEntry[] = [
    { key: 'account', label: 'Account', detail: viewer.email, icon: <IconUserCircle />, to: '/account' },
  ]
  if (viewer.isAdmin) {
    own.push({ key: 'register', label: 'School register', icon: <IconDatabaseImport />, to: '/admin/register' })
  }
  if (data?.installation.mailbox) {
    own.push({ key: 'mailbox', label: 'Demo mailbox', icon: <IconMailbox />, to: '/mailbox' })
  }
  return (
    <Menu
      width={272}
      button={
        <button type="button" className={css.button} aria-label={`${viewer.name}: account and colours`}>
          <Avatar silent person={{ name: viewer.name, colour: viewer.actingAs?.school?.colour }} />
        </button>
      }
      groups={[
        { title: viewer.name, entries: own },
        {
          title: 'Colours',
          entries: schemes.map(([scheme, label, Icon]) => ({
            key: scheme,
            label,
            icon: <Icon />,
            chosen: scheme === chosen,
            onSelect: () => chooseColourScheme(scheme),
          })),
        },
        {
          entries: [
            {
              key: 'sign-out',
              label: 'Sign out',
              icon: <IconLogout />,
              onSelect: () => void signOut(),
            },
          ],
        },
      ]}
    />
  )
}
