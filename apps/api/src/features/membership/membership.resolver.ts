/** Memberships: what is shown of one, and what waits for a head. */
import type { Actor } from '@alongside/domain/actor'
import type { AllianceId, PersonId } from '@alongside/domain/ids'
import { membershipAbilities, readsReason } from '@alongside/domain/membership-policy'
import { Refusal } from '@alongside/domain/refusal'
import { Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { AllianceType } from '../alliance/alliance.graphql.js'
import { AllianceService } from '../alliance/alliance.service.js'
import { PersonType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import { MembershipAbilitiesType, MembershipType } from './membership.graphql.js'
import { type MembershipRecord, MembershipService } from './membership.service.js'

@Resolver(() => MembershipType)
export class MembershipResolver {
  constructor(
    private readonly service: MembershipService,
    private readonly alliances: AllianceService,
    private readonly schools: SchoolService,
    private readonly people: PeopleService,
  ) {}

  @Query(() => [MembershipType])
  myMembershipInvitations(@Ask() asking: Asking): Promise<MembershipType[]> {
    return this.service.waitingFor(asking.reader, asking.actor)
  }

  @ResolveField(() => AllianceType)
  alliance(@Parent() { allianceId }: MembershipType, @Ask() asking: Asking): Promise<AllianceType> {
    return this.alliances.of(asking, allianceId)
  }

  @ResolveField(() => SchoolType)
  async school(@Parent() { urn }: MembershipType, @Ask() asking: Asking): Promise<SchoolType> {
    const school = await this.schools.school(asking, urn)
    if (!school) throw new Refusal('not-found')
    return school
  }

  @ResolveField(() => PersonType, { nullable: true })
  signedBy(@Parent() { signedBy }: MembershipType, @Ask() asking: Asking): Promise<PersonType> | null {
    return this.named(asking, signedBy)
  }

  @ResolveField(() => PersonType, { nullable: true })
  countersignedBy(@Parent() { countersignedBy }: MembershipType, @Ask() asking: Asking): Promise<PersonType> | null {
    return this.named(asking, countersignedBy)
  }

  @ResolveField(() => PersonType, { nullable: true })
  removalAskedBy(@Parent() membership: MembershipType, @Ask() asking: Asking): Promise<PersonType> | null {
    return readsReason(asking.actor, membership) ? this.named(asking, membership.removalAskedBy) : null
  }

  @ResolveField(() => String, { nullable: true })
  reason(@Parent() membership: MembershipType, @As() actor: Actor): string | null {
    return readsReason(actor, membership) ? membership.reason : null
  }

  @ResolveField(() => MembershipAbilitiesType)
  abilities(@Parent() membership: MembershipType, @As() actor: Actor): InstanceType<typeof MembershipAbilitiesType> {
    return membershipAbilities(actor, membership)
  }

  private named(asking: Asking, id: PersonId | null): Promise<PersonType> | null {
    return id && this.people.person(asking, id)
  }
}

@Resolver(() => AllianceType)
export class AllianceMembershipsResolver {
  constructor(private readonly service: MembershipService) {}

  @ResolveField(() => [MembershipType])
  memberships(@Parent() { id }: AllianceType, @Ask() asking: Asking): Promise<MembershipType[]> {
    return asking
      .loader<AllianceId, MembershipRecord[]>('memberships', (ids, reader, actor) =>
        this.service.ofAlliances(reader, actor, ids),
      )
      .load(id)
  }
}
