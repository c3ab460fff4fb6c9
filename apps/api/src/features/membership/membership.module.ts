/** Memberships: a school joins an alliance, belongs, leaves. */
import { Module } from '@nestjs/common'
import { AllianceModule } from '../alliance/alliance.module.js'
import { EnquiryModule } from '../enquiry/enquiry.module.js'
import { LessonStudyModule } from '../lesson-study/lesson-study.module.js'
import { PeerChallengeModule } from '../peer-challenge/peer-challenge.module.js'
import { PeerReviewModule } from '../peer-review/peer-review.module.js'
import { PeopleModule } from '../people/people.module.js'
import { SchoolModule } from '../school/school.module.js'
import { AllianceMembershipsResolver, MembershipResolver } from './membership.resolver.js'
import { MembershipService } from './membership.service.js'
import { MembershipCalendar } from './membership-calendar.js'
import { MembershipDatesService } from './membership-dates.service.js'
import { MembershipEndingService } from './membership-ending.service.js'
import { MembershipExportRoute } from './membership-export.route.js'
import { MembershipExportService } from './membership-export.service.js'
import { MembershipInvitingService } from './membership-inviting.service.js'
import { MembershipJoiningService } from './membership-joining.service.js'
import { MembershipRemovalService } from './membership-removal.service.js'
import { MembershipStandingService } from './membership-standing.service.js'
import { MembershipStepsResolver } from './membership-steps.resolver.js'

@Module({
  imports: [
    AllianceModule,
    EnquiryModule,
    LessonStudyModule,
    PeerReviewModule,
    PeerChallengeModule,
    PeopleModule,
    SchoolModule,
  ],
  providers: [
    MembershipService,
    MembershipInvitingService,
    MembershipJoiningService,
    MembershipStandingService,
    MembershipRemovalService,
    MembershipEndingService,
    MembershipDatesService,
    MembershipCalendar,
    MembershipExportService,
    MembershipExportRoute,
    MembershipResolver,
    MembershipStepsResolver,
    AllianceMembershipsResolver,
  ],
  exports: [MembershipService, MembershipDatesService],
})
export class MembershipModule {}
