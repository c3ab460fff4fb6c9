/** Whose words stand on this board, school by school: a thin bar, the figures in words. */
import { graphql } from '../../gql'
import type { AuthorshipPartsFragment } from '../../gql/graphql'
import { schoolStyle } from '../../ui/school-colour'
import css from './AuthorshipBar.module.css'

export const authorshipParts = graphql(`
  fragment AuthorshipParts on Enquiry {
    id
    jointAuthorship { edits share school { urn name colour } }
  }
`)

const percent = (share: number): string => `${Math.round(share * 100)} %`

export function AuthorshipBar({ enquiry }: { readonly enquiry: AuthorshipPartsFragment }) {
  const shares = enquiry.jointAuthorship.filter(({ edits }) => edits > 0)
  if (shares.length === 0) return null
  const said = shares.map(({ school, share }) => `${school.name} ${percent(share)}`).join(', ')
  return (
    <div className={css.whole} role="img" aria-label={`Written by: ${said}`} title={`Written by: ${said}`}>
      {shares.map(({ school, share }) => (
        <span key={school.urn} className={css.share} style={{ ...schoolStyle(school.colour), flexGrow: share }} />
      ))}
    </div>
  )
}
