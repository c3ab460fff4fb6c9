/** Account: sign in and out, who I am. */
import { isAdmin } from '@alongside/domain/actor'
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Open } from '../../platform/auth/open.js'
import type { ResolvedActor } from '../../platform/auth/sessions.js'
import { Sessions } from '../../platform/auth/sessions.js'
import { Config } from '../../platform/config.js'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { ViewerType } from './account.graphql.js'
import { AccountService } from './account.service.js'

const viewerOf = (actor: ResolvedActor): ViewerType => ({
  id: actor.personId,
  name: actor.name,
  email: actor.email,
  isAdmin: isAdmin(actor),
})

@Resolver(() => ViewerType)
export class AccountResolver {
  constructor(
    private readonly account: AccountService,
    private readonly sessions: Sessions,
    private readonly config: Config,
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
    const { secret } = await this.account.signIn(email, password, asking.request.headers['user-agent'] ?? '')
    asking.reply.setCookie(this.config.cookieName, secret, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.config.isSecure,
      maxAge: 30 * 24 * 3600,
    })
    const actor = await this.sessions.actorOf(secret)
    return viewerOf(actor!)
  }
}
