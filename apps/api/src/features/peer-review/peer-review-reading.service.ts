/** Reading peer reviews: what each asker is shown of them. */

import { type Actor, coordinates, headsSchool } from '@alongside/domain/actor'
import { dayInLondon } from '@alongside/domain/civil-date'
import type { ReviewId, Urn } from '@alongside/domain/ids'
import type { GuardReason } from '@alongside/domain/life-cycle'
import { closesByItselfOn, missingForReview, type PeerReviewState } from '@alongside/domain/peer-review'
import type { Load } from '@alongside/domain/workload'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import type { Asking } from '../../platform/graphql/asking.js'
import { calendarFrom } from '../school/school-calendar.service.js'
import type {
  PeerReviewType,
  ReviewAssignmentType,
  ReviewInvitationType,
  ReviewRemarkType,
  ReviewThreadType,
} from './peer-review.graphql.js'
import { abilitiesIn, asksHead, type Eyes, eyesOf, partAs, partsSeen } from './peer-review-policy.service.js'
import {
  type AssignmentRecord,
  type ReviewRecord,
  reviewsById,
  reviewsOfItems,
  reviewsOfPerson,
} from './peer-review-record.service.js'
import type { OpenInvitation } from './review-guests.service.js'
import { askedOf } from './review-load.service.js'
import { type RemarkRecord, remarksOf, remarksSeen } from './review-remarks.service.js'
import { whoReadsPart, whoReadsReview } from './who-reads-reviews.js'

const ahead: Readonly<Record<PeerReviewState, PeerReviewState | null>> = {
  REQUESTED: 'OPEN',
  OPEN: 'RESPONDED',
  RESPONDED: null,
  CLOSED: null,
  WITHDRAWN: null,
}

@Injectable()
export class PeerReviewReading {
  /** Null for what does not exist and for what one may not see alike. */
  review(asking: Asking, id: ReviewId): Promise<PeerReviewType | null> {
    return asking.loader<ReviewId, PeerReviewType | null>('peer-reviews', reviewsByIds).load(id)
  }

  /** Of one item; or those one asked for, was asked for, may say yes to for a colleague, or looks after as a coordinator. */
  reviews(asking: Asking, itemId: string | null): Promise<PeerReviewType[]> {
    return itemId === null
      ? asking.loader<'mine', PeerReviewType[]>('peer-reviews-mine', mine).load('mine')
      : asking.loader<string, PeerReviewType[]>('peer-reviews-of-item', reviewsByItem).load(itemId)
  }

  missingForNext({ record, eyes }: PeerReviewType): GuardReason[] {
    const next = ahead[record.state]
    return next && eyes.standing === 'REQUESTER' ? missingForReview(next, record.assignments) : []
  }

  async threads(asking: Asking, { id, record, eyes }: PeerReviewType): Promise<ReviewThreadType[]> {
    if (eyes.standing !== 'REQUESTER' && eyes.own === null) return []
    const all = await asking.loader<ReviewId, RemarkRecord[]>('review-remarks', remarksByReview).load(id)
    return threadsOf(asking.actor, record, eyes, remarksSeen(all, eyes))
  }

  async invitations(asking: Asking, { id, eyes, links }: PeerReviewType): Promise<ReviewInvitationType[]> {
    if (eyes.standing !== 'REQUESTER') return []
    const open = await asking.loader<ReviewId, OpenInvitation[]>('review-invitations', invitationsByReview).load(id)
    return open.map((one) => ({ ...one, link: links?.get(one.id) ?? null }))
  }

  /** For the reviewer themself before they answer, and for a head who is asked: with this review added. */
  async load(asking: Asking, part: ReviewAssignmentType): Promise<Load | null> {
    if (!(part.isMine && part.state === 'OFFERED') && !part.abilities.allow) return null
    const asked = await askedOf(asking.reader, [part.reviewerId], part.dueOn)
    const found = asked.get(part.reviewerId)
    if (!found) return null
    // What their head has said for the half-term is all right is worth a word, and stops nobody.
    const isRed = found.loadWithOneMore.level === 'RED'
    return isRed && found.isAllowed ? { ...found.loadWithOneMore, level: 'AMBER' } : found.loadWithOneMore
  }
}

const pathOf = ({ kind, itemId, studyId }: ReviewRecord): string =>
  kind === 'ENQUIRY' ? `/enquiries/${itemId}` : `/lesson-study/${studyId}/lessons/${itemId}`

/** Null where there is nothing to see. */
export function seenBy(actor: Actor, record: ReviewRecord, links?: ReadonlyMap<string, string>): PeerReviewType | null {
  const eyes = eyesOf(actor, record)
  if (!eyes) return null
  const { standing, phase } = eyes
  const readsItem = phase.readsWork || standing === 'OFFICE'
  const readsQuestion = standing !== 'OFFICE' && standing !== 'HEAD' && standing !== 'PAST'
  const { id, spaceId, kind, state, dueOn, createdAt, respondedAt, closedAt, version } = record
  return {
    id,
    spaceId,
    itemKind: kind,
    itemId: readsItem ? record.itemId : null,
    itemPath: readsItem ? pathOf(record) : null,
    title: standing === 'HEAD' || (standing === 'OFFICE' && !record.isKnown) ? '' : record.title,
    question: readsQuestion ? record.question : '',
    state,
    dueOn,
    createdAt,
    respondedAt,
    closedAt,
    closesOn:
      state === 'RESPONDED' && respondedAt
        ? closesByItselfOn(dayInLondon(respondedAt), calendarFrom(record.years))
        : null,
    requesterHasClosed: record.closedByRequesterAt !== null,
    response: phase.seesOthers ? record.response : '',
    version,
    standing,
    phase,
    abilities: abilitiesIn(actor, record, eyes),
    assignments: partsSeen(actor, record, eyes).map((part) => assignmentSeen(actor, record, eyes, part)),
    whoCanRead: whoReadsReview(eyes),
    record,
    eyes,
    ...(links ? { links } : {}),
  }
}

/** For the answer of a change: whoever made it sees what they changed. */
export function seenAfter(actor: Actor, record: ReviewRecord, links?: ReadonlyMap<string, string>): PeerReviewType {
  const seen = seenBy(actor, record, links)
  if (!seen) throw new Error(`whoever changed the review ${record.id} no longer sees it`)
  return seen
}

function assignmentSeen(actor: Actor, record: ReviewRecord, eyes: Eyes, part: AssignmentRecord): ReviewAssignmentType {
  const { agreedToCloseAt, allowedBy: _, ...shown } = partAs(actor, eyes, part)
  return {
    ...shown,
    isMine: part.id === eyes.own?.id,
    hasAgreedToClose: agreedToCloseAt !== null,
    dueOn: record.dueOn,
    whoCanRead: whoReadsPart(record, eyes, part),
    abilities: {
      rate: eyes.standing === 'REQUESTER' && part.state === 'SUBMITTED',
      allow: asksHead(actor, part) && part.allowedBy === null && part.reviewerId !== actor.personId,
    },
  }
}

function threadsOf(
  actor: Actor,
  record: ReviewRecord,
  eyes: Eyes,
  remarks: readonly RemarkRecord[],
): ReviewThreadType[] {
  const canWrite = abilitiesIn(actor, record, eyes).remark
  const seen = (remark: RemarkRecord): ReviewRemarkType => {
    const isMine = remark.authorId === actor.personId
    const isOwn = canWrite && isMine && remark.removedAt === null
    return { ...remark, isMine, abilities: { edit: isOwn, remove: isOwn } }
  }
  return remarks
    .filter(({ id, threadId }) => id === threadId)
    .map(({ id, assignmentId, placeKind, placeId, placeName }) => ({
      id,
      assignmentId,
      placeKind,
      placeId,
      // Words of the work itself: for those who read it now.
      placeName: eyes.phase.readsWork ? placeName : null,
      remarks: remarks.filter(({ threadId }) => threadId === id).map(seen),
    }))
}

const isThere = (review: PeerReviewType | null): review is PeerReviewType => review !== null

async function reviewsByIds(
  ids: readonly ReviewId[],
  reader: Reader,
  actor: Actor,
): Promise<(PeerReviewType | null)[]> {
  const records = await reviewsById(reader, ids)
  const byId = new Map(records.map((record) => [record.id, seenBy(actor, record)]))
  return ids.map((id) => byId.get(id) ?? null)
}

async function reviewsByItem(items: readonly string[], reader: Reader, actor: Actor): Promise<PeerReviewType[][]> {
  const records = await reviewsOfItems(reader, items)
  return items.map((item) =>
    records
      .filter(({ itemId }) => itemId === item)
      .map((record) => seenBy(actor, record))
      .filter(isThere),
  )
}

async function mine(which: readonly 'mine'[], reader: Reader, actor: Actor): Promise<PeerReviewType[][]> {
  const headOf = actor.holdings.flatMap(({ urn }): Urn[] => (urn !== null && headsSchool(actor, urn) ? [urn] : []))
  const coordinated = actor.spaces.filter((spaceId) => coordinates(actor, spaceId))
  const records = await reviewsOfPerson(reader, actor.personId, headOf, coordinated)
  const seen = records.map((record) => seenBy(actor, record)).filter(isThere)
  return which.map(() => seen)
}

async function remarksByReview(ids: readonly ReviewId[], reader: Reader): Promise<RemarkRecord[][]> {
  const remarks = await remarksOf(reader, ids)
  return ids.map((id) => remarks.filter(({ reviewId }) => reviewId === id))
}

async function invitationsByReview(ids: readonly ReviewId[], reader: Reader): Promise<OpenInvitation[][]> {
  const open = await reader.sql<OpenInvitation>(
    `select id, item_id as "reviewId", email, name, expires_at as "expiresAt" from invitation where item_id = any($1) and state = 'OPEN' and expires_at > now() order by created_at, id`,
    [ids],
  )
  return ids.map((id) => open.filter(({ reviewId }) => reviewId === id))
}
