/** Rounds of pairing: opening one, signing up, working out who visits whom, and accepting it. */
import type { Actor } from '@alongside/domain/actor'
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import type { AllianceId, RoundId, Urn, WishId } from '@alongside/domain/ids'
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { CivilDate } from '../../platform/graphql/scalars.js'
import {
  PairingInput,
  PairingPriceType,
  PairingRoundType,
  PairingSeatType,
  PairingSignUpInput,
  PairingSignUpType,
  PairingWishType,
} from './pairing.graphql.js'
import { PairingAcceptance } from './pairing-acceptance.service.js'
import { PairingReading, seenRound } from './pairing-reading.service.js'
import { PairingRounds } from './pairing-round.service.js'
import { PairingSolving } from './pairing-solving.service.js'

const id = { type: () => ID }
const date = { type: () => CivilDate }

@Resolver(() => PairingRoundType)
export class PairingResolver {
  constructor(
    private readonly service: PairingRounds,
    private readonly solving: PairingSolving,
    private readonly acceptance: PairingAcceptance,
    private readonly reading: PairingReading,
  ) {}

  @Query(() => PairingRoundType, { nullable: true })
  pairingRound(@Args('id', id) round: RoundId, @Ask() asking: Asking): Promise<PairingRoundType | null> {
    return this.reading.round(asking, round)
  }

  @Query(() => [PairingRoundType])
  pairingRounds(@Args('allianceId', id) alliance: AllianceId, @Ask() asking: Asking): Promise<PairingRoundType[]> {
    return this.reading.rounds(asking, alliance)
  }

  @Query(() => PairingPriceType, { description: 'What it would cost to set this pair by hand. Changes nothing.' })
  pairingPrice(
    @Ask() asking: Asking,
    @Args('roundId', id) round: RoundId,
    @Args('pair') pair: PairingInput,
  ): Promise<PairingPriceType> {
    return this.reading.price(asking, round, pair)
  }

  @ResolveField(() => [PairingSignUpType])
  signUps(@Parent() round: PairingRoundType, @Ask() asking: Asking): Promise<PairingSignUpType[]> {
    return this.reading.signUps(asking, round)
  }

  @ResolveField(() => [PairingSeatType])
  seats(@Parent() round: PairingRoundType, @Ask() asking: Asking): Promise<PairingSeatType[]> {
    return this.reading.seats(asking, round)
  }

  @ResolveField(() => [PairingWishType])
  wishes(@Parent() round: PairingRoundType, @Ask() asking: Asking): Promise<PairingWishType[]> {
    return this.reading.wishes(asking, round)
  }

  @Mutation(() => PairingRoundType)
  async openPairingRound(
    @As() actor: Actor,
    @Args('allianceId', id) alliance: AllianceId,
    @Args('title') title: string,
    @Args('firstDay', date) firstDay: Day,
    @Args('lastDay', date) lastDay: Day,
    @Args('signUpUntil', date) signUpUntil: Day,
  ): Promise<PairingRoundType> {
    return seenRound(actor, await this.service.open(actor, alliance, { title, firstDay, lastDay, signUpUntil }))
  }

  @Mutation(() => PairingRoundType)
  async signUpForRound(
    @As() actor: Actor,
    @Args('roundId', id) round: RoundId,
    @Args('urn', id) urn: Urn,
    @Args('signUp') said: PairingSignUpInput,
  ): Promise<PairingRoundType> {
    return seenRound(actor, await this.service.signUp(actor, round, urn, said))
  }

  @Mutation(() => PairingRoundType, { description: 'Begins; the news says when there is an answer.' })
  async solvePairing(@As() actor: Actor, @Args('roundId', id) round: RoundId): Promise<PairingRoundType> {
    return seenRound(actor, await this.solving.solve(actor, round))
  }

  @Mutation(() => PairingRoundType)
  async stopPairing(@As() actor: Actor, @Args('roundId', id) round: RoundId): Promise<PairingRoundType> {
    return seenRound(actor, await this.solving.stop(actor, round))
  }

  @Mutation(() => PairingRoundType)
  async pinPair(
    @As() actor: Actor,
    @Args('roundId', id) round: RoundId,
    @Args('pair') pair: PairingInput,
    @Args('reason') reason: string,
  ): Promise<PairingRoundType> {
    return seenRound(actor, await this.service.pin(actor, round, pair, reason))
  }

  @Mutation(() => PairingRoundType)
  async barPair(
    @As() actor: Actor,
    @Args('roundId', id) round: RoundId,
    @Args('pair') pair: PairingInput,
    @Args('reason') reason: string,
  ): Promise<PairingRoundType> {
    return seenRound(actor, await this.service.bar(actor, round, pair, reason))
  }

  @Mutation(() => PairingRoundType)
  async clearWish(
    @As() actor: Actor,
    @Args('roundId', id) round: RoundId,
    @Args('wishId', id) wish: WishId,
  ): Promise<PairingRoundType> {
    return seenRound(actor, await this.service.clear(actor, round, wish))
  }

  @Mutation(() => PairingRoundType, { description: 'Settles the pairs: one peer challenge is proposed for each host.' })
  async acceptPairing(@As() actor: Actor, @Args('roundId', id) round: RoundId): Promise<PairingRoundType> {
    return seenRound(actor, await this.acceptance.accept(actor, round))
  }

  @Mutation(() => PairingRoundType)
  async cancelPairingRound(
    @As() actor: Actor,
    @Args('roundId', id) round: RoundId,
    @Args('reason') reason: string,
  ): Promise<PairingRoundType> {
    return seenRound(actor, await this.service.cancel(actor, round, reason))
  }
}
