/** What others changed on my work since I was last here. */
import { Link } from 'react-router'
import { graphql } from '../../gql'
import type { ChangePartsFragment } from '../../gql/graphql'
import { When } from '../../platform/When'
import css from './Today.module.css'

export const changeParts = graphql(`
  fragment ChangeParts on Change {
    id
    at
    text
    path
    by { id name }
    enquiry { id title }
  }
`)

export function ChangeList({ changes }: { readonly changes: readonly ChangePartsFragment[] }) {
  return (
    <ul className={css.changes}>
      {changes.map((change) => (
        <li key={change.id}>
          <Link to={change.path}>{change.text}</Link>
          <span className={css.when}>
            {change.enquiry && `${change.enquiry.title} · `}
            <When at={change.at} />
          </span>
        </li>
      ))}
    </ul>
  )
}
