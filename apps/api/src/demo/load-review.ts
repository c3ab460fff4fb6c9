/** Lays the demo's peer reviews: requests, parts as far as each has come, remarks, and what waits for whom. */
import type { AssignmentId, ReviewId } from '@alongside/domain/ids'
import { newId, type Work } from '../platform/db/unit-of-work.js'
import { enquiries } from './enquiries.js'
import type { Handbook } from './load-handbook.js'
import { type DemoReview, type DemoReviewer, reviews } from './reviews.js'

const hasAccepted = ({ state }: DemoReviewer): boolean =>
  state === 'ACCEPTED' || state === 'IN_REVIEW' || state === 'SUBMITTED'

export async function loadReviews(work: Work, book: Handbook): Promise<void> {
  for (const review of reviews) {
    const id = newId<ReviewId>()
    const title = enquiries.find(({ handle }) => handle === review.enquiry)!.title
    await work.sql(
      `insert into peer_review (space_id, id, item_kind, item_id, title, question, requester_id, requester_urn, state, due_on, created_at) values ($1, $2, 'enquiry', $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        book.alliance,
        id,
        book.enquiry(review.enquiry),
        title,
        review.question,
        book.person(review.by),
        book.urn(review.school),
        review.state,
        book.until(review.dueInDays),
        book.at(review.daysAgo),
      ],
    )
    for (const [nth, reviewer] of review.reviewers.entries())
      await loadPart(work, book, { review, id, title, reviewer, nth })
  }
}

interface Part {
  readonly review: DemoReview
  readonly id: ReviewId
  readonly title: string
  readonly reviewer: DemoReviewer
  readonly nth: number
}

async function loadPart(work: Work, book: Handbook, { review, id, title, reviewer, nth }: Part): Promise<void> {
  const part = newId<AssignmentId>()
  const isIn = hasAccepted(reviewer)
  const person = book.person(reviewer.person)
  await work.sql(
    `insert into review_assignment (space_id, id, review_id, reviewer_id, reviewer_urn, state, offered_at, expires_on, has_conflict, declared_at, strengths, questions, suggestions, submitted_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      book.alliance,
      part,
      id,
      person,
      book.urn(reviewer.school),
      reviewer.state,
      book.at(review.daysAgo, nth),
      book.until(4),
      isIn ? false : null,
      isIn ? book.at(review.daysAgo - 1) : null,
      reviewer.strengths ?? '',
      reviewer.questions ?? '',
      reviewer.suggestions ?? '',
      reviewer.submittedDaysAgo === undefined ? null : book.at(reviewer.submittedDaysAgo),
    ],
  )
  if (isIn) {
    await work.sql(
      `insert into item_grant (space_id, id, item_id, item_kind, person_id, role, granted_by, created_at) values ($1, $2, $3, 'enquiry', $4, 'REVIEWER', $5, $6)`,
      [
        book.alliance,
        newId(),
        book.enquiry(review.enquiry),
        person,
        book.person(review.by),
        book.at(review.daysAgo - 1),
      ],
    )
  }
  const kind =
    reviewer.state === 'OFFERED' ? 'REVIEW_OFFERED' : isIn && reviewer.state !== 'SUBMITTED' ? 'REVIEW_OPENED' : null
  if (kind) {
    await work.sql(
      `insert into inbox_item (space_id, id, kind, item_kind, item_id, path, vars, from_person, created_at) values ($1, $2, $3, 'peer-review', $4, $5, $6, $7, $8)`,
      [
        person,
        newId(),
        kind,
        part,
        `/reviews/${id}`,
        JSON.stringify({ title }),
        book.person(review.by),
        book.at(review.daysAgo, nth),
      ],
    )
  }
  const thread = newId<string>()
  for (const [turn, body] of (reviewer.remarks ?? []).entries()) {
    const isReviewers = turn % 2 === 0
    await work.sql(
      `insert into review_remark (space_id, id, review_id, assignment_id, thread_id, place_kind, author_id, author_urn, body, created_at) values ($1, $2, $3, $4, $5, 'WHOLE', $6, $7, $8, $9)`,
      [
        book.alliance,
        turn === 0 ? thread : newId(),
        id,
        part,
        thread,
        isReviewers ? person : book.person(review.by),
        isReviewers ? book.urn(reviewer.school) : book.urn(review.school),
        body,
        book.at(1, turn),
      ],
    )
  }
}
