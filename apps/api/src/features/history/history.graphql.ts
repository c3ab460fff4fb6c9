/** What the client sees of a board's past: its versions, how it was, and what changed. */
import { CardChangeKind } from '@alongside/contracts/board-contents'
import type { PersonId, Urn } from '@alongside/domain/ids'
import { WordChange } from '@alongside/domain/word-changes'
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { abilitiesType } from '../../platform/graphql/abilities.js'
import { Instant } from '../../platform/graphql/scalars.js'

registerEnumType(CardChangeKind, { name: 'CardChangeKind' })
registerEnumType(WordChange, { name: 'WordChange' })

export const HistoryAbilities = abilitiesType('HistoryAbilities', ['restore', 'erase'] as const)

@ObjectType('VersionAuthor')
export class VersionAuthorType {
  @Field(() => Int) edits!: number
  personId!: PersonId
  urn!: Urn | null
}

@ObjectType('BoardVersion')
export class BoardVersionType {
  @Field(() => ID) id!: string
  @Field(() => Int) seq!: number
  /** A moment that was named, as at a change of stage; null for a sitting. */
  @Field(() => String, { nullable: true }) name!: string | null
  @Field(() => Instant) began!: string
  @Field(() => Instant) ended!: string
  @Field(() => [VersionAuthorType]) authors!: readonly VersionAuthorType[]
  /** False: only its name is left, or something stored of it is damaged. */
  @Field(() => Boolean) canShow!: boolean
}

@ObjectType('BoardHistory')
export class BoardHistoryType {
  @Field(() => ID) id!: string
  /** The version that stands now. */
  @Field(() => Int) seq!: number
  /** The newest first. */
  @Field(() => [BoardVersionType]) versions!: readonly BoardVersionType[]
  @Field(() => Boolean) isDamaged!: boolean
  @Field(() => HistoryAbilities) abilities!: InstanceType<typeof HistoryAbilities>
}

@ObjectType('StretchThen')
export class StretchThenType {
  @Field(() => String) text!: string
  /** Null: the server laid it out. */
  personId!: PersonId | null
}

@ObjectType('PassageThen')
export class PassageThenType {
  @Field(() => String) label!: string
  @Field(() => [StretchThenType]) stretches!: readonly StretchThenType[]
}

@ObjectType('CardThen')
export class CardThenType {
  /** Not its id to a browser’s cache: the same card is another in each version. */
  @Field(() => String) cardId!: string
  @Field(() => String) kind!: string
  @Field(() => String) column!: string
  @Field(() => String) title!: string
  @Field(() => [PassageThenType]) passages!: readonly PassageThenType[]
}

@ObjectType('BoardThen')
export class BoardThenType {
  @Field(() => Int) seq!: number
  @Field(() => [PassageThenType]) cycle!: readonly PassageThenType[]
  @Field(() => [CardThenType]) cards!: readonly CardThenType[]
}

@ObjectType('ChangedWords')
export class ChangedWordsType {
  @Field(() => WordChange) change!: WordChange
  @Field(() => String) text!: string
}

@ObjectType('TextChange')
export class TextChangeType {
  @Field(() => String) label!: string
  @Field(() => [ChangedWordsType]) words!: readonly ChangedWordsType[]
}

@ObjectType('CardChange')
export class CardChangeType {
  /** Null: the cycle's own words. */
  @Field(() => String, { nullable: true }) cardId!: string | null
  @Field(() => String, { nullable: true }) kind!: string | null
  @Field(() => String) title!: string
  @Field(() => CardChangeKind) change!: CardChangeKind
  @Field(() => String, { nullable: true }) column!: string | null
  @Field(() => String, { nullable: true }) movedFrom!: string | null
  @Field(() => [TextChangeType]) texts!: readonly TextChangeType[]
}
