/** One review as it reads, with whose it is; what it said before it was changed is one press away. */
import type { ReactNode } from 'react'
import type { ReviewAssignmentPartsFragment } from '../../gql/graphql'
import { When } from '../../platform/When'
import { Avatar } from '../../ui/Avatar'
import { Card } from '../../ui/Card'
import { Notice } from '../../ui/Notice'
import { SchoolTag } from '../../ui/SchoolTag'
import { WhoCanRead } from '../../ui/WhoCanRead'
import { DeclaredBefore } from './DeclaredBefore'
import css from './Review.module.css'
import { type ReviewWords, writingAreas } from './review-words'

export interface WrittenReviewProps {
  readonly part: ReviewAssignmentPartsFragment
  readonly children?: ReactNode
}

export function WrittenReview({ part, children }: WrittenReviewProps) {
  const { reviewer, school, submittedAt, revisions } = part
  return (
    <Card as="article" className={css.written}>
      <header className={css.head}>
        <Avatar person={{ ...reviewer, colour: school?.colour }} silent />
        <span className={css.who}>
          <strong>{part.isMine ? 'You' : reviewer.name}</strong>
          <small>
            {submittedAt && (
              <>
                handed in <When at={submittedAt} />
              </>
            )}
          </small>
        </span>
        {school ? <SchoolTag school={school} /> : <span className={css.quiet}>Guest</span>}
      </header>
      {part.hasConflict && (
        <Notice tone="warn" title="Has named an interest since">
          {part.declaration}
        </Notice>
      )}
      <DeclaredBefore part={part} />
      <Words words={part} />
      {revisions.length > 0 && (
        <details className={css.before}>
          <summary>What it said before</summary>
          {revisions.map((before) => (
            <div key={before.replacedAt}>
              <p className={css.quiet}>
                Until <When at={before.replacedAt} />
              </p>
              <Words words={before} />
            </div>
          ))}
        </details>
      )}
      <WhoCanRead who={[part.whoCanRead]} />
      {children}
    </Card>
  )
}

function Words({ words }: { readonly words: ReviewWords }) {
  return writingAreas
    .filter(({ field }) => words[field] !== '')
    .map(({ field, label }) => (
      <div key={field} className={css.part}>
        <h3>{label}</h3>
        <p>{words[field]}</p>
      </div>
    ))
}
