/** Cover: saying what is missed, arranging it, and saying yes to what it costs. */
import type { Actor } from '@alongside/domain/actor'
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import { CoverSource, CoverState } from '@alongside/domain/cover-need'
import type { AllianceId, CoverId, PersonId, Urn } from '@alongside/domain/ids'
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { CivilDate } from '../../platform/graphql/scalars.js'
import { PersonType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import {
  AbsenceType,
  CoverCostInput,
  CoverFromOutsideType,
  CoverNeedType,
  CoverRateInput,
  CoverSettingType,
  CoverSheetType,
  CoverTotalType,
  CoverUnitKind,
  MissedPeriodInput,
} from './cover.graphql.js'
import { Covering } from './cover.service.js'
import { CoverReading, seenNeed } from './cover-reading.service.js'
import type { CoverUnit } from './cover-record.service.js'
import { CoverSettings } from './cover-setting.service.js'

const id = { type: () => ID }
const ids = { type: () => [ID] }
const day = { type: () => CivilDate }
const words = { type: () => String, nullable: true }
const pence = { type: () => Int, nullable: true, description: 'With a yes: what all of them cost, as it was shown.' }

@Resolver(() => CoverNeedType)
export class CoverResolver {
  constructor(
    private readonly covering: Covering,
    private readonly settings: CoverSettings,
    private readonly reading: CoverReading,
  ) {}

  @Query(() => [AbsenceType], { description: 'What the asker is away for in the coming months, and what they miss.' })
  myAbsences(@Ask() asking: Asking): Promise<AbsenceType[]> {
    return this.reading.mine(asking)
  }

  @Query(() => CoverSheetType, { nullable: true, description: 'For whoever answers for cover at this school.' })
  coverSheet(
    @Ask() asking: Asking,
    @Args('urn', id) urn: Urn,
    @Args('from', day) from: Day,
    @Args('until', day) until: Day,
  ): Promise<CoverSheetType | null> {
    return this.reading.sheet(asking, urn, from, until)
  }

  @Query(() => [CoverTotalType])
  coverTotals(
    @Ask() asking: Asking,
    @Args('urn', id) urn: Urn,
    @Args('academicYear', { type: () => Int }) year: number,
  ): Promise<CoverTotalType[]> {
    return this.reading.totals(asking, urn, year)
  }

  @Query(() => CoverSettingType, { nullable: true })
  coverSetting(@Ask() asking: Asking, @Args('urn', id) urn: Urn): Promise<CoverSettingType | null> {
    return this.settings.setting(asking, urn)
  }

  @Query(() => [CoverFromOutsideType], { description: 'Of all schools, for the coordinator and for whoever pays.' })
  coverFromOutside(
    @Ask() asking: Asking,
    @Args('allianceId', id) alliance: AllianceId,
  ): Promise<CoverFromOutsideType[]> {
    return this.reading.fromOutside(asking, alliance)
  }

  @Mutation(() => AbsenceType, { description: 'The ticked periods need cover, those no longer ticked do not.' })
  async askForCover(
    @As() actor: Actor,
    @Ask() asking: Asking,
    @Args('sourceId', id) sourceId: string,
    @Args('onDay', day) onDay: Day,
    @Args('personId', id) personId: PersonId,
    @Args('periods', { type: () => [MissedPeriodInput] }) periods: MissedPeriodInput[],
  ): Promise<AbsenceType> {
    return this.reading.absence(asking, await this.covering.ask(actor, { sourceId, onDay, personId, periods }))
  }

  @Mutation(() => [CoverNeedType])
  async costCover(
    @As() actor: Actor,
    @Args('ids', ids) needs: CoverId[],
    @Args('cost') { source, payer, units, ratePence }: CoverCostInput,
  ): Promise<CoverNeedType[]> {
    const cost = { source, payer, units: units ?? null, ratePence: ratePence ?? null }
    return (await this.covering.cost(actor, needs, cost)).map((one) => seenNeed(actor, one))
  }

  @Mutation(() => [CoverNeedType], { description: 'All of them, or none.' })
  async moveCover(
    @As() actor: Actor,
    @Args('ids', ids) needs: CoverId[],
    @Args('to', { type: () => CoverState }) to: CoverState,
    @Args('reason', words) reason: string | null,
    @Args('coveredBy', words) coveredBy: string | null,
    @Args('pence', pence) seen: number | null,
  ): Promise<CoverNeedType[]> {
    const moved = await this.covering.move(actor, needs, to, { reason, coveredBy, pence: seen })
    return moved.map((one) => seenNeed(actor, one))
  }

  @Mutation(() => [CoverFromOutsideType], { description: 'By the coordinator or the host’s head: what they pay for.' })
  async approveCoverFromOutside(
    @As() actor: Actor,
    @Ask() asking: Asking,
    @Args('allianceId', id) alliance: AllianceId,
    @Args('ids', ids) needs: CoverId[],
    @Args('pence', { ...pence, nullable: false }) seen: number,
  ): Promise<CoverFromOutsideType[]> {
    await this.covering.approveFromOutside(actor, needs, seen)
    return this.reading.fromOutside(asking, alliance)
  }

  @Mutation(() => CoverSettingType)
  setCoverRates(
    @As() actor: Actor,
    @Args('urn', id) urn: Urn,
    @Args('unit', { type: () => CoverUnitKind }) unit: CoverUnit,
    @Args('usualSource', { type: () => CoverSource, nullable: true }) usual: CoverSource | null,
    @Args('rates', { type: () => [CoverRateInput] }) rates: CoverRateInput[],
    @Args('version', { type: () => Int }) version: number,
  ): Promise<CoverSettingType> {
    return this.settings.tell(actor, urn, unit, usual ?? null, rates, version)
  }
}

@Resolver(() => AbsenceType)
export class AbsenceResolver {
  constructor(
    private readonly people: PeopleService,
    private readonly schools: SchoolService,
  ) {}

  @ResolveField(() => PersonType)
  person(@Parent() { personId }: AbsenceType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, personId)
  }

  @ResolveField(() => SchoolType)
  school(@Parent() { urn }: AbsenceType, @Ask() asking: Asking) {
    return this.schools.school(asking, urn)
  }

  @ResolveField(() => SchoolType, { nullable: true, description: 'Where they go.' })
  there(@Parent() { thereUrn }: AbsenceType, @Ask() asking: Asking) {
    return thereUrn && this.schools.school(asking, thereUrn)
  }
}

@Resolver(() => CoverFromOutsideType)
export class CoverFromOutsideResolver {
  constructor(private readonly schools: SchoolService) {}

  @ResolveField(() => SchoolType)
  school(@Parent() { urn }: CoverFromOutsideType, @Ask() asking: Asking) {
    return this.schools.school(asking, urn)
  }
}
