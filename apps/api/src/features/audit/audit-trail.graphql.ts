/** What whoever runs the installation is told of the audit trail: whether it holds, and no line of it. */
import type { SpaceId } from '@alongside/domain/ids'
import { Field, ID, ObjectType } from '@nestjs/graphql'
import { Instant } from '../../platform/graphql/scalars.js'

@ObjectType('AuditBreak')
export class AuditBreakType {
  @Field(() => ID, { description: 'The alliance, school or person whose trail is broken.' }) spaceId!: SpaceId
  @Field(() => String) seq!: string
  @Field(() => String) what!: string
}

@ObjectType('AuditTrail')
export class AuditTrailType {
  @Field(() => [AuditBreakType], { description: 'Empty: every row is as it was written.' })
  breaks!: readonly AuditBreakType[]
  @Field(() => Instant) at!: Date
  @Field(() => String, { description: 'One hash over all seals up to that moment, to be kept elsewhere.' })
  anchor!: string
}
