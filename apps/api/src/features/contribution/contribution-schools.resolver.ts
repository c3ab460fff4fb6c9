/** The schools in the ledger. */
import { Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import { CompetitorType, ContributionEntryType, CorrectedAttendanceType } from './contribution.graphql.js'

@Resolver(() => ContributionEntryType)
export class ContributionSchoolsResolver {
  constructor(private readonly schools: SchoolService) {}

  @ResolveField(() => SchoolType)
  giver(@Parent() { giverUrn }: ContributionEntryType, @Ask() asking: Asking) {
    return this.schools.school(asking, giverUrn)
  }

  @ResolveField(() => SchoolType, { nullable: true, description: 'Null: given to all.' })
  receiver(@Parent() { receiverUrn }: ContributionEntryType, @Ask() asking: Asking) {
    return receiverUrn && this.schools.school(asking, receiverUrn)
  }
}

@Resolver(() => CorrectedAttendanceType)
export class CorrectedSchoolsResolver {
  constructor(private readonly schools: SchoolService) {}

  @ResolveField(() => SchoolType)
  school(@Parent() { urn }: CorrectedAttendanceType, @Ask() asking: Asking) {
    return this.schools.school(asking, urn)
  }
}

@Resolver(() => CompetitorType)
export class CompetitorSchoolsResolver {
  constructor(private readonly schools: SchoolService) {}

  @ResolveField(() => SchoolType)
  school(@Parent() { urn }: CompetitorType, @Ask() asking: Asking) {
    return this.schools.school(asking, urn)
  }

  @ResolveField(() => SchoolType)
  competitor(@Parent() { other }: CompetitorType, @Ask() asking: Asking) {
    return this.schools.school(asking, other)
  }
}
