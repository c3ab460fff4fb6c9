/** Peer reviews: asking for one, and what hangs on it. */
import type { Actor } from '@alongside/domain/actor'
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import type { AssignmentId, PersonId, ReviewId } from '@alongside/domain/ids'
import { sayMissing } from '@alongside/domain/missing-words'
import { ReviewedKind } from '@alongside/domain/peer-review'
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { CivilDate } from '../../platform/graphql/scalars.js'
import { GuardReasonType } from '../enquiry/enquiry.graphql.js'
import { PeerReviewType, ReviewGuestInput, ReviewInvitationType, ReviewThreadType } from './peer-review.graphql.js'
import { PeerReviewService } from './peer-review.service.js'
import { PeerReviewReading, seenAfter } from './peer-review-reading.service.js'

const id = { type: () => ID }
const date = { type: () => CivilDate, nullable: true }

@Resolver(() => PeerReviewType)
export class PeerReviewResolver {
  constructor(
    private readonly service: PeerReviewService,
    private readonly reading: PeerReviewReading,
  ) {}

  @Query(() => PeerReviewType, { nullable: true })
  peerReview(@Args('id', id) review: ReviewId, @Ask() asking: Asking): Promise<PeerReviewType | null> {
    return this.reading.review(asking, review)
  }

  @Query(() => [PeerReviewType], {
    description: 'Of one item as far as one sees them; without one, those one has a part in.',
  })
  peerReviews(
    @Ask() asking: Asking,
    @Args('itemId', { type: () => ID, nullable: true }) itemId: string | null,
  ): Promise<PeerReviewType[]> {
    return this.reading.reviews(asking, itemId ?? null)
  }

  @ResolveField(() => [ReviewThreadType])
  threads(@Parent() review: PeerReviewType, @Ask() asking: Asking): Promise<ReviewThreadType[]> {
    return this.reading.threads(asking, review)
  }

  @ResolveField(() => [ReviewInvitationType], { description: 'Guests who were asked and have not come yet.' })
  invitations(@Parent() review: PeerReviewType, @Ask() asking: Asking): Promise<ReviewInvitationType[]> {
    return this.reading.invitations(asking, review)
  }

  @ResolveField(() => [GuardReasonType])
  missingForNext(@Parent() review: PeerReviewType): GuardReasonType[] {
    return this.reading.missingForNext(review).map((reason) => ({ code: reason.code, message: sayMissing(reason) }))
  }

  @Mutation(() => PeerReviewType)
  async requestReview(
    @As() actor: Actor,
    @Args('itemKind', { type: () => ReviewedKind }) kind: ReviewedKind,
    @Args('itemId', id) itemId: string,
    @Args('question') question: string,
    @Args('dueOn', date) dueOn: Day | null,
    @Args('reviewerIds', { type: () => [ID] }) reviewerIds: PersonId[],
    @Args('guests', { type: () => [ReviewGuestInput], nullable: true }) guests: ReviewGuestInput[] | null,
  ): Promise<PeerReviewType> {
    const wish = { kind, itemId, question, dueOn: dueOn ?? null, reviewerIds, guests: guests ?? [] }
    const { record, links } = await this.service.request(actor, wish)
    return seenAfter(actor, record, links)
  }

  @Mutation(() => PeerReviewType)
  async offerReview(
    @As() actor: Actor,
    @Args('reviewId', id) review: ReviewId,
    @Args('personId', id) person: PersonId,
  ): Promise<PeerReviewType> {
    return seenAfter(actor, await this.service.offer(actor, review, person))
  }

  @Mutation(() => PeerReviewType)
  async openReview(@As() actor: Actor, @Args('id', id) review: ReviewId): Promise<PeerReviewType> {
    return seenAfter(actor, await this.service.open(actor, review))
  }

  @Mutation(() => PeerReviewType)
  async respondToReview(
    @As() actor: Actor,
    @Args('id', id) review: ReviewId,
    @Args('response') response: string,
  ): Promise<PeerReviewType> {
    return seenAfter(actor, await this.service.respond(actor, review, response))
  }

  @Mutation(() => PeerReviewType)
  async rateReview(
    @As() actor: Actor,
    @Args('reviewId', id) review: ReviewId,
    @Args('assignmentId', id) assignment: AssignmentId,
    @Args('usefulness', { type: () => Int }) usefulness: number,
    @Args('note') note: string,
  ): Promise<PeerReviewType> {
    return seenAfter(actor, await this.service.rate(actor, review, assignment, usefulness, note))
  }

  @Mutation(() => PeerReviewType)
  async closeReview(@As() actor: Actor, @Args('id', id) review: ReviewId): Promise<PeerReviewType> {
    return seenAfter(actor, await this.service.close(actor, review))
  }

  @Mutation(() => PeerReviewType)
  async withdrawReviewRequest(@As() actor: Actor, @Args('id', id) review: ReviewId): Promise<PeerReviewType> {
    return seenAfter(actor, await this.service.withdraw(actor, review))
  }

  @Mutation(() => PeerReviewType, {
    description: 'The coordinator names another member of the group as whoever asked.',
  })
  async reassignReview(
    @As() actor: Actor,
    @Args('id', id) review: ReviewId,
    @Args('personId', id) person: PersonId,
  ): Promise<PeerReviewType> {
    return seenAfter(actor, await this.service.reassign(actor, review, person))
  }
}
