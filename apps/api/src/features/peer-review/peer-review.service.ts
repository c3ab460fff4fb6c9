/** What whoever asks for a review does: ask, open, answer, say how useful it was, close, take back. */
import type { Actor } from '@alongside/domain/actor'
import { type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import type { AssignmentId, PersonId, ReviewId, Urn } from '@alongside/domain/ids'
import {
  ask,
  close,
  handOverRequest,
  isLive,
  offer,
  open,
  type ReviewedKind,
  rate,
  respond,
  withdrawRequest,
} from '@alongside/domain/peer-review'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { noticesDone } from '../inbox/notices.service.js'
import {
  addPart,
  audited,
  changed,
  endReview,
  held,
  heldByEither,
  nothingWaits,
  partChanged,
  tellOne,
} from './peer-review-change.service.js'
import { authorise } from './peer-review-policy.service.js'
import { type AssignmentRecord, type ReviewRecord, storedKind } from './peer-review-record.service.js'
import { ReviewAccess } from './review-access.service.js'
import { type GuestToAsk, ReviewGuests, withdrawInvitations } from './review-guests.service.js'
import { askedOf } from './review-load.service.js'
import { itemToReview } from './reviewed-item.service.js'

export interface ReviewWish {
  readonly kind: ReviewedKind
  readonly itemId: string
  readonly question: string
  readonly dueOn: CivilDate | null
  readonly reviewerIds: readonly PersonId[]
  readonly guests: readonly GuestToAsk[]
}
/** Links of invitations made in this very answer, where no mail can carry them. */
export interface ReviewAsked {
  readonly record: ReviewRecord
  readonly links: ReadonlyMap<string, string>
}

const today = (): CivilDate => dayInLondon(new Date())

@Injectable()
export class PeerReviewService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: ReviewAccess,
    private readonly guests: ReviewGuests,
  ) {}

  request(actor: Actor, wish: ReviewWish): Promise<ReviewAsked> {
    return this.work.run(actor, async (work) => {
      const item = await itemToReview(work, actor, wish.kind, wish.itemId)
      const own = item.members.find(({ personId }) => personId === actor.personId)
      if (!own) throw new Refusal('not-allowed')
      const people = [...new Set(wish.reviewerIds)]
      const question = ask(wish.question, wish.dueOn, today(), people.length + wish.guests.length)
      const id = newId<ReviewId>()
      await work.sql(
        `insert into peer_review (space_id, id, item_kind, item_id, title, question, requester_id, requester_urn, state, due_on) values ($1, $2, $3, $4, $5, $6, $7, $8, 'REQUESTED', $9)`,
        [item.spaceId, id, storedKind[item.kind], item.id, item.title, question, actor.personId, own.urn, wish.dueOn],
      )
      const { record } = await held(work, actor, id, 'peerReview.move')
      await audited(work, record, 'peer-review.request', { to: 'REQUESTED' })
      for (const person of people) await this.offerTo(work, record, person)
      const links = await this.guests.invite(work, record, wish.guests)
      return { record: await changed(work, id), links }
    })
  }

  /** By whoever asked, or by the coordinator when somebody has dropped out. */
  offer(actor: Actor, id: ReviewId, person: PersonId): Promise<ReviewRecord> {
    return this.work.run(actor, async (work) => {
      const { record, eyes } = await heldByEither(work, actor, id)
      authorise(actor, record, eyes, eyes.standing === 'REQUESTER' ? 'peerReview.move' : 'peerReview.reassign')
      await this.offerTo(work, record, person)
      return changed(work, id)
    })
  }

  open(actor: Actor, id: ReviewId): Promise<ReviewRecord> {
    return this.work.run(actor, async (work) => {
      const { record } = await held(work, actor, id, 'peerReview.move')
      const step = open(record, record.assignments)
      await audited(work, record, 'peer-review.move', step)
      await noticesDone(work, 'REVIEW_TO_OPEN', id)
      for (const { id: part, state, reviewerId } of record.assignments) {
        if (state === 'ACCEPTED') await tellOne(work, record, reviewerId, 'REVIEW_OPENED', part)
      }
      return changed(work, id, { state: step.to })
    })
  }

  respond(actor: Actor, id: ReviewId, words: string): Promise<ReviewRecord> {
    return this.work.run(actor, async (work) => {
      const { record } = await held(work, actor, id, 'peerReview.move')
      const { move: step, response } = respond(record, record.assignments, words)
      await audited(work, record, 'peer-review.move', step)
      for (const assignment of record.assignments) {
        await nothingWaits(work, assignment)
        if (assignment.state === 'SUBMITTED') await tellOne(work, record, assignment.reviewerId, 'REVIEW_RESPONDED')
      }
      return changed(work, id, { state: step.to, response, responded_at: new Date() })
    })
  }

  /** Said by each side; the last word closes it, and what the review opened closes with it. */
  close(actor: Actor, id: ReviewId): Promise<ReviewRecord> {
    return this.work.run(actor, async (work) => {
      const { record, eyes } = await held(work, actor, id, 'peerReview.see')
      const isRequester = eyes.standing === 'REQUESTER'
      authorise(actor, record, eyes, isRequester ? 'peerReview.move' : 'peerReview.answer')
      if (!isRequester && eyes.own?.state !== 'SUBMITTED') throw new Refusal('not-allowed')
      const reviewers = record.assignments.filter(({ state }) => state === 'SUBMITTED')
      const step = close(record, {
        requester: isRequester || record.closedByRequesterAt !== null,
        reviewers: reviewers.map((one) => one.id === eyes.own?.id || one.agreedToCloseAt !== null),
      })
      if (!actor.spaces.includes(record.spaceId)) await work.alsoIn(record.spaceId)
      if (eyes.own && !isRequester) await partChanged(work, eyes.own.id, { agreed_to_close_at: new Date() })
      const mark = isRequester ? { closed_by_requester_at: new Date() } : {}
      return step ? endReview(work, this.access, record, step, mark) : changed(work, id, mark)
    })
  }

  withdraw(actor: Actor, id: ReviewId): Promise<ReviewRecord> {
    return this.work.run(actor, async (work) => {
      const { record } = await held(work, actor, id, 'peerReview.move')
      const step = withdrawRequest(record, record.assignments)
      await audited(work, record, 'peer-review.move', step)
      await withdrawInvitations(work, id)
      await noticesDone(work, 'REVIEW_TO_OPEN', id)
      const withdrawn = await changed(work, id, { state: step.to })
      for (const assignment of record.assignments.filter(isLive)) {
        await nothingWaits(work, assignment)
        await tellOne(work, record, assignment.reviewerId, 'REVIEW_WITHDRAWN')
      }
      await this.access.take(work, withdrawn, liveReviewers(withdrawn))
      return withdrawn
    })
  }

  rate(actor: Actor, id: ReviewId, part: AssignmentId, usefulness: number, note: string): Promise<ReviewRecord> {
    return this.work.run(actor, async (work) => {
      const { record } = await held(work, actor, id, 'peerReview.move')
      const assignment = partOf(record, part)
      const words = rate(assignment, usefulness, note)
      await partChanged(work, part, { usefulness, usefulness_note: words })
      await tellOne(work, record, assignment.reviewerId, 'REVIEW_RATED')
      // For that reviewer only: nothing that others see has changed.
      work.announce([actor.personId, assignment.reviewerId], 'peer-review.changed', {
        reviewId: id,
        version: record.version,
      })
      return (await held(work, actor, id, 'peerReview.move')).record
    })
  }

  /** The coordinator gives the request to another member of the group, e.g. when whoever asked has left. */
  reassign(actor: Actor, id: ReviewId, to: PersonId): Promise<ReviewRecord> {
    return this.work.run(actor, async (work) => {
      const { record } = await held(work, actor, id, 'peerReview.reassign')
      handOverRequest(record, record.groupIds.includes(to))
      const [member] = await work.sql<{ urn: Urn }>(
        `select urn from enquiry_member where enquiry_id = $1 and person_id = $2
         union select m.urn from research_lesson l join lesson_study_member m on m.study_id = l.study_id where l.id = $1 and m.person_id = $2`,
        [record.itemId, to],
      )
      await audited(work, record, 'peer-review.reassign', { detail: { from: record.requesterId, to } })
      await tellOne(work, record, to, 'REVIEW_YOURS')
      const urn = member?.urn ?? record.requesterUrn
      return changed(work, id, { requester_id: to, requester_urn: urn }, [record.requesterId])
    })
  }

  private async offerTo(work: Work, record: ReviewRecord, person: PersonId): Promise<void> {
    const [found] = await work.sql<{ urn: Urn }>(
      `select s.urn from role_holding h join space s on s.id = h.space_id join school_membership m on m.urn = s.urn join person p on p.id = h.person_id
        where h.person_id = $1 and m.space_id = $2 and m.state = 'ACTIVE' and h.role in ('TEACHER', 'CPD_LEAD', 'SCHOOL_LEADER', 'HEADTEACHER', 'EXECUTIVE_HEAD')
          and h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date) and p.state = 'ACTIVE' order by s.urn limit 1`,
      [person, record.spaceId],
    )
    if (!found) throw new Refusal('not-found')
    const asked = await askedOf(work, [person], record.dueOn)
    const already = record.assignments.filter(isLive).map(({ reviewerId }) => reviewerId)
    const worksOnIt = record.groupIds.includes(person)
    offer(record, { personId: person, worksOnIt, isAway: asked.get(person)!.isAway }, already)
    await addPart(work, record, person, found.urn)
    await this.access.judgedAnew(work, record, [person])
  }
}

export const liveReviewers = ({ assignments }: ReviewRecord): PersonId[] =>
  assignments.filter(isLive).map(({ reviewerId }) => reviewerId)

export function partOf({ assignments }: ReviewRecord, id: AssignmentId): AssignmentRecord {
  const found = assignments.find((assignment) => assignment.id === id)
  if (!found) throw new Refusal('not-found')
  return found
}
