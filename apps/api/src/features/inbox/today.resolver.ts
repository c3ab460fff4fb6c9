/** Today, part by part: each is asked for only where it is shown. */
import type { Actor } from '@alongside/domain/actor'
import { Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { EnquiryType } from '../enquiry/enquiry.graphql.js'
import { PersonType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import { sayChange } from './change-words.js'
import { InboxItemType } from './inbox.graphql.js'
import { ChangeType, LearningType, LiveNowType, TodayType } from './today.graphql.js'
import { TodayService } from './today.service.js'

@Resolver(() => TodayType)
export class TodayResolver {
  constructor(private readonly service: TodayService) {}

  @Query(() => TodayType)
  today(@Ask() asking: Asking): Promise<TodayType> {
    return this.service.today(asking)
  }

  @ResolveField(() => [LiveNowType])
  liveNow(@Ask() asking: Asking): Promise<LiveNowType[]> {
    return this.service.liveNow(asking)
  }

  @ResolveField(() => [InboxItemType])
  waiting(@Ask() asking: Asking): Promise<InboxItemType[]> {
    return this.service.waiting(asking)
  }

  @ResolveField(() => [ChangeType])
  changed(@Parent() today: TodayType, @Ask() asking: Asking): Promise<ChangeType[]> {
    return this.service.changed(asking, today)
  }

  @ResolveField(() => [LearningType])
  learning(@Ask() asking: Asking): Promise<LearningType[]> {
    return this.service.learning(asking)
  }

  @ResolveField(() => [EnquiryType])
  myEnquiries(@Ask() asking: Asking): Promise<EnquiryType[]> {
    return this.service.myEnquiries(asking)
  }

  @Mutation(() => Boolean)
  markSeen(@As() actor: Actor): Promise<boolean> {
    return this.service.markSeen(actor)
  }
}

@Resolver(() => LiveNowType)
export class LiveNowResolver {
  constructor(private readonly service: PeopleService) {}

  @ResolveField(() => [PersonType])
  people(@Parent() { personIds }: LiveNowType, @Ask() asking: Asking): Promise<PersonType[]> {
    return this.service.people(asking, personIds)
  }
}

@Resolver(() => ChangeType)
export class ChangeResolver {
  constructor(private readonly people: PeopleService) {}

  @ResolveField(() => PersonType, { nullable: true })
  by(@Parent() { byId }: ChangeType, @Ask() asking: Asking): Promise<PersonType> | null {
    return byId && this.people.person(asking, byId)
  }

  @ResolveField(() => String)
  async text(@Parent() { byId, happening }: ChangeType, @Ask() asking: Asking): Promise<string> {
    return sayChange(byId && (await this.people.person(asking, byId)).name, happening)
  }
}
