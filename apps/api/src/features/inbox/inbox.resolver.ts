/** The inbox of whoever asks. */
import type { Actor } from '@alongside/domain/actor'
import type { InboxItemId } from '@alongside/domain/ids'
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { PersonType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import { InboxConnectionType, InboxItemType } from './inbox.graphql.js'
import { InboxService } from './inbox.service.js'

@Resolver(() => InboxItemType)
export class InboxResolver {
  constructor(
    private readonly items: InboxService,
    private readonly people: PeopleService,
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

  @Mutation(() => Int)
  markRead(@As() actor: Actor, @Args('itemIds', { type: () => [ID] }) ids: InboxItemId[]): Promise<number> {
    return this.items.markRead(actor, ids)
  }

  @Mutation(() => InboxItemType)
  markDone(@As() actor: Actor, @Args('itemId', { type: () => ID }) id: InboxItemId): Promise<InboxItemType> {
    return this.items.markDone(actor, id)
  }
}
