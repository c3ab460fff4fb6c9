/** When a school is open: read by everybody, told by its head, CPD lead or cover manager. */
import type { Actor } from '@alongside/domain/actor'
import type { Urn } from '@alongside/domain/ids'
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { CalendarDayInput, SchoolCalendarYearType, StretchInput } from './school-calendar.graphql.js'
import { SchoolCalendarService } from './school-calendar.service.js'

@Resolver(() => SchoolCalendarYearType)
export class SchoolCalendarResolver {
  constructor(private readonly calendars: SchoolCalendarService) {}

  @Query(() => SchoolCalendarYearType)
  schoolCalendar(
    @Ask() asking: Asking,
    @Args('urn', { type: () => ID }) urn: Urn,
    @Args('academicYear', { type: () => Int }) academicYear: number,
  ): Promise<SchoolCalendarYearType> {
    return this.calendars.year(asking, urn, academicYear)
  }

  @Mutation(() => SchoolCalendarYearType)
  tellSchoolCalendar(
    @As() actor: Actor,
    @Args('urn', { type: () => ID }) urn: Urn,
    @Args('academicYear', { type: () => Int }) academicYear: number,
    @Args('version', { type: () => Int }) version: number,
    @Args('halfTerms', { type: () => [StretchInput] }) halfTerms: StretchInput[],
    @Args('days', { type: () => [CalendarDayInput] }) days: CalendarDayInput[],
  ): Promise<SchoolCalendarYearType> {
    return this.calendars.tell(actor, urn, { academicYear, halfTerms, days }, academicYear, version)
  }

  @Mutation(() => SchoolCalendarYearType, { description: 'Back to the usual English dates.' })
  useUsualCalendar(
    @As() actor: Actor,
    @Args('urn', { type: () => ID }) urn: Urn,
    @Args('academicYear', { type: () => Int }) academicYear: number,
    @Args('version', { type: () => Int }) version: number,
  ): Promise<SchoolCalendarYearType> {
    return this.calendars.tell(actor, urn, null, academicYear, version)
  }
}
