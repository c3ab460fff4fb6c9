/** What the client sees of people, of a school's or an alliance's directory, and of invitations. */
import type { InvitationId, PersonId, RoleHoldingId, Urn } from '@alongside/domain/ids'
import { InvitationState, PersonState } from '@alongside/domain/person'
import type { Role } from '@alongside/domain/role'
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { abilitiesType } from '../../platform/graphql/abilities.js'
import { CivilDate, Instant } from '../../platform/graphql/scalars.js'

registerEnumType(PersonState, { name: 'PersonState' })

/** Where a person works is added by the resolver, from `urns`. */
@ObjectType('Person')
export class PersonType {
  @Field(() => ID) id!: PersonId
  @Field(() => String) name!: string
  @Field(() => String) initials!: string
  /** Only for those who may read the directory this person stands in. */
  @Field(() => String, { nullable: true }) email!: string | null
  @Field(() => [String]) roles!: string[]
  urns!: readonly Urn[]
}

export const PersonAbilities = abilitiesType('PersonAbilities', [
  'suspend',
  'reinstate',
  'release',
  'appointDeputy',
  'endDeputy',
  'endRole',
] as const)

/** One role somebody holds at a school or in an alliance. */
@ObjectType('PersonInSchool')
export class PersonInSchoolType {
  @Field(() => ID) id!: RoleHoldingId
  @Field(() => ID) holdingId!: RoleHoldingId
  @Field(() => String) role!: Role
  @Field(() => String) roleLabel!: string
  @Field(() => Boolean) deputy!: boolean
  @Field(() => CivilDate, { nullable: true }) endsOn!: string | null
  @Field(() => PersonState) state!: PersonState
  @Field(() => PersonAbilities) abilities!: InstanceType<typeof PersonAbilities>
  personId!: PersonId
  urn!: Urn | null
}

/** A role the asker can invite somebody to. */
@ObjectType('RoleOffer')
export class RoleOfferType {
  @Field(() => String) role!: Role
  @Field(() => String) label!: string
}

@ObjectType('Invitation')
export class InvitationType {
  @Field(() => ID) id!: InvitationId
  @Field(() => String) email!: string
  @Field(() => String) name!: string
  @Field(() => String) role!: Role
  @Field(() => String) roleLabel!: string
  @Field(() => String) state!: InvitationState
  @Field(() => Instant) createdAt!: Date
  @Field(() => Instant) expiresAt!: Date
  /** Told once, to the inviter, where no mail can be sent. */
  @Field(() => String, { nullable: true }) link!: string | null
}

export const InviteOutcome = {
  INVITED: 'INVITED',
  ALREADY_HERE: 'ALREADY_HERE',
  ALREADY_INVITED: 'ALREADY_INVITED',
  REFUSED: 'REFUSED',
} as const
export type InviteOutcome = (typeof InviteOutcome)[keyof typeof InviteOutcome]
registerEnumType(InviteOutcome, { name: 'InviteOutcome' })

@ObjectType('InviteLine')
export class InviteLineType {
  @Field(() => Int) line!: number
  @Field(() => String) text!: string
  @Field(() => String, { nullable: true }) email!: string | null
  @Field(() => InviteOutcome) outcome!: InviteOutcome
  @Field(() => String, { nullable: true }) message!: string | null
  @Field(() => InvitationType, { nullable: true }) invitation!: InvitationType | null
}

@ObjectType('InvitationPreview')
export class InvitationPreviewType {
  @Field(() => String) email!: string
  @Field(() => String) name!: string
  @Field(() => String) roleLabel!: string
  @Field(() => String, { nullable: true }) schoolName!: string | null
  @Field(() => String, { nullable: true }) allianceName!: string | null
  @Field(() => String, { nullable: true }) itemTitle!: string | null
  @Field(() => String) invitedBy!: string
  /** A newcomer chooses name and password; whoever has an account signs in first. */
  @Field(() => Boolean) needsPassword!: boolean
  @Field(() => Instant) expiresAt!: Date
}

@ObjectType('HandoverItem')
export class HandoverItemType {
  @Field(() => String) kind!: string
  @Field(() => ID) id!: string
  @Field(() => String) title!: string
  candidateIds!: readonly PersonId[]
}

@InputType('HandoverInput')
export class HandoverInput {
  @Field(() => String) kind!: string
  @Field(() => ID) id!: string
  @Field(() => ID) toPersonId!: PersonId
}
