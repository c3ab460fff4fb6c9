/** Peer challenges: where each stands, and what comes next. */
import type { ChallengeId, SpaceId } from '@alongside/domain/ids'
import { sayMissing } from '@alongside/domain/missing-words'
import { ChallengeState } from '@alongside/domain/peer-challenge-states'
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { GuardReasonType } from '../enquiry/enquiry.graphql.js'
import { ChallengeCarriedOver } from './challenge-carried-over.service.js'
import { ChallengeReading } from './challenge-reading.service.js'
import { CarriedActionType, ChallengeStepType, PeerChallengeType } from './peer-challenge.graphql.js'

@Resolver(() => PeerChallengeType)
export class PeerChallengeResolver {
  constructor(
    private readonly reading: ChallengeReading,
    private readonly carried: ChallengeCarriedOver,
  ) {}

  @Query(() => PeerChallengeType, { nullable: true })
  peerChallenge(
    @Args('id', { type: () => ID }) id: ChallengeId,
    @Ask() asking: Asking,
  ): Promise<PeerChallengeType | null> {
    return this.reading.challenge(asking, id)
  }

  @Query(() => [PeerChallengeType], { description: 'Of one alliance; without one, all that one has a part in.' })
  peerChallenges(
    @Ask() asking: Asking,
    @Args('allianceId', { type: () => ID, nullable: true }) alliance: SpaceId | null,
  ): Promise<PeerChallengeType[]> {
    return this.reading.challenges(asking, alliance ?? null)
  }

  @ResolveField(() => ChallengeState, { nullable: true, description: 'The way forward from here.' })
  async nextState(@Parent() challenge: PeerChallengeType, @Ask() asking: Asking): Promise<ChallengeState | null> {
    return (await this.reading.next(asking, challenge)).to
  }

  @ResolveField(() => [GuardReasonType])
  async missingForNext(@Parent() challenge: PeerChallengeType, @Ask() asking: Asking): Promise<GuardReasonType[]> {
    const { missing } = await this.reading.next(asking, challenge)
    return missing.map((reason) => ({ code: reason.code, message: sayMissing(reason) }))
  }

  @ResolveField(() => [ChallengeStepType], { description: 'The way it has come, the first step first.' })
  steps(@Parent() challenge: PeerChallengeType, @Ask() asking: Asking): Promise<ChallengeStepType[]> {
    return this.reading.steps(asking, challenge)
  }

  @ResolveField(() => [CarriedActionType], {
    description: 'For the host’s leaders: what earlier challenges of the school left for this one.',
  })
  carriedOver(@Parent() challenge: PeerChallengeType, @Ask() asking: Asking): Promise<CarriedActionType[]> {
    return this.carried.for(asking, challenge)
  }
}
