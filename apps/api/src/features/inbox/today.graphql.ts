/** What Today shows first: who is here, what waits, what changed, what we are learning. */
import type { PersonId } from '@alongside/domain/ids'
import { Field, ID, ObjectType } from '@nestjs/graphql'
import { Instant } from '../../platform/graphql/scalars.js'
import { EnquiryType } from '../enquiry/enquiry.graphql.js'
import type { Happening } from './change-words.js'

@ObjectType('LiveNow')
export class LiveNowType {
  @Field(() => EnquiryType) enquiry!: EnquiryType
  personIds!: readonly PersonId[]
}

@ObjectType('Change')
export class ChangeType {
  @Field(() => ID) id!: string
  @Field(() => Instant) at!: Date
  @Field(() => String) path!: string
  @Field(() => EnquiryType, { nullable: true }) enquiry!: EnquiryType | null
  byId!: PersonId | null
  happening!: Happening
}

@ObjectType('Learning')
export class LearningType {
  @Field(() => EnquiryType) enquiry!: EnquiryType
  @Field(() => String) text!: string
  @Field(() => Instant) at!: Date
}

@ObjectType('Today')
export class TodayType {
  /** When this person was here last; null: never before. */
  @Field(() => Instant, { nullable: true }) since!: Date | null
}
