/** What the client sees of a school's membership; the school, the alliance and the people are added by the resolver. */
import type { AllianceId, MembershipId, PersonId, Urn } from '@alongside/domain/ids'
import { MembershipRole, MembershipState } from '@alongside/domain/membership'
import { membershipActions } from '@alongside/domain/membership-policy'
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { abilitiesType } from '../../platform/graphql/abilities.js'
import { CivilDate, Instant } from '../../platform/graphql/scalars.js'

registerEnumType(MembershipRole, { name: 'MembershipRole' })
registerEnumType(MembershipState, { name: 'MembershipState' })

export const MembershipAbilitiesType = abilitiesType('MembershipAbilities', membershipActions)

@ObjectType('Membership')
export class MembershipType {
  @Field(() => ID) id!: MembershipId
  @Field(() => MembershipRole) role!: MembershipRole
  @Field(() => MembershipState) state!: MembershipState
  @Field(() => Instant) invitedAt!: Date
  @Field(() => Instant, { nullable: true }) signedAt!: Date | null
  @Field(() => Instant, { nullable: true }) countersignedAt!: Date | null
  @Field(() => CivilDate, { nullable: true }) leavesOn!: string | null
  @Field(() => Int, { nullable: true }) agreementVersion!: number | null
  @Field(() => Int) version!: number
  @Field(() => String, {
    nullable: true,
    description: 'Told once, to whoever invited the school’s head, where no mail can be sent.',
  })
  invitationLink?: string | null
  allianceId!: AllianceId
  urn!: Urn
  leadUrn!: Urn | null
  agreementInForce!: number
  signedBy!: PersonId | null
  countersignedBy!: PersonId | null
  removalAskedBy!: PersonId | null
  reason!: string | null
}
