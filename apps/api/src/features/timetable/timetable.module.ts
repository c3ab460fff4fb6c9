/** When everybody and every room is taken, and when a session could be held. */
import { Module } from '@nestjs/common'
import { PeopleModule } from '../people/people.module.js'
import { SchoolModule } from '../school/school.module.js'
import { SessionClashes } from './session-clash.service.js'
import { TimetableClashResolver, TimetableResolver } from './timetable.resolver.js'
import { TimetableReading } from './timetable-reading.service.js'

@Module({
  imports: [PeopleModule, SchoolModule],
  providers: [TimetableReading, SessionClashes, TimetableResolver, TimetableClashResolver],
})
export class TimetableModule {}
