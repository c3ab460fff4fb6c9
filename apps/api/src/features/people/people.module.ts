/** People: directories of schools and alliances, invitations, and how somebody pauses, leaves or stands in. */
import { Module } from '@nestjs/common'
import { AccountModule } from '../account/account.module.js'
import { SchoolModule } from '../school/school.module.js'
import { AcceptanceService } from './acceptance.service.js'
import { DatedRightsService } from './dated-rights.service.js'
import { DeputyService } from './deputy.service.js'
import { DirectoryService } from './directory.service.js'
import { Duties } from './duties.service.js'
import { Handover } from './handover.service.js'
import { InvitationResolver } from './invitation.resolver.js'
import { InvitationService } from './invitation.service.js'
import { InvitingService } from './inviting.service.js'
import { ItemArrivals } from './item-arrivals.service.js'
import { HandoverItemResolver, PeopleResolver, PersonSchoolsResolver, SchoolPeopleResolver } from './people.resolver.js'
import { PeopleService } from './people.service.js'
import { StandingService } from './standing.service.js'

@Module({
  imports: [AccountModule, SchoolModule],
  providers: [
    PeopleService,
    DirectoryService,
    InvitationService,
    InvitingService,
    AcceptanceService,
    ItemArrivals,
    Handover,
    Duties,
    StandingService,
    DeputyService,
    DatedRightsService,
    PeopleResolver,
    PersonSchoolsResolver,
    SchoolPeopleResolver,
    HandoverItemResolver,
    InvitationResolver,
  ],
  exports: [PeopleService, InvitationService, InvitingService, ItemArrivals, Handover, Duties],
})
export class PeopleModule {}
