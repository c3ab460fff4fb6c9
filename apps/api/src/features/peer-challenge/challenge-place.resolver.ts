/** The place of peer challenges in the rail, for those whom no role leads there: asked into a team, or named champion. */
import { Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { ViewerType } from '../account/account.graphql.js'

@Resolver(() => ViewerType)
export class ChallengePlaceResolver {
  @ResolveField(() => [String], { description: 'The places of the rail this person can use.' })
  async places(@Parent() { id, places }: ViewerType, @Ask() asking: Asking): Promise<string[]> {
    if (places.includes('CHALLENGES')) return places
    const [found] = await asking.reader.sql<{ isIn: boolean }>(
      `select exists (select from challenge_member where person_id = $1 and removed_at is null) or exists (select from peer_challenge where champion_id = $1) as "isIn"`,
      [id],
    )
    const at = places.findIndex((place) => ['CPD', 'LEADING', 'SCHOOLS', 'ALLIANCE'].includes(place))
    if (!found?.isIn) return places
    return at < 0 ? [...places, 'CHALLENGES'] : [...places.slice(0, at), 'CHALLENGES', ...places.slice(at)]
  }
}
