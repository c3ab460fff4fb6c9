/** The schools and people behind the parts of an enquiry. */
import { Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { AllianceType, ClusterType } from '../alliance/alliance.graphql.js'
import { PersonType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import {
  AuthorshipShareType,
  EnquiryMemberType,
  EnquirySchoolType,
  EnquiryType,
  GuestType,
  HealthAnswerType,
} from './enquiry.graphql.js'
import { EnquiryReading } from './enquiry-reading.service.js'

@Resolver(() => EnquirySchoolType)
export class EnquirySchoolResolver {
  constructor(private readonly schools: SchoolService) {}

  @ResolveField(() => SchoolType)
  school(@Parent() { urn }: EnquirySchoolType, @Ask() asking: Asking) {
    return this.schools.school(asking, urn)
  }
}

@Resolver(() => EnquiryMemberType)
export class EnquiryMemberResolver {
  constructor(
    private readonly people: PeopleService,
    private readonly schools: SchoolService,
  ) {}

  @ResolveField(() => PersonType)
  person(@Parent() { personId }: EnquiryMemberType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, personId)
  }

  @ResolveField(() => SchoolType)
  school(@Parent() { urn }: EnquiryMemberType, @Ask() asking: Asking) {
    return this.schools.school(asking, urn)
  }
}

@Resolver(() => GuestType)
export class GuestResolver {
  constructor(private readonly people: PeopleService) {}

  @ResolveField(() => PersonType)
  person(@Parent() { personId }: GuestType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, personId)
  }
}

@Resolver(() => HealthAnswerType)
export class HealthAnswerResolver {
  constructor(private readonly people: PeopleService) {}

  @ResolveField(() => PersonType, { nullable: true })
  answeredBy(@Parent() { answeredById }: HealthAnswerType, @Ask() asking: Asking): Promise<PersonType> | null {
    return answeredById && this.people.person(asking, answeredById)
  }
}

@Resolver(() => AuthorshipShareType)
export class AuthorshipShareResolver {
  constructor(private readonly schools: SchoolService) {}

  @ResolveField(() => SchoolType)
  school(@Parent() { urn }: AuthorshipShareType, @Ask() asking: Asking) {
    return this.schools.school(asking, urn)
  }
}

@Resolver(() => AllianceType)
export class AllianceEnquiriesResolver {
  constructor(private readonly reading: EnquiryReading) {}

  @ResolveField(() => [EnquiryType])
  enquiries(@Parent() { id }: AllianceType, @Ask() asking: Asking): Promise<EnquiryType[]> {
    return this.reading.ofAlliance(asking, id)
  }
}

@Resolver(() => ClusterType)
export class ClusterEnquiriesResolver {
  constructor(private readonly reading: EnquiryReading) {}

  /** Those in which at least one of its schools takes part. */
  @ResolveField(() => [EnquiryType])
  async enquiries(@Parent() { allianceId, urns }: ClusterType, @Ask() asking: Asking): Promise<EnquiryType[]> {
    const all = await this.reading.ofAlliance(asking, allianceId)
    return all.filter(({ schools }) => schools.some(({ urn, leftAt }) => leftAt === null && urns.includes(urn)))
  }
}
