/** What people do with a peer challenge: propose, declare, sign, take it on, put it off, end it. */
import type { Actor } from '@alongside/domain/actor'
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import type { ChallengeId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import { ChallengeState } from '@alongside/domain/peer-challenge-states'
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql'
import { As } from '../../platform/graphql/asking.js'
import { CivilDate } from '../../platform/graphql/scalars.js'
import { ChallengeDeparture } from './challenge-departure.service.js'
import { ChallengeMoves } from './challenge-moves.service.js'
import { ChallengeOffices } from './challenge-offices.service.js'
import { ChallengeProposals } from './challenge-proposals.service.js'
import { challengeSeenAfter } from './challenge-reading.service.js'
import { PeerChallengeType } from './peer-challenge.graphql.js'

@InputType('ChallengeMemberInput')
export class ChallengeMemberInput {
  @Field(() => ID) personId!: PersonId
  @Field(() => ID, { description: 'The school they come from.' }) urn!: Urn
  @Field(() => Boolean) isTrained!: boolean
  @Field(() => Boolean, { defaultValue: false }) isFacilitator!: boolean
}

@InputType('ProposeChallengeInput')
export class ProposeChallengeInput {
  @Field(() => ID) allianceId!: SpaceId
  @Field(() => ID) hostUrn!: Urn
  @Field(() => [ChallengeMemberInput]) members!: ChallengeMemberInput[]
  @Field(() => ID, { nullable: true }) leadId?: PersonId | null
  @Field(() => ID, { nullable: true }) championId?: PersonId | null
  @Field(() => CivilDate, { nullable: true }) visitFirstDay?: Day | null
  @Field(() => CivilDate, { nullable: true }) visitLastDay?: Day | null
}

@InputType('ChallengeDeclarationInput')
export class ChallengeDeclarationInput {
  @Field(() => Boolean) isEmployedByHost!: boolean
  @Field(() => Boolean) hasRelativeThere!: boolean
  @Field(() => String, { description: 'Any other interest; empty for none.' }) other!: string
}

const id = { type: () => ID }
const state = { type: () => ChallengeState }
const words = { type: () => String, nullable: true }

@Resolver(() => PeerChallengeType)
export class PeerChallengeStepsResolver {
  constructor(
    private readonly proposals: ChallengeProposals,
    private readonly offices: ChallengeOffices,
    private readonly moves: ChallengeMoves,
    private readonly departure: ChallengeDeparture,
  ) {}

  @Mutation(() => PeerChallengeType)
  async proposePeerChallenge(
    @As() actor: Actor,
    @Args('input') input: ProposeChallengeInput,
  ): Promise<PeerChallengeType> {
    const { hostUrn: host, leadId, championId, visitFirstDay, visitLastDay, ...rest } = input
    const wish = {
      ...rest,
      host,
      leadId: leadId ?? null,
      championId: championId ?? null,
      visitFirstDay: visitFirstDay ?? null,
      visitLastDay: visitLastDay ?? null,
    }
    return challengeSeenAfter(actor, await this.proposals.propose(actor, wish))
  }

  @Mutation(() => PeerChallengeType, { description: 'Where the team is another than before, the heads sign again.' })
  async changeChallengeTeam(
    @As() actor: Actor,
    @Args('id', id) challenge: ChallengeId,
    @Args('members', { type: () => [ChallengeMemberInput] }) members: ChallengeMemberInput[],
    @Args('leadId', { type: () => ID, nullable: true }) leadId: PersonId | null,
  ): Promise<PeerChallengeType> {
    const wish = { members, leadId: leadId ?? null }
    return challengeSeenAfter(actor, await this.proposals.changeTeam(actor, challenge, wish))
  }

  @Mutation(() => Boolean, { description: 'Whoever cannot go on: the coordinator reads why, and finds another.' })
  leaveChallengeTeam(
    @As() actor: Actor,
    @Args('id', id) challenge: ChallengeId,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<boolean> {
    return this.departure.leaveTeam(actor, challenge, reason)
  }

  @Mutation(() => PeerChallengeType, {
    description: 'Before anything of the school is shown; later, for an interest that has come up.',
  })
  async declareChallengeInterest(
    @As() actor: Actor,
    @Args('id', id) challenge: ChallengeId,
    @Args('input') input: ChallengeDeclarationInput,
  ): Promise<PeerChallengeType> {
    return challengeSeenAfter(actor, await this.offices.declare(actor, challenge, input))
  }

  @Mutation(() => PeerChallengeType, {
    description: 'One of those who take this step together signs; the last signature takes it.',
  })
  async signChallenge(
    @As() actor: Actor,
    @Args('id', id) challenge: ChallengeId,
    @Args('step', state) step: ChallengeState,
    @Args('reason', words) reason: string | null,
  ): Promise<PeerChallengeType> {
    return challengeSeenAfter(actor, await this.moves.sign(actor, challenge, step, reason ?? null))
  }

  @Mutation(() => PeerChallengeType)
  async declinePeerChallenge(@As() actor: Actor, @Args('id', id) challenge: ChallengeId): Promise<PeerChallengeType> {
    return challengeSeenAfter(actor, await this.moves.move(actor, challenge, 'DECLINED', null))
  }

  @Mutation(() => PeerChallengeType)
  async moveChallenge(
    @As() actor: Actor,
    @Args('id', id) challenge: ChallengeId,
    @Args('to', state) to: ChallengeState,
    @Args('reason', words) reason: string | null,
  ): Promise<PeerChallengeType> {
    return challengeSeenAfter(actor, await this.moves.move(actor, challenge, to, reason ?? null))
  }

  @Mutation(() => PeerChallengeType)
  async nameFollowUpReviewer(
    @As() actor: Actor,
    @Args('id', id) challenge: ChallengeId,
    @Args('personId', id) person: PersonId,
  ): Promise<PeerChallengeType> {
    return challengeSeenAfter(actor, await this.offices.nameFollowUp(actor, challenge, person))
  }

  @Mutation(() => PeerChallengeType)
  async nameImprovementChampion(
    @As() actor: Actor,
    @Args('id', id) challenge: ChallengeId,
    @Args('personId', id) person: PersonId,
  ): Promise<PeerChallengeType> {
    return challengeSeenAfter(actor, await this.offices.nameChampion(actor, challenge, person))
  }
}
