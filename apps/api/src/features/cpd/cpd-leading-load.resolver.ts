/** How full the half-term of those would be whom one thinks of asking to lead a session. */
import type { PersonId } from '@alongside/domain/ids'
import { Args, ID, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { LoadIfAskedType } from '../load/load-if-asked.graphql.js'
import { leadingLoads } from './cpd-load.service.js'
import { CpdSessionType } from './cpd-session.graphql.js'

@Resolver(() => CpdSessionType)
export class CpdLeadingLoadResolver {
  @ResolveField(() => [LoadIfAskedType], {
    description: 'For whoever may ask them; nothing while the session has no date.',
  })
  loadsIfLeading(
    @Parent() session: CpdSessionType,
    @Args('personIds', { type: () => [ID] }) people: PersonId[],
    @Ask() asking: Asking,
  ): Promise<LoadIfAskedType[]> {
    return leadingLoads(asking, session, people)
  }
}
