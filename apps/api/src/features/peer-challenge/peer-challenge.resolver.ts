/** Peer challenges: where each stands, and what comes next. */
import { ChallengePart, type Parts } from '@alongside/domain/challenge-part'
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import type { ChallengeId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import { sayMissing } from '@alongside/domain/missing-words'
import { ChallengeState } from '@alongside/domain/peer-challenge-states'
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { CivilDate } from '../../platform/graphql/scalars.js'
import { GuardReasonType } from '../enquiry/enquiry.graphql.js'
import { ChallengeCandidates } from './challenge-candidates.service.js'
import { ChallengeCarriedOver } from './challenge-carried-over.service.js'
import { ChallengeReading } from './challenge-reading.service.js'
import {
  CarriedActionType,
  ChallengeCandidateType,
  ChallengeLoadType,
  ChallengeStepType,
  PeerChallengeType,
} from './peer-challenge.graphql.js'

@Resolver(() => PeerChallengeType)
export class PeerChallengeResolver {
  constructor(
    private readonly reading: ChallengeReading,
    private readonly carried: ChallengeCarriedOver,
    private readonly candidates: ChallengeCandidates,
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

  @ResolveField(() => [ChallengePart], { description: 'Whose step it is, or whose signature is still missing.' })
  async waitsFor(@Parent() challenge: PeerChallengeType, @Ask() asking: Asking): Promise<Parts> {
    return (await this.reading.next(asking, challenge)).waitsFor
  }

  @ResolveField(() => Boolean, { description: 'The asker takes the next step, or signs for it.' })
  async canGoOn(@Parent() challenge: PeerChallengeType, @Ask() asking: Asking): Promise<boolean> {
    return (await this.reading.next(asking, challenge)).canGoOn
  }

  @ResolveField(() => Boolean, { description: 'The team is another than the asker signed for.' })
  async mustSignAgain(@Parent() challenge: PeerChallengeType, @Ask() asking: Asking): Promise<boolean> {
    return (await this.reading.next(asking, challenge)).mustSignAgain
  }

  @Query(() => [ChallengeCandidateType], {
    description: 'Whom a coordinator can ask into a team, each with what ties their school to the host.',
  })
  challengeCandidates(
    @Args('allianceId', { type: () => ID }) alliance: SpaceId,
    @Args('hostUrn', { type: () => ID }) host: Urn,
    @Ask() asking: Asking,
  ): Promise<ChallengeCandidateType[]> {
    return this.candidates.for(asking, alliance, host)
  }

  @Query(() => [ChallengeLoadType], {
    description:
      'Of those one thinks of asking into a team: how full their half-term would be, never how much is asked of them.',
  })
  challengeLoads(
    @Args('allianceId', { type: () => ID }) alliance: SpaceId,
    @Args('hostUrn', { type: () => ID }) host: Urn,
    @Args('personIds', { type: () => [ID] }) people: PersonId[],
    @Args('days', { type: () => [CivilDate] }) days: Day[],
    @Args('challengeId', { type: () => ID, nullable: true }) challenge: ChallengeId | null,
    @Ask() asking: Asking,
  ): Promise<ChallengeLoadType[]> {
    return this.candidates.loads(asking, alliance, people, { host, days, challenge: challenge ?? null })
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
