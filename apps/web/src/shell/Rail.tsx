/** The places: a rail at the left, icons on a tablet, a bar at the bottom of a phone. */
import { Link, NavLink } from 'react-router'
import { Mark } from '../ui/Logo'
import { placesFor } from './places'
import css from './Rail.module.css'

export function Rail({ places }: { readonly places: readonly string[] }) {
  return (
    <nav className={css.rail} aria-label="Places">
      <Link to="/today" className={css.logo} aria-label="Alongside">
        <Mark size={34} />
        <span>Alongside</span>
      </Link>
      <ul className={css.places}>
        {placesFor(places).map(({ key, path, label, Icon }) => (
          <li key={key}>
            <NavLink to={path} className={css.place ?? ''}>
              <Icon aria-hidden="true" stroke={1.75} />
              <span>{label}</span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
