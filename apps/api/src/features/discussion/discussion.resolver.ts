/** Interviews, discussions and progress, where they are read: at their lesson and at their study; and who is behind them. */
import { Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { LessonStudyType } from '../lesson-study/lesson-study.graphql.js'
import { ResearchLessonType } from '../lesson-study/research-lesson.graphql.js'
import { PersonType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import { DiscussionNoteType, DiscussionType, PupilInterviewType, PupilProgressType } from './discussion.graphql.js'
import { holderOf } from './discussion.service.js'
import { DiscussionReading } from './discussion-reading.service.js'

@Resolver(() => ResearchLessonType)
export class LessonDiscussionResolver {
  constructor(private readonly reading: DiscussionReading) {}

  @ResolveField(() => DiscussionType, { nullable: true })
  discussion(@Parent() { at }: ResearchLessonType, @Ask() asking: Asking): DiscussionType | null {
    return this.reading.discussion(asking.actor, at)
  }

  @ResolveField(() => [PupilInterviewType])
  interviews(@Parent() { at }: ResearchLessonType, @Ask() asking: Asking): Promise<PupilInterviewType[]> {
    return this.reading.interviews(asking, at)
  }
}

@Resolver(() => LessonStudyType)
export class StudyProgressResolver {
  constructor(private readonly reading: DiscussionReading) {}

  @ResolveField(() => [PupilProgressType])
  progress(@Parent() study: LessonStudyType, @Ask() asking: Asking): Promise<PupilProgressType[]> {
    return this.reading.progress(asking, study)
  }
}

@Resolver(() => DiscussionType)
export class DiscussionPartsResolver {
  constructor(
    private readonly reading: DiscussionReading,
    private readonly people: PeopleService,
  ) {}

  @ResolveField(() => [DiscussionNoteType])
  notes(@Parent() discussion: DiscussionType, @Ask() asking: Asking): Promise<DiscussionNoteType[]> {
    return this.reading.notes(asking, discussion)
  }

  @ResolveField(() => PersonType, { nullable: true })
  facilitator(@Parent() { at }: DiscussionType, @Ask() asking: Asking) {
    return this.holder(at, 'FACILITATOR', asking)
  }

  @ResolveField(() => PersonType, { nullable: true })
  scribe(@Parent() { at }: DiscussionType, @Ask() asking: Asking) {
    return this.holder(at, 'SCRIBE', asking)
  }

  @ResolveField(() => PersonType, { nullable: true })
  timekeeper(@Parent() { at }: DiscussionType, @Ask() asking: Asking) {
    return this.holder(at, 'TIMEKEEPER', asking)
  }

  private holder(at: DiscussionType['at'], role: Parameters<typeof holderOf>[1], asking: Asking) {
    const id = holderOf(at, role)
    return id && this.people.person(asking, id)
  }
}

@Resolver(() => DiscussionNoteType)
export class DiscussionNoteResolver {
  constructor(
    private readonly people: PeopleService,
    private readonly schools: SchoolService,
  ) {}

  @ResolveField(() => PersonType, { nullable: true })
  by(@Parent() { byId }: DiscussionNoteType, @Ask() asking: Asking): Promise<PersonType> | null {
    return byId && this.people.person(asking, byId)
  }

  @ResolveField(() => SchoolType, { nullable: true })
  school(@Parent() { urn }: DiscussionNoteType, @Ask() asking: Asking) {
    return urn && this.schools.school(asking, urn)
  }
}

@Resolver(() => PupilInterviewType)
export class PupilInterviewResolver {
  constructor(
    private readonly people: PeopleService,
    private readonly schools: SchoolService,
  ) {}

  @ResolveField(() => PersonType)
  by(@Parent() { byId }: PupilInterviewType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, byId)
  }

  @ResolveField(() => SchoolType, { nullable: true })
  school(@Parent() { urn }: PupilInterviewType, @Ask() asking: Asking) {
    return this.schools.school(asking, urn)
  }
}
