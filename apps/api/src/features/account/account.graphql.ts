/** What the client sees of an account. */
import type { PersonId, SessionId } from '@alongside/domain/ids'
import { Field, ID, ObjectType } from '@nestjs/graphql'

@ObjectType('SessionInfo')
export class SessionInfoType {
  @Field(() => ID) id!: SessionId
  @Field(() => String) device!: string
  @Field(() => Date) createdAt!: Date
  @Field(() => Date) lastSeenAt!: Date
  @Field(() => Boolean) isThisOne!: boolean
}

@ObjectType('Viewer')
export class ViewerType {
  @Field(() => ID) id!: PersonId
  @Field(() => String) name!: string
  @Field(() => String) email!: string
  @Field(() => Boolean) isAdmin!: boolean
}
