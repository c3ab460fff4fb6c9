/** The shape of a school's day: read by whoever plans with the school, told by whoever keeps its calendar. */
import type { Actor } from '@alongside/domain/actor'
import type { Urn } from '@alongside/domain/ids'
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { SchoolDayInput, SchoolDayType } from './school-day.graphql.js'
import { SchoolDayService } from './school-day.service.js'

@Resolver(() => SchoolDayType)
export class SchoolDayResolver {
  constructor(private readonly days: SchoolDayService) {}

  @Query(() => SchoolDayType)
  schoolDay(@Ask() asking: Asking, @Args('urn', { type: () => ID }) urn: Urn): Promise<SchoolDayType> {
    return this.days.of(asking, urn)
  }

  @Mutation(() => SchoolDayType)
  tellSchoolDay(
    @As() actor: Actor,
    @Args('urn', { type: () => ID }) urn: Urn,
    @Args('version', { type: () => Int }) version: number,
    @Args('day', { type: () => SchoolDayInput }) day: SchoolDayInput,
  ): Promise<SchoolDayType> {
    return this.days.tell(actor, urn, day, version)
  }
}
