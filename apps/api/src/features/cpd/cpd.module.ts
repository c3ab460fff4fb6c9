/** CPD: cycles of linked sessions to one purpose, places on them, and what each keeps of it for themselves. */
import { Module } from '@nestjs/common'
import { PeopleModule } from '../people/people.module.js'
import { SchoolModule } from '../school/school.module.js'
import { CodeTries } from './code-tries.js'
import { CpdAttendance } from './cpd-attendance.service.js'
import {
  AllianceCpdResolver,
  CpdCyclePeopleResolver,
  CpdCycleResolver,
  CpdCycleSchoolResolver,
} from './cpd-cycle.resolver.js'
import { CpdCycles } from './cpd-cycle.service.js'
import { CpdDates } from './cpd-dates.service.js'
import { CpdDeparture } from './cpd-departure.service.js'
import { CpdLeadingDuty } from './cpd-leading-duty.service.js'
import { CpdLeadingLoadResolver } from './cpd-leading-load.resolver.js'
import { CpdOnTheDayResolver } from './cpd-on-the-day.resolver.js'
import { CpdOnTheDay } from './cpd-on-the-day.service.js'
import { CpdOwnResolver, LoadOverrideResolver, RoomResolver } from './cpd-own.resolver.js'
import { CpdOwnRecord } from './cpd-own-record.service.js'
import {
  CpdFacilitatorResolver,
  CpdHandingOnResolver,
  CpdPlacePeopleResolver,
  CpdPlacesOfSchoolResolver,
  CpdVenueResolver,
  LoadOverridePeopleResolver,
} from './cpd-parts.resolver.js'
import { CpdPlaceResolver } from './cpd-place.resolver.js'
import { CpdPlaces } from './cpd-place.service.js'
import { CpdReading } from './cpd-reading.service.js'
import { CpdSessionResolver } from './cpd-session.resolver.js'
import { CpdSessions } from './cpd-session.service.js'
import { LoadOverrides } from './load-override.service.js'
import { Rooms } from './room.service.js'

@Module({
  imports: [PeopleModule, SchoolModule],
  providers: [
    CpdCycles,
    CpdSessions,
    CpdPlaces,
    CpdAttendance,
    CodeTries,
    CpdLeadingDuty,
    CpdDeparture,
    CpdOnTheDay,
    CpdOnTheDayResolver,
    CpdOwnRecord,
    CpdDates,
    CpdReading,
    Rooms,
    LoadOverrides,
    CpdCycleResolver,
    CpdCyclePeopleResolver,
    CpdCycleSchoolResolver,
    AllianceCpdResolver,
    CpdSessionResolver,
    CpdLeadingLoadResolver,
    CpdVenueResolver,
    CpdFacilitatorResolver,
    CpdHandingOnResolver,
    CpdPlaceResolver,
    CpdPlacesOfSchoolResolver,
    CpdPlacePeopleResolver,
    CpdOwnResolver,
    RoomResolver,
    LoadOverrideResolver,
    LoadOverridePeopleResolver,
  ],
  exports: [CpdReading, CpdDates, CpdPlaces],
})
export class CpdModule {}
