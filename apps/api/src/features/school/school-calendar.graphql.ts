/** When a school is open in one academic year, as clients see it and tell it. */
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import type { Urn } from '@alongside/domain/ids'
import { CalendarDayKind } from '@alongside/domain/school-calendar'
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { CivilDate } from '../../platform/graphql/scalars.js'

registerEnumType(CalendarDayKind, { name: 'CalendarDayKind' })

@ObjectType('HalfTerm')
export class HalfTermType {
  @Field(() => Int) number!: number
  @Field(() => CivilDate) from!: Day
  @Field(() => CivilDate) until!: Day
}

@ObjectType('CalendarDay')
export class CalendarDayType {
  @Field(() => CalendarDayKind) kind!: CalendarDayKind
  @Field(() => CivilDate) from!: Day
  @Field(() => CivilDate) until!: Day
  @Field(() => String) name!: string
}

@ObjectType('SchoolCalendarYear')
export class SchoolCalendarYearType {
  @Field(() => ID) id!: string
  urn!: Urn
  @Field(() => Int, { description: '2025 for 2025/26.' }) academicYear!: number
  @Field(() => Boolean, { description: 'The school told these dates; else they are the usual English ones.' })
  isOwn!: boolean
  @Field(() => [HalfTermType]) halfTerms!: HalfTermType[]
  @Field(() => [CalendarDayType]) days!: CalendarDayType[]
  @Field(() => Int, { description: 'Days on which staff are at work: 195 in a usual year.' }) schoolDays!: number
  @Field(() => Int, { description: '0 before it was first told.' }) version!: number
}

@InputType()
export class StretchInput {
  @Field(() => CivilDate) from!: Day
  @Field(() => CivilDate) until!: Day
}

@InputType()
export class CalendarDayInput {
  @Field(() => CalendarDayKind) kind!: CalendarDayKind
  @Field(() => CivilDate) from!: Day
  @Field(() => CivilDate) until!: Day
  @Field(() => String) name!: string
}
