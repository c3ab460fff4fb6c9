/** The pages of CPD, beside each other: each is shown to whoever can use it. */
import { NavLink } from 'react-router'
import { useViewer, type Viewer } from '../platform/session'
import { cx } from '../ui/cx'
import css from './CpdNav.module.css'

interface CpdPage {
  readonly path: string
  readonly label: string
  readonly isFor: (viewer: Viewer) => boolean
}

const holds = (viewer: Viewer, ...roles: readonly string[]): boolean =>
  viewer.holdings.some(({ role, deputy }) => roles.includes(role) || (deputy && roles.includes('HEADTEACHER')))

const pages: readonly CpdPage[] = [
  { path: '/cpd', label: 'Cycles', isFor: () => true },
  { path: '/calendar', label: 'Calendar', isFor: (viewer) => viewer.alliances.length > 0 },
  {
    path: '/cpd/places',
    label: 'To agree to',
    isFor: (viewer) => holds(viewer, 'CPD_LEAD', 'SCHOOL_LEADER', 'HEADTEACHER', 'EXECUTIVE_HEAD'),
  },
  {
    path: '/desk',
    label: 'Desk',
    isFor: (viewer) => holds(viewer, 'ALLIANCE_COORDINATOR', 'CPD_LEAD', 'HEADTEACHER', 'EXECUTIVE_HEAD'),
  },
  { path: '/cover', label: 'Cover', isFor: (viewer) => viewer.holdings.length > 0 },
  { path: '/load', label: 'My time', isFor: () => true },
  { path: '/cpd/record', label: 'My record', isFor: () => true },
]

export function CpdNav() {
  const viewer = useViewer()
  return (
    <nav aria-label="CPD" className={css.nav}>
      {pages
        .filter(({ isFor }) => isFor(viewer))
        .map(({ path, label }) => (
          <NavLink key={path} to={path} end className={({ isActive }) => cx(css.link, isActive && css.here)}>
            {label}
          </NavLink>
        ))}
    </nav>
  )
}
