/** What the client sees of one's own record, of rooms, and of what a head allowed. */
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import type { CpdRecordId, CpdSessionId, PersonId, RoomId, Urn } from '@alongside/domain/ids'
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { CivilDate, Instant } from '../../platform/graphql/scalars.js'
import { RecordRole } from './cpd-own-record.service.js'

registerEnumType(RecordRole, { name: 'CpdRecordRole' })

@ObjectType('CpdRecordEntry')
export class CpdRecordEntryType {
  @Field(() => ID) id!: CpdRecordId
  @Field(() => CivilDate) onDay!: Day
  @Field(() => String) title!: string
  @Field(() => RecordRole) role!: RecordRole
  @Field(() => Int) minutes!: number
  @Field(() => String) allianceName!: string
  @Field(() => ID, { nullable: true }) sessionId!: CpdSessionId | null
  @Field(() => String) note!: string
  @Field(() => CivilDate, { nullable: true, description: 'Since when it is known that they were not there.' })
  withdrawnOn!: Day | null
  @Field(() => CivilDate, { nullable: true, description: 'The certificate of that day no longer holds.' })
  replacesOn!: Day | null
  @Field(() => Int) version!: number
}

@ObjectType('Room')
export class RoomType {
  @Field(() => ID) id!: RoomId
  @Field(() => String) name!: string
  @Field(() => Int, { nullable: true }) seats!: number | null
  @Field(() => Int) version!: number
}

@ObjectType('LoadOverride')
export class LoadOverrideType {
  @Field(() => ID) id!: string
  @Field(() => CivilDate, { description: 'The first day of the half-term.' }) halfTerm!: Day
  @Field(() => String) reason!: string
  @Field(() => Instant) at!: Date
  personId!: PersonId
  byId!: PersonId
  urn!: Urn
}
