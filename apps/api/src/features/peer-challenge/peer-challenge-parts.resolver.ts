/** The schools and people behind the parts of a peer challenge. */
import { Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { PersonType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import {
  CarriedActionType,
  ChallengeCandidateType,
  ChallengeMemberType,
  ChallengeSignatureType,
  ChallengeStepType,
  PeerChallengeType,
} from './peer-challenge.graphql.js'

@Resolver(() => PeerChallengeType)
export class ChallengePeopleResolver {
  constructor(
    private readonly people: PeopleService,
    private readonly schools: SchoolService,
  ) {}

  @ResolveField(() => SchoolType)
  host(@Parent() { record }: PeerChallengeType, @Ask() asking: Asking) {
    return this.schools.school(asking, record.host)
  }

  @ResolveField(() => PersonType, { nullable: true })
  lead(@Parent() { record }: PeerChallengeType, @Ask() asking: Asking): Promise<PersonType> | null {
    return record.leadId ? this.people.person(asking, record.leadId) : null
  }

  @ResolveField(() => PersonType, { nullable: true })
  followUpReviewer(@Parent() { record }: PeerChallengeType, @Ask() asking: Asking): Promise<PersonType> | null {
    return record.followUpId ? this.people.person(asking, record.followUpId) : null
  }

  @ResolveField(() => PersonType, { nullable: true })
  champion(@Parent() { record }: PeerChallengeType, @Ask() asking: Asking): Promise<PersonType> | null {
    return record.championId ? this.people.person(asking, record.championId) : null
  }
}

@Resolver(() => ChallengeMemberType)
export class ChallengeMemberResolver {
  constructor(
    private readonly people: PeopleService,
    private readonly schools: SchoolService,
  ) {}

  @ResolveField(() => PersonType)
  person(@Parent() { personId }: ChallengeMemberType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, personId)
  }

  @ResolveField(() => SchoolType)
  school(@Parent() { urn }: ChallengeMemberType, @Ask() asking: Asking) {
    return this.schools.school(asking, urn)
  }
}

@Resolver(() => ChallengeSignatureType)
export class ChallengeSignatureResolver {
  constructor(
    private readonly people: PeopleService,
    private readonly schools: SchoolService,
  ) {}

  @ResolveField(() => PersonType)
  person(@Parent() { personId }: ChallengeSignatureType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, personId)
  }

  @ResolveField(() => SchoolType, { nullable: true })
  school(@Parent() { urn }: ChallengeSignatureType, @Ask() asking: Asking) {
    return urn === null ? null : this.schools.school(asking, urn)
  }
}

@Resolver(() => ChallengeStepType)
export class ChallengeStepPersonResolver {
  constructor(private readonly people: PeopleService) {}

  @ResolveField(() => PersonType, { nullable: true })
  person(@Parent() { personId }: ChallengeStepType, @Ask() asking: Asking): Promise<PersonType> | null {
    return personId ? this.people.person(asking, personId) : null
  }
}

@Resolver(() => CarriedActionType)
export class CarriedActionResolver {
  constructor(private readonly people: PeopleService) {}

  @ResolveField(() => PersonType)
  owner(@Parent() { ownerId }: CarriedActionType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, ownerId)
  }
}

@Resolver(() => ChallengeCandidateType)
export class ChallengeCandidateResolver {
  constructor(
    private readonly people: PeopleService,
    private readonly schools: SchoolService,
  ) {}

  @ResolveField(() => PersonType)
  person(@Parent() { personId }: ChallengeCandidateType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, personId)
  }

  @ResolveField(() => SchoolType)
  school(@Parent() { urn }: ChallengeCandidateType, @Ask() asking: Asking) {
    return this.schools.school(asking, urn)
  }
}
