/** Comments: the threads of a card, and taking part in them. */
import type { Actor } from '@alongside/domain/actor'
import type { CardId, CommentId, CycleId, EnquiryId, PersonId } from '@alongside/domain/ids'
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { PersonType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import { CommentThreadType } from './comment.graphql.js'
import { CommentService } from './comment.service.js'
import { CommentReading } from './comment-reading.service.js'

const id = { type: () => ID }

@Resolver(() => CommentThreadType)
export class CommentResolver {
  constructor(
    private readonly comments: CommentService,
    private readonly reading: CommentReading,
    private readonly people: PeopleService,
  ) {}

  @Query(() => [CommentThreadType])
  commentThreads(
    @Ask() { reader, actor }: Asking,
    @Args('enquiryId', id) enquiry: EnquiryId,
    @Args('cycleId', id) cycle: CycleId,
    @Args('cardId', id) card: CardId,
  ): Promise<CommentThreadType[]> {
    return this.reading.threads(reader, actor, enquiry, cycle, card)
  }

  @Query(() => [PersonType])
  async mentionable(
    @Ask() asking: Asking,
    @Args('enquiryId', id) enquiry: EnquiryId,
    @Args('search') search: string,
  ): Promise<PersonType[]> {
    const found = await this.reading.mentionable(asking.reader, asking.actor, enquiry, search)
    return this.people.people(asking, found)
  }

  @Mutation(() => [CommentThreadType])
  addComment(
    @As() actor: Actor,
    @Args('enquiryId', id) enquiryId: EnquiryId,
    @Args('cycleId', id) cycleId: CycleId,
    @Args('cardId', id) cardId: CardId,
    @Args('threadId', { type: () => ID, nullable: true }) threadId: CommentId | null,
    @Args('body') body: string,
    @Args('mentions', { type: () => [ID], nullable: true }) mentions: PersonId[] | null,
  ): Promise<CommentThreadType[]> {
    const place = { enquiryId, cycleId, cardId, threadId: threadId ?? null }
    return this.comments.add(actor, { ...place, body, mentions: mentions ?? [] })
  }

  @Mutation(() => [CommentThreadType])
  editComment(
    @As() actor: Actor,
    @Args('enquiryId', id) enquiry: EnquiryId,
    @Args('commentId', id) comment: CommentId,
    @Args('body') body: string,
  ): Promise<CommentThreadType[]> {
    return this.comments.edit(actor, enquiry, comment, body)
  }

  @Mutation(() => [CommentThreadType])
  removeComment(
    @As() actor: Actor,
    @Args('enquiryId', id) enquiry: EnquiryId,
    @Args('commentId', id) comment: CommentId,
  ): Promise<CommentThreadType[]> {
    return this.comments.remove(actor, enquiry, comment)
  }

  @Mutation(() => [CommentThreadType])
  resolveThread(
    @As() actor: Actor,
    @Args('enquiryId', id) enquiry: EnquiryId,
    @Args('threadId', id) thread: CommentId,
  ): Promise<CommentThreadType[]> {
    return this.comments.resolve(actor, enquiry, thread)
  }

  @Mutation(() => [CommentThreadType])
  reopenThread(
    @As() actor: Actor,
    @Args('enquiryId', id) enquiry: EnquiryId,
    @Args('threadId', id) thread: CommentId,
  ): Promise<CommentThreadType[]> {
    return this.comments.reopen(actor, enquiry, thread)
  }
}
