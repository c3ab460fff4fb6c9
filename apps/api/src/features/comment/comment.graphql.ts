/** What the client sees of comments. */
import type { CardId, CommentId, PersonId, Urn } from '@alongside/domain/ids'
import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { abilitiesType } from '../../platform/graphql/abilities.js'
import { Instant } from '../../platform/graphql/scalars.js'

export const CommentAbilities = abilitiesType('CommentAbilities', ['edit', 'remove'] as const)
export const ThreadAbilities = abilitiesType('ThreadAbilities', ['resolve', 'reopen', 'reply'] as const)

@ObjectType('CommentRevision')
export class CommentRevisionType {
  @Field(() => String) body!: string
  @Field(() => Instant) replacedAt!: string
}

@ObjectType('Comment')
export class CommentType {
  @Field(() => ID) id!: CommentId
  @Field(() => String) body!: string
  @Field(() => Instant) createdAt!: Date
  @Field(() => Instant, { nullable: true }) editedAt!: Date | null
  @Field(() => Instant, { nullable: true }) removedAt!: Date | null
  @Field(() => [CommentRevisionType]) revisions!: readonly CommentRevisionType[]
  @Field(() => CommentAbilities) abilities!: InstanceType<typeof CommentAbilities>
  authorId!: PersonId
  authorUrn!: Urn | null
  mentionIds!: readonly PersonId[]
}

@ObjectType('CommentThread')
export class CommentThreadType {
  @Field(() => ID) id!: CommentId
  @Field(() => ID) cardId!: CardId
  @Field(() => [CommentType]) comments!: readonly CommentType[]
  @Field(() => Instant, { nullable: true }) resolvedAt!: Date | null
  @Field(() => ThreadAbilities) abilities!: InstanceType<typeof ThreadAbilities>
  resolvedById!: PersonId | null
}

@ObjectType('CommentCount')
export class CommentCountType {
  @Field(() => ID) cardId!: CardId
  @Field(() => Int) total!: number
  @Field(() => Int) unresolved!: number
}
