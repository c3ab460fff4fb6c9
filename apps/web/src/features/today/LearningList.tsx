/** What enquiries have found, as sentences to read first thing. */
import { Link } from 'react-router'
import { graphql } from '../../gql'
import type { LearningPartsFragment } from '../../gql/graphql'
import { SchoolTag } from '../../ui/SchoolTag'
import css from './Today.module.css'

export const learningParts = graphql(`
  fragment LearningParts on Learning {
    text
    at
    enquiry { id title schools { hasJoined school { urn name colour } } }
  }
`)

export function LearningList({ learning }: { readonly learning: readonly LearningPartsFragment[] }) {
  return (
    <ul className={css.learning}>
      {learning.map(({ text, enquiry }) => (
        <li key={enquiry.id} className={css.found}>
          <blockquote>{text}</blockquote>
          <p className={css.source}>
            <Link to={`/enquiries/${enquiry.id}`}>{enquiry.title}</Link>
            {enquiry.schools
              .filter(({ hasJoined }) => hasJoined)
              .map(({ school }) => (
                <SchoolTag key={school.urn} school={school} />
              ))}
          </p>
        </li>
      ))}
    </ul>
  )
}
