/** Lays the demo's peer reviews: requests, parts as far as each has come, remarks, and what waits for whom. */
import type { AssignmentId, ReviewId } from '@alongside/domain/ids'
import { newId, type Work } from '../platform/db/unit-of-work.js'
import { enquiries } from './enquiries.js'
import type { LessonStudyHandle } from './handles.js'
import { lessonStudies } from './lesson-studies.js'
import { secondOf } from './lesson-types.js'
import type { Handbook } from './load-handbook.js'
import type { LessonIds } from './load-lesson-study.js'
import { type DemoPlace, type DemoReview, type DemoReviewer, type DemoTalk, reviews } from './reviews.js'

const hasAccepted = ({ state }: DemoReviewer): boolean =>
  state === 'ACCEPTED' || state === 'IN_REVIEW' || state === 'SUBMITTED'

/** The lessons of each study, by their number. */
type LessonsOfStudies = ReadonlyMap<LessonStudyHandle, LessonIds>

interface Reviewed {
  readonly kind: 'enquiry' | 'research-lesson'
  readonly id: string
  readonly title: string
}

function reviewedIn(book: Handbook, lessons: LessonsOfStudies, { of }: DemoReview): Reviewed {
  if (typeof of === 'string') {
    const { title } = enquiries.find(({ handle }) => handle === of)!
    return { kind: 'enquiry', id: book.enquiry(of), title }
  }
  const { title } = lessonStudies.find(({ handle }) => handle === of.study)!
  const id = lessons.get(of.study)!.get(of.lesson)!
  return { kind: 'research-lesson', id, title: `${title}: research lesson ${of.lesson}` }
}

export const dueDayOf = (book: Handbook, { dueInDays }: DemoReview): string =>
  dueInDays === 'NEXT_HALF_TERM' ? book.nextHalfTerm(4) : book.until(dueInDays)

export async function loadReviews(work: Work, book: Handbook, lessons: LessonsOfStudies): Promise<void> {
  for (const review of reviews) {
    const id = newId<ReviewId>()
    const item = reviewedIn(book, lessons, review)
    await work.sql(
      `insert into peer_review (space_id, id, item_kind, item_id, title, question, requester_id, requester_urn, state, due_on, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        book.alliance,
        id,
        item.kind,
        item.id,
        item.title,
        review.question,
        book.person(review.by),
        book.urn(review.school),
        review.state,
        dueDayOf(book, review),
        book.at(review.daysAgo),
      ],
    )
    for (const [nth, reviewer] of review.reviewers.entries())
      await loadPart(work, book, { review, id, item, reviewer, nth })
  }
}

interface Part {
  readonly review: DemoReview
  readonly id: ReviewId
  readonly item: Reviewed
  readonly reviewer: DemoReviewer
  readonly nth: number
}

async function loadPart(work: Work, book: Handbook, { review, id, item, reviewer, nth }: Part): Promise<void> {
  const part = newId<AssignmentId>()
  const isIn = hasAccepted(reviewer)
  const person = book.person(reviewer.person)
  await work.sql(
    `insert into review_assignment (space_id, id, review_id, reviewer_id, reviewer_urn, state, offered_at, expires_on, has_conflict, declared_at, strengths, questions, suggestions, submitted_at, decline_reason)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
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
      reviewer.declineReason ?? '',
    ],
  )
  if (isIn) {
    await work.sql(
      `insert into item_grant (space_id, id, item_id, item_kind, person_id, role, granted_by, created_at) values ($1, $2, $3, $4, $5, 'REVIEWER', $6, $7)`,
      [book.alliance, newId(), item.id, item.kind, person, book.person(review.by), book.at(review.daysAgo - 1)],
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
        JSON.stringify({ title: item.title }),
        book.person(review.by),
        book.at(review.daysAgo, nth),
      ],
    )
  }
  for (const talk of reviewer.talks ?? []) await loadTalk(work, book, { review, id, item, reviewer, nth }, part, talk)
}

async function loadTalk(
  work: Work,
  book: Handbook,
  { review, id, item, reviewer }: Part,
  part: AssignmentId,
  { on, turns }: DemoTalk,
): Promise<void> {
  const thread = newId<string>()
  const place = on ? await placeOf(work, book, item, on) : { kind: 'WHOLE', id: null }
  for (const [turn, body] of turns.entries()) {
    const isReviewers = turn % 2 === 0
    await work.sql(
      `insert into review_remark (space_id, id, review_id, assignment_id, thread_id, place_kind, place_id, author_id, author_urn, body, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        book.alliance,
        turn === 0 ? thread : newId(),
        id,
        part,
        thread,
        place.kind,
        place.id,
        book.person(isReviewers ? reviewer.person : review.by),
        book.urn(isReviewers ? reviewer.school : review.school),
        body,
        book.at(1, turn),
      ],
    )
  }
}

async function placeOf(
  work: Work,
  book: Handbook,
  item: Reviewed,
  on: DemoPlace,
): Promise<{ kind: string; id: string }> {
  const [found] =
    'stage' in on
      ? await work.sql<{ id: string }>('select id from lesson_stage where lesson_id = $1 and title = $2', [
          item.id,
          on.stage,
        ])
      : await work.sql<{ id: string }>(
          'select id from observation_note where lesson_id = $1 and author_id = $2 and lesson_second = $3',
          [item.id, book.person(on.note[0]), secondOf(on.note[1])],
        )
  if (!found) throw new Error(`There is no ${JSON.stringify(on)} in ${item.title}`)
  return { kind: 'stage' in on ? 'STAGE' : 'NOTE', id: found.id }
}
