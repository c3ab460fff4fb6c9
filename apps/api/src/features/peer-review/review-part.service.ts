/** What a reviewer does: answer the request, write, hand in, step back, and name an interest whenever they notice one. */
import { type Actor, headsSchool } from '@alongside/domain/actor'
import type { AssignmentId, PersonId, ReviewId } from '@alongside/domain/ids'
import { reasonGiven } from '@alongside/domain/life-cycle'
import {
  answer,
  begin,
  declareLate,
  decline,
  type ReviewWords,
  save,
  stepBack,
  submit,
} from '@alongside/domain/peer-review'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import {
  audited,
  changed,
  draftChanged,
  type HeldPart,
  heldByEither,
  heldPart,
  nothingWaits,
  partChanged,
  tellOne,
} from './peer-review-change.service.js'
import { asksHead } from './peer-review-policy.service.js'
import { type AssignmentRecord, type ReviewRecord, reviewsById } from './peer-review-record.service.js'
import { ReviewAccess } from './review-access.service.js'
import { askedOf } from './review-load.service.js'

@Injectable()
export class ReviewPart {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: ReviewAccess,
  ) {}

  /** Says whether they have an interest; whoever has none is let in to the work in the same moment. */
  accept(actor: Actor, id: ReviewId, hasConflict: boolean | null, declaration: string): Promise<ReviewRecord> {
    return this.act(actor, id, async (work, { record, own }) => {
      const asked = await askedOf(work, [actor.personId], record.dueOn)
      const given = {
        hasConflict,
        declaration,
        isLoadRed: asked.get(actor.personId)!.loadWithOneMore.level === 'RED',
        // For this review alone, or for whatever comes in this half-term.
        isAllowed: own.allowedBy !== null || asked.get(actor.personId)!.isAllowed,
      }
      const { move: step, declaration: words } = answer(record, own, given)
      await partChanged(work, own.id, {
        state: step.to,
        has_conflict: hasConflict,
        declaration: words,
        declared_at: new Date(),
      })
      await audited(work, record, 'peer-review.answer', { ...step, detail: { assignmentId: own.id } })
      await nothingWaits(work, own)
      if (step.to === 'DECLINED') {
        await tellOne(work, record, record.requesterId, 'REVIEW_INTEREST')
        await this.access.take(work, record, [actor.personId])
        return changed(work, id, {}, [actor.personId])
      }
      await this.access.give(work, record, actor.personId)
      const kind = record.state === 'REQUESTED' ? 'REVIEW_TO_OPEN' : 'REVIEW_ACCEPTED'
      await tellOne(work, record, record.requesterId, kind)
      if (record.state === 'OPEN') await tellOne(work, record, actor.personId, 'REVIEW_OPENED', own.id)
      return changed(work, id)
    })
  }

  decline(actor: Actor, id: ReviewId, reason: string): Promise<ReviewRecord> {
    return this.act(actor, id, async (work, { record, own }) => {
      const step = decline(own, reason)
      await partChanged(work, own.id, { state: step.to, decline_reason: step.reason ? reasonGiven(step.reason) : '' })
      await audited(work, record, 'peer-review.answer', { ...step, detail: { assignmentId: own.id } })
      await nothingWaits(work, own)
      await tellOne(work, record, record.requesterId, 'REVIEW_DECLINED')
      await this.access.take(work, record, [actor.personId])
      return changed(work, id, {}, [actor.personId])
    })
  }

  /** REV-3: begun, saved: nobody but the author is shown a difference. */
  begin(actor: Actor, id: ReviewId): Promise<ReviewRecord> {
    return this.act(actor, id, async (work, { record, own }) => {
      const step = begin(record, own)
      await partChanged(work, own.id, { state: step.to })
      await audited(work, record, 'peer-review.begin', { ...step, detail: { assignmentId: own.id } })
      draftChanged(work, record, actor.personId)
      return again(work, id)
    })
  }

  save(actor: Actor, id: ReviewId, words: ReviewWords): Promise<ReviewRecord> {
    return this.act(actor, id, async (work, { record, own }) => {
      const { words: kept, before } = save(record, own, words)
      if (before) {
        await work.sql(
          `insert into review_revision (space_id, id, review_id, assignment_id, strengths, questions, suggestions) values ($1, $2, $3, $4, $5, $6, $7)`,
          [record.spaceId, newId(), id, own.id, before.strengths, before.questions, before.suggestions],
        )
        await audited(work, record, 'peer-review.edit', { detail: { assignmentId: own.id } })
      }
      await partChanged(work, own.id, { ...kept })
      if (own.state === 'SUBMITTED') return changed(work, id)
      draftChanged(work, record, actor.personId)
      return again(work, id)
    })
  }

  submit(actor: Actor, id: ReviewId): Promise<ReviewRecord> {
    return this.act(actor, id, async (work, { record, own }) => {
      const step = submit(record, own)
      await partChanged(work, own.id, { state: step.to, submitted_at: new Date() })
      await audited(work, record, 'peer-review.submit', { ...step, detail: { assignmentId: own.id } })
      await nothingWaits(work, own)
      await tellOne(work, record, record.requesterId, 'REVIEW_SUBMITTED')
      return changed(work, id)
    })
  }

  stepBack(actor: Actor, id: ReviewId): Promise<ReviewRecord> {
    return this.act(actor, id, async (work, held) => {
      const step = stepBack(held.own)
      await partChanged(work, held.own.id, { state: step.to })
      await audited(work, held.record, 'peer-review.step-back', { ...step, detail: { assignmentId: held.own.id } })
      return this.ended(work, held, 'REVIEW_STEPPED_BACK')
    })
  }

  declareInterest(actor: Actor, id: ReviewId, words: string): Promise<ReviewRecord> {
    return this.act(actor, id, async (work, held) => {
      const { move: step, declaration } = declareLate(held.own, words)
      await partChanged(work, held.own.id, {
        ...(step ? { state: step.to } : {}),
        has_conflict: true,
        declaration,
        declared_at: new Date(),
        earlier_declarations: JSON.stringify(declaredSoFar(held.own)),
      })
      await audited(work, held.record, 'peer-review.declare', { ...step, detail: { assignmentId: held.own.id } })
      return this.ended(work, held, 'REVIEW_INTEREST')
    })
  }

  /** When it would be too much: their own head can say that it is all right. */
  askHead(actor: Actor, id: ReviewId): Promise<ReviewRecord> {
    return this.act(actor, id, async (work, { record, own }) => {
      if (own.state !== 'OFFERED' || own.reviewerUrn === null) throw new Refusal('not-allowed')
      const heads = await work.sql<{ id: PersonId }>(
        `select distinct h.person_id as id from role_holding h join space s on s.id = h.space_id
          where s.urn = $1 and (h.role in ('HEADTEACHER', 'EXECUTIVE_HEAD') or h.deputy) and h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)`,
        [own.reviewerUrn],
      )
      await partChanged(work, own.id, { head_asked_at: new Date() })
      await audited(work, record, 'peer-review.ask-head', { detail: { assignmentId: own.id } })
      for (const head of heads) await tellOne(work, { id, title: '' }, head.id, 'REVIEW_LOAD', own.id)
      draftChanged(work, record, actor.personId)
      return again(work, id)
    })
  }

  /** M6: red stops it unless that person's own head says why it may be all the same. */
  allow(actor: Actor, id: ReviewId, part: AssignmentId, reason: string): Promise<ReviewRecord> {
    return this.work.run(actor, async (work) => {
      const { record } = await heldByEither(work, actor, id)
      const assignment = record.assignments.find((one) => one.id === part)
      if (!assignment || assignment.reviewerUrn === null || !headsSchool(actor, assignment.reviewerUrn)) {
        throw new Refusal('not-allowed')
      }
      if (assignment.reviewerId === actor.personId) throw new Refusal('person.not-yourself')
      if (!asksHead(actor, assignment)) throw new Refusal('review.part-out-of-order', { from: assignment.state })
      const words = reasonGiven(reason)
      await partChanged(work, part, { allowed_by: actor.personId, allowed_reason: words })
      await audited(work, record, 'peer-review.allow-load', { reason: words, detail: { assignmentId: part } })
      await nothingWaits(work, { id: part })
      await tellOne(work, record, assignment.reviewerId, 'REVIEW_ALLOWED', part)
      work.announce([actor.personId, assignment.reviewerId], 'peer-review.changed', {
        reviewId: id,
        version: record.version,
      })
      return again(work, id)
    })
  }

  /** The words stay; the work, and what others wrote, close for this person at once. */
  private async ended(work: Work, { record, own }: HeldPart, kind: string): Promise<ReviewRecord> {
    await nothingWaits(work, own)
    await tellOne(work, record, record.requesterId, kind)
    await this.access.take(work, record, [own.reviewerId])
    return changed(work, record.id, {}, [own.reviewerId])
  }

  private act(
    actor: Actor,
    id: ReviewId,
    step: (work: Work, held: HeldPart) => Promise<ReviewRecord>,
  ): Promise<ReviewRecord> {
    return this.work.run(actor, async (work) => step(work, await heldPart(work, actor, id)))
  }
}

async function again(work: Work, id: ReviewId): Promise<ReviewRecord> {
  const [record] = await reviewsById(work, [id])
  if (!record) throw new Refusal('not-found')
  return record
}

/** Whoever accepted has declared: what they said then stays beside what they say now. */
const declaredSoFar = ({ hasConflict, declaration, declaredAt, earlierDeclarations }: AssignmentRecord) => [
  ...earlierDeclarations,
  { hasConflict: hasConflict === true, declaration, at: declaredAt },
]
