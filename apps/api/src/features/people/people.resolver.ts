/** People: directories, and what a head does with colleagues. */
import type { Actor } from '@alongside/domain/actor'
import type { PersonId, RoleHoldingId, SpaceId, Urn } from '@alongside/domain/ids'
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { CivilDate } from '../../platform/graphql/scalars.js'
import { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import { DeputyService } from './deputy.service.js'
import { DirectoryService } from './directory.service.js'
import { HandoverInput, HandoverItemType, PersonInSchoolType, PersonType, RoleOfferType } from './people.graphql.js'
import { PeopleService } from './people.service.js'
import { StandingService } from './standing.service.js'

const id = { type: () => ID }

@Resolver(() => PersonInSchoolType)
export class PeopleResolver {
  constructor(
    private readonly directory: DirectoryService,
    private readonly standing: StandingService,
    private readonly deputies: DeputyService,
    private readonly named: PeopleService,
  ) {}

  @Query(() => [PersonInSchoolType], { description: 'Of a school or of an alliance, by the id of its space.' })
  people(
    @Args('spaceId', id) spaceId: SpaceId,
    @Args('search', { type: () => String, nullable: true }) search: string | null,
    @Ask() asking: Asking,
  ): Promise<PersonInSchoolType[]> {
    return this.directory.people(asking.reader, asking.actor, spaceId, search ?? '')
  }

  @Query(() => [HandoverItemType], { description: 'What this colleague leads and has to hand over before leaving.' })
  handover(
    @Args('personId', id) personId: PersonId,
    @Args('urn', id) urn: Urn,
    @Ask() asking: Asking,
  ): Promise<HandoverItemType[]> {
    return this.standing.toHandOver(asking.reader, asking.actor, urn, personId)
  }

  @Mutation(() => PersonInSchoolType)
  async suspendPerson(
    @Args('urn', id) urn: Urn,
    @Args('personId', id) personId: PersonId,
    @Args('reason') reason: string,
    @Ask() asking: Asking,
  ): Promise<PersonInSchoolType> {
    await this.standing.suspend(asking.actor, urn, personId, reason)
    return this.directory.colleague(asking.reader, asking.actor, urn, personId)
  }

  @Mutation(() => PersonInSchoolType)
  async reinstatePerson(
    @Args('urn', id) urn: Urn,
    @Args('personId', id) personId: PersonId,
    @Ask() asking: Asking,
  ): Promise<PersonInSchoolType> {
    await this.standing.reinstate(asking.actor, urn, personId)
    return this.directory.colleague(asking.reader, asking.actor, urn, personId)
  }

  @Mutation(() => Boolean, { description: 'Ends all roles at this school; whoever holds none elsewhere has left.' })
  async releasePerson(
    @Args('urn', id) urn: Urn,
    @Args('personId', id) personId: PersonId,
    @Args('handover', { type: () => [HandoverInput] }) handover: HandoverInput[],
    @Ask() asking: Asking,
  ): Promise<boolean> {
    await this.standing.release(asking.actor, urn, personId, handover)
    return true
  }

  @Mutation(() => Boolean, { description: 'Ends one role at a school or in an alliance.' })
  async endRole(@Args('holdingId', id) holdingId: RoleHoldingId, @Ask() asking: Asking): Promise<boolean> {
    await this.standing.endRole(asking.actor, holdingId)
    return true
  }

  @Mutation(() => PersonInSchoolType)
  async appointDeputy(
    @Args('urn', id) urn: Urn,
    @Args('personId', id) personId: PersonId,
    @Args('until', { type: () => CivilDate }) until: string,
    @Ask() asking: Asking,
  ): Promise<PersonInSchoolType> {
    await this.deputies.appoint(asking.actor, urn, personId, until)
    return this.directory.colleague(asking.reader, asking.actor, urn, personId, true)
  }

  @Mutation(() => PersonInSchoolType)
  async endDeputy(
    @Args('urn', id) urn: Urn,
    @Args('personId', id) personId: PersonId,
    @Ask() asking: Asking,
  ): Promise<PersonInSchoolType> {
    await this.deputies.end(asking.actor, urn, personId)
    return this.directory.colleague(asking.reader, asking.actor, urn, personId)
  }

  @ResolveField(() => PersonType)
  person(@Parent() { personId }: PersonInSchoolType, @Ask() asking: Asking): Promise<PersonType> {
    return this.named.person(asking, personId)
  }
}

@Resolver(() => PersonType)
export class PersonSchoolsResolver {
  constructor(private readonly schools: SchoolService) {}

  @ResolveField(() => [SchoolType], { name: 'schools' })
  of(@Parent() { urns }: PersonType, @Ask() asking: Asking): Promise<SchoolType[]> {
    return this.schools.schools(asking, urns)
  }
}

@Resolver(() => SchoolType)
export class SchoolPeopleResolver {
  constructor(
    private readonly directory: DirectoryService,
    private readonly named: PeopleService,
  ) {}

  @ResolveField(() => [PersonInSchoolType], { description: 'Empty for whoever may not read its directory.' })
  people(@Parent() { urn }: SchoolType, @Ask() asking: Asking): Promise<PersonInSchoolType[]> {
    return this.directory.ofSchool(asking, urn)
  }

  @ResolveField(() => [RoleOfferType], { description: 'To which the asker can invite somebody.' })
  rolesToGive(@Parent() { urn, spaceOfSchool: spaceId }: SchoolType, @As() actor: Actor): RoleOfferType[] {
    return spaceId ? this.named.rolesToGive(actor, { spaceId, urn }) : []
  }
}

@Resolver(() => HandoverItemType)
export class HandoverItemResolver {
  constructor(private readonly named: PeopleService) {}

  @ResolveField(() => [PersonType])
  candidates(@Parent() { candidateIds }: HandoverItemType, @Ask() asking: Asking): Promise<PersonType[]> {
    return this.named.people(asking, candidateIds)
  }
}
