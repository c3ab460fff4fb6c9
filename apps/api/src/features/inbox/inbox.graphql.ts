/** What the client sees of an inbox. */
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import type { InboxItemId, PersonId } from '@alongside/domain/ids'
import { DutyKind, NotNowWay } from '@alongside/domain/not-now'
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql'
import { PageInfoType } from '../../platform/graphql/page.js'
import { CivilDate, Instant } from '../../platform/graphql/scalars.js'

registerEnumType(NotNowWay, { name: 'NotNowWay' })
registerEnumType(DutyKind, { name: 'DutyKind' })

@ObjectType('NotNow', { description: 'How a request is dropped, put off or handed over.' })
export class NotNowType {
  @Field(() => NotNowWay) drop!: NotNowWay
  @Field(() => NotNowWay) postpone!: NotNowWay
  @Field(() => NotNowWay) handOver!: NotNowWay
  @Field(() => String, { description: 'How it is done elsewhere, or why it is not.' }) says!: string
}

@ObjectType('InboxItem')
export class InboxItemType {
  @Field(() => ID) id!: InboxItemId
  @Field(() => String) kind!: string
  @Field(() => ID, { description: 'What it is about.' }) itemId!: string
  @Field(() => String) text!: string
  @Field(() => String) path!: string
  @Field(() => Instant) createdAt!: Date
  @Field(() => Instant, { nullable: true }) readAt!: Date | null
  @Field(() => Instant, { nullable: true }) doneAt!: Date | null
  @Field(() => CivilDate, { nullable: true, description: 'It comes back on that day.' }) putOffUntil!: Day | null
  fromId!: PersonId | null
  offeredToId!: PersonId | null
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
