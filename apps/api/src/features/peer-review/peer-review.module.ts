/** Peer reviews: asking others about one piece of joint work, and answering what they say. */
import { Module } from '@nestjs/common'
import { PeopleModule } from '../people/people.module.js'
import { SchoolModule } from '../school/school.module.js'
import { PeerReviewResolver } from './peer-review.resolver.js'
import { PeerReviewService } from './peer-review.service.js'
import { PeerReviewCalendar } from './peer-review-calendar.js'
import { PeerReviewDates } from './peer-review-dates.service.js'
import { PeerReviewDeparture } from './peer-review-departure.service.js'
import {
  EnquiryReviewsResolver,
  PeerReviewPeopleResolver,
  ReviewAssignmentResolver,
  ReviewAvailabilityResolver,
  ReviewerChoiceResolver,
  ReviewRemarkResolver,
} from './peer-review-parts.resolver.js'
import { PeerReviewReading } from './peer-review-reading.service.js'
import { ReviewAccess } from './review-access.service.js'
import { ReviewGuests } from './review-guests.service.js'
import { ReviewLoad } from './review-load.service.js'
import { ReviewPartResolver } from './review-part.resolver.js'
import { ReviewPart } from './review-part.service.js'
import { ReviewRemarks } from './review-remarks.service.js'

@Module({
  imports: [PeopleModule, SchoolModule],
  providers: [
    PeerReviewService,
    ReviewPart,
    ReviewRemarks,
    ReviewGuests,
    ReviewAccess,
    ReviewLoad,
    PeerReviewReading,
    PeerReviewDates,
    PeerReviewCalendar,
    PeerReviewDeparture,
    PeerReviewResolver,
    ReviewPartResolver,
    EnquiryReviewsResolver,
    PeerReviewPeopleResolver,
    ReviewAssignmentResolver,
    ReviewRemarkResolver,
    ReviewerChoiceResolver,
    ReviewAvailabilityResolver,
  ],
  exports: [PeerReviewDeparture, PeerReviewDates],
})
export class PeerReviewModule {}
