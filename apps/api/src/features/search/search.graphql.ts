/** What Ctrl K finds. */
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'

export const SearchKind = {
  SCHOOL: 'SCHOOL',
  PERSON: 'PERSON',
  ENQUIRY: 'ENQUIRY',
  CARD: 'CARD',
  LESSON_STUDY: 'LESSON_STUDY',
} as const
export type SearchKind = (typeof SearchKind)[keyof typeof SearchKind]
registerEnumType(SearchKind, { name: 'SearchKind' })

@ObjectType('SearchHit')
export class SearchHitType {
  @Field(() => SearchKind) kind!: SearchKind
  @Field(() => ID) id!: string
  @Field(() => String) title!: string
  @Field(() => String) detail!: string
  @Field(() => String) path!: string
}

@ObjectType('SearchResults')
export class SearchResultsType {
  @Field(() => Int) total!: number
  @Field(() => [SearchHitType]) hits!: SearchHitType[]
}
