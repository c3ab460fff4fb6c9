/** Lesson studies: asking for them, and what hangs on each. */
import type { AllianceId, PersonId, StudyId } from '@alongside/domain/ids'
import { sayMissing } from '@alongside/domain/missing-words'
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import type { Abilities } from '../../platform/graphql/abilities.js'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { AllianceType } from '../alliance/alliance.graphql.js'
import { AllianceService } from '../alliance/alliance.service.js'
import { EnquiryType, GuardReasonType } from '../enquiry/enquiry.graphql.js'
import { EnquiryReading } from '../enquiry/enquiry-reading.service.js'
import { LoadIfAskedType } from '../load/load-if-asked.graphql.js'
import { InvitationType, PersonType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import { CasePupils } from './case-pupil.service.js'
import { CasePupilType, LessonStudyAbilities, LessonStudyGuestType, LessonStudyType } from './lesson-study.graphql.js'
import { loadsInStudy } from './lesson-study-load.service.js'
import { abilitiesIn, type LessonStudyAbility } from './lesson-study-policy.service.js'
import { LessonStudyReading } from './lesson-study-reading.service.js'
import { ResearchLessonType } from './research-lesson.graphql.js'
import { whoCanReadStudy } from './who-can-read-study.js'

@Resolver(() => LessonStudyType)
export class LessonStudyResolver {
  constructor(
    private readonly reading: LessonStudyReading,
    private readonly pupils: CasePupils,
    private readonly people: PeopleService,
  ) {}

  @Query(() => LessonStudyType, { nullable: true })
  lessonStudy(@Args('id', { type: () => ID }) id: StudyId, @Ask() asking: Asking): Promise<LessonStudyType | null> {
    return this.reading.study(asking, id)
  }

  @Query(() => [LessonStudyType])
  lessonStudies(
    @Ask() asking: Asking,
    @Args('allianceId', { type: () => ID, nullable: true }) allianceId: AllianceId | null,
    @Args('mine', { type: () => Boolean, nullable: true }) mine: boolean | null,
  ): Promise<LessonStudyType[]> {
    return this.reading.studies(asking, allianceId ?? null, mine === true)
  }

  @ResolveField(() => PersonType)
  facilitator(@Parent() { record }: LessonStudyType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, record.facilitatorId)
  }

  @ResolveField(() => [ResearchLessonType])
  lessons(@Parent() study: LessonStudyType, @Ask() asking: Asking): ResearchLessonType[] {
    return this.reading.lessons(asking.actor, study)
  }

  @ResolveField(() => [CasePupilType], { description: 'Empty for whoever does not read the study.' })
  casePupils(@Parent() study: LessonStudyType, @Ask() asking: Asking): Promise<CasePupilType[]> {
    return this.pupils.seenBy(asking, study)
  }

  @ResolveField(() => [LessonStudyGuestType])
  guests(@Parent() study: LessonStudyType, @Ask() asking: Asking): Promise<LessonStudyGuestType[]> {
    return this.reading.guests(asking, study)
  }

  @ResolveField(() => [InvitationType], {
    description: 'Guests who were asked and have not come yet; shown to whoever may invite them.',
  })
  guestInvitations(@Parent() study: LessonStudyType, @Ask() asking: Asking): Promise<InvitationType[]> {
    return this.reading.guestInvitations(asking, study)
  }

  @ResolveField(() => [String])
  async whoCanRead(@Parent() study: LessonStudyType, @Ask() asking: Asking): Promise<string[]> {
    return whoCanReadStudy(study.record, (await this.reading.guests(asking, study)).length)
  }

  @ResolveField(() => [LoadIfAskedType], { description: 'For whoever may ask them into the group.' })
  loadsIfInvited(
    @Parent() { record }: LessonStudyType,
    @Args('personIds', { type: () => [ID] }) people: PersonId[],
    @Ask() asking: Asking,
  ): Promise<LoadIfAskedType[]> {
    return loadsInStudy(asking, record, people)
  }

  @ResolveField(() => [GuardReasonType])
  missingForNext(@Parent() study: LessonStudyType, @Ask() asking: Asking): GuardReasonType[] {
    const missing = this.reading.missingForNext(asking.actor, study)
    return missing.map((reason) => ({ code: reason.code, message: sayMissing(reason) }))
  }

  @ResolveField(() => LessonStudyAbilities)
  abilities(@Parent() { record }: LessonStudyType, @Ask() asking: Asking): Abilities<LessonStudyAbility> {
    return abilitiesIn(asking.actor, record)
  }
}

/** Where a study belongs: its alliance, its enquiry, its schools. */
@Resolver(() => LessonStudyType)
export class LessonStudyPlaceResolver {
  constructor(
    private readonly reading: LessonStudyReading,
    private readonly alliances: AllianceService,
    private readonly enquiries: EnquiryReading,
    private readonly schoolList: SchoolService,
  ) {}

  @ResolveField(() => AllianceType)
  alliance(@Parent() { spaceId }: LessonStudyType, @Ask() asking: Asking) {
    return asking
      .loader('lesson-study-alliances', (ids: readonly AllianceId[], reader) => this.alliances.byIds(reader, ids))
      .load(spaceId)
  }

  @ResolveField(() => EnquiryType, { nullable: true, description: 'Null also for whoever does not see the enquiry.' })
  enquiry(@Parent() { record }: LessonStudyType, @Ask() asking: Asking): Promise<EnquiryType | null> | null {
    return record.enquiryId && this.enquiries.enquiry(asking, record.enquiryId)
  }

  @ResolveField(() => [SchoolType])
  schools(@Parent() study: LessonStudyType, @Ask() asking: Asking) {
    return this.schoolList.schools(asking, this.reading.schools(study))
  }
}

/** The lesson studies in which an enquiry tries something out. */
@Resolver(() => EnquiryType)
export class EnquiryLessonStudiesResolver {
  constructor(private readonly reading: LessonStudyReading) {}

  @ResolveField(() => [LessonStudyType])
  lessonStudies(@Parent() { id }: EnquiryType, @Ask() asking: Asking): Promise<LessonStudyType[]> {
    return this.reading.ofEnquiry(asking, id)
  }
}
