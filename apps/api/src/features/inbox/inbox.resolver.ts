/** The inbox of whoever asks. */
import type { Actor } from '@alongside/domain/actor'
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import type { InboxItemId, PersonId } from '@alongside/domain/ids'
import { DutyKind, notNowFor } from '@alongside/domain/not-now'
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { CivilDate } from '../../platform/graphql/scalars.js'
import { PersonType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import { InboxConnectionType, InboxItemType, NotNowType } from './inbox.graphql.js'
import { InboxService } from './inbox.service.js'
import { NotNowService } from './not-now.service.js'

@Resolver(() => InboxItemType)
export class InboxResolver {
  constructor(
    private readonly items: InboxService,
    private readonly people: PeopleService,
    private readonly later: NotNowService,
  ) {}

  @Query(() => InboxConnectionType)
  inbox(
    @Ask() { reader }: Asking,
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Args('open', { type: () => Boolean, nullable: true }) open: boolean | null,
  ): Promise<InboxConnectionType> {
    return this.items.page(reader, first ?? null, after ?? null, open === true)
  }

  /** A head who is asked to join shares nothing with the coordinator yet: then the notice speaks for the alliance. */
  @ResolveField(() => PersonType, { nullable: true })
  from(@Parent() { fromId }: InboxItemType, @Ask() asking: Asking): Promise<PersonType | null> | null {
    return fromId && this.people.personSeen(asking, fromId)
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'The colleague who is asked to take it over.' })
  offeredTo(@Parent() { offeredToId }: InboxItemType, @Ask() asking: Asking): Promise<PersonType | null> | null {
    return offeredToId && this.people.personSeen(asking, offeredToId)
  }

  @ResolveField(() => NotNowType, { nullable: true, description: 'Null where nothing is asked, or not any more.' })
  notNow(@Parent() { kind, doneAt }: InboxItemType): NotNowType | null {
    return doneAt ? null : notNowFor(kind)
  }

  @Query(() => [InboxItemType], { description: 'All that is asked of oneself, also what was put off.' })
  asked(@Ask() { reader }: Asking): Promise<InboxItemType[]> {
    return this.items.asked(reader)
  }

  @Query(() => [PersonType], { description: 'Colleagues to whom something one has to do could be handed over.' })
  async whoCouldTakeDuty(
    @Ask() asking: Asking,
    @Args('kind', { type: () => DutyKind }) kind: DutyKind,
    @Args('itemId', { type: () => ID }) id: string,
  ): Promise<PersonType[]> {
    return this.people.people(asking, await this.later.couldTakeDuty(asking, kind, id))
  }

  @Mutation(() => InboxItemType, { description: 'The request for something one has to do, anew where it was settled.' })
  keepInMind(
    @As() actor: Actor,
    @Args('kind', { type: () => DutyKind }) kind: DutyKind,
    @Args('itemId', { type: () => ID }) id: string,
  ): Promise<InboxItemType> {
    return this.later.keepInMind(actor, kind, id)
  }

  @Query(() => [PersonType], { description: 'Colleagues to whom a request in one’s inbox could be handed over.' })
  async whoCouldTakeOver(
    @Ask() asking: Asking,
    @Args('itemId', { type: () => ID }) id: InboxItemId,
  ): Promise<PersonType[]> {
    const people = await this.later.candidates(asking, id)
    return Promise.all(people.map((person) => this.people.person(asking, person.id)))
  }

  @Mutation(() => InboxItemType)
  putOffNotice(
    @As() actor: Actor,
    @Args('itemId', { type: () => ID }) id: InboxItemId,
    @Args('until', { type: () => CivilDate }) until: Day,
  ): Promise<InboxItemType> {
    return this.later.putOff(actor, id, until)
  }

  @Mutation(() => InboxItemType, { description: 'Whoever asked reads why.' })
  dropNotice(
    @As() actor: Actor,
    @Args('itemId', { type: () => ID }) id: InboxItemId,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<InboxItemType> {
    return this.later.drop(actor, id, reason)
  }

  @Mutation(() => InboxItemType, { description: 'It is theirs once they say yes.' })
  offerNotice(
    @As() actor: Actor,
    @Args('itemId', { type: () => ID }) id: InboxItemId,
    @Args('personId', { type: () => ID }) to: PersonId,
  ): Promise<InboxItemType> {
    return this.later.offer(actor, id, to)
  }

  @Mutation(() => InboxItemType)
  answerTakeOver(
    @As() actor: Actor,
    @Args('itemId', { type: () => ID }) id: InboxItemId,
    @Args('accepts', { type: () => Boolean }) accepts: boolean,
  ): Promise<InboxItemType> {
    return this.later.answer(actor, id, accepts)
  }

  @Mutation(() => Int)
  markRead(@As() actor: Actor, @Args('itemIds', { type: () => [ID] }) ids: InboxItemId[]): Promise<number> {
    return this.items.markRead(actor, ids)
  }

  @Mutation(() => InboxItemType)
  markDone(@As() actor: Actor, @Args('itemId', { type: () => ID }) id: InboxItemId): Promise<InboxItemType> {
    return this.items.markDone(actor, id)
  }
}
