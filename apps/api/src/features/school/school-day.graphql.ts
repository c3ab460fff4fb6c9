/** The shape of a school's day, as clients see it and tell it. */
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import type { Urn } from '@alongside/domain/ids'
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import { CivilDate } from '../../platform/graphql/scalars.js'

@ObjectType('SchoolPeriod')
export class SchoolPeriodType {
  @Field(() => String) name!: string
  @Field(() => String, { description: '09:05' }) from!: string
  @Field(() => String) until!: string
}

@ObjectType('SchoolDay')
export class SchoolDayType {
  @Field(() => ID) id!: string
  urn!: Urn
  @Field(() => Int, { nullable: true }) teachers!: number | null
  @Field(() => [SchoolPeriodType]) periods!: SchoolPeriodType[]
  @Field(() => Boolean, { description: 'Weeks A and B take turns.' }) hasWeeks!: boolean
  @Field(() => CivilDate, { nullable: true, description: 'The Monday of a week A.' }) weekAFrom!: Day | null
  @Field(() => Int, { description: '0 before it was first told.' }) version!: number
}

@InputType()
export class SchoolPeriodInput {
  @Field(() => String) name!: string
  @Field(() => String) from!: string
  @Field(() => String) until!: string
}

@InputType()
export class SchoolDayInput {
  @Field(() => Int, { nullable: true }) teachers!: number | null
  @Field(() => [SchoolPeriodInput]) periods!: SchoolPeriodInput[]
  @Field(() => Boolean) hasWeeks!: boolean
  @Field(() => CivilDate, { nullable: true }) weekAFrom!: Day | null
}
