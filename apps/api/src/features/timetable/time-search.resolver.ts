/** Find a time: for one session as a list, for a whole cycle as one search that goes on beside everything else. */
import type { Actor } from '@alongside/domain/actor'
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import type { CpdCycleId, CpdSessionId, TimeSearchId } from '@alongside/domain/ids'
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { CivilDate } from '../../platform/graphql/scalars.js'
import { FoundTimesType, TimeSearchType } from './time-search.graphql.js'
import { TimeSearches } from './time-search.service.js'
import { TimeSearchAcceptance } from './time-search-acceptance.service.js'
import { seenSearch, seenTimes } from './time-search-reading.service.js'

const id = { type: () => ID }
const date = { type: () => CivilDate }

@Resolver(() => TimeSearchType)
export class TimeSearchResolver {
  constructor(
    private readonly searches: TimeSearches,
    private readonly acceptance: TimeSearchAcceptance,
  ) {}

  @Query(() => TimeSearchType, { nullable: true, description: 'The asker’s last one for this cycle.' })
  async timeSearch(@Ask() asking: Asking, @Args('cycleId', id) cycle: CpdCycleId): Promise<TimeSearchType | null> {
    const search = await this.searches.last(asking, cycle)
    return search && seenSearch(search)
  }

  @Query(() => FoundTimesType, { description: 'Every day that suits this session, the cheapest first.' })
  async sessionTimes(
    @Ask() asking: Asking,
    @Args('sessionId', id) session: CpdSessionId,
    @Args('firstDay', date) from: Day,
    @Args('lastDay', date) until: Day,
  ): Promise<FoundTimesType> {
    return seenTimes(await this.searches.times(asking, session, from, until))
  }

  @Mutation(() => TimeSearchType, { description: 'Begins; the news says how far it is.' })
  async findTimes(
    @As() actor: Actor,
    @Args('cycleId', id) cycle: CpdCycleId,
    @Args('firstDay', date) from: Day,
    @Args('lastDay', date) until: Day,
  ): Promise<TimeSearchType> {
    return seenSearch(await this.searches.begin(actor, cycle, from, until))
  }

  @Mutation(() => TimeSearchType)
  async stopFindingTimes(@As() actor: Actor, @Args('id', id) search: TimeSearchId): Promise<TimeSearchType> {
    return seenSearch(await this.searches.stop(actor, search))
  }

  @Mutation(() => TimeSearchType, { description: 'Gives these sessions the times that were found, or all of them.' })
  async takeTimes(
    @As() actor: Actor,
    @Args('id', id) search: TimeSearchId,
    @Args('sessionIds', { type: () => [ID], nullable: true }) sessions: CpdSessionId[] | null,
  ): Promise<TimeSearchType> {
    return seenSearch(await this.acceptance.take(actor, search, sessions ?? null))
  }
}
