/** Account: sign in and out, who I am, where I am signed in. */
import type { RoleHoldingId, SessionId } from '@alongside/domain/ids'
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { Entrance } from '../../platform/auth/entrance.js'
import { Open } from '../../platform/auth/open.js'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { Instant } from '../../platform/graphql/scalars.js'
import { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import { HoldingType, SessionInfoType, ViewerType } from './account.graphql.js'
import { AccountService } from './account.service.js'
import { viewerOf } from './viewer.js'

@Resolver(() => ViewerType)
export class AccountResolver {
  constructor(
    private readonly account: AccountService,
    private readonly entrance: Entrance,
  ) {}

  @Open('A browser asks who is signed in before it knows; a stranger is told nobody.')
  @Query(() => ViewerType, { nullable: true })
  viewer(@Ask() asking: Asking): ViewerType | null {
    return asking.someone && viewerOf(asking.someone)
  }

  @Open('Signing in is how a stranger stops being one.')
  @Mutation(() => ViewerType)
  async signIn(
    @Args('email') email: string,
    @Args('password') password: string,
    @Ask() asking: Asking,
  ): Promise<ViewerType> {
    const person = await this.account.signIn(email, password, asking.request.ip)
    return viewerOf(await this.entrance.letIn(asking, person))
  }

  @Mutation(() => Boolean)
  async signOut(@Ask() asking: Asking): Promise<boolean> {
    await this.entrance.letOut(asking)
    return true
  }

  @Mutation(() => ViewerType)
  async revokeSession(@Args('id', { type: () => ID }) id: SessionId, @Ask() asking: Asking): Promise<ViewerType> {
    await this.entrance.end(asking.actor.personId, id)
    return viewerOf(asking.actor)
  }

  @Mutation(() => ViewerType)
  async revokeOtherSessions(@Ask() asking: Asking): Promise<ViewerType> {
    await this.account.endOtherSessions(asking.actor)
    return viewerOf(asking.actor)
  }

  @Mutation(() => ViewerType)
  async actAs(
    @Args('holdingId', { type: () => ID }) holdingId: RoleHoldingId,
    @Ask() asking: Asking,
  ): Promise<ViewerType> {
    return viewerOf(await this.account.actAs(asking.actor, holdingId))
  }

  @ResolveField(() => [SessionInfoType])
  sessions(@Ask() asking: Asking): Promise<SessionInfoType[]> {
    return this.account.sessions(asking.reader, asking.actor)
  }

  @ResolveField(() => Int)
  async inboxCount(@Ask() asking: Asking): Promise<number> {
    return (await this.account.seen(asking)).waiting
  }

  @ResolveField(() => Instant, { nullable: true })
  async announcementsLastSeenAt(@Ask() asking: Asking): Promise<Date | null> {
    return (await this.account.seen(asking)).lastHereAt
  }
}

@Resolver(() => HoldingType)
export class HoldingResolver {
  constructor(private readonly schools: SchoolService) {}

  @ResolveField(() => SchoolType, { nullable: true })
  school(@Parent() { urn }: HoldingType, @Ask() asking: Asking): Promise<SchoolType | null> | null {
    return urn && this.schools.school(asking, urn)
  }
}
