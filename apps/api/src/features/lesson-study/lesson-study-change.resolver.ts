/** What is done with a lesson study; each answers with the study as it then is. */
import type { Actor } from '@alongside/domain/actor'
import { CasePupilLabel } from '@alongside/domain/case-pupil'
import type { StudyId } from '@alongside/domain/ids'
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql'
import { As } from '../../platform/graphql/asking.js'
import { CasePupils } from './case-pupil.service.js'
import {
  CasePupilInput,
  LessonStudyType,
  StartLessonStudyInput,
  UpdateLessonStudyInput,
} from './lesson-study.graphql.js'
import { LessonStudyService } from './lesson-study.service.js'
import { seenBy } from './lesson-study-reading.service.js'
import { LessonStudyStart } from './lesson-study-start.service.js'
import { pupilFrom } from './pupil-from.js'

const id = () => ID
const label = { type: () => CasePupilLabel }

@Resolver(() => LessonStudyType)
export class LessonStudyChangeResolver {
  constructor(
    private readonly starting: LessonStudyStart,
    private readonly studies: LessonStudyService,
    private readonly pupils: CasePupils,
  ) {}

  @Mutation(() => LessonStudyType)
  async startLessonStudy(@As() actor: Actor, @Args('input') input: StartLessonStudyInput): Promise<LessonStudyType> {
    return seenBy(actor, await this.starting.start(actor, input))
  }

  @Mutation(() => LessonStudyType)
  async updateLessonStudy(
    @As() actor: Actor,
    @Args('id', { type: id }) study: StudyId,
    @Args('input') input: UpdateLessonStudyInput,
  ): Promise<LessonStudyType> {
    return seenBy(actor, await this.studies.update(actor, study, input))
  }

  @Mutation(() => LessonStudyType)
  async askForProtocol(@As() actor: Actor, @Args('id', { type: id }) study: StudyId): Promise<LessonStudyType> {
    return seenBy(actor, await this.studies.askForProtocol(actor, study))
  }

  @Mutation(() => LessonStudyType)
  async runLessonStudy(@As() actor: Actor, @Args('id', { type: id }) study: StudyId): Promise<LessonStudyType> {
    return seenBy(actor, await this.studies.run(actor, study))
  }

  @Mutation(() => LessonStudyType)
  async reviewLessonStudy(@As() actor: Actor, @Args('id', { type: id }) study: StudyId): Promise<LessonStudyType> {
    return seenBy(actor, await this.studies.review(actor, study))
  }

  @Mutation(() => LessonStudyType)
  async resumeLessonStudy(@As() actor: Actor, @Args('id', { type: id }) study: StudyId): Promise<LessonStudyType> {
    return seenBy(actor, await this.studies.resume(actor, study))
  }

  @Mutation(() => LessonStudyType)
  async shareLessonStudy(@As() actor: Actor, @Args('id', { type: id }) study: StudyId): Promise<LessonStudyType> {
    return seenBy(actor, await this.studies.share(actor, study))
  }

  @Mutation(() => LessonStudyType)
  async stopLessonStudy(
    @As() actor: Actor,
    @Args('id', { type: id }) study: StudyId,
    @Args('reason') reason: string,
  ): Promise<LessonStudyType> {
    return seenBy(actor, await this.studies.stop(actor, study, reason))
  }

  @Mutation(() => LessonStudyType)
  async setCasePupil(
    @As() actor: Actor,
    @Args('studyId', { type: id }) study: StudyId,
    @Args('label', label) pupil: CasePupilLabel,
    @Args('input') input: CasePupilInput,
  ): Promise<LessonStudyType> {
    return seenBy(actor, await this.pupils.set(actor, study, pupil, pupilFrom(input)))
  }

  @Mutation(() => LessonStudyType)
  async clearCasePupil(
    @As() actor: Actor,
    @Args('studyId', { type: id }) study: StudyId,
    @Args('label', label) pupil: CasePupilLabel,
  ): Promise<LessonStudyType> {
    return seenBy(actor, await this.pupils.clear(actor, study, pupil))
  }
}
