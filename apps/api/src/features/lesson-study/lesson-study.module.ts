/** Lesson studies and their research lessons: a small group that plans, teaches, watches and talks about lessons together. */
import { Module } from '@nestjs/common'
import { AllianceModule } from '../alliance/alliance.module.js'
import { EnquiryModule } from '../enquiry/enquiry.module.js'
import { PeopleModule } from '../people/people.module.js'
import { SchoolModule } from '../school/school.module.js'
import { CasePupils } from './case-pupil.service.js'
import { EnquiryLessonStudiesResolver, LessonStudyPlaceResolver, LessonStudyResolver } from './lesson-study.resolver.js'
import { LessonStudyService } from './lesson-study.service.js'
import { LessonStudyChangeResolver } from './lesson-study-change.resolver.js'
import { LessonStudyDeparture } from './lesson-study-departure.service.js'
import { LessonStudyGroupResolver } from './lesson-study-group.resolver.js'
import { LessonStudyGroup } from './lesson-study-group.service.js'
import { LessonStudyGuests } from './lesson-study-guests.service.js'
import { LessonStudyHandover } from './lesson-study-handover.service.js'
import {
  CasePupilResolver,
  LessonStudyGuestResolver,
  LessonStudyMemberResolver,
} from './lesson-study-parts.resolver.js'
import { LessonStudyReading } from './lesson-study-reading.service.js'
import { LessonStudyStart } from './lesson-study-start.service.js'
import { ResearchLessonResolver } from './research-lesson.resolver.js'
import { ResearchLessonService } from './research-lesson.service.js'
import { ResearchLessonChangeResolver } from './research-lesson-change.resolver.js'
import { ResearchLessonPlanning } from './research-lesson-planning.service.js'

@Module({
  imports: [AllianceModule, EnquiryModule, PeopleModule, SchoolModule],
  providers: [
    LessonStudyStart,
    LessonStudyService,
    LessonStudyGroup,
    LessonStudyGuests,
    LessonStudyDeparture,
    LessonStudyHandover,
    LessonStudyReading,
    CasePupils,
    ResearchLessonPlanning,
    ResearchLessonService,
    LessonStudyResolver,
    LessonStudyPlaceResolver,
    EnquiryLessonStudiesResolver,
    LessonStudyChangeResolver,
    LessonStudyGroupResolver,
    LessonStudyMemberResolver,
    CasePupilResolver,
    LessonStudyGuestResolver,
    ResearchLessonResolver,
    ResearchLessonChangeResolver,
  ],
  exports: [LessonStudyReading, LessonStudyDeparture, LessonStudyStart, ResearchLessonPlanning, CasePupils],
})
export class LessonStudyModule {}
