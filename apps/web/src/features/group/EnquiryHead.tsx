/** The head of the page: what this enquiry is called, whose it is, and what can be done with it. */
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { GroupPartsFragment } from '../../gql/graphql'
import { SchoolTag } from '../../ui/SchoolTag'
import { Tag } from '../../ui/Tag'
import css from './EnquiryHead.module.css'

const states: Readonly<Record<GroupPartsFragment['state'], string | null>> = {
  DRAFT: 'Draft',
  FORMING: 'Finding partners',
  ACTIVE: null,
  PAUSED: 'Paused',
  SHARING: 'Sharing what we learned',
  CLOSED: 'Closed',
  ABANDONED: 'Given up',
}

export interface EnquiryHeadProps {
  readonly enquiry: GroupPartsFragment
  /** Which turn of the spiral is shown. */
  readonly cycle?: ReactNode
  /** Whose words stand here. */
  readonly authorship?: ReactNode
  /** Who is here now. */
  readonly present?: ReactNode
  readonly actions?: ReactNode
  /** One line only, so that the table has the room. */
  readonly isTight?: boolean
}

export function EnquiryHead({ enquiry, cycle, authorship, present, actions, isTight }: EnquiryHeadProps) {
  const state = states[enquiry.state]
  return (
    <header className={css.head}>
      <title>{`${enquiry.title} – Alongside`}</title>
      <div className={css.first}>
        <h1 className={css.title}>{enquiry.title}</h1>
        <div className={css.end}>
          {present}
          {actions}
        </div>
      </div>
      <div className={css.second} hidden={isTight}>
        <nav aria-label="Back" className={css.back}>
          <Link to="/enquiries">Enquiries</Link>
        </nav>
        <ul className={css.schools} aria-label="Schools">
          {enquiry.schools
            .filter(({ leftAt }) => !leftAt)
            .map(({ school, hasJoined }) => (
              <li key={school.urn}>
                <SchoolTag
                  school={school}
                  to={`/schools/${school.urn}`}
                  faded={!hasJoined}
                  note={hasJoined ? undefined : 'asked'}
                />
              </li>
            ))}
        </ul>
        {state && <Tag tone="accent">{state}</Tag>}
        {cycle}
        {authorship}
      </div>
    </header>
  )
}
