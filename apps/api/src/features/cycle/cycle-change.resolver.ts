/** Moving a cycle along; each answers with the enquiry as it then is. */
import type { Actor } from '@alongside/domain/actor'
import { CycleState, EnoughDifference } from '@alongside/domain/cycle'
import { HunchStatus } from '@alongside/domain/hunch'
import type { CardId, CycleId, EnquiryId, ProposalId } from '@alongside/domain/ids'
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql'
import { As } from '../../platform/graphql/asking.js'
import { EnquiryType } from '../enquiry/enquiry.graphql.js'
import { seenBy } from '../enquiry/enquiry-reading.service.js'
import { CycleService } from './cycle.service.js'
import { HunchService } from './hunch.service.js'
import { ProposalService } from './proposal.service.js'

const id = { type: () => ID }
const stage = { type: () => CycleState }

@Resolver(() => EnquiryType)
export class CycleChangeResolver {
  constructor(
    private readonly cycles: CycleService,
    private readonly proposals: ProposalService,
    private readonly hunches: HunchService,
  ) {}

  @Mutation(() => EnquiryType)
  async proposeStage(
    @As() actor: Actor,
    @Args('enquiryId', id) enquiry: EnquiryId,
    @Args('cycleId', id) cycle: CycleId,
    @Args('to', stage) to: CycleState,
    @Args('note', { type: () => String, nullable: true }) note: string | null,
  ): Promise<EnquiryType> {
    return seenBy(actor, await this.proposals.propose(actor, enquiry, cycle, to, note ?? ''))
  }

  @Mutation(() => EnquiryType)
  async confirmStage(
    @As() actor: Actor,
    @Args('enquiryId', id) enquiry: EnquiryId,
    @Args('proposalId', id) proposal: ProposalId,
  ): Promise<EnquiryType> {
    return seenBy(actor, await this.proposals.confirm(actor, enquiry, proposal))
  }

  @Mutation(() => EnquiryType)
  async declineStage(
    @As() actor: Actor,
    @Args('enquiryId', id) enquiry: EnquiryId,
    @Args('proposalId', id) proposal: ProposalId,
    @Args('reason') reason: string,
  ): Promise<EnquiryType> {
    return seenBy(actor, await this.proposals.decline(actor, enquiry, proposal, reason))
  }

  @Mutation(() => EnquiryType)
  async moveStage(
    @As() actor: Actor,
    @Args('enquiryId', id) enquiry: EnquiryId,
    @Args('cycleId', id) cycle: CycleId,
    @Args('to', stage) to: CycleState,
    @Args('overrideReason', { type: () => String, nullable: true }) overrideReason: string | null,
  ): Promise<EnquiryType> {
    return seenBy(actor, await this.cycles.moveStage(actor, enquiry, cycle, to, overrideReason ?? null))
  }

  @Mutation(() => EnquiryType)
  async goBackToStage(
    @As() actor: Actor,
    @Args('enquiryId', id) enquiry: EnquiryId,
    @Args('cycleId', id) cycle: CycleId,
    @Args('to', stage) to: CycleState,
    @Args('reason') reason: string,
  ): Promise<EnquiryType> {
    return seenBy(actor, await this.cycles.goBack(actor, enquiry, cycle, to, reason))
  }

  @Mutation(() => EnquiryType)
  async answerEnoughDifference(
    @As() actor: Actor,
    @Args('enquiryId', id) enquiry: EnquiryId,
    @Args('cycleId', id) cycle: CycleId,
    @Args('answer', { type: () => EnoughDifference }) answer: EnoughDifference,
  ): Promise<EnquiryType> {
    return seenBy(actor, await this.cycles.answerEnough(actor, enquiry, cycle, answer))
  }

  @Mutation(() => EnquiryType)
  async startNextCycle(@As() actor: Actor, @Args('enquiryId', id) enquiry: EnquiryId): Promise<EnquiryType> {
    return seenBy(actor, await this.cycles.startNext(actor, enquiry))
  }

  @Mutation(() => EnquiryType)
  async unlockAction(
    @As() actor: Actor,
    @Args('enquiryId', id) enquiry: EnquiryId,
    @Args('cycleId', id) cycle: CycleId,
    @Args('reason') reason: string,
  ): Promise<EnquiryType> {
    return seenBy(actor, await this.cycles.unlockAction(actor, enquiry, cycle, reason))
  }

  @Mutation(() => EnquiryType)
  async setHunchStatus(
    @As() actor: Actor,
    @Args('enquiryId', id) enquiry: EnquiryId,
    @Args('cycleId', id) cycle: CycleId,
    @Args('cardId', id) card: CardId,
    @Args('status', { type: () => HunchStatus }) status: HunchStatus,
    @Args('reason', { type: () => String, nullable: true }) reason: string | null,
  ): Promise<EnquiryType> {
    return seenBy(actor, await this.hunches.setStatus(actor, enquiry, cycle, card, status, reason ?? null))
  }
}
