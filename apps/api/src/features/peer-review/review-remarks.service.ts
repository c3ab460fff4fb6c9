/** Remarks: one reviewer and whoever asked talk at one place of the work. Nobody else reads along. */
import type { Actor } from '@alongside/domain/actor'
import type { AssignmentId, PersonId, RemarkId, ReviewId, SpaceId, Urn } from '@alongside/domain/ids'
import { isLive, PlaceKind, type ReviewedKind } from '@alongside/domain/peer-review'
import { Refusal } from '@alongside/domain/refusal'
import { cleanText, limits } from '@alongside/domain/text'
import { Injectable } from '@nestjs/common'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import type { Asks } from '../enquiry/enquiry-record.service.js'
import { audited, type Held, held, tellOne } from './peer-review-change.service.js'
import type { Eyes } from './peer-review-policy.service.js'
import type { ReviewRecord } from './peer-review-record.service.js'

export interface RemarkRecord {
  readonly id: RemarkId
  readonly spaceId: SpaceId
  readonly reviewId: ReviewId
  readonly assignmentId: AssignmentId
  readonly threadId: RemarkId
  readonly placeKind: PlaceKind
  readonly placeId: string | null
  /** What the place is called, where it has a name of its own. */
  readonly placeName: string | null
  readonly authorId: PersonId
  readonly authorUrn: Urn | null
  readonly body: string
  readonly createdAt: Date
  readonly editedAt: Date | null
  readonly removedAt: Date | null
}
export interface NewRemark {
  readonly assignmentId: AssignmentId
  /** Null begins a thread. */
  readonly threadId: RemarkId | null
  readonly placeKind: PlaceKind
  readonly placeId: string | null
  readonly body: string
}

const select = `
  select m.id, m.space_id as "spaceId", m.review_id as "reviewId", m.assignment_id as "assignmentId", m.thread_id as "threadId", m.place_kind as "placeKind", m.place_id as "placeId",
    coalesce(nullif(k.fields ->> 'title', ''), nullif(left(split_part(k.body, chr(10), 1), 120), ''), nullif(s.title, ''), nullif(left(n.body, 120), '')) as "placeName",
    m.author_id as "authorId", m.author_urn as "authorUrn", m.body, m.created_at as "createdAt", m.edited_at as "editedAt", m.removed_at as "removedAt"
  from review_remark m
  left join card k on m.place_kind = 'CARD' and k.space_id = m.space_id and k.id = m.place_id
  left join lesson_stage s on m.place_kind = 'STAGE' and s.space_id = m.space_id and s.id = m.place_id
  left join observation_note n on m.place_kind = 'NOTE' and n.space_id = m.space_id and n.id = m.place_id and not n.held_back`

/** All of these reviews, oldest first; which of them somebody reads is `remarksSeen`. */
export const remarksOf = (asks: Asks, ids: readonly ReviewId[]): Promise<RemarkRecord[]> =>
  asks.sql<RemarkRecord>(`${select} where m.review_id = any($1) order by m.created_at, m.id`, [ids])

export function remarksSeen(remarks: readonly RemarkRecord[], { standing, own }: Eyes): RemarkRecord[] {
  if (standing === 'REQUESTER') return [...remarks]
  return own === null ? [] : remarks.filter(({ assignmentId }) => assignmentId === own.id)
}

/** Which places a kind of work has. */
const places: Readonly<Record<ReviewedKind, readonly PlaceKind[]>> = {
  ENQUIRY: ['CARD', 'WHOLE'],
  RESEARCH_LESSON: ['STAGE', 'NOTE', 'PLAN', 'WHOLE'],
}
const placed: Partial<Readonly<Record<PlaceKind, string>>> = {
  CARD: 'select 1 from card k join enquiry_cycle c on c.space_id = k.space_id and c.id = k.cycle_id where c.enquiry_id = $1 and k.id = $2 and k.removed_at is null',
  STAGE: 'select 1 from lesson_stage where lesson_id = $1 and id = $2 and removed_at is null',
  NOTE: 'select 1 from observation_note where lesson_id = $1 and id = $2 and not held_back',
}

@Injectable()
export class ReviewRemarks {
  constructor(private readonly work: UnitOfWork) {}

  add(actor: Actor, id: ReviewId, wish: NewRemark): Promise<ReviewRecord> {
    return this.talk(actor, id, async (work, { record, eyes }) => {
      const isOwn = wish.assignmentId === eyes.own?.id
      const assignment = record.assignments.find((one) => one.id === wish.assignmentId)
      if (!assignment || !(isOwn || eyes.standing === 'REQUESTER')) throw new Refusal('not-found')
      if (assignment.state === 'OFFERED' || !isLive(assignment)) throw new Refusal('review.part-out-of-order')
      const first = wish.threadId ? await oneOf(work, id, wish.threadId) : null
      if (first && first.assignmentId !== assignment.id) throw new Refusal('not-found')
      const { placeKind, placeId } = first ?? wish
      if (!first) await placeIsThere(work, record, placeKind, placeId)
      const remark = newId<RemarkId>()
      await work.sql(
        `insert into review_remark (space_id, id, review_id, assignment_id, thread_id, place_kind, place_id, author_id, author_urn, body) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          record.spaceId,
          remark,
          id,
          assignment.id,
          first?.threadId ?? remark,
          placeKind,
          placeId,
          actor.personId,
          isOwn ? assignment.reviewerUrn : record.requesterUrn,
          cleanText(wish.body, { field: 'body', limit: limits.comment }),
        ],
      )
      await audited(work, record, 'peer-review.remark', { detail: { assignmentId: assignment.id } })
      const other = isOwn ? record.requesterId : assignment.reviewerId
      await tellOne(work, record, other, 'REVIEW_REMARK')
      return [record.requesterId, assignment.reviewerId]
    })
  }

  edit(actor: Actor, id: ReviewId, remark: RemarkId, words: string): Promise<ReviewRecord> {
    return this.own(actor, id, remark, async (work) => {
      const body = cleanText(words, { field: 'body', limit: limits.comment })
      await work.sql('update review_remark set body = $2, edited_at = now() where id = $1 and body <> $2', [
        remark,
        body,
      ])
    })
  }

  /** The place stays, so that answers keep their sense; the words are gone. */
  remove(actor: Actor, id: ReviewId, remark: RemarkId): Promise<ReviewRecord> {
    return this.own(actor, id, remark, async (work, record) => {
      await work.sql(`update review_remark set body = '', removed_at = now() where id = $1`, [remark])
      await audited(work, record, 'peer-review.remove-remark', { detail: { remarkId: remark } })
    })
  }

  private own(
    actor: Actor,
    id: ReviewId,
    remark: RemarkId,
    act: (work: Work, record: ReviewRecord) => Promise<void>,
  ): Promise<ReviewRecord> {
    return this.talk(actor, id, async (work, { record, eyes }) => {
      const [found] = remarksSeen([await oneOf(work, id, remark)], eyes)
      if (!found) throw new Refusal('not-found')
      if (found.removedAt !== null) throw new Refusal('comment.deleted')
      if (found.authorId !== actor.personId) throw new Refusal('comment.not-yours')
      await act(work, record)
      const part = record.assignments.find((one) => one.id === found.assignmentId)
      return [record.requesterId, ...(part ? [part.reviewerId] : [])]
    })
  }

  /** Only the two who talk hear of it. */
  private talk(
    actor: Actor,
    id: ReviewId,
    act: (work: Work, held: Held) => Promise<readonly PersonId[]>,
  ): Promise<ReviewRecord> {
    return this.work.run(actor, async (work) => {
      const found = await held(work, actor, id, 'peerReview.remark')
      if (!found.eyes.phase.canRemark) {
        const isOver = found.record.state === 'CLOSED' || found.record.state === 'WITHDRAWN'
        throw new Refusal(isOver ? 'review.answered' : 'not-allowed')
      }
      if (!actor.spaces.includes(found.record.spaceId)) await work.alsoIn(found.record.spaceId)
      const people = await act(work, found)
      work.announce(people, 'peer-review.changed', { reviewId: id, version: found.record.version })
      return found.record
    })
  }
}

async function oneOf(work: Work, review: ReviewId, id: RemarkId): Promise<RemarkRecord> {
  const [remark] = await work.sql<RemarkRecord>(`${select} where m.review_id = $1 and m.id = $2`, [review, id])
  if (!remark) throw new Refusal('not-found')
  return remark
}

async function placeIsThere(work: Work, record: ReviewRecord, kind: PlaceKind, id: string | null): Promise<void> {
  if (!places[record.kind].includes(kind)) throw new Refusal('input.not-a-choice', { field: 'placeKind' })
  const ask = placed[kind]
  if (!ask) return
  const found = id === null ? [] : await work.sql(ask, [record.itemId, id])
  if (found.length === 0) throw new Refusal('not-found')
}
