/** How every change of a peer review begins and ends: held so that nobody else changes it, judged, written, told. */

import type { Actor } from '@alongside/domain/actor'
import { dayInLondon } from '@alongside/domain/civil-date'
import type { AssignmentId, PersonId, ReviewId, Urn } from '@alongside/domain/ids'
import type { Move } from '@alongside/domain/life-cycle'
import { isLive, offerEndsOn, type PeerReviewState } from '@alongside/domain/peer-review'
import { Refusal } from '@alongside/domain/refusal'
import { englishCalendar } from '@alongside/domain/school-days'
import { newId, type Work } from '../../platform/db/unit-of-work.js'
import { draftReview } from '../contribution/contribution-draft.service.js'
import { noticesDone } from '../inbox/notices.service.js'
import { calendarOf } from '../school/school-calendar.service.js'
import { authorise, type Eyes, eyesOf, type ReviewAction } from './peer-review-policy.service.js'
import { type AssignmentRecord, type ReviewRecord, reviewsById } from './peer-review-record.service.js'
import type { ReviewAccess } from './review-access.service.js'

export interface Held {
  readonly record: ReviewRecord
  readonly eyes: Eyes
}
export interface HeldPart extends Held {
  readonly own: AssignmentRecord
}

/** The review, locked until this work is done, once it is certain that the actor may do this. */
export async function held(work: Work, actor: Actor, id: ReviewId, action: ReviewAction): Promise<Held> {
  const found = await heldByEither(work, actor, id)
  authorise(actor, found.record, found.eyes, action)
  return found
}

/** For what whoever asked and the coordinator may both do: which of the two it is decides what is judged next. */
export async function heldByEither(work: Work, actor: Actor, id: ReviewId): Promise<Held> {
  const record = await heldBySystem(work, id)
  const eyes = eyesOf(actor, record)
  if (!eyes) throw new Refusal('not-found')
  return { record, eyes }
}

/** The same for a reviewer. From here on the work looks as the alliance does: a guest's own eyes reach nobody to tell. */
export async function heldPart(work: Work, actor: Actor, id: ReviewId): Promise<HeldPart> {
  const { record, eyes } = await held(work, actor, id, 'peerReview.answer')
  if (!eyes.own) throw new Refusal('not-allowed')
  if (!actor.spaces.includes(record.spaceId)) await work.alsoIn(record.spaceId)
  return { record, eyes, own: eyes.own }
}

export async function heldBySystem(work: Work, id: ReviewId): Promise<ReviewRecord> {
  await work.sql('select 1 from peer_review where id = $1 for update', [id])
  const [record] = await reviewsById(work, [id])
  if (!record) throw new Refusal('not-found')
  return record
}

/** What these columns are called is the table's business; every value is a parameter. */
type Patch = Readonly<Record<string, unknown>>

const setting = (patch: Patch): string =>
  Object.keys(patch)
    .map((column, at) => `, ${column} = $${at + 2}`)
    .join('')

export const partChanged = async (work: Work, id: AssignmentId, patch: Patch): Promise<void> => {
  await work.sql(
    `update review_assignment set version = version + 1, changed_at = now()${setting(patch)} where id = $1`,
    [id, ...Object.values(patch)],
  )
}

/** Raises the version, writes what changed, and tells everybody in it; gives the review as it stands now. */
export async function changed(
  work: Work,
  id: ReviewId,
  patch: Patch = {},
  alsoTell: readonly PersonId[] = [],
): Promise<ReviewRecord> {
  await work.sql(`update peer_review set version = version + 1, changed_at = now()${setting(patch)} where id = $1`, [
    id,
    ...Object.values(patch),
  ])
  const [record] = await reviewsById(work, [id])
  if (!record) throw new Refusal('not-found')
  const { requesterId, groupIds, version } = record
  const reviewers = record.assignments.filter(isLive).map(({ reviewerId }) => reviewerId)
  const people = new Set([requesterId, ...groupIds, ...reviewers, ...alsoTell])
  work.announce([...people], 'peer-review.changed', { reviewId: id, version })
  return record
}

/** A draft is its author's: only their other pages hear that it changed, and the review's version stays what it was. */
export const draftChanged = (work: Work, { id, version }: ReviewRecord, author: PersonId): void =>
  work.announce([author], 'peer-review.changed', { reviewId: id, version })

export const audited = (
  work: Work,
  { spaceId, id }: Pick<ReviewRecord, 'spaceId' | 'id'>,
  action: string,
  what: Partial<Move<string>> & { readonly detail?: Readonly<Record<string, unknown>> } = {},
): Promise<void> => work.audit({ spaceId, itemKind: 'peer-review', itemId: id, action, ...what })

export const pathOf = (id: ReviewId): string => `/reviews/${id}`

/** `about`: the part, where a notice asks one reviewer; else the review. */
export async function tellOne(
  work: Work,
  record: Pick<ReviewRecord, 'id' | 'title'>,
  to: PersonId,
  kind: string,
  about: string = record.id,
  vars: Readonly<Record<string, string>> = {},
): Promise<void> {
  if (to === work.actor?.personId) return
  await work.notify({
    to,
    kind,
    itemKind: 'peer-review',
    itemId: about,
    path: pathOf(record.id),
    vars: { title: record.title, ...vars },
  })
}

/** What this part still asked its reviewer for is off their list. */
export async function nothingWaits(work: Work, { id }: Pick<AssignmentRecord, 'id'>): Promise<void> {
  for (const kind of ['REVIEW_OFFERED', 'REVIEW_OPENED', 'REVIEW_LOAD', 'REVIEW_ALLOWED'])
    await noticesDone(work, kind, id)
}

/** Somebody is asked: they have a few school days to answer. */
export async function addPart(work: Work, record: ReviewRecord, person: PersonId, urn: Urn | null): Promise<void> {
  const id = newId<AssignmentId>()
  const calendar = urn === null ? englishCalendar : await calendarOf(work, urn)
  await work.sql(
    `insert into review_assignment (space_id, id, review_id, reviewer_id, reviewer_urn, state, expires_on) values ($1, $2, $3, $4, $5, 'OFFERED', $6)`,
    [record.spaceId, id, record.id, person, urn, offerEndsOn(dayInLondon(new Date()), calendar)],
  )
  await audited(work, record, 'peer-review.offer', { to: 'OFFERED', detail: { assignmentId: id, person } })
  await tellOne(work, record, person, 'REVIEW_OFFERED', id)
}

/** Closed: what the review opened for its reviewers closes in the same moment. */
export async function endReview(
  work: Work,
  access: ReviewAccess,
  record: ReviewRecord,
  step: Move<PeerReviewState>,
  patch: Patch = {},
): Promise<ReviewRecord> {
  await audited(work, record, 'peer-review.move', step)
  const closed = await changed(work, record.id, { ...patch, state: step.to, closed_at: new Date() })
  const people = record.assignments.filter(isLive).map(({ reviewerId }) => reviewerId)
  for (const person of [...people, record.requesterId]) await tellOne(work, record, person, 'REVIEW_CLOSED')
  await draftReview(work, closed.id)
  await access.take(work, closed, people)
  return closed
}
