/** Enquiries: two or more schools developing practice together. */
import { Module } from '@nestjs/common'
import { AllianceModule } from '../alliance/alliance.module.js'
import { CycleModule } from '../cycle/cycle.module.js'
import { PeopleModule } from '../people/people.module.js'
import { SchoolModule } from '../school/school.module.js'
import { EnquiryResolver } from './enquiry.resolver.js'
import { EnquiryService } from './enquiry.service.js'
import { EnquiryChangeResolver } from './enquiry-change.resolver.js'
import { EnquiryDeparture } from './enquiry-departure.service.js'
import { EnquiryGroupResolver } from './enquiry-group.resolver.js'
import { EnquiryGroup } from './enquiry-group.service.js'
import { EnquiryGuestsResolver } from './enquiry-guests.resolver.js'
import { EnquiryGuests } from './enquiry-guests.service.js'
import { EnquiryHandover } from './enquiry-handover.service.js'
import { EnquiryInvitations } from './enquiry-invitations.service.js'
import {
  AllianceEnquiriesResolver,
  AuthorshipShareResolver,
  ClusterEnquiriesResolver,
  EnquiryMemberResolver,
  EnquirySchoolResolver,
  GuestResolver,
  HealthAnswerResolver,
} from './enquiry-parts.resolver.js'
import { EnquiryReading } from './enquiry-reading.service.js'
import { EnquiryStart } from './enquiry-start.service.js'

@Module({
  imports: [AllianceModule, CycleModule, PeopleModule, SchoolModule],
  providers: [
    EnquiryStart,
    EnquiryService,
    EnquiryGroup,
    EnquiryInvitations,
    EnquiryGuests,
    EnquiryDeparture,
    EnquiryHandover,
    EnquiryReading,
    EnquiryResolver,
    EnquiryChangeResolver,
    EnquiryGroupResolver,
    EnquiryGuestsResolver,
    EnquirySchoolResolver,
    EnquiryMemberResolver,
    GuestResolver,
    HealthAnswerResolver,
    AuthorshipShareResolver,
    AllianceEnquiriesResolver,
    ClusterEnquiriesResolver,
  ],
  exports: [EnquiryDeparture, EnquiryReading],
})
export class EnquiryModule {}
