/** The people, schools and sessions that a CPD session and the places on it name. */
import { Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { PersonType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import { LoadOverrideType } from './cpd-own.graphql.js'
import { CpdReading } from './cpd-reading.service.js'
import {
  CpdFacilitatorType,
  CpdHandingOnType,
  CpdPlacesOfSchoolType,
  CpdPlaceType,
  CpdSessionType,
} from './cpd-session.graphql.js'

@Resolver(() => CpdSessionType)
export class CpdVenueResolver {
  constructor(private readonly schools: SchoolService) {}

  @ResolveField(() => SchoolType, { nullable: true })
  venue(@Parent() { venueUrn }: CpdSessionType, @Ask() asking: Asking) {
    return venueUrn && this.schools.school(asking, venueUrn)
  }
}

@Resolver(() => CpdFacilitatorType)
export class CpdFacilitatorResolver {
  constructor(
    private readonly people: PeopleService,
    private readonly schools: SchoolService,
  ) {}

  @ResolveField(() => PersonType)
  person(@Parent() { personId }: CpdFacilitatorType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, personId)
  }

  @ResolveField(() => SchoolType, { nullable: true })
  school(@Parent() { urn }: CpdFacilitatorType, @Ask() asking: Asking) {
    return this.schools.school(asking, urn)
  }
}

@Resolver(() => CpdPlacesOfSchoolType)
export class CpdPlacesOfSchoolResolver {
  constructor(private readonly schools: SchoolService) {}

  @ResolveField(() => SchoolType, { nullable: true })
  school(@Parent() { urn }: CpdPlacesOfSchoolType, @Ask() asking: Asking) {
    return this.schools.school(asking, urn)
  }
}

@Resolver(() => CpdPlaceType)
export class CpdPlacePeopleResolver {
  constructor(
    private readonly people: PeopleService,
    private readonly schools: SchoolService,
    private readonly reading: CpdReading,
  ) {}

  @ResolveField(() => PersonType)
  person(@Parent() { personId }: CpdPlaceType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, personId)
  }

  @ResolveField(() => SchoolType, { nullable: true })
  school(@Parent() { urn }: CpdPlaceType, @Ask() asking: Asking) {
    return this.schools.school(asking, urn)
  }

  @ResolveField(() => CpdSessionType, { nullable: true })
  session(@Parent() { sessionId }: CpdPlaceType, @Ask() asking: Asking): Promise<CpdSessionType | null> {
    return this.reading.session(asking, sessionId)
  }

  @ResolveField(() => CpdHandingOnType, { nullable: true, description: 'Of one’s own place alone.' })
  handingOn(@Parent() place: CpdPlaceType, @Ask() asking: Asking): Promise<CpdHandingOnType | null> {
    return this.reading.handingOn(asking, place)
  }
}

@Resolver(() => CpdHandingOnType)
export class CpdHandingOnResolver {
  constructor(private readonly people: PeopleService) {}

  @ResolveField(() => PersonType)
  person(@Parent() { personId }: CpdHandingOnType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, personId)
  }
}

@Resolver(() => LoadOverrideType)
export class LoadOverridePeopleResolver {
  constructor(private readonly people: PeopleService) {}

  @ResolveField(() => PersonType)
  person(@Parent() { personId }: LoadOverrideType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, personId)
  }

  @ResolveField(() => PersonType)
  by(@Parent() { byId }: LoadOverrideType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, byId)
  }
}
