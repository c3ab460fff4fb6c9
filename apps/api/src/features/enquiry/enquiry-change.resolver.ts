/** What people do with an enquiry; each answers with the enquiry as it then is. */
import type { Actor } from '@alongside/domain/actor'
import { HealthAnswer } from '@alongside/domain/health'
import type { EnquiryId } from '@alongside/domain/ids'
import { Visibility } from '@alongside/domain/visibility'
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql'
import { As } from '../../platform/graphql/asking.js'
import { EnquiryType, StartEnquiryInput } from './enquiry.graphql.js'
import { EnquiryService } from './enquiry.service.js'
import { seenBy } from './enquiry-reading.service.js'
import { EnquiryStart } from './enquiry-start.service.js'

const id = () => ID
const text = { type: () => String, nullable: true }

@Resolver(() => EnquiryType)
export class EnquiryChangeResolver {
  constructor(
    private readonly start: EnquiryStart,
    private readonly enquiries: EnquiryService,
  ) {}

  @Mutation(() => EnquiryType)
  async startEnquiry(@As() actor: Actor, @Args('input') input: StartEnquiryInput): Promise<EnquiryType> {
    return seenBy(actor, await this.start.start(actor, input))
  }

  @Mutation(() => EnquiryType)
  async updateEnquiry(
    @As() actor: Actor,
    @Args('id', { type: id }) enquiry: EnquiryId,
    @Args('title', text) title: string | null,
    @Args('classroomPractice', text) classroomPractice: string | null,
    @Args('pupilsToBenefit', text) pupilsToBenefit: string | null,
    @Args('protocol', text) protocol: string | null,
  ): Promise<EnquiryType> {
    const words = { title, classroomPractice, pupilsToBenefit, protocol }
    return seenBy(actor, await this.enquiries.update(actor, enquiry, words))
  }

  @Mutation(() => EnquiryType)
  async openEnquiry(@As() actor: Actor, @Args('id', { type: id }) enquiry: EnquiryId): Promise<EnquiryType> {
    return seenBy(actor, await this.enquiries.open(actor, enquiry))
  }

  @Mutation(() => EnquiryType)
  async activateEnquiry(@As() actor: Actor, @Args('id', { type: id }) enquiry: EnquiryId): Promise<EnquiryType> {
    return seenBy(actor, await this.enquiries.activate(actor, enquiry))
  }

  @Mutation(() => EnquiryType)
  async pauseEnquiry(
    @As() actor: Actor,
    @Args('id', { type: id }) enquiry: EnquiryId,
    @Args('reason') reason: string,
  ): Promise<EnquiryType> {
    return seenBy(actor, await this.enquiries.pause(actor, enquiry, reason))
  }

  @Mutation(() => EnquiryType)
  async resumeEnquiry(@As() actor: Actor, @Args('id', { type: id }) enquiry: EnquiryId): Promise<EnquiryType> {
    return seenBy(actor, await this.enquiries.resume(actor, enquiry))
  }

  @Mutation(() => EnquiryType)
  async shareEnquiry(@As() actor: Actor, @Args('id', { type: id }) enquiry: EnquiryId): Promise<EnquiryType> {
    return seenBy(actor, await this.enquiries.share(actor, enquiry))
  }

  @Mutation(() => EnquiryType)
  async closeEnquiry(
    @As() actor: Actor,
    @Args('id', { type: id }) enquiry: EnquiryId,
    @Args('reason') reason: string,
  ): Promise<EnquiryType> {
    return seenBy(actor, await this.enquiries.close(actor, enquiry, reason))
  }

  @Mutation(() => EnquiryType)
  async reopenEnquiry(
    @As() actor: Actor,
    @Args('id', { type: id }) enquiry: EnquiryId,
    @Args('reason') reason: string,
  ): Promise<EnquiryType> {
    return seenBy(actor, await this.enquiries.reopen(actor, enquiry, reason))
  }

  @Mutation(() => EnquiryType)
  async abandonEnquiry(
    @As() actor: Actor,
    @Args('id', { type: id }) enquiry: EnquiryId,
    @Args('reason') reason: string,
  ): Promise<EnquiryType> {
    return seenBy(actor, await this.enquiries.abandon(actor, enquiry, reason))
  }

  @Mutation(() => EnquiryType)
  async setEnquiryVisibility(
    @As() actor: Actor,
    @Args('id', { type: id }) enquiry: EnquiryId,
    @Args('visibility', { type: () => Visibility }) visibility: Visibility,
  ): Promise<EnquiryType> {
    return seenBy(actor, await this.enquiries.setVisibility(actor, enquiry, visibility))
  }

  @Mutation(() => EnquiryType)
  async answerHealth(
    @As() actor: Actor,
    @Args('id', { type: id }) enquiry: EnquiryId,
    @Args('process') process: string,
    @Args('answer', { type: () => HealthAnswer }) answer: HealthAnswer,
  ): Promise<EnquiryType> {
    return seenBy(actor, await this.enquiries.answerHealth(actor, enquiry, process, answer))
  }
}
