/** The pages of leaders. */
import type { AllianceId, Urn } from '@alongside/domain/ids'
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { PersonType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import { LeadersActionType, LeadersAllianceType, LeadersChallengeType, LeadersSchoolType } from './leaders.graphql.js'
import { LeadersAlliance } from './leaders-alliance.service.js'
import { LeadersSchool } from './leaders-school.service.js'

@Resolver(() => LeadersSchoolType)
export class LeadersSchoolResolver {
  constructor(
    private readonly reading: LeadersSchool,
    private readonly schools: SchoolService,
  ) {}

  @Query(() => LeadersSchoolType, { nullable: true, description: 'For the leaders of that school.' })
  leadersSchool(@Args('urn', { type: () => ID }) urn: Urn, @Ask() asking: Asking): Promise<LeadersSchoolType | null> {
    return this.reading.school(asking, urn)
  }

  @ResolveField(() => SchoolType)
  school(@Parent() { urn }: LeadersSchoolType, @Ask() asking: Asking) {
    return this.schools.school(asking, urn)
  }
}

@Resolver(() => LeadersAllianceType)
export class LeadersAllianceResolver {
  constructor(private readonly reading: LeadersAlliance) {}

  @Query(() => LeadersAllianceType, { nullable: true })
  leadersAlliance(
    @Args('allianceId', { type: () => ID }) alliance: AllianceId,
    @Ask() asking: Asking,
  ): Promise<LeadersAllianceType | null> {
    return this.reading.alliance(asking, alliance)
  }
}

@Resolver(() => LeadersActionType)
export class LeadersActionResolver {
  constructor(private readonly people: PeopleService) {}

  @ResolveField(() => PersonType)
  owner(@Parent() { ownerId }: LeadersActionType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, ownerId)
  }
}

@Resolver(() => LeadersChallengeType)
export class LeadersChallengeResolver {
  constructor(private readonly schools: SchoolService) {}

  @ResolveField(() => SchoolType)
  host(@Parent() { hostUrn }: LeadersChallengeType, @Ask() asking: Asking) {
    return this.schools.school(asking, hostUrn)
  }
}
