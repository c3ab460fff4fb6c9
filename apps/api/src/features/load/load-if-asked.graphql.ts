/** What a page says of somebody before they are asked: never how much, and of whom nothing more. */
import type { PersonId } from '@alongside/domain/ids'
import { LoadLevel } from '@alongside/domain/workload'
import { Field, ID, ObjectType } from '@nestjs/graphql'

@ObjectType('LoadIfAsked')
export class LoadIfAskedType {
  @Field(() => ID) personId!: PersonId
  @Field(() => LoadLevel, {
    description: 'Of their half-term with it; red: refused, unless their own head has agreed.',
  })
  level!: LoadLevel
}
