/** The alliances of a school, those of whoever is signed in, and the one a role is held in. */
import type { Urn } from '@alongside/domain/ids'
import { Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { HoldingType, ViewerType } from '../account/account.graphql.js'
import { SchoolType } from '../school/school.graphql.js'
import { AllianceType } from './alliance.graphql.js'
import { type AllianceRecord, AllianceService } from './alliance.service.js'

@Resolver(() => SchoolType)
export class SchoolAlliancesResolver {
  constructor(private readonly service: AllianceService) {}

  @ResolveField(() => [AllianceType], { description: 'As far as the asker sees the memberships.' })
  alliances(@Parent() { urn }: SchoolType, @Ask() asking: Asking): Promise<AllianceType[]> {
    return asking
      .loader<Urn, AllianceRecord[]>('school-alliances', (urns, reader) => this.service.ofSchools(reader, urns))
      .load(urn)
  }
}

@Resolver(() => ViewerType)
export class ViewerAlliancesResolver {
  constructor(private readonly service: AllianceService) {}

  @ResolveField(() => [AllianceType], { description: 'Those one belongs to oneself, or through a school.' })
  alliances(@Ask() asking: Asking): Promise<AllianceType[]> {
    return this.service.belongingTo(asking.reader)
  }
}

@Resolver(() => HoldingType)
export class HoldingAllianceResolver {
  constructor(private readonly service: AllianceService) {}

  @ResolveField(() => AllianceType, { nullable: true })
  alliance(@Parent() { spaceId, urn }: HoldingType, @Ask() asking: Asking): Promise<AllianceType> | null {
    return spaceId && urn === null ? this.service.of(asking, spaceId) : null
  }
}
