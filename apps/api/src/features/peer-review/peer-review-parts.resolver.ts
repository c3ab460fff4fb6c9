/** The people and schools in a review, whom one can ask, and what somebody said about being asked. */
import type { Actor } from '@alongside/domain/actor'
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import { ReviewedKind } from '@alongside/domain/peer-review'
import type { Load, ReviewAvailability } from '@alongside/domain/workload'
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { CivilDate } from '../../platform/graphql/scalars.js'
import { EnquiryType } from '../enquiry/enquiry.graphql.js'
import { PersonType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import {
  PeerReviewType,
  ReviewAssignmentType,
  ReviewAvailabilityType,
  ReviewerChoiceType,
  ReviewRemarkType,
  WorkLoadType,
} from './peer-review.graphql.js'
import { PeerReviewReading } from './peer-review-reading.service.js'
import { ReviewLoad } from './review-load.service.js'
import { reviewableEnquiry } from './reviewed-item.service.js'

@Resolver(() => EnquiryType)
export class EnquiryReviewsResolver {
  @ResolveField(() => Boolean, { description: 'One works on it, and it is open enough to be looked at by others.' })
  canAskForReview(@Parent() { record }: EnquiryType, @Ask() { actor }: Asking): boolean {
    return reviewableEnquiry(actor, record)
  }
}

@Resolver(() => PeerReviewType)
export class PeerReviewPeopleResolver {
  constructor(
    private readonly people: PeopleService,
    private readonly schools: SchoolService,
  ) {}

  @ResolveField(() => PersonType)
  requester(@Parent() { record }: PeerReviewType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, record.requesterId)
  }

  @ResolveField(() => [PersonType], {
    description: 'For the coordinator: others who do the reviewed work, and could speak for the group.',
  })
  couldTakeOver(@Parent() { record, abilities }: PeerReviewType, @Ask() asking: Asking): Promise<PersonType[]> {
    const others = abilities.reassign ? record.groupIds.filter((one) => one !== record.requesterId) : []
    return Promise.all(others.map((one) => this.people.person(asking, one)))
  }

  @ResolveField(() => SchoolType, { nullable: true })
  requesterSchool(@Parent() { record }: PeerReviewType, @Ask() asking: Asking) {
    return this.schools.school(asking, record.requesterUrn)
  }
}

@Resolver(() => ReviewAssignmentType)
export class ReviewAssignmentResolver {
  constructor(
    private readonly people: PeopleService,
    private readonly schools: SchoolService,
    private readonly reading: PeerReviewReading,
  ) {}

  @ResolveField(() => PersonType)
  reviewer(@Parent() { reviewerId }: ReviewAssignmentType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, reviewerId)
  }

  @ResolveField(() => SchoolType, { nullable: true, description: 'Null for a guest.' })
  school(@Parent() { reviewerUrn }: ReviewAssignmentType, @Ask() asking: Asking) {
    return reviewerUrn && this.schools.school(asking, reviewerUrn)
  }

  @ResolveField(() => WorkLoadType, {
    nullable: true,
    description: 'What the half-term would come to with this review.',
  })
  load(@Parent() part: ReviewAssignmentType, @Ask() asking: Asking): Promise<Load | null> {
    return this.reading.load(asking, part)
  }
}

@Resolver(() => ReviewRemarkType)
export class ReviewRemarkResolver {
  constructor(
    private readonly people: PeopleService,
    private readonly schools: SchoolService,
  ) {}

  @ResolveField(() => PersonType)
  author(@Parent() { authorId }: ReviewRemarkType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, authorId)
  }

  @ResolveField(() => SchoolType, { nullable: true })
  school(@Parent() { authorUrn }: ReviewRemarkType, @Ask() asking: Asking) {
    return authorUrn && this.schools.school(asking, authorUrn)
  }
}

@Resolver(() => ReviewerChoiceType)
export class ReviewerChoiceResolver {
  constructor(
    private readonly loads: ReviewLoad,
    private readonly people: PeopleService,
    private readonly schools: SchoolService,
  ) {}

  @Query(() => [ReviewerChoiceType])
  reviewersFor(
    @Ask() asking: Asking,
    @Args('itemKind', { type: () => ReviewedKind }) kind: ReviewedKind,
    @Args('itemId', { type: () => ID }) itemId: string,
    @Args('search') search: string,
    @Args('dueOn', { type: () => CivilDate, nullable: true }) dueOn: Day | null,
  ): Promise<ReviewerChoiceType[]> {
    return this.loads.reviewersFor(asking, kind, itemId, search, dueOn ?? null)
  }

  @ResolveField(() => PersonType)
  person(@Parent() { personId }: ReviewerChoiceType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, personId)
  }

  @ResolveField(() => SchoolType, { nullable: true })
  school(@Parent() { urn }: ReviewerChoiceType, @Ask() asking: Asking) {
    return this.schools.school(asking, urn)
  }
}

@Resolver(() => ReviewAvailabilityType)
export class ReviewAvailabilityResolver {
  constructor(private readonly loads: ReviewLoad) {}

  @Query(() => ReviewAvailabilityType, { description: 'What one has said oneself about being asked to review.' })
  reviewAvailability(@Ask() asking: Asking): Promise<ReviewAvailability> {
    return this.loads.availability(asking)
  }

  @ResolveField(() => WorkLoadType, { description: 'One’s own, in this half-term.' })
  load(@Ask() asking: Asking): Promise<Load> {
    return this.loads.ownLoad(asking)
  }

  @ResolveField(() => CivilDate, { description: 'The first day after this half-term.' })
  halfTermEnds(@Ask() asking: Asking): Promise<Day> {
    return this.loads.halfTermEnds(asking)
  }

  @Mutation(() => ReviewAvailabilityType)
  setReviewAvailability(
    @As() actor: Actor,
    @Args('notUntil', { type: () => CivilDate, nullable: true }) notUntil: Day | null,
    @Args('mostPerHalfTerm', { type: () => Int, nullable: true }) mostPerHalfTerm: number | null,
  ): Promise<ReviewAvailability> {
    const said = { notUntil: notUntil ?? null, mostPerHalfTerm: mostPerHalfTerm ?? null }
    return this.loads.setAvailability(actor, said)
  }
}
