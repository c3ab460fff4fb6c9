/** CPD cycles: begun, designed, checked, moved on. */
import type { Actor } from '@alongside/domain/actor'
import { CpdCycleState } from '@alongside/domain/cpd-cycle'
import type { AllianceId, CpdCycleId, PersonId } from '@alongside/domain/ids'
import { sayMissing } from '@alongside/domain/missing-words'
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { AllianceType } from '../alliance/alliance.graphql.js'
import { GuardReasonType } from '../enquiry/enquiry.graphql.js'
import { PersonType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import {
  CpdCycleSchoolType,
  CpdCycleType,
  CpdDesignCheckType,
  CpdDesignInput,
  CpdSchoolInput,
  NewCpdCycleInput,
} from './cpd-cycle.graphql.js'
import { CpdCycles, mayStart } from './cpd-cycle.service.js'
import { CpdReading, seenCycle } from './cpd-reading.service.js'
import { CpdSessionType } from './cpd-session.graphql.js'

const id = { type: () => ID }

@Resolver(() => CpdCycleType)
export class CpdCycleResolver {
  constructor(
    private readonly service: CpdCycles,
    private readonly reading: CpdReading,
  ) {}

  @Query(() => CpdCycleType, { nullable: true })
  cpdCycle(@Args('id', id) cycle: CpdCycleId, @Ask() asking: Asking): Promise<CpdCycleType | null> {
    return this.reading.cycle(asking, cycle)
  }

  @Query(() => [CpdCycleType], { description: 'Of one alliance; without one, of all one belongs to.' })
  cpdCycles(
    @Ask() asking: Asking,
    @Args('allianceId', { type: () => ID, nullable: true }) alliance: AllianceId | null,
  ): Promise<CpdCycleType[]> {
    return this.reading.cycles(asking, alliance ?? null)
  }

  @ResolveField(() => [CpdSessionType], { description: 'In the order they are held in.' })
  sessions(@Parent() cycle: CpdCycleType, @Ask() asking: Asking): Promise<CpdSessionType[]> {
    return this.reading.sessions(asking, cycle)
  }

  @ResolveField(() => CpdDesignCheckType)
  design(@Parent() cycle: CpdCycleType, @Ask() asking: Asking): Promise<CpdDesignCheckType> {
    return this.reading.design(asking, cycle)
  }

  @ResolveField(() => [GuardReasonType])
  async missingForNext(@Parent() cycle: CpdCycleType, @Ask() asking: Asking): Promise<GuardReasonType[]> {
    return (await this.reading.missingForNext(asking, cycle)).map((reason) => ({
      code: reason.code,
      message: sayMissing(reason),
    }))
  }

  @Mutation(() => CpdCycleType)
  async startCpdCycle(@As() actor: Actor, @Args('input') input: NewCpdCycleInput): Promise<CpdCycleType> {
    const { allianceId, title, ownerUrn, leadId, template, fromId } = input
    const wish = {
      allianceId,
      title,
      ownerUrn: ownerUrn ?? null,
      leadId: leadId ?? null,
      template: template ?? null,
      fromId: fromId ?? null,
    }
    return seenCycle(actor, await this.service.start(actor, wish))
  }

  @Mutation(() => CpdCycleType)
  async designCpdCycle(
    @As() actor: Actor,
    @Args('id', id) cycle: CpdCycleId,
    @Args('version', { type: () => Int }) version: number,
    @Args('design') design: CpdDesignInput,
  ): Promise<CpdCycleType> {
    return seenCycle(actor, await this.service.design(actor, cycle, version, design))
  }

  @Mutation(() => CpdCycleType, { description: 'For which schools it is, and how many places each may take.' })
  async chooseCpdSchools(
    @As() actor: Actor,
    @Args('id', id) cycle: CpdCycleId,
    @Args('version', { type: () => Int }) version: number,
    @Args('schools', { type: () => [CpdSchoolInput] }) schools: CpdSchoolInput[],
  ): Promise<CpdCycleType> {
    const chosen = schools.map(({ urn, places }) => ({ urn, places: places ?? null }))
    return seenCycle(actor, await this.service.chooseSchools(actor, cycle, version, chosen))
  }

  @Mutation(() => CpdCycleType, { description: 'The check of the design was opened as the design is now.' })
  async seeCpdDesignCheck(@As() actor: Actor, @Args('id', id) cycle: CpdCycleId): Promise<CpdCycleType> {
    return seenCycle(actor, await this.service.seeDesignCheck(actor, cycle))
  }

  @Mutation(() => CpdCycleType)
  async moveCpdCycle(
    @As() actor: Actor,
    @Args('id', id) cycle: CpdCycleId,
    @Args('to', { type: () => CpdCycleState }) to: CpdCycleState,
    @Args('reason', { type: () => String, nullable: true }) reason: string | null,
  ): Promise<CpdCycleType> {
    return seenCycle(actor, await this.service.move(actor, cycle, to, reason ?? null))
  }

  @Mutation(() => CpdCycleType)
  async handOverCpdCycle(
    @As() actor: Actor,
    @Args('id', id) cycle: CpdCycleId,
    @Args('personId', id) person: PersonId,
  ): Promise<CpdCycleType> {
    return seenCycle(actor, await this.service.handOver(actor, cycle, person))
  }
}

@Resolver(() => CpdCycleType)
export class CpdCyclePeopleResolver {
  constructor(
    private readonly people: PeopleService,
    private readonly schools: SchoolService,
  ) {}

  @ResolveField(() => PersonType, { description: 'The CPD lead who answers for it.' })
  lead(@Parent() { record }: CpdCycleType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, record.leadId)
  }

  @ResolveField(() => SchoolType, { nullable: true, description: 'The one school it is for; null: the alliance.' })
  owner(@Parent() { record }: CpdCycleType, @Ask() asking: Asking) {
    return record.ownerUrn && this.schools.school(asking, record.ownerUrn)
  }
}

@Resolver(() => CpdCycleSchoolType)
export class CpdCycleSchoolResolver {
  constructor(private readonly schools: SchoolService) {}

  @ResolveField(() => SchoolType, { nullable: true })
  school(@Parent() { urn }: CpdCycleSchoolType, @Ask() asking: Asking) {
    return this.schools.school(asking, urn)
  }
}

@Resolver(() => AllianceType)
export class AllianceCpdResolver {
  @ResolveField(() => Boolean, { description: 'One may begin a CPD cycle here.' })
  canStartCpd(@Parent() { id }: AllianceType, @Ask() { actor }: Asking): boolean {
    return mayStart(actor, id)
  }
}
