/** The ledger of what schools give each other, and local competitors. */
import type { Actor } from '@alongside/domain/actor'
import { wholeAlliance } from '@alongside/domain/contribution'
import type { AllianceId, ContributionId, Urn } from '@alongside/domain/ids'
import { Args, ID, Int, Mutation, Query, Resolver, registerEnumType } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { Competition } from './competition.service.js'
import { CompetitorType, ContributionEntryType, ContributionInput, LedgerType } from './contribution.graphql.js'
import { Contributions } from './contribution.service.js'
import { ContributionReading, seenCompetitor, seenEntry } from './contribution-reading.service.js'

const id = { type: () => ID }
const year = { type: () => Int, nullable: true }
const reason = { type: () => String }

const Settlement = { CONFIRMED: 'CONFIRMED', VOID: 'VOID' } as const
type Settlement = (typeof Settlement)[keyof typeof Settlement]
registerEnumType(Settlement, { name: 'ContributionSettlement', description: 'It stands, or it does not count.' })

@Resolver(() => ContributionEntryType)
export class ContributionResolver {
  constructor(
    private readonly service: Contributions,
    private readonly competition: Competition,
    private readonly reading: ContributionReading,
  ) {}

  @Query(() => [ContributionEntryType], { description: 'Of one school year, as far as the asker sees them.' })
  contributionEntries(
    @Ask() asking: Asking,
    @Args('allianceId', id) alliance: AllianceId,
    @Args('urn', { type: () => ID, nullable: true }) urn: Urn | null,
    @Args('academicYear', year) academicYear: number | null,
  ): Promise<ContributionEntryType[]> {
    return this.reading.entries(asking, alliance, urn ?? null, academicYear ?? null)
  }

  @Query(() => [ContributionEntryType], { description: 'Entries that the asker may confirm, dispute or settle.' })
  contributionsWaiting(
    @Ask() asking: Asking,
    @Args('allianceId', id) alliance: AllianceId,
  ): Promise<ContributionEntryType[]> {
    return this.reading.waiting(asking, alliance)
  }

  @Query(() => LedgerType, { nullable: true })
  ledger(
    @Ask() asking: Asking,
    @Args('allianceId', id) alliance: AllianceId,
    @Args('academicYear', year) academicYear: number | null,
  ): Promise<LedgerType | null> {
    return this.reading.ledger(asking, alliance, academicYear ?? null)
  }

  @Query(() => [CompetitorType], { description: 'Of the schools that the asker leads.' })
  competitors(@Ask() asking: Asking, @Args('allianceId', id) alliance: AllianceId): Promise<CompetitorType[]> {
    return this.reading.competitors(asking, alliance)
  }

  @Mutation(() => ContributionEntryType)
  async addContribution(
    @As() actor: Actor,
    @Args('allianceId', id) alliance: AllianceId,
    @Args('entry') { receiver, ...entry }: ContributionInput,
  ): Promise<ContributionEntryType> {
    return seenEntry(actor, await this.service.add(actor, alliance, { ...entry, receiver: receiver ?? wholeAlliance }))
  }

  @Mutation(() => ContributionEntryType)
  async confirmContribution(@As() actor: Actor, @Args('id', id) entry: ContributionId): Promise<ContributionEntryType> {
    return seenEntry(actor, await this.service.confirm(actor, entry))
  }

  @Mutation(() => ContributionEntryType)
  async disputeContribution(
    @As() actor: Actor,
    @Args('id', id) entry: ContributionId,
    @Args('reason', reason) why: string,
  ): Promise<ContributionEntryType> {
    return seenEntry(actor, await this.service.dispute(actor, entry, why))
  }

  @Mutation(() => ContributionEntryType)
  async settleContribution(
    @As() actor: Actor,
    @Args('id', id) entry: ContributionId,
    @Args('to', { type: () => Settlement }) to: Settlement,
    @Args('reason', reason) why: string,
  ): Promise<ContributionEntryType> {
    return seenEntry(actor, await this.service.settle(actor, entry, to, why))
  }

  @Mutation(() => ContributionEntryType, {
    description:
      'Who came was put right after these hours were confirmed: it is taken up, or left as it was with a reason.',
  })
  async answerContributionCorrection(
    @As() actor: Actor,
    @Args('id', id) entry: ContributionId,
    @Args('takeUp', { type: () => Boolean }) isTakenUp: boolean,
    @Args('reason', { type: () => String, nullable: true }) why: string | null,
  ): Promise<ContributionEntryType> {
    return seenEntry(actor, await this.service.answerCorrection(actor, entry, isTakenUp, why ?? null))
  }

  @Mutation(() => [CompetitorType], { description: 'Says that two schools compete for pupils, or takes that back.' })
  async declareCompetition(
    @As() actor: Actor,
    @Args('allianceId', id) alliance: AllianceId,
    @Args('urn', id) urn: Urn,
    @Args('other', id) other: Urn,
    @Args('competes', { type: () => Boolean }) competes: boolean,
  ): Promise<CompetitorType[]> {
    const known = await this.competition.declare(actor, alliance, urn, other, competes)
    return known.map((one) => seenCompetitor(actor, one))
  }

  @Mutation(() => [CompetitorType], {
    description: 'Agrees that a competitor may review one’s own school, or no longer.',
  })
  async consentToCompetitor(
    @As() actor: Actor,
    @Args('allianceId', id) alliance: AllianceId,
    @Args('urn', id) urn: Urn,
    @Args('other', id) other: Urn,
    @Args('consents', { type: () => Boolean }) consents: boolean,
  ): Promise<CompetitorType[]> {
    const known = await this.competition.consent(actor, alliance, urn, other, consents)
    return known.map((one) => seenCompetitor(actor, one))
  }
}
