/** What the client sees of an enquiry. Its cycles, comments and templates are added by their own features. */
import { EnquiryMemberState, EnquiryState } from '@alongside/domain/enquiry'
import { HealthAnswer, type HealthProcess } from '@alongside/domain/health'
import type { AllianceId, EnquiryId, InvitationId, PersonId, SpaceId, TemplateId, Urn } from '@alongside/domain/ids'
import { Visibility } from '@alongside/domain/visibility'
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { abilitiesType } from '../../platform/graphql/abilities.js'
import { Instant } from '../../platform/graphql/scalars.js'
import { enquiryAbilities } from './enquiry-policy.service.js'
import type { EnquiryRecord } from './enquiry-record.service.js'

registerEnumType(EnquiryState, { name: 'EnquiryState' })
registerEnumType(EnquiryMemberState, { name: 'EnquiryMemberState' })
registerEnumType(Visibility, { name: 'Visibility' })
registerEnumType(HealthAnswer, { name: 'HealthValue' })

export const EnquiryAbilities = abilitiesType('EnquiryAbilities', enquiryAbilities)

@ObjectType('EnquirySchool')
export class EnquirySchoolType {
  @Field(() => Boolean) hasJoined!: boolean
  @Field(() => Instant, { nullable: true }) leftAt!: string | null
  urn!: Urn
}

@ObjectType('EnquiryMember')
export class EnquiryMemberType {
  @Field(() => EnquiryMemberState) state!: EnquiryMemberState
  @Field(() => Boolean) isLead!: boolean
  @Field(() => Instant, { nullable: true }) protocolAcceptedAt!: string | null
  @Field(() => Boolean) isMe!: boolean
  personId!: PersonId
  urn!: Urn
}

@ObjectType('Guest')
export class GuestType {
  @Field(() => ID) id!: string
  @Field(() => Instant, { nullable: true }) expiresAt!: Date | null
  enquiryId!: EnquiryId
  personId!: PersonId
}

@ObjectType('HealthAnswer')
export class HealthAnswerType {
  @Field(() => String) process!: HealthProcess
  @Field(() => String) label!: string
  @Field(() => String) prompt!: string
  @Field(() => HealthAnswer, { nullable: true }) answer!: HealthAnswer | null
  @Field(() => Instant, { nullable: true }) answeredAt!: Date | null
  answeredById!: PersonId | null
}

@ObjectType('AuthorshipShare')
export class AuthorshipShareType {
  @Field(() => Int) edits!: number
  @Field(() => Float) share!: number
  urn!: Urn
}

@ObjectType('GuardReason')
export class GuardReasonType {
  @Field(() => String) code!: string
  @Field(() => String) message!: string
}

@ObjectType('Enquiry')
export class EnquiryType {
  @Field(() => ID) id!: EnquiryId
  @Field(() => ID) spaceId!: SpaceId
  @Field(() => String) title!: string
  @Field(() => String) classroomPractice!: string
  @Field(() => String) pupilsToBenefit!: string
  @Field(() => String) strand!: string
  @Field(() => EnquiryState) state!: EnquiryState
  @Field(() => Visibility) visibility!: Visibility
  @Field(() => Instant) createdAt!: Date
  @Field(() => Instant) changedAt!: Date
  @Field(() => String) protocol!: string
  @Field(() => Int) protocolVersion!: number
  @Field(() => String, { nullable: true }) lastFinding!: string | null
  @Field(() => String, { nullable: true }) closingReason!: string | null
  @Field(() => Int) version!: number
  @Field(() => [EnquirySchoolType]) schools!: readonly EnquirySchoolType[]
  /** Empty for those who neither read nor were asked in. */
  @Field(() => [EnquiryMemberType]) members!: readonly EnquiryMemberType[]
  /** Everything its policies look at; never sent. */
  record!: EnquiryRecord
  /** The link of an invitation made in this very answer, where no mail can carry it. */
  link?: { readonly id: InvitationId; readonly link: string } | null
}

@InputType('StartEnquiryInput')
export class StartEnquiryInput {
  @Field(() => ID) allianceId!: AllianceId
  @Field(() => ID) urn!: Urn
  @Field(() => String) title!: string
  @Field(() => String) classroomPractice!: string
  @Field(() => String) pupilsToBenefit!: string
  @Field(() => ID, { nullable: true }) templateId?: TemplateId | null
  @Field(() => [ID], { nullable: true }) partnerUrns?: Urn[] | null
}
