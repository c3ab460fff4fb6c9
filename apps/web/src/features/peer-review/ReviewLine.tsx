/** A review in one line: what of, who asks, where it stands, and what it asks of me. */
import { graphql } from '../../gql'
import type { ReviewLinePartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { LinkCard } from '../../ui/Card'
import { Tag } from '../../ui/Tag'
import css from './Review.module.css'
import { partStateWords, reviewStateWords } from './review-words'

export const reviewLineParts = graphql(`
  fragment ReviewLineParts on PeerReview {
    id
    title
    state
    dueOn
    standing
    requester { id name }
    assignments { id state isMine reviewer { id name } }
  }
`)

export function ReviewLine({ review }: { readonly review: ReviewLinePartsFragment }) {
  const own = review.assignments.find(({ isMine }) => isMine)
  const isMine = review.standing === 'REQUESTER'
  const said = isMine || !own || review.state === 'CLOSED' ? reviewStateWords[review.state] : partStateWords[own.state]
  const submitted = review.assignments.filter(({ state }) => state === 'SUBMITTED').length
  const detail = [
    isMine
      ? `${submitted} of ${review.assignments.length} handed in`
      : review.standing === 'HEAD'
        ? 'A colleague asks for your word'
        : `${review.requester.name} asks`,
    review.dueOn && `wanted by ${dayOf(review.dueOn)}`,
  ]
  return (
    <LinkCard to={`/reviews/${review.id}`} title={review.title || 'A review by a colleague'}>
      <p className={css.foot}>
        <span className={css.quiet}>{detail.filter(Boolean).join(' · ')}</span>
        <Tag tone={said.tone}>{said.label}</Tag>
      </p>
    </LinkCard>
  )
}
