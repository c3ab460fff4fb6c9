/** What the client sees of an account and of the installation it lives in. */
import type { PersonId, RoleHoldingId, SessionId, SpaceId, Urn } from '@alongside/domain/ids'
import type { Role } from '@alongside/domain/role'
import { Field, ID, ObjectType } from '@nestjs/graphql'
import { CivilDate, Instant } from '../../platform/graphql/scalars.js'

@ObjectType('SessionInfo')
export class SessionInfoType {
  @Field(() => ID) id!: SessionId
  @Field(() => String) device!: string
  @Field(() => Instant) createdAt!: Date
  @Field(() => Instant) lastSeenAt!: Date
  @Field(() => Boolean) isThisOne!: boolean
}

/** Its school or alliance is added by the resolver. */
@ObjectType('Holding')
export class HoldingType {
  @Field(() => ID) id!: RoleHoldingId
  @Field(() => String) role!: Role
  @Field(() => String) roleLabel!: string
  @Field(() => ID, { nullable: true }) spaceId!: SpaceId | null
  @Field(() => Boolean) deputy!: boolean
  @Field(() => CivilDate, { nullable: true }) endsOn!: string | null
  @Field(() => Boolean, {
    description: 'Its holder can invite somebody to this school or alliance, by whichever role.',
  })
  canInvite!: boolean
  urn!: Urn | null
}

@ObjectType('Viewer')
export class ViewerType {
  @Field(() => ID) id!: PersonId
  @Field(() => String) name!: string
  @Field(() => String) email!: string
  @Field(() => Boolean) isAdmin!: boolean
  /** Here for one record only: no directory, no alliance. */
  @Field(() => Boolean) isGuest!: boolean
  @Field(() => [HoldingType]) holdings!: HoldingType[]
  @Field(() => HoldingType, {
    nullable: true,
    description: 'The role chosen in the switcher: a preset, never a limit.',
  })
  actingAs!: HoldingType | null
  @Field(() => Boolean) canStartEnquiry!: boolean
  @Field(() => Boolean) canStartLessonStudy!: boolean
  @Field(() => [String], { description: 'The places of the rail this person can use.' }) places!: string[]
}

@ObjectType('DemoPerson')
export class DemoPersonType {
  @Field(() => String) role!: string
  @Field(() => String) name!: string
  @Field(() => String) email!: string
  @Field(() => String) password!: string
  @Field(() => String, { nullable: true }) school!: string | null
}

@ObjectType('Installation')
export class InstallationType {
  @Field(() => Boolean) demo!: boolean
  /** Mails stay here, on a page where anybody can read them. */
  @Field(() => Boolean) mailbox!: boolean
  @Field(() => Boolean) firstAdministratorNeeded!: boolean
  @Field(() => String) version!: string
}
