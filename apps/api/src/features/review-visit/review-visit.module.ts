/** Visits of peer challenges, with their timetable. */
import { Module } from '@nestjs/common'
import { PeerChallengeModule } from '../peer-challenge/peer-challenge.module.js'
import { PeopleModule } from '../people/people.module.js'
import { SchoolModule } from '../school/school.module.js'
import {
  OwnVisitActivityResolver,
  ReviewVisitResolver,
  VisitActivityResolver,
  VisitClashResolver,
} from './review-visit.resolver.js'
import { ReviewVisits } from './review-visit.service.js'
import { ReviewVisitReading } from './review-visit-reading.service.js'
import { VisitNotices } from './visit-notices.service.js'

@Module({
  imports: [PeopleModule, SchoolModule, PeerChallengeModule],
  providers: [
    ReviewVisits,
    ReviewVisitReading,
    VisitNotices,
    ReviewVisitResolver,
    OwnVisitActivityResolver,
    VisitActivityResolver,
    VisitClashResolver,
  ],
})
export class ReviewVisitModule {}
