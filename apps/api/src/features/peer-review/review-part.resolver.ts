/** A reviewer's part: answering, writing, stepping back; and a head's word for a colleague. */
import type { Actor } from '@alongside/domain/actor'
import type { AssignmentId, RemarkId, ReviewId } from '@alongside/domain/ids'
import { PlaceKind } from '@alongside/domain/peer-review'
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql'
import { As } from '../../platform/graphql/asking.js'
import { PeerReviewType } from './peer-review.graphql.js'
import { seenAfter } from './peer-review-reading.service.js'
import { ReviewPart } from './review-part.service.js'
import { ReviewRemarks } from './review-remarks.service.js'

const id = { type: () => ID }

@Resolver(() => PeerReviewType)
export class ReviewPartResolver {
  constructor(
    private readonly part: ReviewPart,
    private readonly remarks: ReviewRemarks,
  ) {}

  @Mutation(() => PeerReviewType)
  async acceptReview(
    @As() actor: Actor,
    @Args('id', id) review: ReviewId,
    @Args('hasConflict', { type: () => Boolean, nullable: true }) hasConflict: boolean | null,
    @Args('declaration') declaration: string,
  ): Promise<PeerReviewType> {
    return seenAfter(actor, await this.part.accept(actor, review, hasConflict ?? null, declaration))
  }

  @Mutation(() => PeerReviewType)
  async declineReview(
    @As() actor: Actor,
    @Args('id', id) review: ReviewId,
    @Args('reason') reason: string,
  ): Promise<PeerReviewType> {
    return seenAfter(actor, await this.part.decline(actor, review, reason))
  }

  @Mutation(() => PeerReviewType)
  async beginReview(@As() actor: Actor, @Args('id', id) review: ReviewId): Promise<PeerReviewType> {
    return seenAfter(actor, await this.part.begin(actor, review))
  }

  @Mutation(() => PeerReviewType)
  async saveReview(
    @As() actor: Actor,
    @Args('id', id) review: ReviewId,
    @Args('strengths') strengths: string,
    @Args('questions') questions: string,
    @Args('suggestions') suggestions: string,
  ): Promise<PeerReviewType> {
    return seenAfter(actor, await this.part.save(actor, review, { strengths, questions, suggestions }))
  }

  @Mutation(() => PeerReviewType)
  async submitReview(@As() actor: Actor, @Args('id', id) review: ReviewId): Promise<PeerReviewType> {
    return seenAfter(actor, await this.part.submit(actor, review))
  }

  @Mutation(() => PeerReviewType, { description: 'Steps back before anything was handed in.' })
  async withdrawReview(@As() actor: Actor, @Args('id', id) review: ReviewId): Promise<PeerReviewType> {
    return seenAfter(actor, await this.part.stepBack(actor, review))
  }

  @Mutation(() => PeerReviewType, { description: 'An interest noticed after accepting.' })
  async declareReviewInterest(
    @As() actor: Actor,
    @Args('id', id) review: ReviewId,
    @Args('declaration') declaration: string,
  ): Promise<PeerReviewType> {
    return seenAfter(actor, await this.part.declareInterest(actor, review, declaration))
  }

  @Mutation(() => PeerReviewType)
  async askHeadAboutReview(@As() actor: Actor, @Args('id', id) review: ReviewId): Promise<PeerReviewType> {
    return seenAfter(actor, await this.part.askHead(actor, review))
  }

  @Mutation(() => PeerReviewType)
  async allowReview(
    @As() actor: Actor,
    @Args('reviewId', id) review: ReviewId,
    @Args('assignmentId', id) assignment: AssignmentId,
    @Args('reason') reason: string,
  ): Promise<PeerReviewType> {
    return seenAfter(actor, await this.part.allow(actor, review, assignment, reason))
  }

  @Mutation(() => PeerReviewType)
  async addRemark(
    @As() actor: Actor,
    @Args('reviewId', id) review: ReviewId,
    @Args('assignmentId', id) assignmentId: AssignmentId,
    @Args('threadId', { type: () => ID, nullable: true }) threadId: RemarkId | null,
    @Args('placeKind', { type: () => PlaceKind }) placeKind: PlaceKind,
    @Args('placeId', { type: () => ID, nullable: true }) placeId: string | null,
    @Args('body') body: string,
  ): Promise<PeerReviewType> {
    const remark = { assignmentId, threadId: threadId ?? null, placeKind, placeId: placeId ?? null, body }
    return seenAfter(actor, await this.remarks.add(actor, review, remark))
  }

  @Mutation(() => PeerReviewType)
  async editRemark(
    @As() actor: Actor,
    @Args('reviewId', id) review: ReviewId,
    @Args('remarkId', id) remark: RemarkId,
    @Args('body') body: string,
  ): Promise<PeerReviewType> {
    return seenAfter(actor, await this.remarks.edit(actor, review, remark, body))
  }

  @Mutation(() => PeerReviewType)
  async removeRemark(
    @As() actor: Actor,
    @Args('reviewId', id) review: ReviewId,
    @Args('remarkId', id) remark: RemarkId,
  ): Promise<PeerReviewType> {
    return seenAfter(actor, await this.remarks.remove(actor, review, remark))
  }
}
