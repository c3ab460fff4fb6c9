/** Every step of a membership, from the invitation to the day a school leaves. */
import type { Actor } from '@alongside/domain/actor'
import type { AllianceId, MembershipId, Urn } from '@alongside/domain/ids'
import { MembershipRole } from '@alongside/domain/membership'
import { Args, ID, Int, Mutation, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { CivilDate } from '../../platform/graphql/scalars.js'
import { MembershipType } from './membership.graphql.js'
import { MembershipService } from './membership.service.js'
import { MembershipInvitingService } from './membership-inviting.service.js'
import { MembershipJoiningService } from './membership-joining.service.js'
import { MembershipRemovalService } from './membership-removal.service.js'
import { MembershipStandingService } from './membership-standing.service.js'

const inAlliance = () => Args('allianceId', { type: () => ID })
const withId = () => Args('id', { type: () => ID })

@Resolver(() => MembershipType)
export class MembershipStepsResolver {
  constructor(
    private readonly service: MembershipService,
    private readonly inviting: MembershipInvitingService,
    private readonly joining: MembershipJoiningService,
    private readonly standing: MembershipStandingService,
    private readonly removal: MembershipRemovalService,
  ) {}

  @Mutation(() => MembershipType)
  async inviteSchool(
    @inAlliance() allianceId: AllianceId,
    @Args('urn', { type: () => ID }) urn: Urn,
    @Args('role', { type: () => MembershipRole }) role: MembershipRole,
    @Args('headEmail', { type: () => String, nullable: true }) headEmail: string | null,
    @Args('headName', { type: () => String, nullable: true }) headName: string | null,
    @As() actor: Actor,
    @Ask() asking: Asking,
  ): Promise<MembershipType> {
    const { id, invitationLink } = await this.inviting.invite(actor, allianceId, { urn, role, headEmail, headName })
    return { ...(await this.service.one(asking.reader, allianceId, id)), invitationLink }
  }

  @Mutation(() => MembershipType)
  async acceptMembership(
    @inAlliance() allianceId: AllianceId,
    @withId() id: MembershipId,
    @As() actor: Actor,
    @Ask() asking: Asking,
  ): Promise<MembershipType> {
    await this.joining.accept(actor, allianceId, id)
    return this.service.one(asking.reader, allianceId, id)
  }

  @Mutation(() => MembershipType)
  async declineMembership(
    @inAlliance() allianceId: AllianceId,
    @withId() id: MembershipId,
    @Args('reason', { type: () => String, nullable: true }) reason: string | null,
    @As() actor: Actor,
    @Ask() asking: Asking,
  ): Promise<MembershipType> {
    await this.joining.decline(actor, allianceId, id, reason)
    return this.service.one(asking.reader, allianceId, id)
  }

  @Mutation(() => MembershipType)
  async signMembership(
    @inAlliance() allianceId: AllianceId,
    @withId() id: MembershipId,
    @Args('agreementVersion', { type: () => Int }) agreementVersion: number,
    @As() actor: Actor,
    @Ask() asking: Asking,
  ): Promise<MembershipType> {
    await this.joining.sign(actor, allianceId, id, agreementVersion)
    return this.service.one(asking.reader, allianceId, id)
  }

  @Mutation(() => MembershipType)
  async countersignMembership(
    @inAlliance() allianceId: AllianceId,
    @withId() id: MembershipId,
    @As() actor: Actor,
    @Ask() asking: Asking,
  ): Promise<MembershipType> {
    await this.joining.countersign(actor, allianceId, id)
    return this.service.one(asking.reader, allianceId, id)
  }

  @Mutation(() => MembershipType)
  async pauseMembership(
    @inAlliance() allianceId: AllianceId,
    @withId() id: MembershipId,
    @Args('reason', { type: () => String, nullable: true }) reason: string | null,
    @As() actor: Actor,
    @Ask() asking: Asking,
  ): Promise<MembershipType> {
    await this.standing.pause(actor, allianceId, id, reason)
    return this.service.one(asking.reader, allianceId, id)
  }

  @Mutation(() => MembershipType)
  async resumeMembership(
    @inAlliance() allianceId: AllianceId,
    @withId() id: MembershipId,
    @As() actor: Actor,
    @Ask() asking: Asking,
  ): Promise<MembershipType> {
    await this.standing.resume(actor, allianceId, id)
    return this.service.one(asking.reader, allianceId, id)
  }

  @Mutation(() => MembershipType)
  async giveNotice(
    @inAlliance() allianceId: AllianceId,
    @withId() id: MembershipId,
    @Args('leavesOn', { type: () => CivilDate }) leavesOn: string,
    @As() actor: Actor,
    @Ask() asking: Asking,
  ): Promise<MembershipType> {
    await this.standing.giveNotice(actor, allianceId, id, leavesOn)
    return this.service.one(asking.reader, allianceId, id)
  }

  @Mutation(() => MembershipType)
  async withdrawNotice(
    @inAlliance() allianceId: AllianceId,
    @withId() id: MembershipId,
    @Args('reason', { type: () => String, nullable: true }) reason: string | null,
    @As() actor: Actor,
    @Ask() asking: Asking,
  ): Promise<MembershipType> {
    await this.standing.withdrawNotice(actor, allianceId, id, reason)
    return this.service.one(asking.reader, allianceId, id)
  }

  @Mutation(() => MembershipType)
  async handOverLead(
    @inAlliance() allianceId: AllianceId,
    @withId() id: MembershipId,
    @As() actor: Actor,
    @Ask() asking: Asking,
  ): Promise<MembershipType> {
    await this.standing.handOverLead(actor, allianceId, id)
    return this.service.one(asking.reader, allianceId, id)
  }

  @Mutation(() => MembershipType)
  async removeMembership(
    @inAlliance() allianceId: AllianceId,
    @withId() id: MembershipId,
    @Args('reason', { type: () => String }) reason: string,
    @As() actor: Actor,
    @Ask() asking: Asking,
  ): Promise<MembershipType> {
    await this.removal.remove(actor, allianceId, id, reason)
    return this.service.one(asking.reader, allianceId, id)
  }
}
