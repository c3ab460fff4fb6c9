/** Who takes part in an enquiry: asking in, joining, agreeing, handing over, leaving. */
import type { Actor } from '@alongside/domain/actor'
import type { EnquiryId, PersonId, Urn } from '@alongside/domain/ids'
import { Args, ID, Int, Mutation, Resolver } from '@nestjs/graphql'
import { As } from '../../platform/graphql/asking.js'
import { EnquiryType } from './enquiry.graphql.js'
import { EnquiryGroup } from './enquiry-group.service.js'
import { EnquiryInvitations } from './enquiry-invitations.service.js'
import { seenBy } from './enquiry-reading.service.js'

const id = () => ID

@Resolver(() => EnquiryType)
export class EnquiryGroupResolver {
  constructor(
    private readonly group: EnquiryGroup,
    private readonly invitations: EnquiryInvitations,
  ) {}

  @Mutation(() => EnquiryType)
  async inviteSchoolToEnquiry(
    @As() actor: Actor,
    @Args('id', { type: id }) enquiry: EnquiryId,
    @Args('urns', { type: () => [ID] }) urns: Urn[],
  ): Promise<EnquiryType> {
    return seenBy(actor, await this.invitations.inviteSchools(actor, enquiry, urns))
  }

  @Mutation(() => EnquiryType)
  async invitePeopleToEnquiry(
    @As() actor: Actor,
    @Args('id', { type: id }) enquiry: EnquiryId,
    @Args('personIds', { type: () => [ID] }) people: PersonId[],
  ): Promise<EnquiryType> {
    return seenBy(actor, await this.invitations.invitePeople(actor, enquiry, people))
  }

  @Mutation(() => EnquiryType)
  async joinEnquiry(
    @As() actor: Actor,
    @Args('id', { type: id }) enquiry: EnquiryId,
    @Args('urn', { type: id }) urn: Urn,
  ): Promise<EnquiryType> {
    return seenBy(actor, await this.group.join(actor, enquiry, urn))
  }

  @Mutation(() => EnquiryType)
  async leaveEnquiry(@As() actor: Actor, @Args('id', { type: id }) enquiry: EnquiryId): Promise<EnquiryType> {
    return seenBy(actor, await this.group.leave(actor, enquiry))
  }

  @Mutation(() => EnquiryType)
  async acceptProtocol(
    @As() actor: Actor,
    @Args('id', { type: id }) enquiry: EnquiryId,
    @Args('version', { type: () => Int }) version: number,
  ): Promise<EnquiryType> {
    return seenBy(actor, await this.group.acceptProtocol(actor, enquiry, version))
  }

  @Mutation(() => EnquiryType)
  async handOverEnquiry(
    @As() actor: Actor,
    @Args('id', { type: id }) enquiry: EnquiryId,
    @Args('personId', { type: id }) person: PersonId,
  ): Promise<EnquiryType> {
    return seenBy(actor, await this.group.handOver(actor, enquiry, person))
  }
}
