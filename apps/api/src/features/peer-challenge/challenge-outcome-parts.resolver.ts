/** What of it each reader is given, as parts of the challenge, and what was released to oneself. */
import type { ChallengeId } from '@alongside/domain/ids'
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { PersonType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import {
  ChallengeFindingType,
  ChallengeIndicatorType,
  ChallengeResponseType,
  ChallengeSummaryType,
  DisclosureType,
  FollowUpType,
  ImprovementActionType,
  ImprovementWorkshopType,
  ReleasedSummaryType,
  StretchType,
} from './challenge-outcome.graphql.js'
import { ChallengeOutcomeReading } from './challenge-outcome-reading.service.js'
import { PeerChallengeType } from './peer-challenge.graphql.js'

@Resolver(() => PeerChallengeType)
export class ChallengeOutcomeResolver {
  constructor(
    private readonly reading: ChallengeOutcomeReading,
    private readonly people: PeopleService,
  ) {}

  @ResolveField(() => [ChallengeFindingType])
  findings(@Parent() challenge: PeerChallengeType, @Ask() asking: Asking): Promise<ChallengeFindingType[]> {
    return this.reading.findings(asking, challenge)
  }

  @ResolveField(() => [ChallengeResponseType], { description: 'One for each EBI, from the day answers are due.' })
  responses(@Parent() challenge: PeerChallengeType, @Ask() asking: Asking): Promise<ChallengeResponseType[]> {
    return this.reading.responses(asking, challenge)
  }

  @ResolveField(() => ImprovementWorkshopType, { nullable: true })
  workshop(@Parent() challenge: PeerChallengeType, @Ask() asking: Asking): Promise<ImprovementWorkshopType | null> {
    return this.reading.workshop(asking, challenge)
  }

  @ResolveField(() => [ImprovementActionType])
  actions(@Parent() challenge: PeerChallengeType, @Ask() asking: Asking): Promise<ImprovementActionType[]> {
    return this.reading.actions(asking, challenge)
  }

  @ResolveField(() => [PersonType], { description: 'Colleagues of the host, for whoever plans.' })
  possibleOwners(@Parent() challenge: PeerChallengeType, @Ask() asking: Asking): Promise<PersonType[]> {
    return this.reading.possibleOwners(asking, challenge).then((ids) => this.people.people(asking, ids))
  }

  @ResolveField(() => [FollowUpType])
  followUps(@Parent() challenge: PeerChallengeType, @Ask() asking: Asking): Promise<FollowUpType[]> {
    return this.reading.followUps(asking, challenge)
  }

  @ResolveField(() => StretchType, { nullable: true, description: 'The others’ answers once one has given one’s own.' })
  stretch(@Parent() challenge: PeerChallengeType, @Ask() asking: Asking): Promise<StretchType | null> {
    return this.reading.stretch(asking, challenge)
  }

  @ResolveField(() => ChallengeSummaryType, { nullable: true })
  summary(@Parent() challenge: PeerChallengeType, @Ask() asking: Asking): Promise<ChallengeSummaryType | null> {
    return this.reading.summary(asking, challenge)
  }

  @ResolveField(() => ChallengeIndicatorType, { nullable: true })
  indicator(@Parent() challenge: PeerChallengeType, @Ask() asking: Asking): Promise<ChallengeIndicatorType | null> {
    return this.reading.indicator(asking, challenge)
  }

  @ResolveField(() => [DisclosureType], { description: 'Who has opened what; for the host’s head.' })
  disclosures(@Parent() challenge: PeerChallengeType, @Ask() asking: Asking): Promise<DisclosureType[]> {
    return this.reading.disclosed(asking, challenge)
  }
}

@Resolver(() => ReleasedSummaryType)
export class ReleasedSummaryResolver {
  constructor(
    private readonly reading: ChallengeOutcomeReading,
    private readonly schools: SchoolService,
  ) {}

  @Query(() => [ReleasedSummaryType])
  summariesReleasedToMe(@Ask() asking: Asking): Promise<ReleasedSummaryType[]> {
    return this.reading.releasedToMe(asking)
  }

  @Query(() => ReleasedSummaryType, { nullable: true })
  releasedSummary(
    @Args('challengeId', { type: () => ID }) id: ChallengeId,
    @Ask() asking: Asking,
  ): Promise<ReleasedSummaryType | null> {
    return this.reading.releasedSummary(asking, id)
  }

  @ResolveField(() => SchoolType)
  host(@Parent() { hostUrn }: ReleasedSummaryType, @Ask() asking: Asking) {
    return this.schools.school(asking, hostUrn)
  }
}

@Resolver(() => ImprovementActionType)
export class ImprovementActionResolver {
  constructor(
    private readonly reading: ChallengeOutcomeReading,
    private readonly people: PeopleService,
    private readonly schools: SchoolService,
  ) {}

  @Query(() => [ImprovementActionType])
  actionsOfMine(@Ask() asking: Asking): Promise<ImprovementActionType[]> {
    return this.reading.actionsOfMine(asking)
  }

  @ResolveField(() => PersonType)
  owner(@Parent() { ownerId }: ImprovementActionType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, ownerId)
  }

  @ResolveField(() => PersonType, { nullable: true })
  confirmedBy(@Parent() { confirmedById }: ImprovementActionType, @Ask() asking: Asking): Promise<PersonType> | null {
    return confirmedById === null ? null : this.people.person(asking, confirmedById)
  }

  @ResolveField(() => SchoolType)
  host(@Parent() { hostUrn }: ImprovementActionType, @Ask() asking: Asking) {
    return this.schools.school(asking, hostUrn)
  }
}

@Resolver(() => ChallengeResponseType)
export class ChallengeResponseResolver {
  constructor(private readonly people: PeopleService) {}

  @ResolveField(() => PersonType, { nullable: true })
  givenBy(@Parent() { givenById }: ChallengeResponseType, @Ask() asking: Asking): Promise<PersonType> | null {
    return givenById === null ? null : this.people.person(asking, givenById)
  }
}

@Resolver(() => FollowUpType)
export class FollowUpResolver {
  constructor(private readonly people: PeopleService) {}

  @ResolveField(() => PersonType)
  by(@Parent() { byPersonId }: FollowUpType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, byPersonId)
  }
}

@Resolver(() => DisclosureType)
export class DisclosureResolver {
  constructor(private readonly people: PeopleService) {}

  @ResolveField(() => PersonType)
  person(@Parent() { personId }: DisclosureType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, personId)
  }
}
