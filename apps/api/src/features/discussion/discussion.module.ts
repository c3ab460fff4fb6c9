/** After the lesson: interviews with pupils, the discussion in seven steps, and how far each case pupil has come. */
import { Module } from '@nestjs/common'
import { ObservationModule } from '../observation/observation.module.js'
import { PeopleModule } from '../people/people.module.js'
import { SchoolModule } from '../school/school.module.js'
import {
  DiscussionNoteResolver,
  DiscussionPartsResolver,
  LessonDiscussionResolver,
  PupilInterviewResolver,
  StudyProgressResolver,
} from './discussion.resolver.js'
import { DiscussionService } from './discussion.service.js'
import { DiscussionChangeResolver } from './discussion-change.resolver.js'
import { DiscussionReading } from './discussion-reading.service.js'
import { Interviews } from './interview.service.js'
import { PupilProgress } from './progress.service.js'

@Module({
  imports: [ObservationModule, PeopleModule, SchoolModule],
  providers: [
    DiscussionService,
    DiscussionReading,
    Interviews,
    PupilProgress,
    DiscussionChangeResolver,
    LessonDiscussionResolver,
    StudyProgressResolver,
    DiscussionPartsResolver,
    DiscussionNoteResolver,
    PupilInterviewResolver,
  ],
})
export class DiscussionModule {}
