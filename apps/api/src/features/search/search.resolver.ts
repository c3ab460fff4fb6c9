/** Search, as Ctrl K asks. */
import { Args, Int, Query, Resolver } from '@nestjs/graphql'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { SearchResultsType } from './search.graphql.js'
import { SearchService } from './search.service.js'

@Resolver(() => SearchResultsType)
export class SearchResolver {
  constructor(private readonly service: SearchService) {}

  @Query(() => SearchResultsType)
  search(
    @Ask() asking: Asking,
    @Args('text') text: string,
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
  ): Promise<SearchResultsType> {
    return this.service.search(asking, text, first ?? null)
  }
}
