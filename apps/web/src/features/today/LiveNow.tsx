/** Who has a board open at this moment. */
import { Link } from 'react-router'
import { graphql } from '../../gql'
import type { LiveNowPartsFragment } from '../../gql/graphql'
import { Avatars } from '../../ui/Avatar'
import { Card } from '../../ui/Card'
import css from './Today.module.css'

export const liveNowParts = graphql(`
  fragment LiveNowParts on LiveNow {
    enquiry { id title }
    people { id name initials }
  }
`)

export function LiveNow({ live }: { readonly live: readonly LiveNowPartsFragment[] }) {
  return (
    <Card>
      <ul className={css.live}>
        {live.map(({ enquiry, people }) => (
          <li key={enquiry.id}>
            <Link to={`/enquiries/${enquiry.id}`}>{enquiry.title}</Link>
            <Avatars people={people} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
