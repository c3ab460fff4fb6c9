/** What comes of a challenge: findings moved on, answered, acted on, followed up, and released. */
import type { Actor } from '@alongside/domain/actor'
import { Verdict } from '@alongside/domain/challenge-response'
import { Audience, SummaryState } from '@alongside/domain/challenge-summary'
import { FindingState } from '@alongside/domain/finding'
import type { ActionId, ChallengeId, FindingId, PersonId } from '@alongside/domain/ids'
import { ActionState } from '@alongside/domain/improvement-action'
import { Args, ID, Int, Mutation, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { ChallengeAnswer } from './challenge-answer.service.js'
import { ChallengeIndicator } from './challenge-indicator.service.js'
import { ActionPlanInput, FollowUpInput, ImprovementActionType, WorkshopInput } from './challenge-outcome.graphql.js'
import { ChallengeOutcomeReading } from './challenge-outcome-reading.service.js'
import { challengeSeenAfter } from './challenge-reading.service.js'
import { ChallengeSummaries } from './challenge-summary.service.js'
import { FindingService } from './finding.service.js'
import { FollowUpService } from './follow-up.service.js'
import { ImprovementActions } from './improvement-action.service.js'
import { PeerChallengeType } from './peer-challenge.graphql.js'

const challengeId = { type: () => ID }
const optional = { type: () => String, nullable: true }

@Resolver(() => PeerChallengeType)
export class FindingResolver {
  constructor(
    private readonly findings: FindingService,
    private readonly answers: ChallengeAnswer,
    private readonly followUps: FollowUpService,
  ) {}

  @Mutation(() => PeerChallengeType, { description: 'Several at once, and all of them or none.' })
  async moveFindings(
    @As() actor: Actor,
    @Args('challengeId', challengeId) id: ChallengeId,
    @Args('findingIds', { type: () => [ID] }) findings: FindingId[],
    @Args('to', { type: () => FindingState }) to: FindingState,
    @Args('reason', optional) reason: string | null,
  ): Promise<PeerChallengeType> {
    return challengeSeenAfter(actor, await this.findings.move(actor, id, findings, to, reason ?? null))
  }

  @Mutation(() => PeerChallengeType, { description: 'Somebody of the host has read them.' })
  async seeFindings(
    @As() actor: Actor,
    @Args('challengeId', challengeId) id: ChallengeId,
    @Args('findingIds', { type: () => [ID] }) findings: FindingId[],
  ): Promise<PeerChallengeType> {
    return challengeSeenAfter(actor, await this.findings.see(actor, id, findings))
  }

  @Mutation(() => PeerChallengeType)
  async attachDifferenceNote(
    @As() actor: Actor,
    @Args('challengeId', challengeId) id: ChallengeId,
    @Args('findingId', { type: () => ID }) finding: FindingId,
    @Args('words') words: string,
  ): Promise<PeerChallengeType> {
    return challengeSeenAfter(actor, await this.findings.differ(actor, id, finding, words))
  }

  @Mutation(() => PeerChallengeType)
  async giveResponse(
    @As() actor: Actor,
    @Args('challengeId', challengeId) id: ChallengeId,
    @Args('findingId', { type: () => ID }) finding: FindingId,
    @Args('verdict', { type: () => Verdict }) verdict: Verdict,
    @Args('reason') reason: string,
  ): Promise<PeerChallengeType> {
    return challengeSeenAfter(actor, await this.answers.give(actor, id, finding, verdict, reason))
  }

  @Mutation(() => PeerChallengeType)
  async recordWorkshop(
    @As() actor: Actor,
    @Args('challengeId', challengeId) id: ChallengeId,
    @Args('workshop', { type: () => WorkshopInput }) workshop: WorkshopInput,
  ): Promise<PeerChallengeType> {
    return challengeSeenAfter(actor, await this.answers.holdWorkshop(actor, id, workshop, workshop))
  }

  @Mutation(() => PeerChallengeType)
  async explainNoAction(
    @As() actor: Actor,
    @Args('challengeId', challengeId) id: ChallengeId,
    @Args('findingId', { type: () => ID }) finding: FindingId,
    @Args('reason') reason: string,
  ): Promise<PeerChallengeType> {
    return challengeSeenAfter(actor, await this.answers.explainNoAction(actor, id, finding, reason))
  }

  @Mutation(() => PeerChallengeType)
  async recordFollowUp(
    @As() actor: Actor,
    @Args('challengeId', challengeId) id: ChallengeId,
    @Args('followUp', { type: () => FollowUpInput }) followUp: FollowUpInput,
  ): Promise<PeerChallengeType> {
    return challengeSeenAfter(actor, await this.followUps.record(actor, id, followUp))
  }

  @Mutation(() => PeerChallengeType, { description: '“How much did this stretch us?”, from 1 to 5.' })
  async answerStretch(
    @As() actor: Actor,
    @Args('challengeId', challengeId) id: ChallengeId,
    @Args('answer', { type: () => Int }) answer: number,
  ): Promise<PeerChallengeType> {
    return challengeSeenAfter(actor, await this.followUps.answerStretch(actor, id, answer))
  }
}

@Resolver(() => ImprovementActionType)
export class ImprovementActionMoves {
  constructor(
    private readonly actions: ImprovementActions,
    private readonly reading: ChallengeOutcomeReading,
  ) {}

  @Mutation(() => PeerChallengeType)
  async planAction(
    @As() actor: Actor,
    @Args('challengeId', challengeId) id: ChallengeId,
    @Args('plan', { type: () => ActionPlanInput }) plan: ActionPlanInput,
  ): Promise<PeerChallengeType> {
    return challengeSeenAfter(actor, await this.actions.plan(actor, id, plan))
  }

  @Mutation(() => ImprovementActionType)
  async moveAction(
    @As() actor: Actor,
    @Ask() asking: Asking,
    @Args('id', { type: () => ID }) id: ActionId,
    @Args('to', { type: () => ActionState }) to: ActionState,
    @Args('evidence', { ...optional, description: 'What shows that it is done; kept when it is done.' })
    evidence: string | null,
    @Args('reason', optional) reason: string | null,
  ): Promise<ImprovementActionType> {
    const given = { evidence: evidence ?? null, reason: reason ?? null }
    return this.reading.action(asking, await this.actions.move(actor, id, to, given))
  }

  @Mutation(() => ImprovementActionType)
  async handOverAction(
    @As() actor: Actor,
    @Ask() asking: Asking,
    @Args('id', { type: () => ID }) id: ActionId,
    @Args('personId', { type: () => ID }) to: PersonId,
  ): Promise<ImprovementActionType> {
    return this.reading.action(asking, await this.actions.handOverTo(actor, id, to))
  }
}

@Resolver(() => PeerChallengeType)
export class ChallengeReleaseResolver {
  constructor(
    private readonly summaries: ChallengeSummaries,
    private readonly indicators: ChallengeIndicator,
  ) {}

  @Mutation(() => PeerChallengeType)
  async moveSummary(
    @As() actor: Actor,
    @Args('challengeId', challengeId) id: ChallengeId,
    @Args('to', { type: () => SummaryState }) to: SummaryState,
  ): Promise<PeerChallengeType> {
    return challengeSeenAfter(actor, await this.summaries.move(actor, id, to))
  }

  @Mutation(() => PeerChallengeType)
  async releaseSummary(
    @As() actor: Actor,
    @Args('challengeId', challengeId) id: ChallengeId,
    @Args('audiences', { type: () => [Audience] }) audiences: Audience[],
    @Args('confirmed') confirmed: boolean,
  ): Promise<PeerChallengeType> {
    return challengeSeenAfter(actor, await this.summaries.release(actor, id, audiences, confirmed))
  }

  @Mutation(() => PeerChallengeType, { description: 'Narrower at once, wider when it is confirmed.' })
  async changeSummaryAudiences(
    @As() actor: Actor,
    @Args('challengeId', challengeId) id: ChallengeId,
    @Args('audiences', { type: () => [Audience] }) audiences: Audience[],
    @Args('confirmed') confirmed: boolean,
  ): Promise<PeerChallengeType> {
    return challengeSeenAfter(actor, await this.summaries.changeAudiences(actor, id, audiences, confirmed))
  }

  @Mutation(() => PeerChallengeType)
  async withdrawSummary(
    @As() actor: Actor,
    @Args('challengeId', challengeId) id: ChallengeId,
  ): Promise<PeerChallengeType> {
    return challengeSeenAfter(actor, await this.summaries.withdraw(actor, id))
  }

  @Mutation(() => PeerChallengeType, { description: 'Figures without words, to these audiences; to none: taken back.' })
  async releaseIndicator(
    @As() actor: Actor,
    @Args('challengeId', challengeId) id: ChallengeId,
    @Args('audiences', { type: () => [Audience] }) audiences: Audience[],
  ): Promise<PeerChallengeType> {
    return challengeSeenAfter(actor, await this.indicators.release(actor, id, audiences))
  }
}
