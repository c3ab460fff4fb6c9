/** The visit of a peer challenge: its days, its timetable, and its steps. */
import type { Actor } from '@alongside/domain/actor'
import type { ChallengeId } from '@alongside/domain/ids'
import { VisitState } from '@alongside/domain/review-visit'
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { challengeSeenAfter } from '../peer-challenge/challenge-reading.service.js'
import { PeerChallengeType } from '../peer-challenge/peer-challenge.graphql.js'
import { PersonType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import {
  OwnVisitActivityType,
  ReviewVisitType,
  VisitActivityType,
  VisitClashType,
  VisitPlanInput,
} from './review-visit.graphql.js'
import { ReviewVisits } from './review-visit.service.js'
import { canPlanVisit, ReviewVisitReading } from './review-visit-reading.service.js'

@Resolver(() => PeerChallengeType)
export class ReviewVisitResolver {
  constructor(
    private readonly visits: ReviewVisits,
    private readonly reading: ReviewVisitReading,
    private readonly people: PeopleService,
  ) {}

  @ResolveField(() => ReviewVisitType, { nullable: true })
  visit(@Parent() challenge: PeerChallengeType, @Ask() asking: Asking): Promise<ReviewVisitType | null> {
    return this.reading.visit(asking, challenge)
  }

  @ResolveField(() => Boolean)
  canPlanVisit(@Parent() challenge: PeerChallengeType, @Ask() asking: Asking): boolean {
    return canPlanVisit(asking, challenge)
  }

  @ResolveField(() => [PersonType], { description: 'Staff of the host, for whoever plans the visit.' })
  async hostColleagues(@Parent() challenge: PeerChallengeType, @Ask() asking: Asking): Promise<PersonType[]> {
    const people = await this.reading.colleagues(asking, challenge)
    return Promise.all(people.map((person) => this.people.person(asking, person)))
  }

  @Mutation(() => PeerChallengeType)
  async planVisit(
    @As() actor: Actor,
    @Args('id', { type: () => ID }) id: ChallengeId,
    @Args('input') input: VisitPlanInput,
  ): Promise<PeerChallengeType> {
    return challengeSeenAfter(actor, await this.visits.plan(actor, id, input))
  }

  @Mutation(() => PeerChallengeType)
  async moveVisit(
    @As() actor: Actor,
    @Args('id', { type: () => ID }) id: ChallengeId,
    @Args('to', { type: () => VisitState }) to: VisitState,
    @Args('reason', { type: () => String, nullable: true }) reason: string | null,
  ): Promise<PeerChallengeType> {
    return challengeSeenAfter(actor, await this.visits.move(actor, id, to, reason ?? null))
  }
}

@Resolver(() => OwnVisitActivityType)
export class OwnVisitActivityResolver {
  constructor(
    private readonly reading: ReviewVisitReading,
    private readonly people: PeopleService,
    private readonly schools: SchoolService,
  ) {}

  @Query(() => [OwnVisitActivityType], {
    description: 'Where the asker is needed at visits that stand, from today on.',
  })
  visitActivitiesWithMe(@Ask() asking: Asking): Promise<OwnVisitActivityType[]> {
    return this.reading.withMe(asking)
  }

  @ResolveField(() => SchoolType)
  school(@Parent() { hostUrn }: OwnVisitActivityType, @Ask() asking: Asking) {
    return this.schools.school(asking, hostUrn)
  }

  @ResolveField(() => PersonType, { nullable: true })
  with(@Parent() { withId }: OwnVisitActivityType, @Ask() asking: Asking): Promise<PersonType> | null {
    return withId === null ? null : this.people.person(asking, withId)
  }
}

@Resolver(() => VisitActivityType)
export class VisitActivityResolver {
  constructor(private readonly people: PeopleService) {}

  @ResolveField(() => PersonType)
  reviewer(@Parent() { reviewerId }: VisitActivityType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, reviewerId)
  }

  @ResolveField(() => PersonType, { nullable: true })
  hostColleague(@Parent() { hostColleagueId }: VisitActivityType, @Ask() asking: Asking): Promise<PersonType> | null {
    return hostColleagueId === null ? null : this.people.person(asking, hostColleagueId)
  }
}

@Resolver(() => VisitClashType)
export class VisitClashResolver {
  constructor(private readonly people: PeopleService) {}

  @ResolveField(() => PersonType, { nullable: true })
  person(@Parent() { personId }: VisitClashType, @Ask() asking: Asking): Promise<PersonType> | null {
    return personId === null ? null : this.people.person(asking, personId)
  }
}
