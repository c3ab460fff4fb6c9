/** Enquiries: asking for them, and what hangs on each. */
import type { AllianceId, EnquiryId } from '@alongside/domain/ids'
import { sayMissing } from '@alongside/domain/missing-words'
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import type { Abilities } from '../../platform/graphql/abilities.js'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { AllianceType } from '../alliance/alliance.graphql.js'
import { AllianceService } from '../alliance/alliance.service.js'
import { PersonType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import {
  AuthorshipShareType,
  EnquiryAbilities,
  EnquiryType,
  GuardReasonType,
  GuestType,
  HealthAnswerType,
} from './enquiry.graphql.js'
import { abilitiesIn, type EnquiryAbility } from './enquiry-policy.service.js'
import { EnquiryReading } from './enquiry-reading.service.js'
import { whoCanRead } from './who-can-read.js'

@Resolver(() => EnquiryType)
export class EnquiryResolver {
  constructor(
    private readonly reading: EnquiryReading,
    private readonly alliances: AllianceService,
    private readonly people: PeopleService,
  ) {}

  @Query(() => EnquiryType, { nullable: true })
  enquiry(@Args('id', { type: () => ID }) id: EnquiryId, @Ask() asking: Asking): Promise<EnquiryType | null> {
    return this.reading.enquiry(asking, id)
  }

  @Query(() => [EnquiryType])
  enquiries(
    @Ask() asking: Asking,
    @Args('allianceId', { type: () => ID, nullable: true }) allianceId: AllianceId | null,
    @Args('mine', { type: () => Boolean, nullable: true }) mine: boolean | null,
  ): Promise<EnquiryType[]> {
    return this.reading.enquiries(asking, allianceId ?? null, mine === true)
  }

  @ResolveField(() => AllianceType)
  alliance(@Parent() { spaceId }: EnquiryType, @Ask() asking: Asking) {
    return asking
      .loader('enquiry-alliances', (ids: readonly AllianceId[], reader) => this.alliances.byIds(reader, ids))
      .load(spaceId)
  }

  @ResolveField(() => PersonType)
  lead(@Parent() { record }: EnquiryType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, record.leadId)
  }

  @ResolveField(() => [GuestType])
  guests(@Parent() enquiry: EnquiryType, @Ask() asking: Asking): Promise<GuestType[]> {
    return this.reading.guests(asking, enquiry)
  }

  @ResolveField(() => [HealthAnswerType])
  health(@Parent() enquiry: EnquiryType, @Ask() asking: Asking): Promise<HealthAnswerType[]> {
    return this.reading.health(asking, enquiry)
  }

  @ResolveField(() => [AuthorshipShareType])
  jointAuthorship(@Parent() enquiry: EnquiryType, @Ask() asking: Asking): Promise<AuthorshipShareType[]> {
    return this.reading.jointAuthorship(asking, enquiry)
  }

  @ResolveField(() => [String])
  async whoCanRead(@Parent() enquiry: EnquiryType, @Ask() asking: Asking): Promise<string[]> {
    const guests = await this.reading.guests(asking, enquiry)
    return whoCanRead(enquiry.record, guests.length, await this.reading.isReviewed(asking, enquiry))
  }

  @ResolveField(() => [GuardReasonType])
  missingForNext(@Parent() enquiry: EnquiryType, @Ask() asking: Asking): GuardReasonType[] {
    const missing = this.reading.missingForNext(asking.actor, enquiry)
    return missing.map((reason) => ({ code: reason.code, message: sayMissing(reason) }))
  }

  @ResolveField(() => EnquiryAbilities)
  abilities(@Parent() { record }: EnquiryType, @Ask() asking: Asking): Abilities<EnquiryAbility> {
    return abilitiesIn(asking.actor, record)
  }
}
