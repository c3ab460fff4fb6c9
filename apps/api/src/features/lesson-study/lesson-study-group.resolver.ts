/** Who takes part in a lesson study: asking in, joining, agreeing, handing over, leaving, and its guests. */
import type { Actor } from '@alongside/domain/actor'
import type { PersonId, StudyId, Urn } from '@alongside/domain/ids'
import { Args, ID, Int, Mutation, Resolver } from '@nestjs/graphql'
import { As } from '../../platform/graphql/asking.js'
import { LessonStudyType } from './lesson-study.graphql.js'
import { LessonStudyGroup } from './lesson-study-group.service.js'
import { LessonStudyGuests } from './lesson-study-guests.service.js'
import { seenBy } from './lesson-study-reading.service.js'

const id = () => ID

@Resolver(() => LessonStudyType)
export class LessonStudyGroupResolver {
  constructor(
    private readonly group: LessonStudyGroup,
    private readonly guests: LessonStudyGuests,
  ) {}

  @Mutation(() => LessonStudyType)
  async inviteToLessonStudy(
    @As() actor: Actor,
    @Args('id', { type: id }) study: StudyId,
    @Args('personIds', { type: () => [ID] }) people: PersonId[],
  ): Promise<LessonStudyType> {
    return seenBy(actor, await this.group.invite(actor, study, people))
  }

  @Mutation(() => LessonStudyType)
  async joinLessonStudy(
    @As() actor: Actor,
    @Args('id', { type: id }) study: StudyId,
    @Args('urn', { type: id }) urn: Urn,
  ): Promise<LessonStudyType> {
    return seenBy(actor, await this.group.join(actor, study, urn))
  }

  @Mutation(() => LessonStudyType)
  async leaveLessonStudy(@As() actor: Actor, @Args('id', { type: id }) study: StudyId): Promise<LessonStudyType> {
    return seenBy(actor, await this.group.leave(actor, study))
  }

  @Mutation(() => LessonStudyType)
  async acceptLessonProtocol(
    @As() actor: Actor,
    @Args('id', { type: id }) study: StudyId,
    @Args('version', { type: () => Int }) version: number,
  ): Promise<LessonStudyType> {
    return seenBy(actor, await this.group.acceptProtocol(actor, study, version))
  }

  @Mutation(() => LessonStudyType)
  async handOverLessonStudy(
    @As() actor: Actor,
    @Args('id', { type: id }) study: StudyId,
    @Args('personId', { type: id }) to: PersonId,
  ): Promise<LessonStudyType> {
    return seenBy(actor, await this.group.handOver(actor, study, to))
  }

  @Mutation(() => LessonStudyType)
  async inviteLessonGuest(
    @As() actor: Actor,
    @Args('id', { type: id }) study: StudyId,
    @Args('email') email: string,
    @Args('name') name: string,
  ): Promise<LessonStudyType> {
    const { record, link } = await this.guests.invite(actor, study, email, name)
    return { ...seenBy(actor, record), link }
  }

  @Mutation(() => LessonStudyType)
  async endLessonGuest(
    @As() actor: Actor,
    @Args('id', { type: id }) study: StudyId,
    @Args('guestId', { type: id }) guest: string,
  ): Promise<LessonStudyType> {
    return seenBy(actor, await this.guests.end(actor, study, guest))
  }
}
