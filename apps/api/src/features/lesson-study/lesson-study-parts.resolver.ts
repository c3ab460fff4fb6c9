/** The schools and people behind the parts of a lesson study. */
import { Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { PersonType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import { CasePupilType, LessonStudyGuestType, LessonStudyMemberType } from './lesson-study.graphql.js'

@Resolver(() => LessonStudyMemberType)
export class LessonStudyMemberResolver {
  constructor(
    private readonly people: PeopleService,
    private readonly schools: SchoolService,
  ) {}

  @ResolveField(() => PersonType)
  person(@Parent() { personId }: LessonStudyMemberType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, personId)
  }

  @ResolveField(() => SchoolType)
  school(@Parent() { urn }: LessonStudyMemberType, @Ask() asking: Asking) {
    return this.schools.school(asking, urn)
  }
}

@Resolver(() => CasePupilType)
export class CasePupilResolver {
  constructor(private readonly schools: SchoolService) {}

  @ResolveField(() => SchoolType)
  school(@Parent() { urn }: CasePupilType, @Ask() asking: Asking) {
    return this.schools.school(asking, urn)
  }
}

@Resolver(() => LessonStudyGuestType)
export class LessonStudyGuestResolver {
  constructor(private readonly people: PeopleService) {}

  @ResolveField(() => PersonType)
  person(@Parent() { personId }: LessonStudyGuestType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, personId)
  }
}
