/** The places: a rail at the left, icons on a tablet, a bar at the bottom of a phone. */
import { Link, useLocation } from 'react-router'
import { Mark } from '../ui/Logo'
import { isIn, placesFor } from './places'
import css from './Rail.module.css'

export function Rail({ places }: { readonly places: readonly string[] }) {
  const { pathname } = useLocation()
  return (
    <nav className={css.rail} aria-label="Places">
      <Link to="/today" className={css.logo} aria-label="Alongside">
        <Mark size={34} />
        <span>Alongside</span>
      </Link>
      <ul className={css.places}>
        {placesFor(places).map(({ key, path, label, Icon }) => (
          <li key={key}>
            <Link to={path} className={css.place} aria-current={isIn(key, pathname) ? 'page' : undefined}>
              <Icon aria-hidden="true" stroke={1.75} />
              <span>{label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
