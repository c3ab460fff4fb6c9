/** Alliances: their pages, and what beginning and describing one asks. */
import type { Actor } from '@alongside/domain/actor'
import type { AllianceId, PersonId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { PersonType, RoleOfferType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import { AllianceAbilitiesType, AllianceType, CreateAllianceInput } from './alliance.graphql.js'
import { type AllianceRecord, AllianceService } from './alliance.service.js'
import { AllianceOfficeService } from './alliance-office.service.js'
import { allianceAbilities } from './alliance-policy.js'

@Resolver(() => AllianceType)
export class AllianceResolver {
  constructor(
    private readonly service: AllianceService,
    private readonly office: AllianceOfficeService,
    private readonly schools: SchoolService,
    private readonly people: PeopleService,
  ) {}

  @Query(() => [AllianceType])
  alliances(@Ask() asking: Asking): Promise<AllianceType[]> {
    return this.service.alliances(asking.reader, asking.actor)
  }

  @Query(() => AllianceType, { nullable: true })
  alliance(@Args('id', { type: () => ID }) id: AllianceId, @Ask() asking: Asking): Promise<AllianceType | null> {
    return this.service.alliance(asking.reader, asking.actor, id)
  }

  @Mutation(() => AllianceType)
  async createAlliance(
    @Args('input') input: CreateAllianceInput,
    @As() actor: Actor,
    @Ask() asking: Asking,
  ): Promise<AllianceType> {
    const { id, invitationLink } = await this.office.create(actor, input)
    return { ...(await this.found(asking, id)), invitationLink }
  }

  @Mutation(() => AllianceType)
  async updateAlliance(
    @Args('id', { type: () => ID }) id: AllianceId,
    @Args('name', { type: () => String, nullable: true }) name: string | null,
    @Args('aims', { type: () => String, nullable: true }) aims: string | null,
    @Args('agreement', { type: () => String, nullable: true }) agreement: string | null,
    @As() actor: Actor,
    @Ask() asking: Asking,
  ): Promise<AllianceType> {
    await this.office.update(actor, id, { name, aims, agreement })
    return this.found(asking, id)
  }

  @ResolveField(() => SchoolType, { nullable: true })
  leadSchool(@Parent() { leadUrn }: AllianceType, @Ask() asking: Asking): Promise<SchoolType | null> | null {
    return leadUrn && this.schools.school(asking, leadUrn)
  }

  @ResolveField(() => [PersonType])
  async coordinators(@Parent() { id }: AllianceType, @Ask() asking: Asking): Promise<PersonType[]> {
    const people = asking.loader<AllianceId, PersonId[]>('alliance-coordinators', (ids, reader) =>
      this.service.coordinators(reader, ids),
    )
    return this.people.people(asking, await people.load(id))
  }

  @ResolveField(() => AllianceAbilitiesType)
  abilities(@Parent() alliance: AllianceType, @As() actor: Actor): InstanceType<typeof AllianceAbilitiesType> {
    return allianceAbilities(actor, alliance)
  }

  @ResolveField(() => [RoleOfferType], { description: 'To which the asker can invite somebody.' })
  rolesToGive(@Parent() { id }: AllianceType, @As() actor: Actor): RoleOfferType[] {
    return this.people.rolesToGive(actor, { spaceId: id, urn: null })
  }

  private async found(asking: Asking, id: AllianceId): Promise<AllianceRecord> {
    const alliance = await this.service.alliance(asking.reader, asking.actor, id)
    if (!alliance) throw new Refusal('not-found')
    return alliance
  }
}
