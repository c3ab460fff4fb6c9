/** Visits of peer challenges, with their timetable. */
import { Module } from '@nestjs/common'
import { PeopleModule } from '../people/people.module.js'
import { ReviewVisitResolver, VisitActivityResolver, VisitClashResolver } from './review-visit.resolver.js'
import { ReviewVisits } from './review-visit.service.js'
import { ReviewVisitReading } from './review-visit-reading.service.js'

@Module({
  imports: [PeopleModule],
  providers: [ReviewVisits, ReviewVisitReading, ReviewVisitResolver, VisitActivityResolver, VisitClashResolver],
})
export class ReviewVisitModule {}
