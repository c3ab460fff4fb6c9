/** Alliances and their clusters. */
import { Module } from '@nestjs/common'
import { PeopleModule } from '../people/people.module.js'
import { SchoolModule } from '../school/school.module.js'
import { AllianceResolver } from './alliance.resolver.js'
import { AllianceService } from './alliance.service.js'
import { AllianceOfficeService } from './alliance-office.service.js'
import { HoldingAllianceResolver, SchoolAlliancesResolver, ViewerAlliancesResolver } from './alliances-of.resolver.js'
import { AllianceClustersResolver, ClusterResolver } from './cluster.resolver.js'
import { ClusterService } from './cluster.service.js'

@Module({
  imports: [PeopleModule, SchoolModule],
  providers: [
    AllianceService,
    AllianceOfficeService,
    ClusterService,
    AllianceResolver,
    ClusterResolver,
    AllianceClustersResolver,
    SchoolAlliancesResolver,
    ViewerAlliancesResolver,
    HoldingAllianceResolver,
  ],
  exports: [AllianceService],
})
export class AllianceModule {}
