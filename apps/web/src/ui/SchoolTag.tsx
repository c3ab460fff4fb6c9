/** A school's name with its colour. The colour helps to recognise; the name says it. */
import { Link } from 'react-router'
import { cx } from './cx'
import css from './SchoolTag.module.css'
import { schoolStyle } from './school-colour'

export interface SchoolTagProps {
  readonly school: { readonly name: string; readonly colour?: string | null | undefined }
  /** Opens the school's page. */
  readonly to?: string | undefined
  /** Not joined yet, or left. */
  readonly faded?: boolean | undefined
  readonly note?: string | undefined
}

export function SchoolTag({ school, to, faded, note }: SchoolTagProps) {
  const inside = (
    <>
      <span className={css.dot} aria-hidden="true" />
      <span className={css.name}>{school.name}</span>
      {note && <span className={css.note}>{note}</span>}
    </>
  )
  const className = cx(css.tag, faded && css.faded)
  return to ? (
    <Link to={to} className={className} style={schoolStyle(school.colour)}>
      {inside}
    </Link>
  ) : (
    <span className={className} style={schoolStyle(school.colour)}>
      {inside}
    </span>
  )
}
