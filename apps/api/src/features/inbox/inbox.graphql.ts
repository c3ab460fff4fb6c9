/** What the client sees of an inbox. */
import type { InboxItemId, PersonId } from '@alongside/domain/ids'
import { Field, ID, ObjectType } from '@nestjs/graphql'
import { PageInfoType } from '../../platform/graphql/page.js'
import { Instant } from '../../platform/graphql/scalars.js'

@ObjectType('InboxItem')
export class InboxItemType {
  @Field(() => ID) id!: InboxItemId
  @Field(() => String) kind!: string
  @Field(() => String) text!: string
  @Field(() => String) path!: string
  @Field(() => Instant) createdAt!: Date
  @Field(() => Instant, { nullable: true }) readAt!: Date | null
  @Field(() => Instant, { nullable: true }) doneAt!: Date | null
  fromId!: PersonId | null
}

@ObjectType('InboxEdge')
export class InboxEdgeType {
  @Field(() => String) cursor!: string
  @Field(() => InboxItemType) node!: InboxItemType
}

@ObjectType('InboxConnection')
export class InboxConnectionType {
  @Field(() => [InboxEdgeType]) edges!: InboxEdgeType[]
  @Field(() => PageInfoType) pageInfo!: PageInfoType
}
