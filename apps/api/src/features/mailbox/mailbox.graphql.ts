/** A mail as the demo's mailbox shows it. */
import { Field, ID, ObjectType } from '@nestjs/graphql'
import { Instant } from '../../platform/graphql/scalars.js'

@ObjectType('MailMessage')
export class MailMessageType {
  @Field(() => ID) id!: string
  @Field(() => String) to!: string
  @Field(() => String) subject!: string
  @Field(() => String) body!: string
  @Field(() => Instant) createdAt!: Date
  @Field(() => [String]) links!: string[]
}
