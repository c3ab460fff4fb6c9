/** Guests of an enquiry: asking them in, those not here yet, ending their access. */
import type { Actor } from '@alongside/domain/actor'
import type { EnquiryId } from '@alongside/domain/ids'
import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { InvitationType } from '../people/people.graphql.js'
import { EnquiryType } from './enquiry.graphql.js'
import { EnquiryGuests } from './enquiry-guests.service.js'
import { EnquiryReading, seenBy } from './enquiry-reading.service.js'

@Resolver(() => EnquiryType)
export class EnquiryGuestsResolver {
  constructor(
    private readonly guests: EnquiryGuests,
    private readonly reading: EnquiryReading,
  ) {}

  @ResolveField(() => [InvitationType], {
    description: 'Guests who were asked and have not come yet; shown to whoever may invite them.',
  })
  guestInvitations(@Parent() enquiry: EnquiryType, @Ask() asking: Asking): Promise<InvitationType[]> {
    return this.reading.guestInvitations(asking, enquiry)
  }

  @Mutation(() => EnquiryType)
  async inviteGuest(
    @As() actor: Actor,
    @Args('id', { type: () => ID }) id: EnquiryId,
    @Args('email') email: string,
    @Args('name') name: string,
  ): Promise<EnquiryType> {
    const { record, link } = await this.guests.invite(actor, id, email, name)
    return { ...seenBy(actor, record), link }
  }

  @Mutation(() => EnquiryType)
  async removeGuest(
    @As() actor: Actor,
    @Args('id', { type: () => ID }) id: EnquiryId,
    @Args('guestId', { type: () => ID }) guest: string,
  ): Promise<EnquiryType> {
    return seenBy(actor, await this.guests.remove(actor, id, guest))
  }
}
