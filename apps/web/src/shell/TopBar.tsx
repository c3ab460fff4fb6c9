/** What is always in sight: who I act as, search, the state of my work, my inbox, myself. */
import { IconBell, IconSearch } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useSaveState } from '../platform/save-state'
import type { Viewer } from '../platform/session'
import { SaveBadge } from '../ui/SaveBadge'
import { Count } from '../ui/Tag'
import { ActingAs } from './ActingAs'
import { AvatarMenu } from './AvatarMenu'
import { openPalette } from './palette-state'
import css from './TopBar.module.css'

const modKey = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl'

export function TopBar({ viewer }: { readonly viewer: Viewer }) {
  const { look, words, pending } = useSaveState()
  const waiting = viewer.inboxCount
  return (
    <header className={css.bar}>
      <ActingAs viewer={viewer} />
      <button type="button" className={css.search} onClick={openPalette} aria-haspopup="dialog">
        <IconSearch aria-hidden="true" />
        <span className={css.searchWords}>Find schools, people, enquiries</span>
        <span className={css.key} aria-hidden="true">
          {modKey} K
        </span>
      </button>
      <div className={css.end}>
        <SaveBadge look={look} words={look === 'offline' ? 'Offline' : words} pending={pending} />
        <Link to="/inbox" className={css.inbox} title="Inbox">
          <IconBell aria-hidden="true" stroke={1.75} />
          <span className="visually-hidden">Inbox</span>
          {waiting > 0 && <Count value={waiting} label={`, ${waiting} waiting`} />}
        </Link>
        <AvatarMenu viewer={viewer} />
      </div>
    </header>
  )
}
