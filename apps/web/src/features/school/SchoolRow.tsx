/** A school on a list: what it is called, what and where it is, how many pupils, and what share of them has free meals. */
import { Link } from 'react-router'
import { graphql } from '../../gql'
import type { SchoolRowPartsFragment } from '../../gql/graphql'
import { schoolStyle } from '../../ui/school-colour'
import { Tag } from '../../ui/Tag'
import css from './SchoolRow.module.css'
import { inFull, isPlainlyOpen, percent, phaseWord, placeOf } from './school-words'

export const schoolRowParts = graphql(`
  fragment SchoolRowParts on School {
    urn
    name
    phase
    status
    town
    district
    laName
    roll
    percentFsm
    colour
    alliances { id name }
  }
`)

export interface SchoolRowProps {
  readonly school: SchoolRowPartsFragment
  /** The heading says which alliance it is in. */
  readonly inAlliance?: boolean
}

export function SchoolRow({ school, inAlliance }: SchoolRowProps) {
  const { urn, name, phase, status, roll, percentFsm, alliances } = school
  return (
    <li className={css.row} style={alliances.length > 0 ? schoolStyle(school.colour) : undefined}>
      <div className={css.words}>
        <Link to={`/schools/${urn}`} className={css.name} data-result="">
          {alliances.length > 0 && <span className={css.dot} aria-hidden="true" />}
          {name}
        </Link>
        <p className={css.what}>
          {[phaseWord(phase), placeOf(school)].filter(Boolean).join(' · ')}
          {!isPlainlyOpen(status) && <Tag tone={status === 'Closed' ? 'warn' : 'plain'}>{status}</Tag>}
          {(inAlliance ? [] : alliances).map((alliance) => (
            <Tag key={alliance.id} tone="accent">
              {alliance.name}
            </Tag>
          ))}
        </p>
      </div>
      <p className={css.figure}>
        {typeof roll === 'number' && (
          <>
            <b>{inFull(roll)}</b> <span>pupils</span>
          </>
        )}
      </p>
      <p className={css.figure}>
        {typeof percentFsm === 'number' && (
          <>
            <b>{percent(percentFsm)}</b> <span>free meals</span>
            <span className={css.bar} aria-hidden="true">
              <span style={{ inlineSize: `${percentFsm}%` }} />
            </span>
          </>
        )}
      </p>
    </li>
  )
}
