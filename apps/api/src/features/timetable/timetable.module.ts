/** When everybody and every room is taken, and when a session could be held. */
import { Module } from '@nestjs/common'
import { PeopleModule } from '../people/people.module.js'
import { SchoolModule } from '../school/school.module.js'
import { SessionClashes } from './session-clash.service.js'
import { TimeSearchResolver } from './time-search.resolver.js'
import { TimeSearches } from './time-search.service.js'
import { TimeSearchAcceptance } from './time-search-acceptance.service.js'
import { TimetableClashResolver, TimetableResolver } from './timetable.resolver.js'
import { TimetableReading } from './timetable-reading.service.js'

@Module({
  imports: [PeopleModule, SchoolModule],
  providers: [
    TimetableReading,
    SessionClashes,
    TimeSearches,
    TimeSearchAcceptance,
    TimeSearchResolver,
    TimetableResolver,
    TimetableClashResolver,
  ],
})
export class TimetableModule {}
